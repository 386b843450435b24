"""Plain text and Markdown, with or without front matter.

The article's text is the whole file as it stands, so that an offset of ours is an offset of the file.
"""

import re

from claims.article import Article, PubStatus, Span, split_headline
from handlers.document import Document, UnreadableDocument
from handlers.formats import fields
from handlers.formats.cleaning import clean_line
from handlers.formats.decoding import decode_text
from handlers.formats.front_matter import FrontMatter, read_front_matter
from handlers.formats.language import language_of
from handlers.formats.outcome import ReadArticle

_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*(?=\r|\n|\Z)")


def read_plain_text(document: Document) -> list[ReadArticle]:
    """Return the one article of a plain text file.

    Raises:
        UnreadableDocument: See ``read_front_matter``, ``decode_text`` and ``fields``; or no text in it.
    """
    return [_read(document, "text")]


def read_markdown(document: Document) -> list[ReadArticle]:
    """Return the one article of a Markdown file. Its marks stay in the text.

    Raises:
        UnreadableDocument: As for plain text.
    """
    return [_read(document, "markdown")]


def _read(document: Document, form: str) -> ReadArticle:
    text, encoding = decode_text(document)
    if not text.strip():
        raise UnreadableDocument(document.name, None, "holds no text", "drop it again once it is written")
    front = read_front_matter(document, text)
    content = _without_blank_ends(text, front.content)
    if content.start == content.end:
        raise UnreadableDocument(
            document.name, None, "holds front matter but no article", "write the article below the closing ---"
        )
    warnings = list(front.warnings)
    if encoding is not None:
        warnings.append(f"is not UTF-8; read as {'Windows-1252' if encoding == 'cp1252' else encoding.upper()}")
    article, assumed = _article(document, text, front, content)
    return ReadArticle(article=article, file=document.name, format=form, warnings=(*warnings, *assumed))


def _article(document: Document, text: str, front: FrontMatter, content: Span) -> tuple[Article, list[str]]:
    values = front.values
    warnings: list[str] = []
    moments = {}
    for field in ("published", "updated"):
        if field in values:
            moments[field], assumed = fields.stated_moment(document, field, values[field])
            warnings.extend(assumed)
    embargoed = None
    if "embargoed" in values:
        embargoed, assumed = fields.stated_embargo(document, values["embargoed"])
        warnings.extend(assumed)
    title = clean_line(values.get("title"))
    headline_span, body_span = _find_headline(text, content, title)
    url = fields.stated_url(document, values["url"]) if "url" in values else fields.web_address(document.url)
    article = Article(
        uri=url or fields.uri_of_file(document.name),
        source=clean_line(values.get("source")) or document.source or document.name,
        text=text,
        headline=title or ("" if headline_span is None else headline_span.slice(text)),
        headline_span=headline_span,
        body_span=body_span,
        url=url,
        byline=clean_line(values.get("author")) or None,
        section=clean_line(values.get("section")) or None,
        # What a person wrote about the language is not second-guessed.
        language=clean_line(values.get("language")).lower().replace("_", "-").split("-")[0]
        or language_of(text[content.start : content.end]),
        published_at=moments.get("published"),
        version_created=moments.get("updated"),
        version=clean_line(values.get("version")) or None,
        pub_status=fields.stated_status(document, values["pub_status"]) if "pub_status" in values else PubStatus.USABLE,
        embargoed=embargoed,
        ed_note=clean_line(values.get("ed_note")) or None,
    )
    return article, warnings


def _find_headline(text: str, content: Span, title: str) -> tuple[Span | None, Span]:
    """Return where the headline stands in the file, if it does, and the body.

    A title in the front matter is the headline; it has a place in the text only if the text repeats it.
    """
    line, rest, marked = _first_line(text, content)
    if not marked and not title:
        return split_headline(text, content)
    says_title = not title or _folded(line.slice(text)) == _folded(title)
    if not says_title or line.start == line.end or rest.start == rest.end:
        return None, content
    return line, rest


def _first_line(text: str, content: Span) -> tuple[Span, Span, bool]:
    """Return the words of the first line, what follows it, and whether Markdown marks it as a heading."""
    hashes = _HASHES.match(text, content.start, content.end)
    start = content.start if hashes is None else hashes.end()
    line_end = _LINE_END.search(text, start, content.end)
    assert line_end is not None  # the pattern matches the end of anything
    words = text[start : line_end.start()].rstrip()
    if hashes is not None:
        words = words.rstrip("#").rstrip() or words
    underline = _UNDERLINE.match(text, line_end.end(), content.end)
    rest_start = line_end.end() if underline is None or hashes is not None else underline.end()
    rest = _without_blank_ends(text, Span(rest_start, content.end))
    return Span(start, start + len(words)), rest, hashes is not None or rest_start != line_end.end()


def _folded(text: str) -> str:
    """Return the letters and digits of a text, in one case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _without_blank_ends(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
