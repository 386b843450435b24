"""Documents into articles: one file per format, one table that chooses, one way to say what went wrong."""

from handlers.formats.language import check_language, language_of
from handlers.formats.outcome import IntakeLimits, ReadArticle
from handlers.formats.reading import read_articles
from handlers.formats.record import to_error_record, to_read_record

__all__ = [
    "IntakeLimits",
    "ReadArticle",
    "check_language",
    "language_of",
    "read_articles",
    "to_error_record",
    "to_read_record",
]
