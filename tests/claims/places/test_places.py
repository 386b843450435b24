"""Where things happen, and whether two places are one."""

import pytest

from claims.article import Span
from claims.names import resolve_names
from claims.parser import load_parser
from claims.places import country_of, dateline_place, is_place, place_of, same_place, within
from claims.sentences import sentence_spans
from tests.builders import an_article


def place_in(text, words, **options):
    article = an_article(text)
    sentences = load_parser().parse(article.text, sentence_spans(article))
    names = resolve_names(article, sentences)
    start = text.index(words)
    sentence = next(s for s in sentences if s.span.start <= start < s.span.end)
    return place_of(sentence, Span(start, start + len(words)), names, **options)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Russia has sent 11,000 soldiers to fight in Kursk, officials said in Washington.", "11,000", "Kursk"),
        ("At least 12 people were killed and 40 injured when a bomb exploded in Peshawar, Pakistan.", "40", "Peshawar"),
        ("In Turkey, officials said 300 homes collapsed.", "300", "Turkey"),
        ("The quake killed 10 people in Iran and injured 50 in Dubai.", "10", "Iran"),
        ("The quake killed 10 people in Iran and injured 50 in Dubai.", "50", "Dubai"),
        ("Thousands marched through the streets of Athens.", "Thousands", "Athens"),
        ("Missiles struck targets on Russian soil, killing 8 people.", "8", "Russia"),
        ("Police in northern Chile arrested 15 men.", "15", "Chile"),
        ("The Brooklyn shooting left 3 dead.", "3", "Brooklyn"),
        ("About 200 workers at the Orrin plant were sent home.", "200", "Orrin"),
        ("Orrin said that it had cut 200 jobs.", "200", None),
        ("Elin Harrow spent 40 million on it.", "40 million", None),
    ],
)
def test_the_place_of_a_figure(text, words, place):
    assert place_in(text, words) == place


def test_the_dateline_is_the_last_resort():
    assert place_in("Some 200 people were hurt.", "200", dateline="Athens") == "Athens"
    assert place_in("Some 200 people were hurt in Oslo.", "200", dateline="Athens") == "Oslo"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ATHENS, Greece (AP) — Police said so.", "Athens"),
        ("ISTANBUL, Nov 26 (Reuters) - A court ruled.", "Istanbul"),
        ("WASHINGTON: The president spoke.", "Washington"),
        ("DRESTA, March 3 (Reuters) - A quake struck.", "Dresta"),
        ("Police said - on Monday - that it rained.", None),
        ("The end: a new beginning.", None),
        ("", None),
    ],
)
def test_datelines(text, place):
    assert dateline_place(an_article(text, uri="x")) == place


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("US", "United States", True),
        ("Kyiv", "kyiv", True),
        ("Kursk region", "Kursk", True),
        ("Dresta", "Dresta", True),
        ("Paris", "London", False),
        ("Athens", "Turkey", False),
        ("France", "Germany", False),
        ("Athens", "Greece", None),
        ("Mumbai", "Maharashtra", None),
        ("Asia", "Japan", None),
        ("Dresta", "Ossel", None),
        ("Paris", "Dresta", None),
        (None, "Paris", None),
        ("", "", None),
    ],
)
def test_same_place(a, b, same):
    assert same_place(a, b) is same
    assert same_place(b, a) is same


def test_containment():
    assert within("Athens", "Greece") is True
    assert within("Greece", "Athens") is False
    assert within("Athens", "Turkey") is False
    assert within("Dresta", "Greece") is None
    assert country_of("Marseille") == "France"
    assert country_of("France") == "France"
    assert country_of("Dresta") is None


def test_small_words_are_no_places():
    assert is_place("US")
    assert not is_place("us")
    assert not is_place("")
