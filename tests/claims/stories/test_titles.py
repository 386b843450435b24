"""The label of a story."""

from claims.stories import story_terms, story_title
from tests.builders import an_article

TEXT = "A ferry struck a reef off Halvik on Friday. All 212 people on the ferry were rescued, the coastguard said."


def terms():
    return story_terms(an_article(TEXT))


def test_the_headline_that_says_most_is_taken():
    headlines = ["What we know so far this morning", "Ferry strikes reef off Halvik, 212 rescued", "Our view of it all"]
    assert story_title(headlines, terms()) == headlines[1]


def test_the_outlet_s_name_is_cut_off():
    assert story_title(["Ferry strikes reef off Halvik | Daily Lark"], terms()) == "Ferry strikes reef off Halvik"


def test_a_long_headline_is_cut_at_a_word():
    title = story_title(["Ferry strikes reef off Halvik " * 8], terms())
    assert len(title) <= 90
    assert title.removesuffix("…").split()[-1] in {"Ferry", "strikes", "reef", "off", "Halvik"}


def test_without_headlines_the_weightiest_terms_speak():
    assert "Halvik" in story_title([], terms())
    assert story_title(["Live", ""], terms()) == story_title([], terms())


def test_with_nothing_at_all_it_says_so():
    assert story_title([], {}) == "Untitled story"
