"""Positions a person is given beside the name: *chief executive Jane Roe*, *Jane Roe, its finance director*."""

import re
from functools import lru_cache

from claims.article import Span
from claims.lexicon import table

_PAST_OR_COMING = re.compile(
    r"(?:former|ex|late|then|acting|interim|incoming|outgoing|elect|designate|one-time|retired|deputy|assistant|"
    r"next|new|future|succeeds?|replaces?|ousted|sacked)[ -]+(?:the )?$",
    re.IGNORECASE,
)
"""Words before a position that make it another one, or one of another time."""
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

    *CEO* and *chief executive* give ``("company", "chief executive")``.
    """
    if not title:
        return None
    return _positions().get(" ".join(title.lower().replace(".", "").replace("-", " ").split())) or _positions().get(
        title.lower().replace(".", "")
    )


def position_beside(text: str, name: Span, within: Span) -> Span | None:
    """Return where the position stands that the words around a name give its bearer, or None.

    Args:
        text: the article's text.
        name: where the name stands.
        within: its sentence.
    """
    before = text[max(within.start, name.start - _BEFORE) : name.start]
    found = _at_end().search(before)
    if found and not _PAST_OR_COMING.search(before[: found.start()]):
        start = name.start - len(before) + found.start(1)
        return Span(start, start + len(found.group(1)))
    after = text[name.end : min(within.end, name.end + _AFTER)]
    lead_in = _LEAD_IN.match(after)
    if lead_in is None:
        return None
    found = _at_start().match(after, lead_in.end())
    if found is None or _PAST_OR_COMING.search(after[: found.start()]):
        return None
    return Span(name.end + found.start(1), name.end + found.end(1))
