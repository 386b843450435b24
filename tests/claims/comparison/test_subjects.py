"""What a card calls the thing a figure measures: a reader must know it without the passages."""

import pytest

from bot.reading_pool import read_here
from claims.article import plain_article
from claims.claim import Evidence, FigureClaim
from claims.comparison.reasons import figure_subject
from claims.facts import Fact


def subject(sentence):
    article = plain_article(sentence, uri="a")
    (figure,) = [claim for claim in read_here(article).claims if isinstance(claim, FigureClaim)]
    return figure_subject(Fact(members=(Evidence(claim=figure, article=article),), pairs=()))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The peat fire has burned 900 hectares.", "area burned"),
        ("The slick was 40 per cent contained by noon, the coastguard said.", "slick contained"),
        ("The landslide killed 12 climbers.", "climbers killed"),
        ("Goalkeeper Ivo Tann, 31, joins the club.", "age of"),
    ],
)
def test_an_act_is_named_with_what_it_measures(sentence, words):
    assert words in subject(sentence).lower()


@pytest.mark.parametrize(
    "sentence", ["Divers found 14 of them near the wreck.", "The union rejected its 3 per cent offer."]
)
def test_no_pronoun_stands_for_the_thing(sentence):
    assert not {"it", "its", "them", "they"} & set(subject(sentence).lower().replace(",", " ").split())
