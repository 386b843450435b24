"""Which reader a document gets: one table, read from top to bottom."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from handlers.document import Document, UnreadableDocument
from handlers.formats.feed import ENTRY_MEDIA_TYPE, read_feed, read_feed_entry
from handlers.formats.outcome import Reader
from handlers.formats.plain_text import read_markdown, read_plain_text
from handlers.formats.web_page import read_web_page

_HEAD = 4096
_BEFORE_ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_WRITE_AS_TEXT = "save it as plain text, Markdown or HTML"
_FOREIGN = (
    # First bytes, what they are.
    (b"%PDF-", "a PDF"), (b"{\\rtf", "an RTF file"), (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"), (b"\x1f\x8b", "a compressed file"), (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"), (b"7z\xbc\xaf", "a compressed file"), (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"), (b"OggS", "a recording"), (b"ID3", "a recording"),
)  # fmt: skip
_NOT_YET = {
    # Root elements and extensions of formats we know and do not read.
    "nitf": "NITF", "newsitem": "NewsML-G2", "newsmessage": "NewsML-G2", "packageitem": "NewsML-G2",
    "newsml": "NewsML 1", "opml": "OPML", ".json": "JSON", ".jsonl": "JSON", ".csv": "a table", ".tsv": "a table",
    ".eml": "a mail", ".yaml": "YAML", ".yml": "YAML", ".toml": "TOML",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format we read: how it is told from others, and by whom it is read."""

    name: str
    reader: Reader
    extensions: frozenset[str] = frozenset()
    media_types: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    """Names of the outermost element, for markup; these count more than a file's extension."""


FORMATS = (
    Format(name="feed entry", reader=read_feed_entry, media_types=frozenset({ENTRY_MEDIA_TYPE})),
    Format(
        name="feed",
        reader=read_feed,
        extensions=frozenset({".rss", ".atom", ".rdf", ".xml"}),
        media_types=frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"}),
        roots=frozenset({"rss", "feed", "rdf"}),
    ),
    Format(
        name="html",
        reader=read_web_page,
        extensions=frozenset({".html", ".htm", ".xhtml"}),
        media_types=frozenset({"text/html", "application/xhtml+xml"}),
        roots=frozenset({"html"}),
    ),
    Format(
        name="markdown",
        reader=read_markdown,
        extensions=frozenset({".md", ".markdown"}),
        media_types=frozenset({"text/markdown"}),
    ),
    Format(
        name="text",
        reader=read_plain_text,
        extensions=frozenset({".txt", ".text"}),
        media_types=frozenset({"text/plain"}),
    ),
)
"""Another format is one more line here and one more file beside this one."""
_WRITTEN_BY_HAND = (read_markdown, read_plain_text)


def choose_reader(document: Document) -> Reader:
    """Return the reader for a document: by what served it, what it begins with, its extension.

    A ``.txt`` or ``.md`` file is text whatever it begins with; anything unknown is tried as text.

    Raises:
        UnreadableDocument: It is of a kind that is not read, such as a PDF.
    """
    _refuse_foreign(document)
    media_type = (document.media_type or "").split(";")[0].strip().lower()
    extension = PurePosixPath(document.name).suffix.lower()
    by_media_type = _first(lambda known: media_type in known.media_types)
    by_extension = _first(lambda known: extension in known.extensions)
    if by_media_type is not None and by_media_type.reader is read_feed_entry:
        return read_feed_entry
    if by_extension is not None and by_extension.reader in _WRITTEN_BY_HAND:
        return by_extension.reader
    root = _root_of(document)
    for mark in (root, extension):
        if mark in _NOT_YET:
            raise UnreadableDocument(document.name, None, f"is {_NOT_YET[mark]}, which is not read", _WRITE_AS_TEXT)
    chosen = _first(lambda known: root in known.roots) or by_media_type or by_extension
    return read_plain_text if chosen is None else chosen.reader


def _first(fits: Callable[[Format], bool]) -> Format | None:
    return next((known for known in FORMATS if fits(known)), None)


def _refuse_foreign(document: Document) -> None:
    """Raise where the first bytes are those of a format we do not read."""
    for beginning, kind in _FOREIGN:
        if document.data.startswith(beginning):
            raise UnreadableDocument(document.name, None, f"is {kind}, not an article in text", _WRITE_AS_TEXT)


def _root_of(document: Document) -> str:
    """Return the name of the outermost element in lower case, empty where the document is no markup."""
    head = document.data[:_HEAD]
    # Enough for names: markup in UTF-16 has a zero byte beside each ASCII letter.
    words = head.replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd")
    if re.match(r"\s*<!doctype html", words, re.IGNORECASE):
        return "html"
    before = _BEFORE_ROOT.match(words)
    root = _ROOT.match(words, before.end() if before else 0)
    return root.group(2).lower() if root is not None else ""
