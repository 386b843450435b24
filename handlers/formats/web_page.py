"""Web pages: the article without the navigation around it."""

import logging
from itertools import dropwhile

import trafilatura
from lxml import etree, html

from handlers.document import Document, UnreadableDocument
from handlers.formats import fields
from handlers.formats.cleaning import clean_line
from handlers.formats.composed import compose_article
from handlers.formats.decoding import decode_markup
from handlers.formats.markup import paragraphs_of, without_long_tags
from handlers.formats.moments import Moment
from handlers.formats.outcome import ReadArticle
from handlers.formats.page_metadata import PageMetadata, read_metadata

_LONGEST = 4_000_000
"""Characters; four million take up to five seconds to read, and no article's page is that long."""
_FEWEST_WORDS = 5
# The library logs every page it finds nothing in; we say so ourselves. A handler of its own keeps it off stderr.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_web_page(document: Document) -> list[ReadArticle]:
    """Return the one article of a page.

    Raises:
        UnreadableDocument: No article in it, or its encoding cannot be told.
    """
    markup = decode_markup(document)
    if not markup.strip():
        raise UnreadableDocument(document.name, None, "holds no text", "save the page again")
    if len(markup) > _LONGEST:
        raise UnreadableDocument(
            document.name, None, f"is a page of {len(markup):,} characters; at most {_LONGEST:,} are read",
            "save the article's text alone",
        )  # fmt: skip
    markup = without_long_tags(markup)
    root = _tree(document, markup)
    page = read_metadata(root, fields.web_address(document.url))
    body = _body(root, markup, page)
    if len(body.split()) < _FEWEST_WORDS:
        raise UnreadableDocument(
            document.name, None, "holds no article text", "save the page as it shows the article, or its text as .txt"
        )
    published, modified, warnings = _moments(document, page)
    article = compose_article(
        document, headline=page.headline, body=body, uri=None, url=page.url, source=page.site, byline=page.author,
        language=page.language, section=page.section or None, published_at=published.at if published else None,
        version_created=modified.at if modified else None,
    )  # fmt: skip
    tables = sum(1 for _ in root.iter("table"))
    if tables:
        warnings.append(f"{tables} table{'s' if tables > 1 else ''} passed over")
    return [ReadArticle(article=article, file=document.name, format="html", warnings=tuple(warnings))]


def _tree(document: Document, markup: str) -> html.HtmlElement:
    try:
        # As bytes: a page may declare an encoding, which lxml refuses to see in text.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument(
            document.name, None, "holds no article text", "save the page as it shows the article, or its text as .txt"
        ) from error
    return root


def _body(root: html.HtmlElement, markup: str, page: PageMetadata) -> str:
    """Return the article's paragraphs, one a line, without its headline."""
    found = trafilatura.bare_extraction(markup, include_comments=False, include_tables=False, with_metadata=False)
    text = str(getattr(found, "text", None) or "") or _paragraphs(root)
    title = clean_line(page.headline).casefold()
    lines = dropwhile(lambda line: clean_line(line).casefold() in {title, ""}, text.split("\n"))
    return "\n".join(lines)


def _paragraphs(root: html.HtmlElement) -> str:
    """Return the paragraphs of a page too short for the extractor: a flash of two sentences is an article too."""
    place = next(root.iter("article"), None)
    if place is None:
        place = next(root.iter("main"), root)
    paragraphs = [paragraphs_of(html.tostring(item, encoding="unicode", with_tail=False)) for item in place.iter("p")]
    return "\n".join(line for line in paragraphs if line)


def _moments(document: Document, page: PageMetadata) -> tuple[Moment | None, Moment | None, list[str]]:
    """Return when the page was published and changed, and warnings about what was assumed."""
    warnings = []
    for name, moment in (("published", page.published), ("updated", page.modified)):
        if moment is not None and not moment.zoned:
            warnings.append(f"{name}: no time zone is given, read as UTC")
        if moment is not None and (moment.at - document.received_at).days >= 1:
            warnings.append(f"{name}: {moment.at:%Y-%m-%d} lies in the future")
    return page.published, page.modified, warnings
