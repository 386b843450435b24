"""A newsroom's own changes to the framing words: added, silenced, each with its reason. Text in, lists out."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claims.framing.lexicon import STRENGTHS, FramingWords, Grade, shipped_words

_PARTS = {"adjective": "ADJ", "noun": "NOUN", "verb": "VERB", "adverb": "ADV"}
_KEYS = frozenset({"family", "strength", "part", "reason"})


class UnreadableWords(ValueError):
    """The word list cannot be read; the message says where and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A word the newsroom wants counted."""

    word: str
    family: str | None
    """A family of characterisation; None for a loaded word."""
    strength: int
    part: str | None
    """The universal part of speech of a loaded word."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silenced:
    """A word the newsroom does not want counted."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseWords:
    """A newsroom's changes to the shipped lists."""

    added: tuple[Added, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def silent(self) -> frozenset[str]:
        """Return the silenced words: they stop counting at once, in articles already read too."""
        return frozenset(form for one in self.silenced for form in (one.word, _joined(one.word)))


NO_CHANGES = HouseWords()


def read_house_words(text: str) -> HouseWords:
    """Return the changes a newsroom wrote down in TOML.

    Each word is a key under ``[add]`` or ``[silence]``. Added ones say their ``family`` and
    ``strength`` (*mild*, *firm*, *strong*), or the ``part`` of speech of a loaded word; all say a ``reason``.

    Raises:
        UnreadableWords: the text cannot be read as such; the message says what to write.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise UnreadableWords(f"is not TOML: {problem}") from None
    unknown = sorted(set(table) - {"add", "silence"})
    if unknown:
        raise UnreadableWords(f"has a section [{unknown[0]}]; there are [add] and [silence]")
    return HouseWords(
        added=tuple(_added(word.casefold(), entry) for word, entry in _entries(table, "add")),
        silenced=tuple(
            Silenced(word=word.casefold(), reason=_reason(word, entry)) for word, entry in _entries(table, "silence")
        ),
    )


def _entries(table: dict[str, Any], section: str) -> list[tuple[str, Any]]:
    entries = table.get(section, {})
    if not isinstance(entries, dict):
        raise UnreadableWords(f"{section} is no section; write [{section}] on a line of its own")
    return list(entries.items())


def _added(word: str, entry: Any) -> Added:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS:
        raise UnreadableWords(f'"{word}" says more or less than family, strength, part and reason')
    family, part = entry.get("family"), entry.get("part")
    if (family is None) == (part is None):
        raise UnreadableWords(f'"{word}" says either its family or, as a loaded word, its part of speech')
    if part is not None and part not in _PARTS:
        raise UnreadableWords(f'"{word}" is of part {part!r}; write {", ".join(_PARTS)}')
    known = {grade.family for grade in shipped_words().grades.values()}
    if family is not None and family not in known:
        raise UnreadableWords(f'"{word}" is of family {family!r}; the families are {", ".join(sorted(known))}')
    strength = entry.get("strength", "firm")
    if strength not in STRENGTHS:
        raise UnreadableWords(f'"{word}" has strength {strength!r}; write {", ".join(STRENGTHS)}')
    return Added(
        word=word,
        family=family,
        strength=STRENGTHS[strength],
        part=None if part is None else _PARTS[part],
        reason=_reason(word, entry.get("reason")),
    )


def _reason(word: str, entry: Any) -> str:
    reason = entry.get("reason") if isinstance(entry, dict) else entry
    if not isinstance(reason, str) or not reason.strip():
        raise UnreadableWords(f'"{word}" gives no reason; one line is enough, for whoever reads the list next')
    return reason.strip()


@lru_cache(maxsize=8)
def words_of(house: HouseWords) -> FramingWords:
    """Return the shipped lists with a newsroom's changes."""
    shipped = shipped_words()
    if house == NO_CHANGES:
        return shipped
    grades = {word: grade for word, grade in shipped.grades.items() if word not in house.silent}
    loaded = {part: listed - house.silent for part, listed in shipped.loaded.items()}
    for one in house.added:
        if one.family is not None:
            grades[_joined(one.word)] = Grade(one.family, one.strength, _joined(one.word))
        elif one.part is not None:
            loaded[one.part] = loaded.get(one.part, frozenset()) | {one.word}
    idioms = tuple(idiom for idiom in shipped.idioms if not any(idiom.pattern.fullmatch(word) for word in house.silent))
    return FramingWords(grades=grades, idioms=idioms, loaded=loaded)


def _joined(word: str) -> str:
    """Return a word as the lists hold it: in several parts, joined with hyphens."""
    return word.replace(" ", "-")
