"""Dates in their sentences: what they govern and whether they look ahead. These run the real parser."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claims.article import Article, Span, plain_article
from claims.claim import Certainty, Polarity
from claims.dates import as_of, date_claims
from claims.extract import read_claims
from claims.parser import Sentence, load_parser
from claims.sentences import sentence_spans

PUBLISHED = datetime(2024, 11, 19, 9, tzinfo=UTC)


def read(text: str) -> tuple[Article, list[Sentence]]:
    article = replace(plain_article(text, uri="urn:test:dates"), published_at=PUBLISHED)
    return article, load_parser().parse(text, sentence_spans(article))


def time_of(text: str, words: str) -> str | None:
    article, (sentence,) = read(text)
    start = text.index(words)
    found = as_of(sentence, Span(start, start + len(words)), article)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police said three people were killed on Monday, up from nine last week.", "three", "Monday"),
        ("Police said three people were killed on Monday, up from nine last week.", "nine", "last week"),
        ("In the summer, 300 died, while 200 were killed in October alone.", "300", "summer"),
        ("In the summer, 300 died, while 200 were killed in October alone.", "200", "October"),
        ("Norway has sold 50 boats since January and will sell 30 more by the end of 2025.", "50", "since January"),
        (
            "Norway has sold 50 boats since January and will sell 30 more by the end of 2025.",
            "30",
            "by the end of 2025",
        ),
        ("Revenue was $3bn in the third quarter, compared with $2bn a year earlier.", "$3bn", "the third quarter"),
        ("Revenue was $3bn in the third quarter, compared with $2bn a year earlier.", "$2bn", "a year earlier"),
        ("Revenue rose to $3bn from $2bn a year earlier.", "$3bn", None),
        ("On Monday, 3 were killed and 12 were injured.", "12", "Monday"),
        ("In October the army attacked, killing 10 people.", "10", "October"),
        ("Monday's blast killed 12 people.", "12", "Monday"),
        ("Ten people died when a bomb went off on Sunday.", "Ten", "Sunday"),
        ("Police said on Monday that 12 people had died.", "12", None),
        ("The quake killed 45 people, the agency said on Tuesday.", "45", None),
        ("The bridge is 300 metres long.", "300", None),
        ("The shop opens at 9 a.m. with 40 clerks.", "40", None),
    ],
)
def test_a_claim_is_of_the_time_its_own_clause_names(text, words, expected):
    assert time_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Revenue fell in January.", "2024-01-01"),
        ("The new government arrives in January.", "2025-01-01"),
        ("Fear marks the arrival of the incoming government in January.", "2025-01-01"),
        ("The minister, who is set to leave office in January, smiled.", "2025-01-01"),
        ("The firm plans to cut 800 jobs in March.", "2025-03-01"),
        ("The firm had planned to cut 800 jobs in March.", "2024-03-01"),
        ("The trial will open on Friday.", "2024-11-22"),
        ("Talks are to begin on Friday.", "2024-11-22"),
        ("The trial opened on Friday.", "2024-11-15"),
        ("He may speak on Friday.", "2024-11-22"),
        ("He may have spoken on Friday.", "2024-11-15"),
        ("The December 5 vote is close.", "2024-12-05"),
        ("He was arrested on December 5.", "2023-12-05"),
    ],
)
def test_tense_decides_between_the_last_and_the_next(text, start):
    article, sentences = read(text)
    (claim,) = date_claims(article, sentences)
    assert claim.interval is not None
    assert str(claim.interval.start) == start


def test_a_date_claim_names_its_event():
    article, sentences = read("The first delivery of pumps arrived in April.")
    (claim,) = date_claims(article, sentences)
    assert (claim.surface, claim.concept.event, claim.concept.head) == ("April", "arrive", "delivery")
    assert "pump" in claim.concept.subject


def test_a_date_on_a_noun_takes_the_noun_as_its_event():
    article, sentences = read("The vote in March was close.")
    (claim,) = date_claims(article, sentences)
    assert claim.concept.event == "vote"


def test_a_denied_and_a_coming_event_are_marked():
    article, sentences = read("The court did not rule on Monday. It will rule on Friday.")
    denied, coming = date_claims(article, sentences)
    assert (denied.polarity, denied.certainty) == (Polarity.NEGATIVE, Certainty.ASSERTED)
    assert (coming.polarity, coming.certainty) == (Polarity.POSITIVE, Certainty.FUTURE)


def test_times_of_day_are_no_claims_and_spans_slice():
    article, sentences = read("Talks ended at 6 p.m. on Monday, two months before the vote.")
    claims = date_claims(article, sentences)
    assert [claim.surface for claim in claims] == ["Monday", "two months before"]
    assert all(article.text[claim.span.start : claim.span.end] == claim.surface for claim in claims)


def test_without_a_date_of_its_own_an_article_leaves_relative_dates_open():
    article, sentences = read("The dam broke on Monday.")
    (claim,) = date_claims(replace(article, published_at=None), sentences)
    assert claim.interval is None


def test_a_date_says_whose_word_it_is_and_how_sure():
    text = "The mine may reopen on 4 June, the owner said."
    (found,) = [c for c in read_claims(plain_article(text, uri="test"), load_parser()).claims if c.kind == "date"]

    assert (found.attribution.speaker, found.voice, found.certainty) == ("the owner", "attributed", "hedged")
