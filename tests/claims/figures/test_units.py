import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span
from claims.claim import Dimension
from claims.figures import units
from claims.figures.lexer import find_mentions

BY_QUANTITY: dict[str, list[str]] = {}
for _unit in units.UNITS.values():
    BY_QUANTITY.setdefault(_unit.quantity, []).append(_unit.name)
PAIRS = st.sampled_from(sorted(name for names in BY_QUANTITY.values() if len(names) > 1 for name in names)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(BY_QUANTITY[units.UNITS[name].quantity]))
)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (186, "mile", "kilometre", 299.337984),
        (300, "kilometre", "mile", 186.4113576712002),
        (1, "foot", "centimetre", 30.48),
        (0, "degree celsius", "degree fahrenheit", 32),
        (-40, "degree fahrenheit", "degree celsius", -40),
        (0, "degree celsius", "kelvin", 273.15),
        (1, "square mile", "square kilometre", 2.589988110336),
        (100, "acre", "hectare", 40.468564224),
        (1, "barrel", "litre", 158.987294928),
        (2, "metric ton", "pound", 4409.245243697551),
        (100, "mile per hour", "kilometre per hour", 160.9344),
        (1, "knot", "kilometre per hour", 1.852),
        (25, "basis point", "percentage point", 0.25),
        (0.2, "fraction", "percentage", 20),
        (84, "cent", "dollar", 0.84),
        (2, "week", "day", 14),
        (10, "metre per second", "kilometre per hour", 36),
        (1, "gigabyte", "megabyte", 1000),
    ],
)
def test_a_value_is_converted_exactly(value, source, target, expected):
    assert units.convert(value, source, target) == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_a_difference_of_temperatures_ignores_the_zero_points():
    assert units.convert(1.5, "degree celsius", "degree fahrenheit", difference=True) == pytest.approx(2.7)


@settings(max_examples=200)
@given(PAIRS, st.floats(min_value=-1e9, max_value=1e9))
def test_a_conversion_there_and_back_gives_the_value_again(pair, value):
    there = units.convert(value, pair[0], pair[1])
    back = units.convert(there, pair[1], pair[0])
    assert math.isclose(back, value, rel_tol=1e-9, abs_tol=1e-6)


@settings(max_examples=100)
@given(PAIRS, st.floats(min_value=-1e6, max_value=1e6))
def test_a_conversion_keeps_the_base_value(pair, value):
    there = units.convert(value, pair[0], pair[1])
    assert math.isclose(units.to_base(value, pair[0]), units.to_base(there, pair[1]), rel_tol=1e-9, abs_tol=1e-3)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("euro", "dollar"),
        ("percentage", "percentage point"),
        ("mile", "hour"),
        ("dollar", "Australian dollar"),
        ("made up", "mile"),
    ],
)
def test_units_of_different_quantities_are_refused(first, second):
    assert not units.same_dimension(first, second)
    with pytest.raises(units.UnitMismatchError, match="cannot be converted"):
        units.convert(1, first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("mile", "kilometre"),
        ("dollar", "US dollar"),
        (None, None),
        ("penny", "pound sterling"),
        ("barrel per day", "litre per second"),
    ],
)
def test_units_of_one_quantity_can_be_compared(first, second):
    assert units.same_dimension(first, second)


@pytest.mark.parametrize(
    ("name", "dimension"),
    [
        (None, Dimension.COUNT),
        ("dollar per share", Dimension.RATE),
        ("foot per minute", Dimension.SPEED),
        ("mile per gallon", Dimension.RATE),
        ("percentage point", Dimension.SHARE),
        ("Swiss franc", Dimension.MONEY),
        ("nothing we know", Dimension.OTHER),
    ],
)
def test_a_unit_has_its_dimension(name, dimension):
    assert units.dimension_of(name) is dimension


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("kilometre", "kilometres"),
        ("foot", "feet"),
        ("pound sterling", "pounds sterling"),
        ("dollar per share", "dollars per share"),
        ("degree celsius", "degrees celsius"),
        ("year of age", "years of age"),
        ("yen", "yen"),
        ("penny", "pence"),
    ],
)
def test_a_unit_has_its_plural(name, plural):
    assert units.plural(name) == plural


def test_who_falls_600m_falls_metres():
    text = "The climber fell about 600m while descending."

    (mention,) = find_mentions(text, Span(0, len(text)))

    assert (mention.value.nominal, mention.unit) == (600, "metre")
