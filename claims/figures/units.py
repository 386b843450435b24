"""Units of measurement and money: one table, exact conversion, and which of them can be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any

from claims.claim import Dimension
from claims.lexicon import table


class UnitMismatchError(ValueError):
    """Two units do not measure the same quantity, or a unit is not in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: ``base = value * factor + offset`` leads to the base unit of its quantity."""

    name: str
    dimension: Dimension
    quantity: str
    """What can be converted into what; finer than the dimension (each currency is its own)."""
    factor: Fraction
    offset: Fraction = Fraction(0)


_PREFIXES = (
    ("pico", "p", "1/1000000000000"),
    ("nano", "n", "1/1000000000"),
    ("micro", "μ", "1/1000000"),
    ("micro", "µ", "1/1000000"),
    ("milli", "m", "1/1000"),
    ("centi", "c", "1/100"),
    ("deci", "d", "1/10"),
    ("kilo", "k", "1000"),
    ("mega", "M", "1000000"),
    ("giga", "G", "1000000000"),
    ("tera", "T", "1000000000000"),
)
"""The decimal prefixes newsrooms meet (SI Brochure, table 7), with both code points of micro."""

_NO_SYMBOL = frozenset({"pm", "pg", "cg", "dg", "pl", "nl", "dl", "mW", "mWh", "mHz", "dW", "cW", "pW", "nW", "GJ/s"})
"""Prefixed symbols that in news text are something else: *2 pm* is a time."""


def _fraction(written: str) -> Fraction:
    numerator, _, denominator = written.partition("/")
    return Fraction(numerator) / Fraction(denominator or "1")


def _units() -> Iterator[Unit]:
    for row in table("units")["unit"]:
        dimension = Dimension(row["dimension"])
        unit = Unit(
            name=row["name"],
            dimension=dimension,
            quantity=row.get("quantity", dimension.value),
            factor=_fraction(row["factor"]),
            offset=_fraction(row.get("offset", "0")),
        )
        yield unit
        if row.get("si"):
            for prefix, _, scale in _PREFIXES:
                yield Unit(
                    name=prefix + unit.name,
                    dimension=unit.dimension,
                    quantity=unit.quantity,
                    factor=unit.factor * _fraction(scale),
                )
    for row in table("currencies")["currency"]:
        yield Unit(
            name=row["name"],
            dimension=Dimension.MONEY,
            quantity=f"money in {row.get('of', row['name'])}",
            factor=_fraction(row.get("factor", "1")),
        )


UNITS: Mapping[str, Unit] = MappingProxyType({unit.name: unit for unit in _units()})
"""Every unit by its singular English name."""


def symbols() -> Iterator[tuple[str, str]]:
    """Yield each written symbol, case kept, with the name of its unit; signs of money are not among them."""
    for row in table("units")["unit"]:
        for symbol in row.get("symbols", ()):
            yield symbol, row["name"]
            if row.get("si"):
                for prefix, mark, _ in _PREFIXES:
                    if mark + symbol not in _NO_SYMBOL:
                        yield mark + symbol, prefix + row["name"]


def forms() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each written form, as lower-case words, with the name of its unit."""
    for row in [*table("units")["unit"], *table("currencies")["currency"]]:
        for pattern in row.get("forms", ()):
            for words in _spelt_out(pattern):
                yield words, row["name"]
                if row.get("si"):
                    for prefix, _, _ in _PREFIXES:
                        yield (prefix + words[0], *words[1:]), prefix + row["name"]


def currency_rows() -> list[dict[str, Any]]:
    """Return the rows of the currency table: name, forms, signs, code."""
    return list(table("currencies")["currency"])


def _spelt_out(pattern: str) -> Iterator[tuple[str, ...]]:
    choices = []
    for word in pattern.split():
        alternatives = []
        for alternative in word.split("|"):
            if alternative.endswith("(s)"):
                alternatives += [alternative[:-3], alternative[:-3] + "s"]
            else:
                alternatives.append(alternative)
        choices.append(alternatives)
    yield from product(*choices)


@lru_cache(maxsize=1024)
def unit(name: str) -> Unit | None:
    """Return a unit by name; *X per Y* is made of its two parts. None when the table has neither."""
    found = UNITS.get(name)
    if found is not None:
        return found
    above, per, below = name.rpartition(" per ")
    if not per:
        return None
    numerator, denominator = UNITS.get(above), UNITS.get(below)
    if numerator is None:
        return None
    length_in_time = numerator.dimension is Dimension.LENGTH and denominator is not None
    length_in_time = length_in_time and denominator is not None and denominator.dimension is Dimension.DURATION
    return Unit(
        name=name,
        dimension=Dimension.SPEED if length_in_time else Dimension.RATE,
        quantity="speed"
        if length_in_time
        else f"{numerator.quantity} per {below if denominator is None else denominator.quantity}",
        factor=numerator.factor / (denominator.factor if denominator is not None else 1),
    )


def dimension_of(name: str | None) -> Dimension:
    """Return what kind of quantity a unit measures; no unit is a count, an unknown one *other*."""
    if name is None:
        return Dimension.COUNT
    found = unit(name)
    return Dimension.OTHER if found is None else found.dimension


def same_dimension(first: str | None, second: str | None) -> bool:
    """Say whether two units can be converted into each other: miles and metres, not euros and dollars.

    Two counts can; an unknown unit can only with itself.
    """
    if first == second:
        return True
    if first is None or second is None:
        return False
    one, other = unit(first), unit(second)
    return one is not None and other is not None and one.quantity == other.quantity


@lru_cache(maxsize=4096)
def _line(from_unit: str, to_unit: str) -> tuple[float, float]:
    source, target = unit(from_unit), unit(to_unit)
    if source is None or target is None or source.quantity != target.quantity:
        raise UnitMismatchError(f"{from_unit} cannot be converted to {to_unit}: they measure different quantities")
    return float(source.factor / target.factor), float((source.offset - target.offset) / target.factor)


def convert(value: float, from_unit: str, to_unit: str, *, difference: bool = False) -> float:
    """Return ``value`` in another unit of the same quantity.

    Args:
        value: the number in ``from_unit``.
        from_unit: singular name of the unit it is in.
        to_unit: singular name of the unit wanted.
        difference: the value is a change, not a level: zero points (of temperature) do not count.

    Raises:
        UnitMismatchError: the units measure different quantities, or one is unknown.
    """
    if from_unit == to_unit:
        return value
    ratio, shift = _line(from_unit, to_unit)
    return value * ratio if difference else value * ratio + shift


def to_base(value: float, name: str | None) -> float:
    """Return ``value`` in the base unit of its quantity (metre, kilogram, second, kelvin, a share of one).

    Counts and units outside the table come back as they are.
    """
    found = None if name is None else unit(name)
    if found is None:
        return value
    return value * float(found.factor) + float(found.offset)


_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "penny": "pence",
    "percentage": "per cent",
}
_INVARIANT = frozenset(
    """
    hertz horsepower stone yen yuan baht won rand ringgit rupiah dong naira taka kip tenge birr kwacha leu
    fahrenheit celsius markka Mach kelvin fraction magnitude mille sterling million billion sen
    """.split()
)


def plural(name: str) -> str:
    """Return the name for more than one: *kilometres*, *feet*, *pounds sterling*, *dollars per share*."""
    head, per, rest = name.partition(" per ")
    head, of_age, age = head.partition(" of ")
    words = head.split()
    if words and words[0] in {"pound", "degree"} and len(words) > 1:
        words[0] += "s"
    elif words:
        last = words[-1]
        invariant = last in _INVARIANT or last.lower().endswith("hertz")
        words[-1] = _IRREGULAR.get(last) or (last if invariant else last + "s")
    return " ".join(words) + of_age + age + per + rest
