"""Whether an article is a copy of another one, and in which sentences it departs from it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from claims.article import Span
from claims.copies.fingerprints import Fingerprint, SentencePrint, words_of

WHOLE = 0.8
"""Share of words from which one article holds the other."""
PART = 0.2
"""Share of the shorter article's words from which it has taken text over rather than a phrase."""
PART_WORDS = 40
"""Words taken over, outside speech, below which two articles share a phrase, not text: two sentences."""
EDITED = 0.72
"""Similarity (0 to 1, of words in order) from which a sentence is the other one, edited."""
_OPENING = 6
"""Words: a dateline before the first sentence is no edit of it."""
_LONGEST = 400
"""Words; text without full stops is compared by shingles alone."""
_NUMBER_WORDS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion dozen dozens half third quarter
    """.split()
)


class CopyKind(StrEnum):
    """How much of another article an article carries."""

    WHOLE = "whole"
    CUT = "cut"
    """All of it is in the other one, which has more."""
    PART = "part"
    """It carries passages of the other one among words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSentence:
    """A sentence taken over with changes."""

    span: Span
    text: str
    original_text: str
    original_span: Span
    figures_changed: bool
    """Its numbers differ: the most interesting thing there is about a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyVerdict:
    """An article carries another one's words."""

    original: str
    """The uri of the article compared with; which of the two came first is for the caller to say."""
    kind: CopyKind
    containment: float
    """Share of the shorter article's words that stand in the longer one, 0 to 1."""
    shared: tuple[Span, ...]
    """Sentences word for word as in the original: claims there are the original's voice."""
    changed: tuple[ChangedSentence, ...]
    added: tuple[Span, ...]
    """Sentences of its own."""

    def is_shared(self, span: Span) -> bool:
        """Say whether ``span`` lies in a sentence carried over word for word."""
        return any(sentence.covers(span) for sentence in self.shared)

    def changed_at(self, span: Span) -> ChangedSentence | None:
        """Return the edited sentence that ``span`` lies in, if any."""
        return next((sentence for sentence in self.changed if sentence.span.covers(span)), None)


@dataclass(frozen=True, slots=True)
class _Alignment:
    pairs: tuple[tuple[SentencePrint, SentencePrint], ...]
    taken: int
    """Words of the new article in sentences taken over."""
    given: int
    """Words of the other article in sentences taken over."""
    own: int
    """Words taken over outside quoted speech."""


def copy_of(new: Fingerprint, others: Sequence[Fingerprint]) -> CopyVerdict | None:
    """Return of which of ``others`` the new article is a copy, or None.

    Versions of the article itself (same uri) are passed over. Of several originals the one that
    most was taken from is given, the first of equals.
    """
    best: tuple[int, CopyVerdict] | None = None
    for other in others:
        if other.uri == new.uri:
            continue
        alignment = _align(new, other)
        verdict = _verdict(new, other, alignment)
        if verdict is not None and (best is None or alignment.taken > best[0]):
            best = alignment.taken, verdict
    return None if best is None else best[1]


def taken_over(new: Fingerprint, other: Fingerprint) -> tuple[tuple[SentencePrint, SentencePrint], ...]:
    """Return each sentence of ``new`` that is one of ``other``'s, as it was or edited, with that one."""
    return _align(new, other).pairs


def _align(new: Fingerprint, other: Fingerprint) -> _Alignment:
    """Pair each sentence of the new article with the one it was taken from, if any."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(other.sentences):
        for shingle in sentence.every:
            holders[shingle].append(number)
    pairs, used = [], set()
    taken = given = own = 0
    for sentence in new.sentences:
        votes = Counter(number for shingle in sentence.every for number in holders.get(shingle, ()))
        for number, _ in votes.most_common(3):
            original = other.sentences[number]
            if _is_taken_over(sentence, original):
                pairs.append((sentence, original))
                taken += len(sentence.words)
                given += 0 if number in used else len(original.words)
                own += _own_words(sentence)
                used.add(number)
                break
    return _Alignment(tuple(pairs), taken, given, own)


def _is_taken_over(sentence: SentencePrint, original: SentencePrint) -> bool:
    """Say whether a sentence is the original's: the same but for a few words, or a cut of it."""
    if sentence.words == original.words:
        return True
    longest = max(len(sentence.words), len(original.words))
    if longest <= _LONGEST and Indel.normalized_similarity(sentence.words, original.words) >= EDITED:
        return True
    short, long = sorted((sentence, original), key=lambda item: len(item.words))
    if len(short.every) < _OPENING:
        return False
    return len(short.every & long.every) >= WHOLE * len(short.every)


def is_edit_of(sentence: str, original: str) -> bool:
    """Say whether two sentences are one, word for word but for a few words."""
    words, others = words_of(sentence), words_of(original)
    return (
        words != others
        and min(len(words), len(others)) >= _OPENING
        and Indel.normalized_similarity(words, others) >= EDITED
    )


def _own_words(sentence: SentencePrint) -> int:
    return len(sentence.words) if sentence.own == sentence.every else len(sentence.own)


def _verdict(new: Fingerprint, other: Fingerprint, alignment: _Alignment) -> CopyVerdict | None:
    if not alignment.pairs or not new.length or not other.length:
        return None
    of_new, of_other = alignment.taken / new.length, alignment.given / other.length
    containment = max(of_new, of_other)
    if not _is_copy(new, other, alignment, containment):
        return None
    kind = (CopyKind.WHOLE if of_other >= WHOLE else CopyKind.CUT) if of_new >= WHOLE else CopyKind.PART
    taken = {sentence.span for sentence, _ in alignment.pairs}
    return CopyVerdict(
        original=other.uri,
        kind=kind,
        containment=min(1.0, containment),
        shared=tuple(sentence.span for sentence, original in alignment.pairs if sentence.words == original.words),
        changed=tuple(_changes(alignment)),
        added=tuple(sentence.span for sentence in new.sentences if sentence.words and sentence.span not in taken),
    )


def _is_copy(new: Fingerprint, other: Fingerprint, alignment: _Alignment, containment: float) -> bool:
    shorter = min(new.length, other.length)
    if containment >= WHOLE:
        return alignment.own >= min(PART_WORDS / 4, shorter / 3)
    return containment >= PART and alignment.own >= min(PART_WORDS, shorter / 2) and len(alignment.pairs) > 1


def _changes(alignment: _Alignment) -> Iterator[ChangedSentence]:
    for sentence, original in alignment.pairs:
        if sentence.words != original.words:
            yield ChangedSentence(
                span=sentence.span,
                text=sentence.text,
                original_text=original.text,
                original_span=original.span,
                figures_changed=_figures_differ(sentence.words, original.words),
            )


def _figures_differ(words: Sequence[str], original: Sequence[str]) -> bool:
    """Say whether a number of one sentence was replaced; a number merely left out is a cut."""
    new, old = Counter(filter(_is_number, words)), Counter(filter(_is_number, original))
    return bool(new - old) and bool(old - new)


def _is_number(word: str) -> bool:
    return word in _NUMBER_WORDS or any(map(str.isdigit, word))
