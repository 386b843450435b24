import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.document import Document, UnreadableDocument
from handlers.formats import IntakeLimits, ReadArticle, read_articles, to_error_record, to_read_record
from tests.intake import a_document, the_article, the_error

NAMES = ("a.txt", "a.md", "a.html", "a.xml", "a.rss", "a", "a.json", "entry")
PIECES = (
    b"---\n", b"title: x\n", b"# ", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"<html>", b"<p>", b"</p>", b"&#xD800;",
    b"<rss version='2.0'><channel>", b"<item>", b"<title>", b"</title>", b"<![CDATA[", b"]]>", b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    b"<script type='application/ld+json'>", b'{"@type":"NewsArticle","headline":"\\ud800"}', b"</script>", b"words and 12 more. ",
    b"\r\n", b"published: 2024-01-01\n", b"<meta charset='", b"utf-16'>", b"<pubDate>Monday</pubDate>", b"\xe9\x80",
)  # fmt: skip
hostile = st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(data=hostile, name=st.sampled_from(NAMES))
@example(data=b"<html><body>" + b"<div>" * 5000 + b"x", name="a.html")
@example(data=b"---\n" + b"- " * 5000 + b"\n---\nx", name="a.md")
@example(data=b"# " + b" " * 20_000 + b"x\ny", name="a.md")
def test_any_bytes_are_articles_or_readable_errors(data, name):
    media_type = "application/vnd.crosswire.feed-entry+json" if name == "entry" else None
    outcomes = read_articles(a_document(data, name, media_type=media_type))
    assert outcomes
    for outcome in outcomes:
        if isinstance(outcome, UnreadableDocument):
            assert "its reader stopped" not in str(outcome)
            json.dumps(to_error_record(outcome)).encode()
        else:
            assert_coordinates_hold(outcome)
            json.dumps(to_read_record(outcome), ensure_ascii=False).encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(max_size=200),
    front=st.sampled_from(["", "---\ntitle: x\n---\n", "---\r\nsource: y\r\n---\r\n", "---\r---\r"]),
)
def test_the_text_of_a_text_file_is_the_file(text, front):
    data = (front + text).encode("utf-8")
    (outcome,) = read_articles(a_document(data, "a.txt"))
    if isinstance(outcome, ReadArticle):
        assert outcome.article.text == data.decode("utf-8").removeprefix("\ufeff")
        assert_coordinates_hold(outcome)
        assert outcome.article.body_span.start >= len(front) - (1 if front else 0)


def assert_coordinates_hold(read):
    article = read.article
    for span in filter(None, (article.headline_span, article.body_span)):
        assert 0 <= span.start < span.end <= len(article.text)
        words = span.slice(article.text)
        assert words == words.strip()
    if article.headline_span is not None:
        assert not article.headline_span.overlaps(article.body_span)
        assert article.headline_span.end <= article.body_span.start
    assert article.source
    assert article.uri


def test_a_file_that_is_too_large_is_named_with_the_limit():
    error = the_error(b"x" * 21_000_000)
    assert str(error) == (
        "report.txt: is 21.0 MB; at most 20.0 MB are taken; split it, or raise limits.file_bytes in the settings."
    )


def test_an_article_that_is_too_long_is_refused():
    (error,) = read_articles(a_document("x" * 1001), limits=IntakeLimits(article_characters=1000))
    assert "1,001 characters" in str(error)


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", "<html><p>Twelve people died in a quake.", "text"),
        ("a.md", "Words.", "markdown"),
        ("noname", "Words.", "text"),
        ("noname", "<!doctype html><p>Twelve people died in a quake.</p>", "html"),
        (
            "a.xml",
            "<?xml version='1.0'?><!-- c --><!DOCTYPE html PUBLIC 'x' 'y'><html><p>Twelve people died in a quake.</p></html>",
            "html",
        ),
        ("a.html", "<rss version='2.0'><channel><item><title>Quake</title></item></channel></rss>", "rss"),
        ("A.TXT", "Words.", "text"),
    ],
)
def test_the_reader_is_chosen_by_content_and_extension(name, data, form):
    assert the_article(data, name).format == form


@pytest.mark.parametrize(
    ("name", "data"), [("a.json", "{}"), ("a.csv", "a,b"), ("a.xml", "<nitf/>"), ("b.xml", "<newsItem xmlns='x'/>")]
)
def test_a_known_format_that_is_not_read_is_named(name, data):
    assert "is not read" in str(the_error(data, name))


def test_the_record_has_exactly_the_fields_of_the_contract():
    record = to_read_record(
        the_article("---\npublished: 2026-03-01T14:05:00+01:00\n---\nQuake kills 12\n\nTwelve died.\n")
    )
    assert list(record) == [
        "file", "format", "uri", "url", "title", "source", "byline", "published", "version", "pub_status", "language", "text",
    ]  # fmt: skip
    assert record["published"] == "2026-03-01T13:05:00Z"
    assert record["title"] == "Quake kills 12"
    assert to_error_record(the_error(b"")) == {"file": "report.txt", "error": str(the_error(b""))}


def test_a_document_needs_a_moment_with_a_zone_and_a_name_that_can_be_stored():
    with pytest.raises(ValueError, match="time zone"):
        Document(name="a", data=b"", received_at=datetime(2026, 1, 1))  # noqa: DTZ001
    assert Document(name="a\udcff", data=b"", received_at=datetime(2026, 1, 1, tzinfo=UTC)).name == "a?"


def test_an_error_survives_a_worker_process_and_hides_control_characters():
    import pickle

    error = UnreadableDocument("a\x1b[2J\n.txt", "title", "is bad", "mend it")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "a�[2J�.txt: title: is bad; mend it."
