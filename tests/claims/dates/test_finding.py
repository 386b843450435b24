from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Span
from claims.dates import DateKind, find_dates


def found(text: str) -> list[str]:
    return [mention.text for mention in find_dates(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The dam broke on November 18.", ["November 18"]),
        ("The dam broke on Nov. 18, 2024, at dawn.", ["Nov. 18, 2024"]),
        ("The dam broke on the 18th of November.", ["the 18th of November"]),
        ("The dam broke on Monday, 18 November 2024.", ["Monday, 18 November 2024"]),
        ("The dam broke on Monday (Nov. 18).", ["Monday (Nov. 18)"]),
        ("The fair runs June 3-5.", ["June 3-5"]),
        ("The fair runs from June 3 to July 4, 2023.", ["from June 3 to July 4, 2023"]),
        ("Fires burnt between June and August.", ["between June and August"]),
        ("From Monday to Friday it rained.", ["From Monday to Friday"]),
        ("Rents rose from 2015 to 2019.", ["from 2015 to 2019"]),
        ("It opened in late October.", ["late October"]),
        ("It opened in mid-November.", ["mid-November"]),
        ("It opens by the end of 2025.", ["by the end of 2025"]),
        ("It has been shut since January.", ["since January"]),
        ("Sales fell in the three months to June.", ["the three months to June"]),
        ("Sales fell in the first nine months of 2024.", ["the first nine months of 2024"]),
        ("Sales fell in the year ended March 31.", ["the year ended March 31"]),
        ("Sales fell in Q3 and in the fourth quarter of last year.", ["Q3", "the fourth quarter of last year"]),
        ("Profit for fiscal 2024 rose.", ["fiscal 2024"]),
        ("It was built in the early 1990s.", ["the early 1990s"]),
        ("About three days ago the well ran dry.", ["About three days ago"]),
        ("The well ran dry days ago.", ["days ago"]),
        ("Rain is expected in the coming days.", ["the coming days"]),
        ("An attack is expected within days.", ["within days"]),
        ("Prices have doubled in the past three months.", ["the past three months"]),
        ("It closed earlier this month.", ["earlier this month"]),
        ("It closed two months before the vote and reopened a year later.", ["two months before", "a year later"]),
        ("Talks resume at 6 p.m. on Tuesday.", ["6 p.m.", "Tuesday"]),
        ("Talks resumed at 10:15 GMT.", ["10:15 GMT"]),
        ("Talks resume in two weeks' time.", ["two weeks' time"]),
        ("Monday's attack came overnight.", ["Monday", "overnight"]),
        ("The 2019 election was close.", ["2019"]),
        ("In 2019–20 the club won twice.", ["2019–20"]),
        ("He retired on Friday last week.", ["Friday last week"]),
    ],
)
def test_dates_are_found_with_the_words_that_change_them(text, dates):
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and he may resign.",
        "Prime Minister Theresa May resigned.",
        "Troops will march 3 miles.",
        "The strike went on for two months and cost 48 hours of sleep.",
        "A three-day, 48-hour and two-year affair.",
        "The Sunday Times, Black Friday and Sheffield Wednesday.",
        "He goes there on Mondays and every Friday.",
        "Killed were 2,024 people and 1990 of them were soldiers.",
        "Article 5, Route 66, F-16, 155mm and flight 2019.",
        "It scored 3-1 in the first half.",
        "The fall of the government surprised nobody.",
        "Call 0800 555 0142 or 020 7946 0018.",
        "Prices rose 24% to $2,019.",
        "He lives at 1600 Pine Street.",
        "Nobody was asked within 24 hours.",
        "In their 30s, they moved in the 90s heat.",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text):
    assert found(text) == []


def test_a_month_and_the_number_of_something_else_stay_apart():
    assert found("In March 15 people died.") == ["March"]
    assert found("On March 15 police came.") == ["March 15"]


def test_only_the_passage_asked_for_is_read():
    text = "On Monday it rained. On Tuesday it snowed."
    assert [mention.text for mention in find_dates(text, Span(21, len(text)))] == ["Tuesday"]


def test_a_time_of_day_says_so():
    (mention,) = find_dates("It ended at noon.", Span(0, 17))
    assert mention.kind is DateKind.TIME


WORDS = st.sampled_from(
    "on in by since the end of last next this early late 18 3 31 2024 99 Nov. May March November Monday days weeks years "
    "ago from to between and until several two quarter Q3 1990s summer fall first half / - – ( ) , . ’s 12:30 p.m.".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=80))
def test_every_mention_is_its_own_words_and_none_overlap(text):
    mentions = find_dates(text, Span(0, len(text)))
    assert [text[mention.span.start : mention.span.end] for mention in mentions] == [m.text for m in mentions]
    assert all(mention.text.strip() == mention.text != "" for mention in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
