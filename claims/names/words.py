"""Capitalised runs of an article: words with the evidence for and against their being names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.article import Article, Span
from claims.gazetteer import is_place, people_of
from claims.names.lists import acronyms, word_list
from claims.parser import Sentence, Token
from claims.rarity import rarity
from claims.sentences import sentence_spans

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'&][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s$")
_TEAM = re.compile(r"\d\ders")
"""Clubs named after a year: *76ers*, *49ers*."""
_INITIAL = re.compile(r"[^\W\d_](?:\.\s?[^\W\d_]|-\d)")
_ZONES = frozenset({"AM", "PM", "ET", "PT", "CT", "MT", "AT"})
_TITLE_CASE_SHARE = 0.65
"""Share of longer words in capitals from which a line is taken to be set in title case."""
_RARE_ENTITY = 0.45
_RARE = 0.55
"""Rarity (0 to 1) from which an unsupported opening word is more likely a name than a word."""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those it its he she they we you i his her their our my your him them us me who whom whose
    which what when where why how if as at by for from in into of off on onto out over to under up with within without
    and or but nor so yet than then there here not no yes while after before since until although though because
    however meanwhile also once about above across against along amid among around behind below beneath beside
    between beyond despite down during except inside like near outside per through throughout toward towards unlike
    upon via is are was were be been being am do does did done has have had having can could may might must shall
    should will would all another any both each either every few many more most much neither none one only other
    others own same several some such too very just even still already again ever never now soon later earlier
    two three four five six seven eight nine ten hundreds thousands millions dozens according
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of running text; ``text`` and ``span`` leave a possessive *'s* off."""

    text: str
    span: Span
    gap: str
    """What stands between the word before and this one, a possessive *'s* of the former included."""
    initial: bool
    """A single letter that stands for a name or begins one: *J. Smith*, *F-16*."""
    opens: bool
    """It opens a sentence, a quotation or what follows a colon: its capital proves nothing."""
    token: Token | None

    @property
    def capital(self) -> bool:
        """Say whether the word is written like a name: *Paris*, *iPhone*, *d'Ivoire*, *G7*."""
        return any(map(str.isupper, self.text)) or _TEAM.fullmatch(self.text) is not None


@dataclass(slots=True)
class Evidence:
    """What the article as a whole shows about its words."""

    lower: Counter[str] = field(default_factory=Counter)
    """How often a word stands in small letters."""
    capital: Counter[str] = field(default_factory=Counter)
    """How often it has a capital that position does not explain."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence; ``title_case`` when capitals prove nothing throughout."""

    words: tuple[Word, ...]
    title_case: bool


def read_lines(article: Article, sentences: Sequence[Sentence]) -> list[Line]:
    """Return the words of every sentence of headline and body."""
    tokens = {token.span.start: token for sentence in sentences for token in sentence.tokens}
    return [
        _line(article.text, span, tokens, in_headline=in_headline) for span, in_headline, _ in sentence_spans(article)
    ]


def _line(text: str, span: Span, tokens: dict[int, Token], *, in_headline: bool) -> Line:
    words = tuple(_words(text, span, tokens))
    if len(words) > 2 and not any(char.islower() for word in words for char in word.text):
        return Line(words, title_case=True)
    telling = [word.text for word in words[1:] if word.text[0].isalpha() and word.text.lower() not in FUNCTION_WORDS]
    raised = sum(word[0].isupper() for word in telling)
    enough = len(telling) >= (2 if in_headline else 4) and (in_headline or text[span.end - 1] not in ".!?")
    return Line(words, enough and raised >= _TITLE_CASE_SHARE * len(telling))


def _words(text: str, span: Span, tokens: dict[int, Token]) -> Iterator[Word]:
    end = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        gap = text[end : match.start()]
        opens = end == span.start or gap.rstrip().endswith((":", "“", '"', "‘", "—", "|", "•")) or "“" in gap
        stop = match.end()
        owned = _POSSESSIVE.search(match.group())
        if owned:
            stop -= len(owned.group())
        yield Word(
            text=text[match.start() : stop],
            span=Span(match.start(), stop),
            gap=gap,
            initial=_INITIAL.match(text, match.start()) is not None,
            opens=opens,
            token=tokens.get(match.start()),
        )
        end = stop


def weigh(lines: Sequence[Line]) -> Evidence:
    """Return how the article writes each of its words where their case is free."""
    evidence = Evidence()
    for line in lines:
        if line.title_case:
            continue
        for word in line.words:
            if not word.capital:
                evidence.lower[word.text.lower()] += 1
            elif not word.opens:
                evidence.capital[word.text.lower()] += 1
    return evidence


def is_name_word(word: Word, evidence: Evidence) -> bool:
    """Say whether a word can be part of a name, by its capital and what supports it."""
    low = word.text.lower()
    if not word.capital or low in word_list("not_names") or word.text in _ZONES:
        return False
    if len(word.text) == 1:
        return word.initial
    if low.replace("’", "'").partition("'")[0] in FUNCTION_WORDS and "'" in low.replace("’", "'"):
        return False  # We're, It'll, Who'd
    if word.text[0].isdigit() and not _TEAM.fullmatch(word.text):
        return False
    if not word.opens:
        return low not in FUNCTION_WORDS or _is_acronym(word.text)
    return _opening_word_is_name(word, low, evidence)


def _opening_word_is_name(word: Word, low: str, evidence: Evidence) -> bool:
    if low in FUNCTION_WORDS:
        return _is_acronym(word.text)
    if evidence.capital[low] > evidence.lower[low]:
        return True
    if evidence.lower[low]:
        return False
    if _is_acronym(word.text) or any(char.isupper() for char in word.text[1:]):
        return True
    token_is_name = word.token is None or word.token.pos == "PROPN"
    if people_of(word.text) or word.text in acronyms():
        return True
    if is_place(word.text):
        return token_is_name
    if word.token is not None:
        return word.token.pos == "PROPN" and rarity(low) > (_RARE_ENTITY if word.token.entity else _RARE)
    return rarity(low) > _RARE


def _is_acronym(text: str) -> bool:
    bare = text.replace(".", "")
    return len(bare) > 1 and bare.isupper() and bare.isalpha()
