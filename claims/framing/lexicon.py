"""The words framing is read from: families of characterisation, fixed phrases and the list of loaded words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from claims.lexicon import sections, table, words
from claims.parser import Sentence, Token

_GRAMMAR = "framing"
_FAMILIES = "framing_families"
_LOADED = "framing_loaded_words"
_SECTION_POS = {"adjectives": "ADJ", "nouns": "NOUN", "verbs": "VERB"}
JUDGEMENT = "judgement"
"""The family of loaded adjectives that stand in no other."""
STRENGTHS = {"mild": 1, "firm": 2, "strong": 3}
"""How far a word goes, as the data file names it."""
_MOST_PARTS = 4
_DENYING = frozenset({"hardly", "scarcely", "barely", "not", "never", "no"})
_DESCRIBING = frozenset({"amod", "acomp", "compound", "nmod", "advmod", "oprd", "attr"})


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


@dataclass(frozen=True, slots=True)
class FramingWords:
    """Every word that can characterise or judge: the shipped lists, or those with a newsroom's changes."""

    grades: Mapping[str, Grade]
    """By lower-case lemma; a word in several parts is joined with hyphens."""
    idioms: tuple[Idiom, ...]
    loaded: Mapping[str, frozenset[str]]
    """Loaded words that count on their own, by universal part of speech."""
    _parts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the last parts of words in several parts, for look-up."""
        joined = {part for word in self.grades if "-" in word for part in word.split("-")}
        object.__setattr__(self, "_parts", frozenset(joined))

    def grade_of(self, sentence: Sentence, token: Token) -> Grade | None:
        """Return what a word says of the act it stands on, with the degree its modifiers give, or None."""
        base = self._joined(sentence, token) or self.grades.get(token.text.lower()) or self.grades.get(token.lemma)
        if base is None:
            return None
        near = {sentence.tokens[child].text.lower() for child in sentence.children[token.index]}
        near |= {
            sentence.tokens[grand].text.lower()
            for c in sentence.children[token.index]
            for grand in sentence.children[c]
            if sentence.tokens[c].dep == "amod" and sentence.tokens[grand].dep == "advmod"
        }
        if near & _DENYING:
            return None
        change = bool(near & RAISING) - bool(near & LOWERING)
        return Grade(base.family, min(3, max(1, base.strength + change)), base.word)

    def judgement_of(self, sentence: Sentence, token: Token) -> Grade | None:
        """Return what an adjective on the noun for the act says of it; a loaded one of no family just judges."""
        known = self.grade_of(sentence, token)
        if known is not None:
            return known
        first, last = whole_word(sentence, token)
        text = "".join(word.text for word in sentence.tokens[first : last + 1]).lower()
        return Grade(JUDGEMENT, 2, text) if text in self.loaded.get("ADJ", ()) else None

    def loaded_lemma(self, sentence: Sentence, token: Token) -> str | None:
        """Return the loaded word a token is, or ends where it is hyphenated; None if it is none.

        Adjectives count as such wherever they describe: a small parser takes *baffling* for a verb.
        """
        first, last = whole_word(sentence, token)
        if first != last:
            joined = "".join(word.text for word in sentence.tokens[first : last + 1]).lower()
            here = token.index == last and any(joined in listed for listed in self.loaded.values())
            return joined if here else None
        text = token.text.lower()
        if token.dep in _DESCRIBING and text in self.loaded.get("ADJ", ()):
            return text
        return next((word for word in (text, token.lemma) if word in self.loaded.get(token.pos, ())), None)

    def _joined(self, sentence: Sentence, token: Token) -> Grade | None:
        """Return the grade of a word in several parts, with hyphens or apart: *U-turn*, *power grab*."""
        tokens = sentence.tokens
        first, last = whole_word(sentence, token)
        if first != last:
            known = self.grades.get("".join(word.text for word in tokens[first : last + 1]).lower())
            if known is not None:
                return known
        if token.text.lower() not in self._parts and token.lemma not in self._parts:
            return None
        for length in range(_MOST_PARTS, 1, -1):
            for start in range(max(0, token.index - length + 1), token.index + 1):
                parts = tokens[start : start + length]
                if len(parts) == length and (token.index == start or parts[-1] is token):
                    known = self.grades.get("-".join(word.text.lower() for word in parts))
                    if known is not None:
                        return known
        return None


@lru_cache(maxsize=1)
def shipped_words() -> FramingWords:
    """Return the lists that come with the engine."""
    families = table(_FAMILIES)["families"]
    return FramingWords(
        grades={
            word: Grade(family, STRENGTHS[name], word)
            for family, by_strength in families.items()
            for name, members in by_strength.items()
            for word in members
        },
        idioms=tuple(
            Idiom(re.compile(rf"\b{pattern}\b", re.IGNORECASE), Grade(family, strength, pattern))
            for pattern, (family, strength) in table(_GRAMMAR)["idioms"].items()
        ),
        loaded=_loaded(),
    )


def _loaded() -> dict[str, frozenset[str]]:
    stopped = words(_GRAMMAR, "loaded_stop.words")
    found: dict[str, frozenset[str]] = {}
    for title, members in sections(_LOADED).items():
        pos = _SECTION_POS.get(title.split()[0], "ADV" if title.startswith("adverb") else None)
        if pos is not None:
            found[pos] = found.get(pos, frozenset()) | (members - stopped)
    return found


SHELL_NOUNS = words(_GRAMMAR, "nouns.shell")
EVENT_NOUNS = words(_GRAMMAR, "nouns.event")
WEAK_NOUNS = words(_GRAMMAR, "nouns.weak")
EQUATING = words(_GRAMMAR, "verbs.equate")
AMOUNTING = words(_GRAMMAR, "verbs.amount")
LIGHT = words(_GRAMMAR, "verbs.light")
FOLLOWING = words(_GRAMMAR, "verbs.follow")
BRINGING = words(_GRAMMAR, "verbs.bring")
OCCURRING = words(_GRAMMAR, "verbs.occur")
VIEWING = words(_GRAMMAR, "verbs.view")
NAMING = words(_GRAMMAR, "verbs.name")
RAISING = words(_GRAMMAR, "degree.raise")
LOWERING = words(_GRAMMAR, "degree.lower")
STOP_PHRASES = words(_GRAMMAR, "stop.adjective_noun")
BARE_SUBJECTS = words(_GRAMMAR, "stop.subjects")
OPINION_MARKS = words(_GRAMMAR, "opinion.sections")
_DERIVED: Mapping[str, list[str]] = table(_GRAMMAR)["derived"]
_GROUPS = tuple(frozenset(group) for group in table(_GRAMMAR)["aliases"]["groups"])
_LEAST_STEM = 4


@lru_cache(maxsize=4096)
def nouns_of(verb: str) -> frozenset[str]:
    """Return the event nouns a verb is taken up by: *approve* → approval, *close* → closure, *win* → victory."""
    stem = verb[: max(_LEAST_STEM, len(verb) - 1)]
    alike = {noun for noun in EVENT_NOUNS if noun == verb or (len(stem) >= _LEAST_STEM and noun.startswith(stem))}
    return frozenset(alike | set(_DERIVED.get(verb, ())))


def with_aliases(nouns: Iterable[str]) -> frozenset[str]:
    """Return event nouns with the other names of the same act: *strike* with *walkout*."""
    named = frozenset(nouns)
    return named.union(*(group for group in _GROUPS if group & named))


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
