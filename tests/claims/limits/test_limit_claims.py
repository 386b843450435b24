"""How far a measure reaches, read from one sentence or two."""

import pytest

from claims.article import Article, Span
from claims.claim import LimitClaim, Reach
from claims.extract import read_claims
from claims.parser import load_parser


def limits(text):
    article = Article(uri="a", source="a", text=text, body_span=Span(0, len(text)))
    return [claim for claim in read_claims(article, load_parser()).claims if isinstance(claim, LimitClaim)]


def reaches(text):
    return [(claim.reach, claim.surface) for claim in limits(text) if claim.phrases]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The county ordered every beach to close on Monday.", "every beach"),
        ("The ministry imposed a curfew throughout the city of Tessara.", "throughout the city of Tessara"),
        ("Everyone who enters must wear a helmet.", "Everyone"),
        ("Sailors may not smoke anywhere on the ship.", "anywhere on the ship"),
        ("The union called a strike at all 11 of the company's depots.", "all 11 of the company's depots"),
    ],
)
def test_a_measure_for_all_is_wide(text, words):
    assert (Reach.WIDE, words) in reaches(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The evacuation applies only to three villages on the coast.", "only to three villages on the coast"),
        ("The state banned exports of barley only.", "exports of barley only"),
        ("The strike will be held at two of the company's 11 depots.", "two of the company's 11 depots"),
        ("The curfew is limited to the old quarter.", "limited to the old quarter"),
    ],
)
def test_a_measure_for_a_part_is_narrow(text, words):
    assert (Reach.NARROW, words) in reaches(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor ordered the closure only after the third fire.",
        "The firm banned the app an entire year ago.",
        "Not only children were allowed in.",
        "It is the only law that forbids fishing.",
    ],
)
def test_words_of_time_and_emphasis_limit_nothing(text):
    assert all(reach is Reach.PLAIN for reach, _ in reaches(text))


def test_a_sentence_that_goes_on_about_the_ban_is_read_with_the_one_before():
    text = "Fishing in the Tarn was banned on Wednesday. The ban covers only the mouth of the river."

    narrow = next(claim for claim in limits(text) if claim.reach is Reach.NARROW)

    assert {"tarn", "mouth"} <= set(narrow.concept.context)


def test_until_further_notice_is_open():
    (end,) = [claim for claim in limits("Hosepipes are banned until further notice.") if claim.is_open]

    assert end.surface == "until further notice"


def test_questions_limit_nothing():
    assert limits("Should all dogs be banned from every beach?") == []


def test_spans_point_at_their_words():
    text = "Lorne banned all exports of grain until 31 December. The ban covers only wheat, the ministry said."

    assert limits(text)
    assert all(claim.span.slice(text) == claim.surface for claim in limits(text))
