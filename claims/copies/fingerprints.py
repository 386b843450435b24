"""Shingles: runs of five words as numbers, the same in every process and on every machine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from claims.article import Article, Span
from claims.sentences import sentence_spans, split_sentences

SHINGLE = 5
"""Words; shorter runs are shared by chance, longer ones are broken by every small edit."""
_LOOKUPS = 2
"""Shingles of each sentence under which storage files an article: its smallest ones."""
_MASK = (1 << 63) - 1
_FACTOR = 0x5851F42D4C957F2D
"""Knuth's multiplier for 64-bit linear congruences: spreads the order of words over all bits."""
_WORD = re.compile(r"[^\W_]+(?:[.,:’'][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_SHORTEST_SPEECH = 4
"""Words; shorter passages in quotation marks are names and scare quotes, not speech."""


@dataclass(frozen=True, slots=True)
class SentencePrint:
    """One sentence as it is compared: its words in small letters, quotation marks left out."""

    span: Span
    text: str
    words: tuple[str, ...]
    own: frozenset[int]
    """Shingles outside quoted speech: independent reporters share speech, not wording."""
    every: frozenset[int]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article's body as it is compared for copies. The headline stays out: desks write their own."""

    uri: str
    sentences: tuple[SentencePrint, ...]

    @property
    def own(self) -> frozenset[int]:
        """Return all shingles outside quoted speech."""
        return frozenset().union(*(sentence.own for sentence in self.sentences))

    @property
    def length(self) -> int:
        """Return the number of words."""
        return sum(len(sentence.words) for sentence in self.sentences)


def shingles(text: str) -> frozenset[int]:
    """Return the five-word shingles of a text as 63-bit numbers that fit a signed SQL integer.

    Shingles do not run over the end of a sentence, so that re-ordering sentences changes nothing;
    a shorter sentence is one shingle. Case, punctuation and the form of quotation marks do not count.
    """
    lines = [split_sentences(text, Span(match.start(), match.end())) for match in re.finditer(r"[^\r\n]+", text)]
    return frozenset().union(*(_shingled(words_of(span.slice(text))) for line in lines for span in line))


def fingerprint(article: Article) -> Fingerprint:
    """Return what of an article is compared for copies."""
    spans = [span for span, in_headline, _ in sentence_spans(article) if not in_headline]
    return Fingerprint(article.uri, tuple(_printed(article.text, span) for span in spans))


def lookup_shingles(article: Fingerprint) -> frozenset[int]:
    """Return the few shingles under which storage files an article and looks for others.

    They are the smallest of each sentence's own words: a sentence carried over word for word brings
    the same ones, and a light edit leaves most. Articles that share at least two are worth comparing.
    """
    return frozenset(
        shingle
        for sentence in article.sentences
        if len(sentence.words) >= SHINGLE
        for shingle in sorted(sentence.own)[:_LOOKUPS]
    )


def _printed(text: str, span: Span) -> SentencePrint:
    sentence = span.slice(text)
    words = words_of(sentence)
    every = _shingled(words)
    if not any(mark in sentence for mark in '“"«'):
        return SentencePrint(span, sentence, words, every, every)
    parts = _QUOTED.sub(_speech_removed, sentence).split("\0")
    own: frozenset[int] = frozenset().union(*(_shingled(words_of(part), whole=False) for part in parts))
    return SentencePrint(span, sentence, words, own, every)


def _speech_removed(match: re.Match[str]) -> str:
    return "\0" if len(match.group().split()) >= _SHORTEST_SPEECH else match.group()


def words_of(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence as they are compared: in small letters, without punctuation."""
    return tuple(_WORD.findall(sentence.replace("’", "'").lower()))


def _shingled(words: tuple[str, ...], *, whole: bool = True) -> frozenset[int]:
    if len(words) < SHINGLE:
        return frozenset({_combined(map(_word_number, words))}) if words and whole else frozenset()
    numbers = [_word_number(word) for word in words]
    return frozenset(_combined(numbers[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def _combined(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total = (total * _FACTOR + number) & _MASK
    return total ^ (total >> 29)


@lru_cache(maxsize=200_000)
def _word_number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
