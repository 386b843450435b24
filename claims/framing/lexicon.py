"""The words framing is read from: families of characterisation and the list of loaded words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon import sections, table, words
from claims.parser import Sentence, Token

_FILE = "characterisations"
_SECTION_POS = {"adjectives": "ADJ", "nouns": "NOUN", "verbs": "VERB"}


@dataclass(frozen=True, slots=True)
class Grade:
    """The family a word belongs to and how far it goes, 1 (mild) to 3 (strong)."""

    family: str
    strength: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Idiom:
    """A fixed phrase that characterises an act."""

    pattern: re.Pattern[str]
    grade: Grade


@lru_cache(maxsize=1)
def grades() -> dict[str, Grade]:
    """Return the family and strength of every characterising word."""
    return {
        word: Grade(family, strength, word)
        for family, members in table(_FILE)["families"].items()
        for word, strength in members.items()
    }


@lru_cache(maxsize=1)
def idioms() -> tuple[Idiom, ...]:
    """Return the fixed phrases."""
    return tuple(
        Idiom(re.compile(rf"\b{pattern}\b", re.IGNORECASE), Grade(family, strength, pattern))
        for pattern, (family, strength) in table(_FILE)["idioms"].items()
    )


@lru_cache(maxsize=1)
def loaded() -> dict[str, frozenset[str]]:
    """Return the loaded words that count on their own, by universal part of speech."""
    stopped = words(_FILE, "loaded_stop.words")
    found: dict[str, frozenset[str]] = {}
    for title, members in sections("loaded_words").items():
        pos = _SECTION_POS.get(title.split()[0], "ADV" if title.startswith("adverb") else None)
        if pos is not None:
            found[pos] = found.get(pos, frozenset()) | (members - stopped)
    return found


SHELL_NOUNS = words(_FILE, "nouns.shell")
WEAK_NOUNS = words(_FILE, "nouns.weak")
EQUATING = words(_FILE, "verbs.equate")
AMOUNTING = words(_FILE, "verbs.amount")
LIGHT = words(_FILE, "verbs.light")
FOLLOWING = words(_FILE, "verbs.follow")
BRINGING = words(_FILE, "verbs.bring")
OCCURRING = words(_FILE, "verbs.occur")
VIEWING = words(_FILE, "verbs.view")
RAISING = words(_FILE, "degree.raise")
LOWERING = words(_FILE, "degree.lower")
STOP_PHRASES = words(_FILE, "stop.adjective_noun")
BARE_SUBJECTS = words(_FILE, "stop.subjects")


def whole_word(sentence: Sentence, token: Token) -> tuple[int, int]:
    """Return the first and last token of the hyphenated word a token belongs to: *U-turn*, *far-reaching*."""
    first = last = token.index
    tokens = sentence.tokens
    while first and _hyphened(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and _hyphened(tokens[last], tokens[last + 1]):
        last += 1
    return first, last


def _hyphened(left: Token, right: Token) -> bool:
    return left.span.end == right.span.start and (left.text.endswith("-") or right.text.startswith("-"))


def grade_of(sentence: Sentence, token: Token) -> Grade | None:
    """Return what a word says of the act it stands on, with the degree its modifiers give, or None."""
    first, last = whole_word(sentence, token)
    base = None
    if first != last:
        joined = "".join(word.text for word in sentence.tokens[first : last + 1]).lower()
        base = grades().get(joined)
    known = grades()
    base = base or known.get(token.text.lower()) or known.get(token.lemma)
    if base is None:
        return None
    near = {sentence.tokens[child].text.lower() for child in sentence.children[token.index]}
    near |= {
        sentence.tokens[grand].text.lower()
        for c in sentence.children[token.index]
        for grand in sentence.children[c]
        if sentence.tokens[c].dep == "amod" and sentence.tokens[grand].dep == "advmod"
    }
    change = bool(near & RAISING) - bool(near & LOWERING)
    return Grade(base.family, min(3, max(1, base.strength + change)), base.word)
