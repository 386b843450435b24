"""Story assignment on annotated articles, one by one: a short form of what ``make evaluate`` measures."""

import pytest

from tests.evaluation import stories_score

TOPICS = frozenset({"story-20", "story-36", "story-40", "story-3"})
"""Two quakes on one island, two cases of one sect, two launches of one product, two escapes."""


@pytest.mark.skipif(not stories_score.is_available(), reason="needs ../shared/gold/figure_pairs/stories.jsonl")
def test_like_events_stay_apart_and_stories_stay_whole():
    articles = stories_score.annotated_stories(TOPICS)
    score = stories_score.mean_score(articles, orders=3)
    assert score.f1 >= 0.9
    assert score.mixing <= 0.08
