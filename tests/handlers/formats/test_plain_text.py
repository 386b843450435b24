import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.article import PubStatus
from handlers.formats.front_matter import KEYS
from tests.intake import the_article, the_error

BODY = "At least 12 people died when the bridge fell on Monday, officials said.\n"


def test_the_text_is_the_whole_file_front_matter_included():
    file = f"---\r\ntitle: Bridge falls\r\n---\r\nBridge falls\r\n\r\n{BODY}"
    article = the_article(file).article
    assert article.text == file
    assert article.headline_span.slice(file) == "Bridge falls"
    assert article.body_span.slice(file) == BODY.rstrip()


def test_a_byte_order_mark_is_dropped_and_offsets_begin_after_it():
    article = the_article(b"\xef\xbb\xbf" + BODY.encode()).article
    assert article.text == BODY
    assert article.body_span.start == 0


@pytest.mark.parametrize(
    ("file", "headline", "body"),
    [
        ("# Bridge falls\n\nTwelve died.", "Bridge falls", "Twelve died."),
        ("## Bridge falls ##\nTwelve died.", "Bridge falls", "Twelve died."),
        ("# C# falls\n\nTwelve died.", "C# falls", "Twelve died."),
        ("Bridge falls\n============\n\nTwelve died.", "Bridge falls", "Twelve died."),
        ("Bridge falls\n\nTwelve died.", "Bridge falls", "Twelve died."),
        ("\n\n  Bridge falls\n\nTwelve died.", "Bridge falls", "Twelve died."),
        ("Twelve died.\nA bridge fell.", "", "Twelve died.\nA bridge fell."),
        ("#hashtag first\n\nTwelve died.", "#hashtag first", "Twelve died."),
        ("Bridge falls", "", "Bridge falls"),
        ("# Bridge falls", "", "# Bridge falls"),
    ],
)
def test_the_headline_is_the_marked_or_unpunctuated_first_line(file, headline, body):
    article = the_article(file, "report.md").article
    assert article.headline == headline
    assert (article.headline_span.slice(file) if article.headline_span else "") == headline
    assert article.body_span.slice(file) == body


def test_a_title_in_the_front_matter_has_a_span_only_where_the_text_repeats_it():
    repeated = the_article(f"---\ntitle: 'Bridge falls: 12 dead'\n---\n# Bridge falls – 12 dead\n\n{BODY}").article
    alone = the_article(f"---\ntitle: Bridge falls\n---\nA first line without a stop\n\n{BODY}").article
    assert repeated.headline_span.slice(repeated.text) == "Bridge falls – 12 dead"
    assert repeated.headline == "Bridge falls: 12 dead"
    assert alone.headline_span is None
    assert alone.headline == "Bridge falls"
    assert alone.body_span.slice(alone.text).startswith("A first line")


def test_every_field_of_the_front_matter_reaches_the_article():
    article = the_article(
        "---\ntitle: Bridge falls\nsource: Example Wire\nurl: HTTPS://Example.com/a?b=1#c\n"
        "published: 2026-03-01T14:05:00+01:00\nupdated: 2026-03-01 15:00 UTC\nauthor: [Ann Bell, Cy Dow]\n"
        "section: World\nversion: 3\npub_status: withheld\nembargoed: 2026-03-02T09:00Z\n"
        f"ed_note: 'Corrects: name of bridge'\nlanguage: en-GB\n---\n{BODY}"
    ).article
    assert article.source == "Example Wire"
    assert article.url == article.uri == "https://example.com/a?b=1#c"
    assert article.published_at == datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
    assert article.version_created == datetime(2026, 3, 1, 15, 0, tzinfo=UTC)
    assert article.byline == "Ann Bell, Cy Dow"
    assert article.section == "World"
    assert article.version == "3"
    assert article.pub_status is PubStatus.WITHHELD
    assert article.embargoed == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert article.ed_note == "Corrects: name of bridge"
    assert article.language == "en"


def test_a_file_without_a_source_is_an_outlet_of_its_own():
    bare = the_article(BODY, "a/report.txt").article
    assert (bare.uri, bare.source, bare.url, bare.published_at) == ("file:a/report.txt", "a/report.txt", None, None)
    assert the_article(BODY, source="Example Wire").article.source == "Example Wire"
    assert the_article(f"---\nsource: Other\n---\n{BODY}", source="Example Wire").article.source == "Other"


def test_the_same_name_dropped_again_keeps_its_uri():
    assert the_article(BODY, "./a.txt").article.uri == the_article(f"{BODY} More.", "a.txt").article.uri


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        ("A café “closed”, he said.".encode("cp1252"), "A café “closed”, he said.", "Windows-1252"),
        ("A café “closed”, he said.".encode("utf-16"), "A café “closed”, he said.", "UTF-16"),
        (b"\xfe\xff" + "A café.".encode("utf-16-be"), "A café.", "UTF-16"),
        ("A café closed.".encode("utf-32"), "A café closed.", "UTF-32"),
    ],
)
def test_an_encoding_that_can_be_told_is_read_with_a_warning(data, text, warning):
    read = the_article(data)
    assert read.article.text == text
    assert warning in " ".join(read.warnings)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "holds no text"),
        (b"\x00\x01\x02\x03" * 20, "binary"),
        (b"words " * 20 + b"\x00", "binary"),
        ("Bridge".encode("utf-16-le") * 5 + b"\xd8", "UTF-16 without a byte-order mark"),
        ("Президент заявил сегодня".encode("koi8-r"), "save it as UTF-8"),
        (b"\xff\xfeo\x00d\x00d\xd8", "damaged at byte"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n", "a picture"),
        ("---\ntitle: x\nBody", "never closed"),
        ("---\ntitle: x\n---\n  \n", "holds front matter but no article"),
        ("---\ntitle: [x\n---\nBody.", "is not YAML (line 3)"),
        ("---\nheading a: b: c\n---\nBody.", "is not YAML (line 2)"),
        ("---\n- x\n---\nBody.", 'is not a list of "key: value" lines'),
        ("---\njust words\n---\nBody.", 'is not a list of "key: value" lines'),
        ("---\ntitle: {a: b}\n---\nBody.", "title: holds a structure"),
        ("---\nsource: a\nSource: b\n---\nBody.", "source: stands twice"),
        ("---\npublished: sometime\n---\nBody.", 'published: "sometime" is not a date we can read; write it as 2024'),
        ("---\npublished: 2026-13-45\n---\nBody.", 'published: "2026-13-45" is not a date'),
        ("---\npublished: 9999-12-31T23:59:59-12:00\n---\nBody.", "is not a date"),
        ("---\nembargoed: soon\n---\nBody.", 'embargoed: "soon" is not a date'),
        ("---\npub_status: usabel\n---\nBody.", 'pub_status: "usabel" is not known; did you mean "usable"?'),
        ("---\npub_status: x\n---\nBody.", "write one of usable, withheld, canceled"),
        ("---\nurl: javascript:alert(1)\n---\nBody.", "url:"),
        ("---\nurl: example.com/a\n---\nBody.", "beginning with https://"),
        ("---\n" + "[" * 10_000 + "\n---\nBody.", "front matter: is nested too deeply"),
        ("---\na: " + "- " * 5000 + "x\n---\nBody.", "front matter: is "),
        ("---\n" + "a: b\n" * 9000 + "---\nBody.", "at most 16,000 are read"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong_and_what_to_do(data, says):
    error = the_error(data)
    assert says in str(error)
    assert str(error).startswith("report.txt: ")
    assert error.remedy


def test_an_alias_bomb_does_nothing():
    bomb = "---\na: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "title" in str(the_error(f"{bomb}title: *i\n---\n{BODY}"))
    assert the_article(f"{bomb}---\n{BODY}").article.text.endswith(BODY)


@pytest.mark.parametrize(
    "title",
    [
        "Norland votes: what we know",
        '"Enough": mayor of Velden quits',
        "'Enough': mayor's deputy quits: report",
        "- and then: silence",
        "@mayor: I quit",
    ],
)
def test_a_headline_need_not_be_quoted_as_yaml_wants_it(title):
    for end in ("\n", "\r\n"):
        article = the_article(end.join(["---", f"title: {title}", "source: Northwire", "---", BODY])).article
        assert article.headline == title
        assert article.source == "Northwire"


def test_yaml_tags_and_types_are_words():
    article = the_article(
        f"---\ntitle: !!python/name:os.system x\nversion: 010\nsource: No\nsection: null\n---\n{BODY}"
    ).article
    assert (article.headline, article.version, article.source, article.section) == ("x", "010", "No", None)


def test_characters_that_cannot_be_stored_are_taken_out_of_fields():
    article = the_article(f'---\nsource: "A\\uD800\\0\\x1b[31mB"\n---\n{BODY}').article
    assert article.source == "A [31mB"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("foo: 1", 'front matter key "foo" is not known'),
        ("titel: x", 'did you mean "title"?'),
        ("date: 2026-01-01", 'did you mean "published"?'),
        ("published: 2026-03-01 14:05", "published: no time zone is given, read as UTC"),
        ("published: 2027-03-01", "published: 2027-03-01 lies in the future"),
        ("embargoed: 2026-03-02 09:00", "held until 2026-03-02 21:00 UTC"),
    ],
)
def test_what_is_assumed_or_passed_over_is_said(line, says):
    assert says in " ".join(the_article(f"---\n{line}\n---\n{BODY}").warnings)


def test_a_horizontal_rule_further_down_is_no_front_matter():
    assert the_article(f"{BODY}\n---\n{BODY}").article.body_span.start == 0


def test_every_key_of_the_front_matter_is_documented():
    page = (Path(__file__).parents[3] / "docs/articles.md").read_text()
    assert re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE) == list(KEYS)
