"""What a web page says about itself: JSON-LD first, then its meta elements. Nothing is guessed from the text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import html

from handlers.formats.cleaning import clean_line
from handlers.formats.fields import web_address
from handlers.formats.markup import words_of
from handlers.formats.moments import Moment, read_moment

_ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle AdvertiserContentArticle SatiricalArticle LiveBlogPosting BlogPosting "
    "Report TechArticle".split()
)
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "site": ("og:site_name", "application-name"),
    "author": ("author", "byl", "parsely-author", "dc.creator", "sailthru.author"),
    "published": ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "pubdate",
                  "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "sailthru.date", "publish-date"),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified",
                 "dc.date.modified"),
    "section": ("article:section", "section"),
    "url": ("og:url",),
}  # fmt: skip
_DEEPEST = 12
_MOST_NODES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """The fields a page states; what it does not state is empty or None."""

    headline: str = ""
    site: str = ""
    author: str = ""
    section: str = ""
    url: str | None = None
    language: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    warnings: tuple[str, ...] = field(default=())


def read_metadata(root: html.HtmlElement, address: str | None) -> PageMetadata:
    """Return what a page says about itself.

    Args:
        root: The page.
        address: Where it was fetched from, if it was; addresses in it are read against it.
    """
    linked = _article_node(root)
    metas = _meta_values(root)

    def stated(own: object, *names: str) -> str:
        return words_of(_text_of(own)) or next((words_of(metas[name]) for name in names if metas.get(name)), "")

    return PageMetadata(
        headline=clean_line(stated(linked.get("headline"), *_META["headline"]) or _heading(root)),
        site=clean_line(stated(linked.get("publisher"), *_META["site"])),
        author=clean_line(stated(linked.get("author"), *_META["author"])),
        section=clean_line(stated(linked.get("articleSection"), *_META["section"])),
        url=_address(root, linked, metas, address),
        language=clean_line(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        published=_moment(stated(linked.get("datePublished"), *_META["published"])) or _time_element(root),
        modified=_moment(stated(linked.get("dateModified"), *_META["modified"])),
    )


def _article_node(root: html.HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article; an empty one where there is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if _ARTICLE_TYPES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON-LD document, the outer ones first, up to a bound."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        current, depth = waiting.pop(0)
        if isinstance(current, dict):
            yield {key: value for key, value in current.items() if isinstance(key, str)}
        inner = current.values() if isinstance(current, dict) else current if isinstance(current, list) else ()
        if depth < _DEEPEST:
            waiting.extend((value, depth + 1) for value in inner if isinstance(value, dict | list))


def _text_of(value: object) -> str:
    """Return the words of a JSON-LD value: text, an object's name, or several of them joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_text_of(item) for item in value[:20] if not isinstance(item, list))))
    return ""


def _meta_values(root: html.HtmlElement) -> dict[str, str]:
    """Return the first content of each meta element by its name, in lower case."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            values.setdefault(name.lower(), content)
    return values


def _address(root: html.HtmlElement, linked: dict[str, Any], metas: dict[str, str], address: str | None) -> str | None:
    """Return the page's canonical address."""
    canonical = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    entity = linked.get("mainEntityOfPage")
    named = entity.get("@id") if isinstance(entity, dict) else entity
    for candidate in (*canonical, metas.get("og:url"), named, linked.get("url"), address):
        if isinstance(candidate, str) and candidate.strip():
            try:
                found = web_address(urljoin(address or "", candidate.strip()))
            except ValueError:
                continue
            if found:
                return found
    return None


def _heading(root: html.HtmlElement) -> str:
    """Return the page's only first-level heading, else its title."""
    headings = [heading for heading in root.iter("h1") if heading.text_content().strip()]
    if len(headings) == 1:
        return str(headings[0].text_content())
    title = next(root.iter("title"), None)
    return "" if title is None else str(title.text_content())


def _time_element(root: html.HtmlElement) -> Moment | None:
    """Return the moment of a ``time`` element that says it is the publication's."""
    for element in root.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            return _moment(element.get("datetime") or element.text_content())
    return None


def _moment(written: str | None) -> Moment | None:
    return read_moment(written) if written else None
