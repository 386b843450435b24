"""Ids sort by time and never repeat."""

import random

from hypothesis import given
from hypothesis import strategies as st

from storage.ids import EPOCH, IdMaker, seconds_of_id

NOON = 1_772_452_800.0


@given(st.lists(st.tuples(st.floats(-5, 5), st.integers(1, 50)), max_size=30))
def test_ids_only_go_up_even_when_the_clock_steps_back(steps: list[tuple[float, int]]):
    now = NOON
    maker = IdMaker(lambda: now, random.Random(1))
    made: list[int] = []
    for step, count in steps:
        now += step
        made += maker.take(count)
    assert made == sorted(set(made))


def test_an_id_tells_when_it_was_made_and_fits_63_bits():
    [number] = IdMaker(lambda: NOON).take()
    assert abs(seconds_of_id(number) - NOON) < 0.002
    [last] = IdMaker(lambda: EPOCH + 69 * 365.25 * 86400).take()
    assert number < last < 2**63


def test_makers_that_start_in_one_millisecond_do_not_meet():
    makers = [IdMaker(lambda: NOON, random.Random(seed)) for seed in range(20)]
    made = [number for maker in makers for number in maker.take(40)]
    assert len(set(made)) == len(made)


def test_more_ids_than_a_millisecond_holds_run_on_into_the_next():
    maker = IdMaker(lambda: NOON)
    made = [maker.take(2**21)[-1] for _ in range(4)]
    assert made == sorted(set(made))


def test_a_clock_before_the_epoch_still_gives_ids():
    maker = IdMaker(lambda: 0.0)
    assert 0 <= maker.take()[0] < maker.take()[0]
