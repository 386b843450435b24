"""One form of date: what it looks like, what it says, and how to tell cheaply that it is absent."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.dates import vocabulary as words
from claims.dates.expressions import DateKind, Expression, Side

Match = re.Match[str]
Build = Callable[[Match], Expression | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of date. The mention is the group ``date`` of ``regex``, else all of the match."""

    name: str
    regex: re.Pattern[str]
    kind: DateKind
    build: Build
    trigger: str
    """A cheap regular expression without which the form cannot occur in a passage."""


_TRIGGERS = {
    DateKind.DAY: words.MONTH_TRIGGER,
    DateKind.MONTH: words.MONTH_TRIGGER,
    DateKind.NUMERIC: r"\d",
    DateKind.YEAR: r"\d\d",
    DateKind.DECADE: r"\d0",
    DateKind.QUARTER: r"quarter|Q[1-4]",
    DateKind.SEASON: r"(?i:spring|summer|autumn|winter|fall)|half|H[12]",
    DateKind.WEEKDAY: r"(?i:day)",
    DateKind.RELATIVE: words.UNIT_TRIGGER,
    DateKind.ROLLING: words.UNIT_TRIGGER,
    DateKind.ANCHORED: words.UNIT_TRIGGER,
    DateKind.TIME: r"\d|o.clock|noon|midnight|midday",
}
_BLANK = re.compile(r"\[[^\]]*\]|\(\?<[!=][^)]*\)| ")
"""A blank, or a set or look-behind, in which a blank stays what it is."""


def pattern(name: str, kind: DateKind, regex: str, build: Build, trigger: str = "") -> Pattern:
    """Return a pattern; a blank in ``regex`` stands for any white space inside a line."""
    spaced = _BLANK.sub(lambda match: words.APART if match[0] == " " else match[0], regex)
    return Pattern(name, re.compile(spaced), kind, build, trigger or _TRIGGERS[kind])


def side(text: str | None) -> Side | None:
    """Return which one *last*, *this* or *next* points to."""
    return None if text is None else words.SIDES[re.sub(r"\s+", " ", text.lower())]


_YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}


def of_year(match: Match) -> tuple[int | None, int | None]:
    """Return the year and the shift from the article's year that a match names."""
    groups = match.groupdict()
    year, whose = groups.get("year"), groups.get("whose")
    return int(year) if year else None, None if whose is None else _YEAR_SHIFTS[whose.lower()]


WHOSE = r"(?:(?:of )?(?P<whose>[Ll]ast|[Tt]his|[Nn]ext) year)"
SIDE = r"(?P<side>[Tt]his past|[Tt]his coming|[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming)"
