"""Which agency an article credits."""

import pytest

from claims.article import plain_article
from claims.copies import credited_agency
from tests.builders import an_article


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ATHENS, Greece (AP) — Police said on Monday that two men were held.", "AP"),
        ("ISTANBUL, Nov 26 (Reuters) - A court ruled on Tuesday.", "Reuters"),
        ("KYIV (AFP): Air raid sirens sounded.", "AFP"),
        ("By Jane Doe, Associated Press\nThe river rose overnight.", "AP"),
        ("The river rose overnight.\nSource: Xinhua", "Xinhua"),
        ("The river rose overnight.\nAdditional reporting by AFP", "AFP"),
        ("The river rose overnight.\n(With inputs from PTI)", "PTI"),
        ("The river rose overnight.\nThe Associated Press contributed to this report.", "AP"),
        ("The river rose overnight.\n© 2024 AFP", "AFP"),
        ("The river rose overnight. (PA)\nIt fell again by noon.", "PA"),
        ("The river rose overnight. - Reuters", "Reuters"),
        ("The river rose overnight. -dpa", "dpa"),
    ],
)
def test_a_credit_is_read(text, agency):
    assert credited_agency(plain_article(text, uri="x", source="Daily Lark")) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the bridge was safe.",
        "Reuters reported on Monday that the bridge was unsafe.",
        "According to the AP, four people were hurt.",
        "Officials of the Palestinian Authority (PA) were not invited.",
        "He used an app (APP) to file the form. It took a day.",
        "The group, UNI, said it would appeal.",
        "",
    ],
)
def test_a_source_of_news_is_no_credit(text):
    assert credited_agency(plain_article(text, uri="x", source="Daily Lark")) is None


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("By Jane Doe, Associated Press", "AP"),
        ("Jane Doe / Reuters", "Reuters"),
        ("Staff and agencies", None),
        ("Jane Doe with AFP", "AFP"),
        ("Reuters", "Reuters"),
        ("Paul Reuters-Smith", None),
        ("", None),
    ],
)
def test_a_byline_names_the_agency(byline, agency):
    assert credited_agency(an_article("The river rose.", source="Daily Lark", byline=byline)) == agency


def test_a_stated_origin_wins():
    assert credited_agency(an_article("ROME (AP) — The river rose.", origin="ANSA")) == "ANSA"
    assert credited_agency(an_article("The river rose.", origin="Agence France-Presse")) == "AFP"


def test_an_agency_s_own_article_is_its_own():
    assert credited_agency(an_article("The river rose.", source="Reuters")) == "Reuters"
