"""The word lists behind names, as sets of lower-case words."""

import re
from functools import lru_cache

from claims.lexicon import table


@lru_cache(maxsize=32)
def word_list(key: str) -> frozenset[str]:
    """Return the list ``key`` of ``claims/data/names.toml``; its entries are parted by semicolons or lines."""
    return frozenset(entry for entry in map(str.strip, re.split(r"[;\n]", table("names")[key])) if entry)


@lru_cache(maxsize=1)
def acronyms() -> dict[str, str]:
    """Return the short forms that need no spelling out, to the full name; full stops do not count."""
    return {short.replace(".", ""): full for short, full in table("names")["acronyms"].items()}


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Return short first names to the long ones they may stand for."""
    return {short: frozenset(long) for short, long in table("names")["nicknames"].items()}


@lru_cache(maxsize=1)
def longest_title() -> int:
    """Return how many words the longest title has."""
    return max(len(title.split()) for title in word_list("titles"))
