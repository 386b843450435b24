"""Which story an article joins."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.stories import assign_story, grown, lookup_keys, merged, new_sketch, story_terms
from tests.builders import an_article
from tests.claims.copies import wire_set

MONDAY = datetime(2026, 3, 9, 8, tzinfo=UTC)

FIRST_QUAKE = (
    "A magnitude 5.6 earthquake struck the island of Tarsk on Sunday, injuring five people, state television said. "
    "Governor Ilya Moren said 40 houses were damaged in the town of Dargan. Tarsk was last hit in 1998."
)
SAME_QUAKE = (
    "Five people were hurt when an earthquake of magnitude 5.6 shook Tarsk on Sunday. In Dargan, where 40 houses "
    "were damaged, people slept outdoors. Ilya Moren, the governor, asked for tents."
)
OTHER_QUAKE = (
    "Ten people died and 80 were injured when a powerful earthquake of magnitude 5.9 levelled villages on the island "
    "of Tarsk. Seven villages were flattened, Governor Petra Sool said. Aftershocks jolted the port of Nima."
)


def terms_of(text, **fields):
    article = an_article(text, **fields)
    return story_terms(article, load_parser().parse(article.text, sentence_spans(article)))


def test_the_first_article_begins_a_story():
    assignment = assign_story(terms_of(FIRST_QUAKE), MONDAY, [])
    assert assignment.story_id is None
    assert assignment.merges == ()


def test_an_article_of_one_event_joins():
    story = new_sketch(7, terms_of(FIRST_QUAKE), MONDAY)
    assert assign_story(terms_of(SAME_QUAKE), MONDAY + timedelta(hours=5), [story]).story_id == 7


def test_a_like_event_of_another_year_stays_apart():
    story = new_sketch(7, terms_of(FIRST_QUAKE), MONDAY)
    assert assign_story(terms_of(OTHER_QUAKE), MONDAY + timedelta(days=400), [story]).story_id is None


def test_the_nearer_story_wins_whatever_the_order():
    stories = [new_sketch(1, terms_of(FIRST_QUAKE), MONDAY), new_sketch(2, terms_of(OTHER_QUAKE), MONDAY)]
    for order in (stories, stories[::-1]):
        assert assign_story(terms_of(SAME_QUAKE), MONDAY, order).story_id == 1


def test_time_counts_against_a_silent_story():
    story = new_sketch(1, terms_of(FIRST_QUAKE), MONDAY)
    scores = [
        assign_story(terms_of(SAME_QUAKE, minutes_ago=None), MONDAY + timedelta(days=days), [story]).score
        for days in (1, 4, 10, 100)
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] + 2


def test_without_dates_time_is_left_out():
    story = new_sketch(1, terms_of(FIRST_QUAKE, minutes_ago=None), None)
    assert assign_story(terms_of(SAME_QUAKE, minutes_ago=None), None, [story]).story_id == 1


def test_an_article_that_fits_two_stories_shows_them_to_be_one():
    stories = [new_sketch(1, terms_of(FIRST_QUAKE), MONDAY), new_sketch(2, terms_of(SAME_QUAKE), MONDAY)]
    assignment = assign_story(terms_of(FIRST_QUAKE + " " + SAME_QUAKE), MONDAY, stories)
    assert {assignment.story_id, *assignment.merges} == {1, 2}


def test_sketches_add_up():
    first, second = terms_of(FIRST_QUAKE), terms_of(SAME_QUAKE)
    later = MONDAY + timedelta(hours=2)
    one_by_one = grown(new_sketch(1, first, MONDAY), second, later)
    together = merged(new_sketch(1, first, MONDAY), new_sketch(2, second, later))
    assert one_by_one.terms == pytest.approx(together.terms)
    assert (one_by_one.count, one_by_one.last_at) == (together.count, together.last_at) == (2, later)


def test_a_story_s_sketch_stays_small():
    story = new_sketch(1, terms_of(FIRST_QUAKE), MONDAY)
    for number in range(60):
        words = " ".join(f"word{number}x{index} thing{index}y{number}" for index in range(120))
        story = grown(story, story_terms(an_article(f"{words}.")), MONDAY)
    assert len(story.terms) < 1200
    assert story.count == 61


def test_articles_of_one_event_share_a_look_up_key_and_unlike_ones_rarely():
    first, same = lookup_keys(terms_of(FIRST_QUAKE)), lookup_keys(terms_of(SAME_QUAKE))
    assert len(first & same) >= 3
    assert all(0 <= key < 2**63 for key in first)
    assert len(first) <= 50


def test_eight_events_stay_eight_stories_and_copies_join_theirs():
    stories = {}
    for number, topic in enumerate(wire_set.topics()):
        article = wire_set.wire(topic)
        terms = story_terms(article)
        assert assign_story(terms, MONDAY, list(stories.values())).story_id is None
        stories[topic["name"]] = new_sketch(number, terms, MONDAY)
    for case in wire_set.cases():
        if case.treatment in {"cut", "part", "lightly edited"}:
            found = assign_story(story_terms(case.article), MONDAY, list(stories.values()))
            assert found.story_id == stories[case.topic].story_id
        elif not case.is_copy:
            found = assign_story(story_terms(case.article), MONDAY, list(stories.values()))
            assert found.story_id in {None, stories[case.topic].story_id}
