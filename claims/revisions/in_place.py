"""Claims of one sentence before and after it was edited: which took the place of which.

That they speak of one thing need not be shown: they stand in one place of one sentence. What must be
shown is only which of several stood where, and whether the new one says anything else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claims.attribution.cues import FAMILY
from claims.claim import DateClaim, Evidence, FigureClaim, Modifier, QuoteClaim, StatusClaim
from claims.comparison.figures import compare_figures
from claims.dates.alternatives import days_apart
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.figures.units import same_dimension
from claims.pairing.concepts import GROWING, families_of
from claims.pairing.figure_pairs import GRAVE
from claims.pairing.quote_pairs import pair_quotes
from claims.statuses.comparing import degree_of

SURE = 0.95
"""Confidence in what an edited sentence says in the same place."""
_LIKELY = 0.85
_NEIGHBOURS = 4
"""Words on each side of a figure by which its place is known."""
_SAME_PLACE = 0.3
_SAME_WORDS = 45
"""Of 100; two quotations in one edited sentence less alike than this are two quotations."""
_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*")
_UPWARD, _DOWNWARD = {Modifier.OVER, Modifier.AT_LEAST}, {Modifier.UNDER, Modifier.AT_MOST}


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: float
    before: Evidence
    after: Evidence
    differs: bool


def figures_in_place(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[ClaimPair]:
    """Return each figure of a sentence with the one in its place after the edit, agreeing or not."""
    ours = [one for one in before if isinstance(one.claim, FigureClaim)]
    theirs = [one for one in after if isinstance(one.claim, FigureClaim)]
    alone = len(ours) == len(theirs) == 1
    found = [
        _Candidate(place, a, b, says_otherwise(a.claim, b.claim))
        for a in ours
        for b in theirs
        if isinstance(a.claim, FigureClaim)
        and isinstance(b.claim, FigureClaim)
        and a.claim.dimension is b.claim.dimension
        and ((place := _likeness_of_places(a, b)) >= _SAME_PLACE or alone)
    ]
    found.sort(key=lambda one: (one.differs, -one.place, one.before.claim.span, one.after.claim.span))
    return [figure_pair(one.before, one.after, confidence=SURE) for one in _dealt(found)]


def says_otherwise(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether a figure put in another's place states another amount.

    Within one article no rounding excuses a change: 12,000 made 12,300 is a change, and so is another
    unit under the same number. *About 60* made *62* says the same more closely.
    """
    if a.unit != b.unit and not same_dimension(a.unit, b.unit):
        return True
    if {a.modifier, b.modifier} & _UPWARD and {a.modifier, b.modifier} & _DOWNWARD:
        return True
    if compare_figures(a, b).outcome is Outcome.DIFFER:
        return True
    return a.unit == b.unit and a.modifier is b.modifier and (a.value.low, a.value.high) != (b.value.low, b.value.high)


def figure_pair(a: Evidence, b: Evidence, *, confidence: float) -> ClaimPair:
    """Return the pair of a figure and the one that took its place."""
    x, y = a.claim, b.claim
    assert isinstance(x, FigureClaim)
    assert isinstance(y, FigureClaim)
    if not says_otherwise(x, y):
        return _pair(a, b, "revision-figure", confidence=confidence, severity=None)
    convertible = x.unit == y.unit or same_dimension(x.unit, y.unit)
    grave = not convertible or compare_figures(x, y).apart >= GRAVE
    severity = Severity.HIGH if grave and not _grew(x, y) else Severity.MEDIUM
    return _pair(a, b, "revision-figure", confidence=confidence, severity=severity)


def quotes_in_place(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[ClaimPair]:
    """Return each quotation of a sentence with the one in its place after the edit."""
    ours = [one for one in before if isinstance(one.claim, QuoteClaim) and one.claim.direct]
    theirs = [one for one in after if isinstance(one.claim, QuoteClaim) and one.claim.direct]
    found = [
        _Candidate(alike, a, b, _words(a) != _words(b))
        for a in ours
        for b in theirs
        if (alike := fuzz.ratio(_words(a), _words(b))) >= _SAME_WORDS
    ]
    found.sort(key=lambda one: (-one.place, one.before.claim.span, one.after.claim.span))
    return [_quote_pair(one) for one in _dealt(found)]


def _quote_pair(one: _Candidate) -> ClaimPair:
    judged = next(iter(pair_quotes([one.before], [one.after])), None)
    same = not one.differs or (judged is not None and judged.outcome is Outcome.AGREE)
    if same:
        return _pair(one.before, one.after, "revision-quote", confidence=SURE, severity=None)
    severity = Severity.MEDIUM if judged is None or judged.severity is Severity.LOW else judged.severity
    return _pair(one.before, one.after, "revision-quote", confidence=SURE, severity=severity)


def statuses_in_place(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[ClaimPair]:
    """Return each status of a sentence with the one in its place after the edit."""
    ours = [one for one in before if isinstance(one.claim, StatusClaim)]
    theirs = [one for one in after if isinstance(one.claim, StatusClaim)]
    alone = len(ours) == len(theirs) == 1
    found = [
        _Candidate(_likeness_of_places(a, b), a, b, _stands_elsewhere(a.claim, b.claim))
        for a in ours
        for b in theirs
        if isinstance(a.claim, StatusClaim)
        and isinstance(b.claim, StatusClaim)
        and (a.claim.action == b.claim.action or alone)
    ]
    found.sort(key=lambda one: (one.differs, -one.place, one.before.claim.span, one.after.claim.span))
    return [
        _pair(
            one.before,
            one.after,
            "revision-status",
            confidence=_LIKELY,
            severity=Severity.HIGH if one.differs else None,
        )
        for one in _dealt(found)
    ]


def dates_in_place(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[ClaimPair]:
    """Return each date of a sentence with the one in its place after the edit; not the days somebody spoke on."""
    ours, theirs = _dated(before), _dated(after)
    alone = len(ours) == len(theirs) == 1
    found = [
        _Candidate(place, a, b, _another_day(a.claim, b.claim))
        for a in ours
        for b in theirs
        if isinstance(a.claim, DateClaim)
        and isinstance(b.claim, DateClaim)
        and ((place := _likeness_of_places(a, b)) >= _SAME_PLACE or alone)
    ]
    found.sort(key=lambda one: (one.differs, -one.place, one.before.claim.span, one.after.claim.span))
    return [
        _pair(
            one.before,
            one.after,
            "revision-date",
            confidence=_LIKELY,
            severity=Severity.MEDIUM if one.differs else None,
        )
        for one in _dealt(found)
    ]


def _dated(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [
        one
        for one in evidence
        if isinstance(one.claim, DateClaim) and FAMILY.get(one.claim.concept.event or "") is None
    ]


def _another_day(a: DateClaim, b: DateClaim) -> bool:
    apart = days_apart(a, b)
    return _tokens_of(a.surface) != _tokens_of(b.surface) if apart is None else apart > 0


def _tokens_of(surface: str) -> list[str]:
    return _WORD.findall(surface.lower())


def _stands_elsewhere(a: StatusClaim, b: StatusClaim) -> bool:
    if a.polarity is not b.polarity:
        return True
    return a.action == b.action and degree_of(a) is not degree_of(b)


def _dealt(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    used: set[int] = set()
    kept = []
    for one in ranked:
        if id(one.before) not in used and id(one.after) not in used:
            used |= {id(one.before), id(one.after)}
            kept.append(one)
    return kept


def _grew(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether a count of what grows (a toll) went up: news rather than an error."""
    words = [word for claim in (a, b) for word in (claim.concept.head, claim.concept.event, claim.concept.property)]
    return bool(families_of(word for word in words if word) & GROWING) and b.value.low > a.value.high


def _likeness_of_places(a: Evidence, b: Evidence) -> float:
    """Return the share of neighbouring words that two claims of one edited sentence have in common, 0 to 1."""
    left, right = _around(a), _around(b)
    shared = sum(len(set(x) & set(y)) for x, y in zip(left, right, strict=True))
    most = sum(max(len(set(x)), len(set(y))) for x, y in zip(left, right, strict=True))
    return shared / most if most else 1.0


def _around(one: Evidence) -> tuple[list[str], list[str]]:
    claim = one.claim
    text, sentence = one.article.text, claim.sentence_span
    before = _tokens(text[sentence.start : claim.span.start])[-_NEIGHBOURS:]
    return before, _tokens(f"{claim.surface} {text[claim.span.end : sentence.end]}")[:_NEIGHBOURS]


def _tokens(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if not word[0].isdigit()]


def _words(one: Evidence) -> str:
    assert isinstance(one.claim, QuoteClaim)
    return " ".join(_WORD.findall(one.claim.content.lower().replace("’", "'")))


def _pair(a: Evidence, b: Evidence, rule: str, *, confidence: float, severity: Severity | None) -> ClaimPair:
    """Return the pair of two claims of one place; without a severity they agree."""
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.AGREE if severity is None else Outcome.DIFFER,
        kind=None if severity is None else DifferenceKind.REVISION,
        confidence=confidence,
        rule=rule,
        severity=severity or Severity.LOW,
    )
