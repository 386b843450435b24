"""The terms of an article."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import plain_article
from claims.stories import story_terms
from claims.stories.terms import Facet, by_facet
from tests.builders import an_article

QUAKE = (
    "A magnitude 6.1 earthquake struck northern Velmora before dawn on March 3, 2026, killing 14 people. "
    "Most died in Ossel, said Lidia Brenn of the Civil Protection Agency. Brenn thanked rescuers from Greece."
)


def facets(text, **fields):
    return by_facet(story_terms(an_article(text, minutes_ago=None, **fields)))


def test_each_facet_has_length_one():
    for facet, own in facets(QUAKE).items():
        if facet is not Facet.DAY and own:
            assert math.isclose(sum(weight**2 for weight in own.values()), 1)


def test_names_places_words_phrases_and_figures_are_told_apart():
    found = facets(QUAKE)
    assert "name:lidia brenn" in found[Facet.NAME]
    assert "place:greece" in found[Facet.PLACE]
    assert "lead_figure:6.1" in found[Facet.LEAD_FIGURE]
    assert any("magnitud 6.1" in term for term in found[Facet.PHRASE])
    assert not any("brenn" in term for term in found[Facet.WORD])
    assert not any(term in {"word:the", "word:said"} for term in found[Facet.WORD])


def test_rare_words_weigh_more_than_common_ones():
    words = facets("The ferry struck a reef. The people went home.")[Facet.WORD]
    assert words["word:reef"] > words["word:peopl" if "word:peopl" in words else "word:people"]


def test_odd_figures_weigh_more_than_round_ones():
    figures = facets("They counted 334 boats and 300 cars in 2019.")[Facet.FIGURE]
    assert figures["figure:334"] > figures["figure:2019"] > figures["figure:300"]


def test_days_come_from_the_date_line_and_from_weekdays_once_the_article_is_dated():
    assert set(facets("March 3, 2026 | The ferry sank on Sunday.")[Facet.DAY]) == {"day:2026-03-03"}
    dated = an_article("The ferry sank on Sunday.", minutes_ago=60)
    assert set(by_facet(story_terms(dated))[Facet.DAY]) == {"day:2026-03-08"}


def test_what_comes_late_does_not_lead():
    found = facets("It rained all day in the valley. " * 20 + "Elin Harrow paid 334 crowns.")
    assert "name:elin harrow" in found[Facet.NAME]
    assert not found[Facet.LEAD_NAME]
    assert not found[Facet.LEAD_FIGURE]


def test_the_terms_do_not_depend_on_when_the_article_is_read():
    article = plain_article(QUAKE, uri="x", published_at=datetime(2026, 3, 3, tzinfo=UTC))
    assert story_terms(article) == story_terms(article)


@pytest.mark.parametrize("text", ["", " ", "12", "a", "…", "\n\n"])
def test_next_to_nothing_has_next_to_no_terms(text):
    assert len(story_terms(plain_article(text, uri="x"))) <= 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_finite_positive_terms(text):
    terms = story_terms(plain_article(text, uri="x"))
    assert all(0 < weight <= 1 + 1e-9 for weight in terms.values())
