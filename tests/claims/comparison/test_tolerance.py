import pytest

from claims.claim import Concept, Dimension, Modifier
from claims.comparison.tolerance import last_digit, reach, tolerance
from tests.builders import a_figure_claim


def reach_of(value, *, text="", **fields):
    stated = reach(a_figure_claim("62", value=value, modifier_text=text, **fields))
    return stated.low, stated.high


@pytest.mark.parametrize(
    ("value", "size"),
    [(4300, 100), (7.1, 0.1), (10_000, 10_000), (5, 1), (0.25, 0.01), (7_100_000_000, 100_000_000), (0, 0)],
)
def test_the_last_digit_is_the_last_one_that_is_not_zero(value, size):
    assert last_digit(value) == pytest.approx(size)


@pytest.mark.parametrize(
    ("value", "width"),
    [
        (10_000, 250),  # half of ten thousand would be 5,000: the cap holds
        (10_020, 5),
        (62, 0),
        (99, 0),
        (100, 2.5),
    ],
)
def test_a_count_may_be_rounded_in_its_last_digit_but_small_counts_are_counted(value, width):
    assert tolerance(value, counted=True, converted=False) == pytest.approx(width)


def test_a_figure_in_another_unit_may_be_rounder():
    plain = tolerance(60, counted=False, converted=False)
    converted = tolerance(60, counted=False, converted=True)

    assert plain == pytest.approx(1.5)
    assert converted == pytest.approx(4.5)


@pytest.mark.parametrize(
    ("modifier", "text", "low", "high"),
    [
        (Modifier.EXACT, "", 1950, 2050),
        (Modifier.ABOUT, "about", 1800, 2200),
        (Modifier.ABOUT, "nearly", 1800, 2000),
        (Modifier.ABOUT, "estimated", 1950, 2050),
        (Modifier.OVER, "more than", 1950, 2500),
        (Modifier.OVER, "just over", 2000, 2200),
        (Modifier.AT_LEAST, "at least", 1950, 2500),
        (Modifier.AT_MOST, "up to", 1500, 2050),
    ],
)
def test_the_words_around_a_number_bound_it(modifier, text, low, high):
    assert reach_of(2000, modifier=modifier, text=text) == (pytest.approx(low), pytest.approx(high))


def test_up_to_a_range_states_the_range_itself():
    concept = Concept(text="range", head="range", property="range")

    stated = reach_of(
        300, modifier=Modifier.AT_MOST, text="up to", concept=concept, unit="kilometre", dimension=Dimension.LENGTH
    )

    assert stated == (pytest.approx(292.5), pytest.approx(307.5))


def test_a_stated_range_reaches_from_end_to_end():
    low, high = reach_of((10, 12))

    assert (low, high) == (10, 12)


def test_two_values_that_only_touch_at_the_edge_do_not_meet():
    percent = {"unit": "percentage", "dimension": Dimension.SHARE}

    assert not reach(a_figure_claim("62", value=3.1, **percent)).meets(
        reach(a_figure_claim("62", value=3.2, **percent))
    )


def test_a_point_inside_a_reach_meets_it():
    assert reach(a_figure_claim("62", value=12)).meets(reach(a_figure_claim("62", value=(10, 12))))
