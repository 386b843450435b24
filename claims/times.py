"""The times claims speak of: days from one to another, as finely as they are stated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.article import Span


class Granularity(StrEnum):
    """How fine a stated time is."""

    MOMENT = "moment"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from ``start`` to ``end``, both included; an open side is None."""

    start: date | None
    end: date | None
    granularity: Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The time a claim speaks of: its words and, where they can be resolved, its days."""

    text: str
    span: Span
    interval: Interval | None = None
