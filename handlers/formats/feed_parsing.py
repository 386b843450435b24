"""The two feed parsers, and which of them gets a feed.

fastfeedparser is a hundred times quicker. But it drops words where XML is not well-formed, guesses at dates it cannot
read, passes over the outlets that entries name and over markup inside titles; feedparser does none of these.
"""

import io
import re
from dataclasses import dataclass
from html.entities import html5
from typing import Any

import fastfeedparser
import feedparser
from lxml import etree

from handlers.document import Document, UnreadableDocument
from handlers.formats.decoding import decode_markup
from handlers.formats.markup import without_long_tags
from handlers.formats.moments import read_moment

_DATES = frozenset({"pubDate", "published", "updated", "issued", "modified", "created", "date"})
_WORDS = frozenset({"title", "description", "summary"})
_DECLARED = re.compile(r"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"'<>]{0,50}["']""")
_ENTITY = re.compile(r"<\s*!\s*ENTITY", re.IGNORECASE)
_MENDED = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"  # left as they are
    r"|&(?P<number>\#x[0-9a-f]{1,100}|\#[0-9]{1,100});?|&(?P<name>[a-z][a-z0-9]{1,30});|(?P<stray>&)|<(?![a-z_/!?])",
    re.IGNORECASE | re.DOTALL,
)
_DEEP_REFERENCE = re.compile(r"&amp;#(x[0-9a-f]{1,100}|[0-9]{1,100});?", re.IGNORECASE)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MOST_WITH_CARE = 4_000_000
"""Bytes; feedparser takes seconds over a million."""
_NOT_A_FEED = "give the address of the RSS or Atom feed itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed as its parser gives it. Fields have feedparser's names."""

    form: str
    """rss or atom."""
    channel: dict[str, Any]
    entries: list[dict[str, Any]]


def parse_feed(document: Document) -> ParsedFeed:
    """Return a feed's own fields and its entries.

    Raises:
        UnreadableDocument: It is no feed, or damaged beyond reading.
    """
    text = _DECLARED.sub(r"\1", decode_markup(document), count=1)
    if _ENTITY.search(text):
        raise UnreadableDocument(
            document.name, None, "declares XML entities, which no feed needs", "ask its publisher for a plain feed"
        )
    # Both parsers replace what they cannot decode without a word, so they get UTF-8 that says nothing else of itself.
    data = mend(without_long_tags(text)).encode("utf-8", "replace")
    form = "atom" if re.search(rb"<(?:\w+:)?feed[\s>]", data[:20_000]) else "rss"
    parsed = None if _needs_care(data) else _parse_quickly(data, form)
    return parsed or _parse_with_care(document, data, form)


def mend(text: str) -> str:
    """Return XML with the commonest mistakes put right: HTML's entities, stray ``&`` and ``<``, impossible characters.

    Left alone, each of them costs an entry words, and with the words perhaps a figure.
    """
    mended = _MENDED.sub(_mend, text)
    # Escaped once more, they wait for whoever reads the HTML inside.
    return _DEEP_REFERENCE.sub(lambda deep: deep[0] if _is_character(deep[1]) else "\ufffd", mended)


def _mend(match: re.Match[str]) -> str:
    if match["number"]:
        return f"&{match['number']};" if _is_character(match["number"][1:]) else "\ufffd"
    if match["name"]:
        name = match["name"]
        if name in _OF_XML:
            return match[0]
        meant = html5.get(f"{name};", "")
        return meant if meant and meant not in "<>&" else f"&amp;{name};"
    if match["stray"]:
        return "&amp;"
    return "&lt;" if match[0] == "<" else match[0]


def _is_character(digits: str) -> bool:
    """Say whether a number, decimal or after an x, is that of a character XML can hold."""
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xDFFF < number < 0xFFFE or 0xFFFF < number <= 0x10FFFF


def _needs_care(data: bytes) -> bool:
    """Say whether the quick parser would lose or invent something."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return True
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        written = (element.text or "").strip()
        if name == "source" or (name in _WORDS and len(element)):
            return True
        if name in _DATES and written and read_moment(written) is None:
            return True
    return False


def _parse_quickly(data: bytes, form: str) -> ParsedFeed | None:
    """Return the feed; None where the parser gives up."""
    try:
        parsed = fastfeedparser.parse(data, include_tags=False, include_media=False, include_enclosures=False)
    except Exception:  # noqa: BLE001 - it documents no errors; whatever it stumbles over, feedparser may read
        return None
    return ParsedFeed(form=form, channel=dict(parsed.feed), entries=list(parsed.entries))


def _parse_with_care(document: Document, data: bytes, form: str) -> ParsedFeed:
    if len(data) > _MOST_WITH_CARE:
        raise UnreadableDocument(
            document.name, None, "is a damaged feed, and too large to be read with care", "ask its publisher to mend it"
        )
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise UnreadableDocument(
            document.name, None, "is a damaged RSS or Atom feed", "ask its publisher for a well-formed one"
        ) from error
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableDocument(document.name, None, "is not an RSS or Atom feed", _NOT_A_FEED)
    # Plain dicts: feedparser's own give "published" where "updated" is asked for.
    return ParsedFeed(form=form, channel=dict(parsed.feed), entries=[dict(entry) for entry in parsed.entries])
