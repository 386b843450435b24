"""Lines that belong to the page rather than to the article: time stamps, advertisements, links elsewhere."""

import re
from functools import lru_cache

from claims.lexicon import table

_LONGEST_STAMP = 90
"""Characters; *Updated* at the head of a longer line opens a sentence of the article."""
_TIME = re.compile(r"\d")
_TIME_WORD = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|at|on|am|pm|gmt|utc|bst"
    r"|cet|cest|e[sd]?t|p[sd]?t|local|time|ago|hours?|min(?:ute)?s?|hrs?|\d+(?:st|nd|rd|th)?"
)
_WORD = re.compile(r"\w+")


def is_furniture(line: str) -> bool:
    """Say whether a line or sentence is a time stamp, an advertisement or a way elsewhere."""
    plain = " ".join(line.lower().split()).lstrip("*_#>•·- ")
    words = _WORD.findall(plain.replace(".m.", "m"))
    if len(plain) <= _LONGEST_STAMP and all(_TIME_WORD.fullmatch(word) for word in words):
        return True
    stamps, openings = _openings()
    if len(plain) <= _LONGEST_STAMP and plain.startswith(stamps) and _TIME.search(plain):
        return True
    return plain.startswith(openings)


@lru_cache(maxsize=1)
def _openings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = table("page_furniture")
    return tuple(known["stamps"]), tuple(known["openings"])
