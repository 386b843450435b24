"""What a figure states: its value, its unit's kind, and what the words around it make of it."""

from dataclasses import dataclass
from enum import StrEnum


class Modifier(StrEnum):
    """What the words around a number do to it."""

    EXACT = "="
    ABOUT = "~"
    """About, some, roughly, nearly, almost."""
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    """Up to, no more than, within."""
    UP = "up"
    """A rise by this much."""
    DOWN = "down"
    """A fall by this much."""


class Dimension(StrEnum):
    """What kind of quantity a figure is; only figures of one dimension can be compared."""

    COUNT = "count"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    DURATION = "duration"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    SHARE = "share"
    RATE = "rate"
    AGE = "age"
    OTHER = "other"


class Relation(StrEnum):
    """How a figure stands to another one in its sentence."""

    MORE = "more"
    """In addition to a figure given before: *eight more people*."""
    INCLUDING = "including"
    """A part of a figure given before: *including two children*."""
    PRIOR = "prior"
    """What a figure is held against: *up from 52*, *lower than the 67 percent of 2020*."""
    CONVERSION = "conversion"
    """The figure before it in another unit: *300km (186 miles)*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """A stated value or range, after scale words and before any tolerance.

    A single value has ``low == high == nominal``; a range has no nominal; a one-sided bound
    puts its number in all three and the claim's modifier says the rest.
    """

    low: float
    high: float
    nominal: float | None
