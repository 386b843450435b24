"""The kinds of difference in an editor's words. They say *differ*, never which side is right."""

from dataclasses import dataclass

from claims.difference import Difference, DifferenceKind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """How a kind of difference is spoken of."""

    title: str
    """Opens the title of a card: *Figures differ*."""
    plain: str
    """What kind of difference it is, in plain words."""


KIND_WORDS: dict[DifferenceKind, KindWords] = {
    DifferenceKind.FIGURE_CONFLICT: KindWords(
        title="Figures differ", plain="conflict: one thing, figures that cannot both hold"
    ),
    DifferenceKind.FIGURE_UPDATE: KindWords(
        title="Figure has moved", plain="update: a later figure for a count that grows"
    ),
    DifferenceKind.SCOPE: KindWords(title="Scope differs", plain="scope: other limits of one thing; both can be right"),
    DifferenceKind.ATTRIBUTION: KindWords(
        title="Attribution differs", plain="attribution: sourced on one side, stated flat on the other"
    ),
    DifferenceKind.QUOTE_VARIANCE: KindWords(
        title="Quotation differs", plain="quotation: one statement in other words"
    ),
    DifferenceKind.STATUS_CONFLICT: KindWords(
        title="Accounts differ", plain="conflict: said to have happened, and not to have happened"
    ),
    DifferenceKind.STATUS_UPDATE: KindWords(
        title="Status has moved", plain="update: a later stage of one course of action"
    ),
    DifferenceKind.DATE_CONFLICT: KindWords(
        title="Dates differ", plain="conflict: one event, dates that cannot both hold"
    ),
    DifferenceKind.NAME_SPELLING: KindWords(title="Spelling differs", plain="spelling: one name in several forms"),
    DifferenceKind.STALE_FACT: KindWords(
        title="Overtaken by events", plain="stale: still open here, settled elsewhere"
    ),
    DifferenceKind.OMISSION: KindWords(title="Left out", plain="omission: most carry it, this one does not"),
    DifferenceKind.FRAMING: KindWords(
        title="Framing differs", plain="framing: the outlet’s own words for the act, unlike its peers’"
    ),
    DifferenceKind.REVISION: KindWords(
        title="Article has changed", plain="revision: a new version of the same article"
    ),
    DifferenceKind.INTERNAL_CONFLICT: KindWords(
        title="Article differs with itself", plain="internal: two passages of one article that cannot both hold"
    ),
    DifferenceKind.CORRECTION: KindWords(
        title="Correction received", plain="correction: the outlet withdrew or corrected this"
    ),
}
"""One entry for every kind; a test holds that."""

SEVERITY_WORDS = {Severity.HIGH: "High", Severity.MEDIUM: "Medium", Severity.LOW: "Low"}

MOVING = frozenset(
    {DifferenceKind.FIGURE_UPDATE, DifferenceKind.STATUS_UPDATE, DifferenceKind.REVISION, DifferenceKind.CORRECTION}
)
"""Kinds whose sides follow one another in time."""

DISPUTED = frozenset(
    {
        DifferenceKind.FIGURE_CONFLICT,
        DifferenceKind.STATUS_CONFLICT,
        DifferenceKind.DATE_CONFLICT,
        DifferenceKind.STALE_FACT,
    }
)
"""Kinds that an editor may turn into an update."""

_CONFIDENCE = ((0.9, "very likely"), (0.72, "likely"), (0.55, "possible"), (0.0, "unsure"))
"""Lower bounds of confidence and the word for it; what a digest only suggests is called *possible*."""


def confidence_words(confidence: float) -> str:
    """Return a confidence in words and as a number: *very likely (0.93)*."""
    bounded = min(1.0, max(0.0, confidence))
    word = next(word for bound, word in _CONFIDENCE if bounded >= bound)
    return f"{word} ({bounded:.2f})"


def title_of(difference: Difference) -> str:
    """Return the finding as a title: *Figures differ: deaths in the floods*."""
    words = KIND_WORDS[difference.kind].title
    subject = " ".join(difference.subject.split())
    return f"{words}: {subject}" if subject else words
