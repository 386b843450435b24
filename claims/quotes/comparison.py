"""Two quotations: one utterance or two, and what one outlet's wording does to the other's."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from claims.attribution.speakers import person_name, surname
from claims.claim import QuoteClaim
from claims.difference import Severity
from claims.quotes.wording import MODALS, NEGATIONS, Word, sentences_of


class QuoteOutcome(StrEnum):
    """What two quotations of one utterance are to each other."""

    SAME = "same"
    CUT = "cut"
    """One is an excerpt of the other, word for word."""
    TRANSLATION = "translation"
    """Other words, same sense as far as words can tell."""
    JOINED = "joined"
    """Two sentences of one are one sentence in the other."""
    KEY_WORD = "key_word"
    """*Not*, *will*, a number or a name is there in one and not in the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariance:
    """How two quotations of one utterance compare."""

    outcome: QuoteOutcome
    severity: Severity | None
    """None where both can stand: the same words, or an excerpt of them."""
    similarity: float
    """Share of the aligned words that meet, 0 to 1."""
    why: str


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
_SPELLING = 80
"""Likeness, 0 to 100, from which two words are one word spelt in two ways."""
_CLOSE = 0.6
"""Below this the passages that meet only touch: the end of one sentence, the start of another."""
_JOINED = "two sentences in one are one sentence in the other"
_SEVERITY = {
    QuoteOutcome.SAME: None,
    QuoteOutcome.CUT: None,
    QuoteOutcome.TRANSLATION: Severity.LOW,
    QuoteOutcome.JOINED: Severity.MEDIUM,
    QuoteOutcome.KEY_WORD: Severity.HIGH,
}
_ORDER = (
    QuoteOutcome.SAME,
    QuoteOutcome.CUT,
    QuoteOutcome.TRANSLATION,
    QuoteOutcome.JOINED,
    QuoteOutcome.KEY_WORD,
)


def compare_quotes(a: QuoteClaim, b: QuoteClaim) -> QuoteVariance | None:
    """Return how two quotations compare, or None where they are not one utterance.

    They are one utterance when one person speaks both and a sentence of the shorter one is found,
    word by word or nearly, in the other. Two statements of one speaker share a word or two; two
    wordings of one statement share most.
    """
    same = _same_speaker(a.speaker, b.speaker)
    if same is False:
        return None
    first, second = sentences_of(a.content), sentences_of(b.content)
    swapped = (sum(map(len, first)), len(first)) > (sum(map(len, second)), len(second))
    shorter, longer = (second, first) if swapped else (first, second)
    aligned = [
        found
        for sentence in shorter
        if (found := _aligned(sentence, longer, swapped=swapped, sure=same is True)) is not None
    ]
    if not aligned:
        return None
    worst = max(aligned, key=lambda found: _ORDER.index(found.outcome))
    if worst.outcome in {QuoteOutcome.SAME, QuoteOutcome.CUT} and len(aligned) > 1 and len(longer) == 1:
        worst = QuoteVariance(
            outcome=QuoteOutcome.JOINED,
            severity=_SEVERITY[QuoteOutcome.JOINED],
            similarity=worst.similarity,
            why=_JOINED,
        )
    if worst.outcome is QuoteOutcome.SAME and len(shorter) + len(longer) > 2 * len(aligned):
        worst = QuoteVariance(outcome=QuoteOutcome.CUT, severity=None, similarity=worst.similarity, why="an excerpt")
    return worst


def _same_speaker(a: str | None, b: str | None) -> bool | None:
    """Say whether one person speaks both; None where one of them is not known by name."""
    if a is None or b is None:
        return None
    first, second = person_name(a), person_name(b)
    if first is None or second is None:
        return True if a.casefold().removeprefix("the ") == b.casefold().removeprefix("the ") else None
    if surname(first) != surname(second):
        return False
    given_a, given_b = first.split()[:-1], second.split()[:-1]
    return not given_a or not given_b or given_a[0][0].casefold() == given_b[0][0].casefold()


@dataclass(frozen=True, slots=True)
class _Window:
    words: list[Word]
    sentences: int


def _aligned(sentence: list[Word], other: list[list[Word]], *, swapped: bool, sure: bool) -> QuoteVariance | None:
    """Return how a sentence compares with the passage of ``other`` closest to it, or None if none is close."""
    windows = [
        _Window([word for part in other[start : start + count] for word in part], count)
        for count in (1, 2, 3)
        for start in range(len(other) - count + 1)
    ]
    best = max(windows, key=lambda window: (_closeness(sentence, window.words), -window.sentences), default=None)
    if best is None or not _one_utterance(sentence, best.words) or not (sure or _unmistakable(sentence, best.words)):
        return None
    return _variance(sentence, best, swapped=swapped)


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
    content = {word.stem for word in small if word.content}
    met = content & {word.stem for word in large if word.content}
    return len(met) >= 2 and len(met) >= _ALL_BUT_ONE * len(content) and _met(small, large) >= _WORDS_IN_A_ROW


def _variance(sentence: list[Word], window: _Window, *, swapped: bool) -> QuoteVariance | None:
    left, right = _overlap(sentence, window.words)
    similarity = _closeness(left, right)
    if similarity < _CLOSE:
        return None
    whole = len(left) == len(sentence) and len(right) == len(window.words)
    joined = window.sentences > 1 and _spans_sentences(right, window)
    if swapped:
        left, right = right, left
    key = _key_difference(left, right)
    if key is not None:
        outcome, why = QuoteOutcome.KEY_WORD, key
    elif joined:
        outcome, why = QuoteOutcome.JOINED, _JOINED
    elif _reworded(left, right):
        outcome, why = QuoteOutcome.TRANSLATION, _other_words(left, right)
    else:
        outcome = QuoteOutcome.SAME if whole else QuoteOutcome.CUT
        why = "the same words, or nearly" if whole else "an excerpt"
    return QuoteVariance(outcome=outcome, severity=_SEVERITY[outcome], similarity=round(similarity, 3), why=why)


def _overlap(sentence: list[Word], window: list[Word]) -> tuple[list[Word], list[Word]]:
    """Return the parts of both from the first word that meets to the last: what lies outside is cut."""
    matcher = SequenceMatcher(None, [w.stem for w in sentence], [w.stem for w in window], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    first, last = blocks[0], blocks[-1]
    return sentence[first.a : last.a + last.size], window[first.b : last.b + last.size]


def _spans_sentences(right: list[Word], window: _Window) -> bool:
    return len(right) > len(window.words) // window.sentences


def _key_difference(left: list[Word], right: list[Word]) -> str | None:
    """Return the words that change what was said, or None."""
    negations = [sum(word.form in NEGATIONS for word in side) for side in (left, right)]
    if negations[0] % 2 != negations[1] % 2:
        return "one says not, the other does not"
    for group, named in ((MODALS, "the modal verb"), (None, "a number")):
        sides = [
            Counter(word.form for word in side if (word.number if group is None else word.form in group))
            for side in (left, right)
        ]
        if sides[0] != sides[1]:
            extra = [" ".join((sides[i] - sides[1 - i]).elements()) or "nothing" for i in (0, 1)]
            return f"{named} differs: “{extra[0]}” against “{extra[1]}”"
    return _swapped_name(left, right)


def _swapped_name(left: list[Word], right: list[Word]) -> str | None:
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "replace":
            continue
        names = [[word.form for word in side if word.name] for side in (left[i1:i2], right[j1:j2])]
        if names[0] and names[1]:
            return f"a name differs: “{' '.join(names[0])}” against “{' '.join(names[1])}”"
    return None


def _reworded(left: list[Word], right: list[Word]) -> bool:
    """Say whether content words differ by more than spelling: *offence* is *offense*."""
    sides = [{word.stem for word in side if word.content} for side in (left, right)]
    only = (sides[0] - sides[1], sides[1] - sides[0])
    return any(
        all(fuzz.ratio(word, other) < _SPELLING for other in against)
        for words, against in (only, only[::-1])
        for word in words
    )


def _other_words(left: list[Word], right: list[Word]) -> str:
    only = [
        " ".join(word.form for word in side if word.stem not in {other.stem for other in against})
        for side, against in ((left, right), (right, left))
    ]
    return f"worded otherwise: “{only[0] or 'nothing'}” against “{only[1] or 'nothing'}”"
