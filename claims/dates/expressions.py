"""Date expressions as the grammar reads them, before any calendar is consulted.

Every expression is a small frozen value; :func:`claims.dates.resolving.resolve` turns it into days.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from claims.article import Span

Side = Literal["last", "this", "next"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade", "century", "season", "hour", "minute"]


class DateKind(StrEnum):
    """What form a date expression has."""

    DAY = "day"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    QUARTER = "quarter"
    SEASON = "season"
    DECADE = "decade"
    NUMERIC = "numeric"
    RELATIVE = "relative"
    """Counted from the article's own day: *yesterday*, *three days ago*, *last week*."""
    ROLLING = "rolling"
    """A stretch up to or from the article's own day: *in recent weeks*, *within days*."""
    ANCHORED = "anchored"
    """Counted from another event: *a day later*, *two months before the inauguration*."""
    RANGE = "range"
    BOUND = "bound"
    """*by the end of 2025*, *since January*."""
    TIME = "time"
    """A time of day; never an interval of its own."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by name: *18 November 2024*, *last October*, *November 18*, *2019*."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    side: Side | None = None
    """*last October*, *next January*."""
    year_shift: int | None = None
    """*October last year* is -1."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """*Sunday*, *last Tuesday*; 0 is Monday. ``week`` shifts by whole weeks: *Friday last week*."""

    number: int
    side: Side | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """*the summer*, *last winter*, *spring 2023*; of the northern half of the world."""

    name: str
    year: int | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """The ``number``-th of ``parts`` equal parts of a year: a quarter (4), a half (2)."""

    number: int
    parts: int
    year: int | None = None
    side: Side | None = None
    """Of last, this or next year."""


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year or a season named by two years; its first day differs by who counts."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years from ``first`` to ``last``: *the 1990s*, *the 19th century*."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Period:
    """The day, week, month or year ``shift`` units away from the article's own: *yesterday*, *next month*."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class Ago:
    """``low`` to ``high`` units before (negative ``sign``) or after the article's own day."""

    low: float
    high: float
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Rolling:
    """The stretch of up to ``high`` units that ends (negative ``sign``) or begins on the article's own day."""

    high: float
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Months:
    """The first (or last) ``count`` months of a year."""

    count: int
    of: "Expression"
    from_end: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """The ``count`` months that end with another expression: *the three months to June*."""

    count: int
    end: "Expression"


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a longer expression: *late October*, *the end of 2025*, *earlier this month*."""

    which: Literal["early", "mid", "late", "start", "end", "first half", "second half", "before now", "after now"]
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Bound:
    """An open side: *by*, *until*, *before* close the end; *since*, *from*, *after* close the start."""

    word: Literal["by", "until", "before", "since", "after"]
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another, both included."""

    first: "Expression"
    last: "Expression"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A date in form, but one that the article's own day cannot place."""


Expression = (
    Calendar
    | Weekday
    | Season
    | Fraction
    | Fiscal
    | Years
    | Period
    | Ago
    | Rolling
    | Months
    | Ended
    | Part
    | Bound
    | Between
    | Unresolved
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression in a text. ``text == article.text[span]``."""

    span: Span
    text: str
    kind: DateKind
    expression: Expression


@dataclass(frozen=True, slots=True)
class Found:
    """A piece the grammar has read: where it stands and what it says."""

    start: int
    end: int
    kind: DateKind
    expression: Expression
