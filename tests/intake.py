"""Documents for the intake's tests, and what is read of them."""

from datetime import UTC, datetime

from handlers.document import Document, UnreadableDocument
from handlers.formats import ReadArticle, read_articles

RECEIVED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_document(data: bytes | str, name: str = "report.txt", **details) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return Document(**{"name": name, "data": raw, "received_at": RECEIVED, **details})


def the_article(data: bytes | str, name: str = "report.txt", **details) -> ReadArticle:
    """Return the one article a document gives."""
    (read,) = read_articles(a_document(data, name, **details))
    assert isinstance(read, ReadArticle), str(read)
    return read


def the_error(data: bytes | str, name: str = "report.txt", **details) -> UnreadableDocument:
    """Return the one error a document gives."""
    (error,) = read_articles(a_document(data, name, **details))
    assert isinstance(error, UnreadableDocument), f"was read: {error}"
    return error
