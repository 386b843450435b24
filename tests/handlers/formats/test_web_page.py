from datetime import UTC, datetime

import pytest

from tests.intake import the_article, the_error

PARAGRAPHS = (
    "A strong earthquake killed 12 people in the north of the country on Monday, officials said.",
    "Rescuers & soldiers searched three villages, which were cut off by landslides, for survivors.",
    "“We need help now,” said the mayor of the largest village in a call to the public broadcaster.",
)


def page(head: str = "", body: str | None = None, lang: str = "en") -> str:
    paragraphs = "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS) if body is None else body
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Quake kills 12 | Example</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Quake kills 12</h1>{paragraphs}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    )


JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization",
"name":"Other"},{"@type":["NewsArticle"],"headline":"Quake kills 12 &amp; more","datePublished":"2026-03-01T14:05:00+01:00",
"dateModified":"2026-03-01T15:05:00+01:00","author":[{"name":"Ann Bell"},{"name":"Cy Dow"}],"articleSection":"World",
"publisher":{"name":"Example News"}}]}</script>"""


def test_a_page_becomes_headline_blank_line_and_body():
    article = the_article(page(), "a.html").article
    assert article.text == "\n".join(("Quake kills 12", "", *PARAGRAPHS))
    assert article.headline_span.slice(article.text) == "Quake kills 12"
    assert article.body_span.slice(article.text) == "\n".join(PARAGRAPHS)


def test_json_ld_says_who_and_when():
    article = the_article(
        page(JSON_LD + '<link rel="canonical" href="/2026/quake">'), "a.html", url="https://example.com/x"
    ).article
    assert article.headline == "Quake kills 12 & more"
    assert article.published_at == datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
    assert article.version_created == datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
    assert (article.byline, article.source, article.section) == ("Ann Bell, Cy Dow", "Example News", "World")
    assert article.uri == article.url == "https://example.com/2026/quake"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-01T13:05:00Z">',
        '<meta name="dcterms.created" content="2026-03-01T13:05:00Z">',
        '<meta itemprop="datePublished" content="2026-03-01T13:05:00Z">',
        '<script type="application/ld+json">{broken</script><meta name="pubdate" content="2026-03-01T13:05:00Z">',
    ],
)
def test_meta_elements_date_a_page_without_json_ld(head):
    assert the_article(page(head), "a.html").article.published_at == datetime(2026, 3, 1, 13, 5, tzinfo=UTC)


def test_a_date_is_never_guessed_from_the_text_or_the_address():
    dated = page(body="<p>Monday 2 February 2026.</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    assert the_article(dated, "a.html", url="https://example.com/2026/02/02/a").article.published_at is None


def test_a_page_of_two_sentences_is_read():
    article = the_article(
        "<html><body><h1>Quake</h1><p>Twelve people died in a quake.</p></body></html>", "a.html"
    ).article
    assert article.text == "Quake\n\nTwelve people died in a quake."


def test_tables_are_passed_over_and_counted():
    rows = "<table><tr><td>Dead</td><td>12</td></tr><tr><td>Hurt</td><td>40</td></tr></table>"
    read = the_article(page(body="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + rows), "a.html")
    assert "Hurt" not in read.article.text
    assert read.warnings == ("1 table passed over",)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16", "windows-1251"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding):
    word = "Кремль" if encoding == "windows-1251" else "café"
    words = f"The place they call {word} was closed on Monday after the quake, officials said in a statement."
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body><p>{words}</p></body></html>'
    assert word in the_article(markup.encode(encoding), "a.html").article.text


def test_the_encoding_it_was_served_with_goes_first():
    markup = f"<html><body><p>{PARAGRAPHS[0]} Café.</p></body></html>".encode("latin-1")
    assert "Café" in the_article(markup, "a.html", media_type="text/html; charset=ISO-8859-1").article.text


@pytest.mark.parametrize("name", ["zlib", "idna", "utf-7", "nonsense", "hex"])
def test_a_page_cannot_choose_a_codec_that_is_no_encoding(name):
    markup = f'<html><head><meta charset="{name}"></head><body><p>{PARAGRAPHS[0]} +ADw-</p></body></html>'
    assert "+ADw-" in the_article(markup, "a.html").article.text


@pytest.mark.parametrize(
    "data", ["<html></html>", "<html><body><nav>Home</nav></body></html>", "   ", "<", "<!doctype html>"]
)
def test_a_page_without_an_article_says_so(data):
    assert the_error(data, "a.html").remedy


def test_a_page_of_absurd_length_is_refused_before_it_is_read():
    assert "at most 4,000,000 are read" in str(the_error("<html><body><p>" + "x " * 2_500_000, "a.html"))


def test_a_tag_with_a_hundred_thousand_attributes_costs_nothing():
    attributes = " ".join(f"a{number}='<>'" for number in range(100_000))
    article = the_article(f"<html><body {attributes}><p>{PARAGRAPHS[0]}</p></body></html>", "a.html").article
    assert article.text.endswith(PARAGRAPHS[0])
