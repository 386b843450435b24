from datetime import UTC, datetime

import pytest

from handlers.document import UnreadableDocument
from handlers.formats import read_articles
from handlers.formats.feed import read_feed_entry, split_feed
from tests.intake import a_document, the_error

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example News</title><link>https://example.com/</link>'
)
FULL = (
    "<item><title>Quake &amp;amp; flood kill 12</title><link>https://example.com/a</link><guid>x1</guid><dc:creator>Ann Bell</dc:creator>"
    "<pubDate>Sun, 01 Mar 2026 14:05:00 +0100</pubDate><description>Short.</description>"
    "<content:encoded><![CDATA[<p>Twelve died.</p><p>Forty were hurt &amp; two are missing.</p><script>x()</script>]]></content:encoded></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><id>urn:x</id>'
    '<link rel="alternate" href="https://example.com/"/><entry><id>tag:example.com,2026:1</id><title>Quake kills 12</title>'
    '<link rel="alternate" href="/a"/><published>2026-03-01T13:05:00Z</published><updated>2026-03-01T14:05:00Z</updated>'
    "<author><name>Ann Bell</name></author><summary>Twelve died.</summary></entry></feed>"
)


def rss(*items: str) -> str:
    return f"{HEAD}{''.join(items)}</channel></rss>"


def articles(data, name="f.rss", **details):
    return [read.article for read in read_articles(a_document(data, name, **details))]


def test_an_rss_item_becomes_an_article_with_the_full_text():
    (article,) = articles(rss(FULL))
    assert article.text == "Quake & flood kill 12\n\nTwelve died.\nForty were hurt & two are missing."
    assert article.headline_span.slice(article.text) == "Quake & flood kill 12"
    assert article.published_at == datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
    assert (article.source, article.byline, article.uri) == ("Example News", "Ann Bell", "https://example.com/a")


def test_an_atom_entry_becomes_an_article_with_both_times():
    (article,) = articles(ATOM, "f.xml")
    assert article.url == "https://example.com/a"
    assert article.published_at == datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
    assert article.version_created == datetime(2026, 3, 1, 14, 5, tzinfo=UTC)


def test_the_name_in_the_settings_goes_before_the_feeds_own():
    assert articles(rss(FULL), source="Our Name")[0].source == "Our Name"


def test_an_item_names_the_outlet_it_was_taken_from():
    item = FULL.replace("</item>", '<source url="https://other.example">Other Outlet</source></item>')
    assert articles(rss(item))[0].source == "Other Outlet"


def test_a_new_guid_for_an_old_link_is_the_same_article():
    before, after = articles(rss(FULL))[0], articles(rss(FULL.replace("x1", "x2")))[0]
    assert before.uri == after.uri


def test_entries_that_share_a_link_are_told_apart_by_guid():
    found = articles(rss(FULL, FULL.replace("x1", "x2").replace("Twelve", "Thirteen")))
    assert len({article.uri for article in found}) == 2


def test_an_entry_given_twice_is_one_document():
    assert len(split_feed(a_document(rss(FULL, FULL)))) == 1


def test_an_entry_that_is_all_title_has_it_as_its_body():
    (article,) = articles(rss("<item><title>Quake kills 12 in the north</title></item>"))
    assert article.text == "Quake kills 12 in the north"
    assert article.headline_span is None
    assert article.body_span.slice(article.text) == article.text


def test_a_date_that_is_none_is_left_open_and_told_of():
    (read,) = read_articles(a_document(rss(FULL.replace("Sun, 01 Mar 2026 14:05:00 +0100", "Monday")), "f.rss"))
    assert read.article.published_at is None
    assert '"Monday" is not a date' in read.warnings[0]


def test_an_entry_without_words_does_not_stop_the_others():
    found = read_articles(a_document(rss("<item><guid>1</guid></item>", FULL), "f.rss"))
    assert [isinstance(one, UnreadableDocument) for one in found] == [True, False]


def test_markup_in_an_entry_never_reaches_the_text():
    item = "<item><title>&lt;img src=x onerror=a()&gt;Quake</title><description>&lt;p&gt;A &amp;lt;b&amp;gt; c&lt;/p&gt;</description></item>"
    (article,) = articles(rss(item))
    assert article.text == "Quake\n\nA <b> c"


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE r [<!ENTITY a "x">]>' + rss(FULL.replace("x1", "&a;")),
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>',
        ('<!DOCTYPE r [<!ENTITY a "x">]>' + rss(FULL)).encode("utf-16"),
    ],
)
def test_a_feed_with_entities_is_refused(data):
    assert "declares XML entities" in str(the_error(data, "f.rss"))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("<foo/>", "f.xml"),
        ("<rss", "f.rss"),
        ("", "f.rss"),
        ("just words", "f.atom"),
        (rss(), "f.rss"),
        (b"\xff\xfe\x00", "f.rss"),
    ],
)
def test_what_is_no_feed_says_so(data, name):
    assert the_error(data, name).remedy


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_a_feed_is_read_in_the_encoding_it_is_in(encoding):
    feed = rss(FULL.replace("Twelve", "Café: twelve")).replace("UTF-8", encoding.removesuffix("-sig"))
    (article,) = articles(feed.encode(encoding))
    assert article.text.startswith("Quake & flood kill 12\n\nCafé: twelve died.")


def test_a_feed_that_names_the_wrong_encoding_is_read_all_the_same():
    assert "Café" in articles(rss(FULL.replace("Twelve", "Café")).replace("UTF-8", "ISO-8859-1"))[0].text
    assert "Café" in articles(rss(FULL.replace("Twelve", "Café")).replace("UTF-8", "nonsense").encode("cp1252"))[0].text


def test_a_damaged_character_does_not_cost_the_feed():
    feed = rss(FULL.replace("Twelve", "&#99999999; &amp;#xD800; Twelve"))
    assert "Twelve died." in articles(feed)[0].text


def test_a_tag_with_a_hundred_thousand_attributes_costs_nothing():
    attributes = " ".join(f"a{number}='1'" for number in range(100_000))
    assert articles(rss(f"<item {attributes}><title>Quake</title><guid {attributes}/></item>"))[0].headline == "Quake"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<title>Tom & Jerry sue AT&T for $5m &amp;amp; costs</title>", "Tom & Jerry sue AT&T for $5m & costs"),
        ("<title>Caf&eacute;&nbsp;quake kills 12 &mdash; more</title>", "Café quake kills 12 — more"),
        ("<title>Quake <b>kills</b> 12</title>", "Quake kills 12"),
        ("<title>5 < 6 and 7 > 3 dead</title>", "5 < 6 and 7 > 3 dead"),
        ("<title><![CDATA[Q & A: <b>12</b> dead]]></title>", "Q & A: 12 dead"),
        ("<description><p>One & two.</p><p>Three<br>four.</p></description>", "One & two.\nThree\nfour."),
        ("<title>Quake &foo; kills 12</title>", "Quake &foo; kills 12"),
    ],
)
def test_sloppy_xml_costs_no_word(item, text):
    assert articles(rss(f"<item>{item}</item>"))[0].text == text


@pytest.mark.parametrize("data", [b"", b"[]", b'{"a": 1}', b'{"form": 1, "title": []}', b"[" * 100_000, b"\xff"])
def test_an_entry_that_is_not_ours_is_refused(data):
    document = a_document(data, "x", media_type="application/vnd.crosswire.feed-entry+json")
    with pytest.raises(UnreadableDocument):
        read_feed_entry(document)
