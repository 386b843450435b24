"""Two quotations: one utterance or two, and what one outlet's wording does to the other's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from claims.attribution.people import is_person
from claims.attribution.speakers import person_name, surname
from claims.claim import QuoteClaim
from claims.difference import Severity
from claims.quotes.credited import SPELLING, same_speaker
from claims.quotes.joining import joined_from
from claims.quotes.key_words import changes, key_difference
from claims.quotes.wording import Word, sentences_of


class QuoteOutcome(StrEnum):
    """What two quotations of one utterance are to each other."""

    SAME = "same"
    CUT = "cut"
    """One is an excerpt of the other, word for word."""
    WORD = "word"
    """One word differs, every other one is the same."""
    TRANSLATION = "translation"
    """Other words, same sense as far as words can tell."""
    JOINED = "joined"
    """Two sentences of one are one sentence in the other."""
    SPEAKER = "speaker"
    """The same words, given to two people."""
    KEY_WORD = "key_word"
    """*Not*, *will*, a number, a name or *all* is there in one and not in the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariance:
    """How two quotations of one utterance compare."""

    outcome: QuoteOutcome
    severity: Severity | None
    """None where both can stand: the same words, or an excerpt of them."""
    similarity: float
    """Share of the aligned words that meet, 0 to 1."""
    why: str
    plain: bool = True
    """False where the two speakers may be a firm and the person who speaks for it."""


SAME_UTTERANCE = 0.6
"""Share of the shorter sentence's content words that must meet in the other quotation."""
_ENOUGH_CONTENT = 3
"""Content words that must meet; with fewer, nearly the whole sentence must."""
_NEARLY_ALL = 0.75
_ALL_BUT_ONE = 0.85
_WORDS_IN_A_ROW = 5
"""Aligned words from which two quotations without a known speaker are taken for one."""
_IN_ORDER = 0.5
"""Share of all the shorter one's words that must meet in the same order: the rest may be reworded."""
_EDGE = 2
_LONG_RUN = 7
"""Words from which a run of the same ones is no accident."""
_CLOSE, _CLOSE_ENOUGH = 0.6, 0.5
"""Below the first the passages that meet only touch: the end of one sentence, the start of another; below
the second also where one person is known to speak both."""
_JOINED = "two sentences in one are one sentence in the other"
_SEVERITY = {
    QuoteOutcome.SAME: None,
    QuoteOutcome.CUT: None,
    QuoteOutcome.TRANSLATION: Severity.LOW,
    QuoteOutcome.WORD: Severity.MEDIUM,
    QuoteOutcome.JOINED: Severity.MEDIUM,
    QuoteOutcome.SPEAKER: Severity.MEDIUM,
    QuoteOutcome.KEY_WORD: Severity.HIGH,
}
_ORDER = (
    QuoteOutcome.SAME,
    QuoteOutcome.CUT,
    QuoteOutcome.TRANSLATION,
    QuoteOutcome.WORD,
    QuoteOutcome.JOINED,
    QuoteOutcome.KEY_WORD,
)


def compare_quotes(a: QuoteClaim, b: QuoteClaim) -> QuoteVariance | None:
    """Return how two quotations compare, or None where they are not one utterance.

    They are one utterance when one person speaks both and a sentence of the shorter one is found,
    word by word or nearly, in the other. Two statements of one speaker share a word or two; two
    wordings of one statement share most.
    """
    same = same_speaker(a.speaker, b.speaker)
    if same is False:
        return _misattributed(a, b)
    first, second = sentences_of(a.content), sentences_of(b.content)
    swapped = (sum(map(len, first)), len(first)) > (sum(map(len, second)), len(second))
    shorter, longer = (second, first) if swapped else (first, second)
    cut = _marks_cuts(a, b)
    aligned = [
        found
        for sentence in shorter
        if (found := _aligned(sentence, longer, swapped=swapped, sure=same is True, cut=cut)) is not None
    ]
    if not aligned:
        return None
    worst = max(aligned, key=lambda found: _ORDER.index(found.outcome))
    if worst.outcome in {QuoteOutcome.SAME, QuoteOutcome.CUT} and len(aligned) > 1 and len(longer) == 1 and not cut:
        worst = QuoteVariance(
            outcome=QuoteOutcome.JOINED,
            severity=_SEVERITY[QuoteOutcome.JOINED],
            similarity=worst.similarity,
            why=_JOINED,
        )
    if worst.outcome in {QuoteOutcome.SAME, QuoteOutcome.CUT} and not cut and _joins(shorter, longer):
        worst = QuoteVariance(
            outcome=QuoteOutcome.JOINED,
            severity=_SEVERITY[QuoteOutcome.JOINED],
            similarity=worst.similarity,
            why=_JOINED,
        )
    if worst.outcome is QuoteOutcome.SAME and len(shorter) + len(longer) > 2 * len(aligned):
        worst = QuoteVariance(outcome=QuoteOutcome.CUT, severity=None, similarity=worst.similarity, why="an excerpt")
    return worst


def _joins(shorter: Sequence[list[Word]], longer: Sequence[list[Word]]) -> bool:
    return any(joined_from(sentence, longer) for sentence in shorter) or any(
        joined_from(sentence, shorter) for sentence in longer
    )


def _marks_cuts(a: QuoteClaim, b: QuoteClaim) -> bool:
    """Say whether one of the outlets shows that it left words out."""
    return any(mark in claim.content for claim in (a, b) for mark in ("…", "...", "["))


def _misattributed(a: QuoteClaim, b: QuoteClaim) -> QuoteVariance | None:
    """Return the variance of words that two articles give to two people, each by name; None for other words."""
    ours, theirs = ([word for part in sentences_of(claim.content) for word in part] for claim in (a, b))
    short, long = sorted((ours, theirs), key=len)
    matcher = SequenceMatcher(None, [w.stem for w in short], [w.stem for w in long], autojunk=False)
    longest = matcher.find_longest_match()
    if longest.size < _LONG_RUN or longest.size < _ALL_BUT_ONE * len(short):
        return None
    names = [person_name(claim.speaker or "") or "" for claim in (a, b)]
    if not all(_is_tagged(claim, name) for claim, name in zip((a, b), names, strict=True)):
        return None
    if any(surname(name) in claim.sentence.lower() for claim, name in zip((b, a), names, strict=True)):
        return None
    return QuoteVariance(
        outcome=QuoteOutcome.SPEAKER,
        severity=_SEVERITY[QuoteOutcome.SPEAKER],
        similarity=round(2 * longest.size / (len(short) + len(long)), 3),
        why=f"the words of {names[0]} in one text are those of {names[1]} in the other",
        plain=all(is_person(_phrase(claim), name) for claim, name in zip((a, b), names, strict=True)),
    )


def _phrase(claim: QuoteClaim) -> str:
    return claim.attribution.speaker if claim.attribution is not None else claim.speaker or ""


def _is_tagged(claim: QuoteClaim, name: str) -> bool:
    """Say whether the quotation's own sentence names its speaker in full."""
    return len(name.split()) > 1 and surname(name) in claim.sentence.lower()


@dataclass(frozen=True, slots=True)
class _Window:
    words: list[Word]
    sentences: int


def _aligned(
    sentence: list[Word], other: list[list[Word]], *, swapped: bool, sure: bool, cut: bool
) -> QuoteVariance | None:
    """Return how a sentence compares with the passage of ``other`` closest to it, or None if none is close."""
    windows = [
        _Window([word for part in other[start : start + count] for word in part], count)
        for count in (1, 2, 3)
        for start in range(len(other) - count + 1)
    ]
    best = max(windows, key=lambda window: (_closeness(sentence, window.words), -window.sentences), default=None)
    if best is None or not _one_utterance(sentence, best.words) or not (sure or _unmistakable(sentence, best.words)):
        return None
    return _variance(sentence, best, swapped=swapped, close=_CLOSE_ENOUGH if sure else _CLOSE, cut=cut)


def _closeness(sentence: list[Word], window: list[Word]) -> float:
    met = _met(sentence, window)
    return 2 * met / (len(sentence) + len(window))


def _met(sentence: list[Word], window: list[Word]) -> int:
    matcher = SequenceMatcher(None, [w.stem for w in sentence], [w.stem for w in window], autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _one_utterance(sentence: list[Word], window: list[Word]) -> bool:
    small, large = sorted((sentence, window), key=len)
    content = Counter(word.stem for word in small if word.content)
    shared = content & Counter(word.stem for word in large if word.content)
    total, met = sum(content.values()), sum(shared.values())
    if not total:
        return False
    aligned = _met(small, large)
    if aligned / len(small) < _IN_ORDER:
        return False
    if met >= _ENOUGH_CONTENT:
        return met / total >= SAME_UTTERANCE and aligned >= met
    return met == total and aligned >= 3 and aligned / len(small) >= _NEARLY_ALL


def _unmistakable(sentence: list[Word], window: list[Word]) -> bool:
    """Say whether the words alone make it one utterance, whoever speaks: all that matter meet, and enough of them."""
    small, large = sorted((sentence, window), key=len)
    if _one_word_apart(small, large):
        return True
    content = {word.stem for word in small if word.content}
    met = content & {word.stem for word in large if word.content}
    return len(met) >= 2 and len(met) >= _ALL_BUT_ONE * len(content) and _met(small, large) >= _WORDS_IN_A_ROW


def _variance(sentence: list[Word], window: _Window, *, swapped: bool, close: float, cut: bool) -> QuoteVariance | None:
    similarity = _closeness(*_overlap(sentence, window.words))
    left, right = _overlap(sentence, window.words, edge=_EDGE)
    if similarity < close:
        return None
    whole = len(left) == len(sentence) and len(right) == len(window.words)
    joined = window.sentences > 1 and not cut and _spans_sentences(right, window)
    if swapped:
        left, right = right, left
    key = key_difference(left, right)
    if key is not None and similarity >= _CLOSE:
        outcome, why = QuoteOutcome.KEY_WORD, key
    elif joined:
        outcome, why = QuoteOutcome.JOINED, _JOINED
    elif _one_word_apart(left, right):
        outcome, why = QuoteOutcome.WORD, _other_words(left, right)
    elif _reworded(left, right):
        outcome, why = QuoteOutcome.TRANSLATION, _other_words(left, right)
    else:
        outcome = QuoteOutcome.SAME if whole else QuoteOutcome.CUT
        why = "the same words, or nearly" if whole else "an excerpt"
    return QuoteVariance(outcome=outcome, severity=_SEVERITY[outcome], similarity=round(similarity, 3), why=why)


def _overlap(sentence: list[Word], window: list[Word], *, edge: int = 0) -> tuple[list[Word], list[Word]]:
    """Return the parts of both from the first word that meets to the last: what lies outside is cut.

    Up to ``edge`` words at the same end of both were not cut but changed: *to be safe*, *to be unsafe*.
    """
    matcher = SequenceMatcher(None, [w.stem for w in sentence], [w.stem for w in window], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    first, last = blocks[0], blocks[-1]
    left, right = (first.a, last.a + last.size), (first.b, last.b + last.size)
    if 0 < left[0] <= edge and 0 < right[0] <= edge:
        left, right = (0, left[1]), (0, right[1])
    if 0 < len(sentence) - left[1] <= edge and 0 < len(window) - right[1] <= edge:
        left, right = (left[0], len(sentence)), (right[0], len(window))
    return sentence[slice(*left)], window[slice(*right)]


def _spans_sentences(right: list[Word], window: _Window) -> bool:
    return len(right) > len(window.words) // window.sentences


def _reworded(left: list[Word], right: list[Word]) -> bool:
    """Say whether content words differ by more than spelling: *offence* is *offense*."""
    sides = [{word.stem for word in side if word.content} for side in (left, right)]
    only = (sides[0] - sides[1], sides[1] - sides[0])
    return any(
        all(fuzz.ratio(word, other) < SPELLING for other in against)
        for words, against in (only, only[::-1])
        for word in words
    )


def _one_word_apart(left: list[Word], right: list[Word]) -> bool:
    """Say whether one word, and no other, is replaced by another one that is not its other spelling."""
    changed = list(changes(left, right))
    if len(changed) != 1 or [len(side) for side in changed[0]] != [1, 1] or len(left) < _LONG_RUN:
        return False
    (ours,), (theirs,) = changed[0]
    return ours.content and theirs.content and fuzz.ratio(ours.form, theirs.form) < SPELLING


def _other_words(left: list[Word], right: list[Word]) -> str:
    only = [
        " ".join(word.form for word in side if word.stem not in {other.stem for other in against})
        for side, against in ((left, right), (right, left))
    ]
    return f"worded otherwise: “{only[0] or 'nothing'}” against “{only[1] or 'nothing'}”"
