"""What the engine reaches on annotated articles may rise and never silently falls."""

import json

import pytest

from tests.evaluation.__main__ import FLOORS, below_floor, measure, measure_own
from tests.evaluation.gold import GOLD, MISSING


def test_the_scores_on_our_own_articles_hold_their_floors():
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scores, errors = measure_own()

    assert scores
    assert below_floor(scores, floors) == [], "\n".join(errors)


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
def test_the_scores_on_the_annotated_sets_hold_their_floors():
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scores, errors = measure(quick=True)

    assert below_floor(scores, floors) == [], "\n".join(errors)


def test_a_score_below_its_floor_is_noticed():
    assert below_floor({"a": (49.0, None), "spurious": (3.0, None)}, {"a": 50.0, "spurious": 2.0}) == ["a", "spurious"]
