"""Articles whose text we put together: headline, blank line, body."""

from claims.article import Article, Span
from handlers.document import Document
from handlers.formats import fields
from handlers.formats.cleaning import clean_line, clean_paragraphs
from handlers.formats.language import language_of


def compose_article(
    document: Document,
    *,
    headline: str,
    body: str,
    uri: str | None,
    url: str | None = None,
    source: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    **details: object,
) -> Article:
    """Return an article of a format other than plain text; ``details`` are further fields of ``Article``.

    ``body`` has one paragraph a line. Without a body, the headline is the body: it is all there is to read.
    """
    title, words = clean_line(headline), clean_paragraphs(body)
    text = f"{title}\n\n{words}" if title and words else title or words
    both = bool(title and words)
    return Article(
        uri=uri or url or fields.uri_of_file(document.name),
        source=clean_line(document.source or source) or document.name,
        text=text,
        headline=title,
        headline_span=Span(0, len(title)) if both else None,
        body_span=Span(len(title) + 2, len(text)) if both else Span(0, len(text)),
        url=url,
        byline=clean_line(byline) or None,
        language=language_of(text, language),
        **details,  # type: ignore[arg-type]
    )
