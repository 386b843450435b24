"""What a reader gives back, and what it is allowed to take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.article import Article
from handlers.document import Document, UnreadableDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """One article a document gave, with how it was read."""

    article: Article
    file: str
    format: str
    """text, markdown, html, rss, atom."""
    warnings: tuple[str, ...] = ()
    """Sentences about what was passed over or assumed; the article is usable all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeLimits:
    """The largest document and article taken; both are settings."""

    file_bytes: int = 20_000_000
    article_characters: int = 500_000
    """About 80,000 words: fifteen seconds of reading, and longer than any article."""


Outcome = ReadArticle | UnreadableDocument
Reader = Callable[[Document], Iterable[Outcome]]
"""Reads one format. It may raise ``UnreadableDocument`` where the document as a whole is at fault."""
