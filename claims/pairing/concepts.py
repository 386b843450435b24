"""Families of words that name one measured thing, and families that never mean the same."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_TABLE = tomllib.loads((files("claims") / "data" / "concepts.toml").read_text(encoding="utf-8"))
_OPPOSED = frozenset(frozenset(pair) for pair in _TABLE["opposed"]["pairs"])
BROAD = frozenset({"person", "item", "share_of"})
"""Families so wide that sharing one says little."""


def _families_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family, words in _TABLE["families"].items():
        for word in words.split():
            found.setdefault(word, set()).add(family)
    return {word: frozenset(families) for word, families in found.items()}


_FAMILIES = _families_by_word()


def families_of(words: Iterable[str]) -> frozenset[str]:
    """Return every concept family that one of the lemmas belongs to."""
    found: set[str] = set()
    for word in words:
        found |= _FAMILIES.get(word, frozenset())
    return frozenset(found)


@lru_cache(maxsize=50_000)
def opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether the two sets of families rule out one measured thing: killed against injured."""
    only_a, only_b = a - b, b - a
    if (a & b) - BROAD:
        return False
    return any(frozenset({x, y}) in _OPPOSED for x in only_a for y in only_b)
