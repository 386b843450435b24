"""The lines ``crosswire read --json`` prints."""

from datetime import UTC, datetime

from handlers.document import UnreadableDocument
from handlers.formats.outcome import ReadArticle


def to_read_record(read: ReadArticle) -> dict[str, str | None]:
    """Return the line of an article that was read; what is not known is null, times are ISO 8601 in UTC."""
    article = read.article
    return {
        "file": read.file,
        "format": read.format,
        "uri": article.uri,
        "url": article.url,
        "title": article.headline or None,
        "source": article.source,
        "byline": article.byline,
        "published": _in_utc(article.published_at),
        "version": article.version,
        "pub_status": article.pub_status.value,
        "language": article.language,
        "text": article.text,
    }


def to_error_record(error: UnreadableDocument) -> dict[str, str]:
    """Return the line of a file that could not be read."""
    return {"file": error.file, "error": str(error)}


def _in_utc(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
