"""Articles and the one coordinate system every span points into."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in ``Article.text``: ``text[start:end]``."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """Return the words this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class PubStatus(StrEnum):
    """Whether an article may be used; IPTC ninjs ``pubStatus``."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it arrived. Field names are those of IPTC ninjs, in snake_case.

    ``text`` is the coordinate system of every span in the product. ``headline_span`` and
    ``body_span`` point into it; front matter, where a file has any, lies outside both and is
    never read for claims.
    """

    uri: str
    """Names the article for good: two documents with one uri are versions of one article."""
    source: str
    """The outlet that published it; never the speaker of a quotation."""
    text: str
    body_span: Span
    headline_span: Span | None = None
    headline: str = ""
    url: str | None = None
    origin: str | None = None
    """The agency the article credits, if any: AP, Reuters, AFP…"""
    byline: str | None = None
    section: str | None = None
    language: str = "en"
    published_at: datetime | None = None
    version_created: datetime | None = None
    version: str | None = None
    pub_status: PubStatus = PubStatus.USABLE
    embargoed: datetime | None = None
    """Not to be shown outside its desk before this moment."""
    ed_note: str | None = None


def may_be_shown(article: Article, now: datetime) -> bool:
    """Say whether an article may be shown now: usable, its embargo over."""
    return article.pub_status is PubStatus.USABLE and (article.embargoed is None or article.embargoed <= now)


def plain_article(text: str, *, uri: str, source: str = "", published_at: datetime | None = None) -> Article:
    """Return an article whose whole text is body: a draft, a pasted passage, one line of a test set.

    A first line without final punctuation is taken as the headline when more text follows.
    """
    headline_span, body_span = split_headline(text, Span(0, len(text)))
    return Article(
        uri=uri,
        source=source or uri,
        text=text,
        headline="" if headline_span is None else headline_span.slice(text),
        headline_span=headline_span,
        body_span=body_span,
        published_at=published_at,
    )


def split_headline(text: str, content: Span) -> tuple[Span | None, Span]:
    """Return the headline's span, if the first line looks like one, and the span of the body.

    A headline is a first line that does not end like a sentence and is followed by more text.
    """
    start = content.start
    while start < content.end and text[start].isspace():
        start += 1
    newline = text.find("\n", start, content.end)
    if newline < 0:
        return None, Span(start, content.end)
    line = text[start:newline].rstrip()
    rest = text[newline : content.end].strip()
    if not rest or not line or line[-1] in ".!?…”\"'’)" or len(line) > _LONGEST_HEADLINE:
        return None, Span(start, content.end)
    body = newline
    while text[body].isspace():
        body += 1
    return Span(start, start + len(line)), Span(body, content.end)


_LONGEST_HEADLINE = 200
"""Characters; a longer first line is a paragraph without its full stop."""
