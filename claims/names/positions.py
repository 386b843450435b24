"""Positions a person is given beside the name: *chief executive Jane Roe*, *Jane Roe, its finance director*."""

import re
from functools import lru_cache

from claims.article import Span
from claims.lexicon import table

_PAST_OR_COMING = re.compile(
    r"(?:former|ex|late|then|acting|interim|incoming|outgoing|elect|designate|one-time|retired|"
    r"next|new|future|succeeds?|replaces?|ousted|sacked)[ -]+(?:the )?$",
    re.IGNORECASE,
)
"""Words before a position that make it another one, or one of another time."""
_DEPUTY = re.compile(r"\b(?:deputy|assistant|vice)[ -]$", re.IGNORECASE)
"""Words before a position that make it the one below it."""
_WITHOUT_DEPUTIES = frozenset({"rank", "court", "church"})
"""Groups in which *deputy* before a position says something else: *deputy Sgt. Roe* is a sheriff's deputy."""
_BEFORE = 48
_AFTER = 72
"""Characters looked at on either side of a name."""
_LEAD_IN = re.compile(
    r"\s*,\s+(?:(?:who (?:is|was)|the|its|their|his|her|a|an|our|[A-Z][\w.-]*[’']s?|[A-Za-z]+[’']s)\s+){0,2}"
)
_NOUN_BEFORE = re.compile(r"(?:[a-z]+[ -]){0,2}$")


@lru_cache(maxsize=1)
def _positions() -> dict[str, tuple[str, str]]:
    """Return every word for a position to its group and the position."""
    return {
        words: (group, position)
        for group, positions in table("positions").items()
        for position, names in positions.items()
        for words in names
    }


@lru_cache(maxsize=1)
def _any_position() -> str:
    longest_first = sorted(_positions(), key=lambda words: (-len(words), words))
    return "|".join(re.escape(words).replace(r"\ ", r"[ -]") for words in longest_first)


@lru_cache(maxsize=1)
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_any_position()})\.?,?\s+$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _at_start() -> re.Pattern[str]:
    return re.compile(rf"({_any_position()})(?![\w-]|\s+(?:general|elect|designate))", re.IGNORECASE)


def position_of(title: str | None) -> tuple[str, str] | None:
    """Return the group of a position and the position itself, or None for any other title.

    *CEO* and *chief executive* give ``("company", "chief executive")``, *deputy governor* another position
    of the governor's group.
    """
    if not title:
        return None
    words = " ".join(title.lower().replace(".", "").replace("-", " ").split())
    held = _positions().get(words) or _positions().get(title.lower().replace(".", ""))
    if held is not None:
        return held
    below, _, above = words.partition(" ")
    over = _positions().get(above) if below in {"deputy", "assistant", "vice"} else None
    return None if over is None or over[0] in _WITHOUT_DEPUTIES else (over[0], f"deputy {over[1]}")


def position_beside(text: str, name: Span, within: Span) -> Span | None:
    """Return where the position stands that the words around a name give its bearer, or None.

    Args:
        text: the article's text.
        name: where the name stands.
        within: its sentence.
    """
    before = text[max(within.start, name.start - _BEFORE) : name.start]
    found = _at_end().search(before)
    if found:
        below = _DEPUTY.search(before[: found.start(1)])
        begin = below.start() if below else found.start(1)
        if not _PAST_OR_COMING.search(before[:begin]):
            start = name.start - len(before)
            return Span(start + begin, start + found.end(1))
    after = text[name.end : min(within.end, name.end + _AFTER)]
    lead_in = _LEAD_IN.match(after)
    if lead_in is None:
        return None
    begin = lead_in.end()
    below = re.match(r"(?:deputy|assistant|vice)[ -]", after[begin:], re.IGNORECASE)
    found = _at_start().match(after, begin + (below.end() if below else 0))
    if found is None or _PAST_OR_COMING.search(after[:begin]):
        return None
    return Span(name.end + begin, name.end + found.end(1))
