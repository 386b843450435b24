"""What nearly all of an article's peers carry and it lacks."""

from datetime import UTC, datetime

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route, Severity
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings

FULL = [
    "A ferry sank off Kell on Monday and 14 people drowned, the coastguard said.",
    "Fourteen people drowned when a ferry went down off Kell on Monday.",
    "The ferry that sank off Kell took 14 people with it; all of them drowned on Monday.",
    "On Monday 14 people drowned off Kell as a ferry sank in a gale.",
    "The coastguard counted 14 people who drowned with the Kell ferry on Monday.",
]
SILENT = "A ferry sank off Kell on Monday in a gale, and the harbour has been shut since."


def omitted(*texts):
    articles = [
        Article(
            uri=str(number),
            source=f"Paper {number}",
            text=text,
            body_span=Span(0, len(text)),
            published_at=datetime(2026, 5, 4, 8 + number, tzinfo=UTC),
        )
        for number, text in enumerate(texts)
    ]
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    return [one for one in found if one.kind is DifferenceKind.OMISSION]


def test_what_all_peers_carry_and_one_lacks_waits_in_the_digest():
    (found,) = omitted(*FULL, SILENT)

    assert "Paper 5" in found.summary
    assert (found.route, found.severity) == (Route.SUGGESTED, Severity.LOW)
    assert len(found.sides) == 1
    assert {member.article.uri for member in found.members} == {"0", "1", "2", "3", "4"}


def test_an_article_that_gives_the_number_leaves_nothing_out():
    assert omitted(*FULL, f"{SILENT} The dead number 14.") == []


def test_three_peers_are_too_few():
    assert omitted(*FULL[:3], SILENT) == []


def test_an_article_older_than_the_news_leaves_nothing_out():
    assert omitted(SILENT, *FULL) == []
