"""A figure as the lexer finds it: words, value, unit and modifier, before anyone asks what it measures."""

from dataclasses import dataclass
from enum import StrEnum

from claims.article import Span
from claims.claim import Dimension, FigureValue, Modifier, Relation


class Role(StrEnum):
    """The part a figure plays in a change that its sentence tells."""

    PLAIN = "plain"
    FROM = "from"
    """Where a change starts: *from 52%* to 47%."""
    TO = "to"
    """Where a change told with its start ends: from 52% *to 47%*."""
    LEVEL = "level"
    """What a change by some amount led to: rose 3% *to 11,000*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """One figure in raw text. Spans point into the text it was read from."""

    span: Span
    """The whole phrase with modifier and unit: *up to 100 km*, *an estimated 120*, *10,000-strong*."""
    number_span: Span
    """Numeral, scale, currency and unit without the modifier: *100 km*, *$7.1 billion*, *120*."""
    value: FigureValue
    """As written, after scale words.

    A range has no nominal. An order of magnitude keeps its base as nominal and the numbers that
    the word can stand for as ends: *dozens* is 12 within 12 to 99, *tens of thousands* 10,000
    within 10,000 to 99,999.
    """
    modifier: Modifier = Modifier.EXACT
    """A direction of change wins over a bound; ``bound`` keeps the bound."""
    bound: Modifier = Modifier.EXACT
    modifier_text: str = ""
    unit: str | None = None
    """Singular English name of ``claims/data/units.toml`` or ``currencies.toml``, rates as *dollar per share*;
    None for counts."""
    dimension: Dimension = Dimension.COUNT
    unit_span: Span | None = None
    relation: Relation | None = None
    """Only CONVERSION is decided here: 300km *(186 miles)*."""
    partner: Span | None = None
    """Span of the mention that ``relation`` points back to."""
    coordinated_with: Span | None = None
    """Span of the earlier mention whose modifier reaches this one: *about 120 missiles and 90 drones*."""
    role: Role = Role.PLAIN
    per: str | None = None
    """What a rate is per: *day*, *share*, *100,000 people*."""
    order_of_magnitude: bool = False
