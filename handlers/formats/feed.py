"""RSS and Atom: a feed is taken apart into entries, and each entry is an article of its own.

An entry travels as a small document, so that it can be compared, tried again and kept apart from its neighbours.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from handlers.document import Document, UnreadableDocument
from handlers.formats import fields
from handlers.formats.cleaning import clean_line, clean_paragraphs
from handlers.formats.composed import compose_article
from handlers.formats.feed_parsing import ParsedFeed, parse_feed
from handlers.formats.markup import paragraphs_of, words_of
from handlers.formats.moments import read_moment
from handlers.formats.outcome import Outcome, ReadArticle

ENTRY_MEDIA_TYPE = "application/vnd.crosswire.feed-entry+json"
_MOST_ENTRIES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed, as its feed gives it."""

    form: str
    title: str = ""
    body: str = ""
    link: str = ""
    guid: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    outlet: str = ""
    """The outlet the entry itself names, in a feed that gathers from several."""
    channel: str = ""
    """The feed's own title."""
    language: str = ""
    link_is_own: bool = True
    """No other entry of the feed has this link; a live blog's entries may all lead to one page."""


def read_feed(document: Document) -> list[Outcome]:
    """Return the articles of a feed in its own order.

    Raises:
        UnreadableDocument: It is no feed.
    """
    outcomes: list[Outcome] = []
    for entry in split_feed(document):
        try:
            outcomes.extend(read_feed_entry(entry))
        except UnreadableDocument as error:
            outcomes.append(UnreadableDocument(document.name, error.field, error.problem, error.remedy))
    if not outcomes:
        raise UnreadableDocument(document.name, None, "is a feed without entries", "drop it again when it has some")
    return [replace(read, file=document.name) if isinstance(read, ReadArticle) else read for read in outcomes]


def split_feed(document: Document) -> list[Document]:
    """Return one document for each entry of a feed, in the feed's order; an entry given twice once.

    Raises:
        UnreadableDocument: It is no feed.
    """
    feed = parse_feed(document)
    base = document.url or _text(feed.channel.get("link"))
    links = Counter(_text(entry.get("link")) for entry in feed.entries)
    found: dict[bytes, Document] = {}
    for entry in feed.entries[:_MOST_ENTRIES]:
        value = _entry(feed, entry, base)
        value = replace(value, link_is_own=bool(value.link) and links[_text(entry.get("link"))] == 1)
        data = json.dumps(asdict(value), sort_keys=True, ensure_ascii=True).encode()
        name = value.link or value.guid or f"{document.name}#{sha256(data).hexdigest()[:12]}"
        found.setdefault(data, replace(document, name=name, data=data, media_type=ENTRY_MEDIA_TYPE, url=base or None))
    return list(found.values())


def read_feed_entry(document: Document) -> list[ReadArticle]:
    """Return the article of one entry.

    Raises:
        UnreadableDocument: The entry has no words, or the document is no entry of ours.
    """
    try:
        entry = FeedEntry(**json.loads(document.data))
        _ = "".join(value for value in asdict(entry).values() if not isinstance(value, bool))
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableDocument(document.name, None, "is not a feed entry") from error
    headline, body = words_of(entry.title), paragraphs_of(entry.body)
    if not clean_line(headline) and not clean_paragraphs(body):
        raise UnreadableDocument(document.name, None, "an entry of the feed has neither title nor text")
    published, updated = read_moment(entry.published), read_moment(entry.updated)
    warnings = [
        f'{name}: "{written}" is not a date we can read, so it is left open'
        for name, written, moment in (("published", entry.published, published), ("updated", entry.updated, updated))
        if written and moment is None
    ]
    outlet = clean_line(words_of(entry.outlet)) or document.source
    article = compose_article(
        replace(document, source=outlet), headline=headline, body=body, uri=_uri(document, entry),
        url=fields.web_address(entry.link), source=words_of(entry.channel), byline=words_of(entry.author),
        language=entry.language, published_at=published.at if published else None,
        version_created=updated.at if updated else None,
    )  # fmt: skip
    return [ReadArticle(article=article, file=document.name, format=entry.form, warnings=tuple(warnings))]


def _uri(document: Document, entry: FeedEntry) -> str:
    """Return what names an entry for good.

    Its own link comes first: feeds make up new guids for old entries, and give one guid to two, more often than they
    move an article.
    """
    link = fields.web_address(entry.link)
    if link and entry.link_is_own:
        return link
    guid = clean_line(entry.guid)
    if guid:
        named = fields.web_address(guid) or (guid if guid.startswith(("urn:", "tag:")) else None)
        return named or f"{document.url or 'feed'}#{guid}"
    words = f"{entry.title}\n{entry.published}" if entry.title else entry.body
    return f"{document.url or 'feed'}#{sha256(words.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _entry(feed: ParsedFeed, entry: dict[str, Any], base: str) -> FeedEntry:
    contents = [_text(item.get("value")) for item in entry.get("content") or () if isinstance(item, dict)]
    bodies = [*contents, _text(entry.get("description")), _text(entry.get("summary"))]
    source = entry.get("source")
    return FeedEntry(
        form=feed.form,
        title=_text(entry.get("title")),
        body=max(bodies, key=len),
        link=_absolute(_text(entry.get("link")), base),
        guid=_text(entry.get("id")),
        author=_text(entry.get("author")),
        published=_text(entry.get("published")),
        updated=_text(entry.get("updated")),
        outlet=_text(source.get("title")) if isinstance(source, dict) else "",
        channel=_text(feed.channel.get("title")),
        language=_text(feed.channel.get("language")),
    )


def _text(value: object) -> str:
    return value.encode("utf-8", "replace").decode("utf-8").strip() if isinstance(value, str) else ""


def _absolute(link: str, base: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""
