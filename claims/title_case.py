"""Headlines In Title Case, put into sentence case for the parser."""

import re
from functools import lru_cache
from typing import Any

from claims.lexicon import table
from claims.rarity import rarity

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Words; fewer do not show a habit."""
_SHARE = 0.7
"""Share of capitalised words from which a line is taken to be in title case."""
_ORDINARY = 0.62
"""Rarity below which a capitalised word of a headline is taken for an ordinary one."""


def in_sentence_case(sentence: str) -> str:
    """Return a Title Case Headline with its ordinary words in lower case; anything else as it is.

    The parser takes *Quake Kills Ten* for a name. Length and offsets stay the same.
    """
    if sentence.rstrip("”’\"')")[-1:] in {".", "!", "?"}:
        return sentence
    words = list(_WORD.finditer(sentence))
    capital = sum(word.group()[0].isupper() for word in words)
    if len(words) < _SHORTEST or capital < _SHARE * len(words):
        return sentence
    lowered = list(sentence)
    for word in words[1:]:
        plain = word.group().lower()
        if word.group()[1:].islower() and len(plain) == len(word.group()) and _is_ordinary(plain):
            lowered[word.start()] = plain[0]
    return "".join(lowered)


def _is_ordinary(word: str) -> bool:
    return rarity(word) < _ORDINARY and word not in _names()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return the words of place names, demonyms and given names, lower case: they keep their capital."""
    given = (name for names in table("given_names").values() for name in str(names).split())
    known = [*table("countries"), *_strings_in(table("countries")), *given]
    return frozenset(part.lower() for name in known for part in name.split())


def _strings_in(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    if not isinstance(part, dict | list):
        return []
    return [word for inner in (part.values() if isinstance(part, dict) else part) for word in _strings_in(inner)]
