import pytest

from claims.article import Span
from claims.figures.lexer import find_mentions

NOTHING = [
    # names
    "F-16 and F16s, an Il-76, a Boeing 737-800 and the B-52", "COVID-19, H1N1, G20, MH17 and the M25", "the iPhone 15 and Windows 11",
    "the FTSE 100, the S&P 500 and the Nikkei 225", "Route 66 and Interstate 90", "a 5G mast and a 4K screen", "Fortune 500 firms",
    "Formula One and World War Two", "Group of Seven", "a 7-Eleven shop was robbed", "Radio 4 and BBC Two", "Type 2 diabetes", "USB 3.0 ports",
    # law, labels, places
    "Article 5 of the treaty", "Section 230, Title IX and Chapter 11", "Resolution 1701 was adopted", "near No. 10", "juror No. 8",
    "in room 101 at gate 4", "phase 3 trials", "on day two", "week 12 of the season", "page 4", "10 Downing Street",
    "123 Random Street, Cloud City, PA 23456", "flight 370 to Beijing", "number one",
    # times and dates
    "in 2024", "since 1990", "the 2016 election", "May 8, 1945", "on 18 November", "Nov. 18, 19 and 20", "14/09/2013", "2024-05-06",
    "at 10:30", "by 5pm", "at 2 a.m.", "0947 GMT", "in the 1990s", "the '90s", "in her 30s", "the 2008-09 season", "from 2000 to 2004",
    "the class of '86", "9/11", "June 12-14",
    # results
    "won 2-1", "6-4, 6-3, 7-5", "a 5-4 ruling", "a 9-14 record", "deadlocked at 9-3", "odds of 5-1",
    # words
    "one of the most important", "the one who left", "no one", "one reason is", "one US official said", "for one thing", "one-sided",
    "the two agreed", "zero tolerance", "first, second and third", "the 21st floor", "at one point", "one another", "day one",
    "a two-way street", "a four-star hotel", "24/7 care",
    # codes
    "call 0800 123 4567", "or +44 20 7946 0958", "206-448-8160", "version 3.8.1", "10.0.0.1", "#1 and #2024", "a@b2.com",
    "https://example.com/2024/10/5", "24703L202", "account 1111-22223333-4444", "51°30′N", "1. Open the door", "a 1920x1080 screen", "dialled 911",
    "1 million 155mm shells"[10:], "a 9mm pistol",
    # vague
    "several people", "a few of them", "many", "a couple of months",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_an_amount_gives_nothing(text):
    assert [mention.span.slice(text) for mention in find_mentions(text, Span(0, len(text)))] == []


KEPT = [
    ("They march 15 miles", 15), ("2000 people fled", 2000), ("about 2000 were hurt", 2000), ("1,945 homes", 1945),
    ("Kills 12 in Gaza", 12), ("In Gaza 10 people died", 10), ("under 10 seconds", 10), ("one person died", 1),
    ("killing one and injuring two", 1), ("the two producers", 2), ("a one-goal lead", 1), ("page-long list of 40 names", 40),
    ("on Monday 12 men came", 12), ("the 7.62mm barrel", 7.62), ("All 70 of us", 70), ("Mr Smith's 3 sons", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), KEPT)
def test_what_looks_like_a_name_or_a_date_but_counts_is_kept(text, value):
    assert find_mentions(text, Span(0, len(text)))[0].value.nominal == value
