"""The list of our own articles on a card: what we still carry that its source has given up."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.article import Article
from handlers.message import Heading, Listing, ListItem, Part
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.wording import counted, grouped_digits, shortened

MOST = 8
"""Articles listed on a card; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """One of our articles, and the words in which it holds the old value; empty for the text as a whole."""

    article: Article
    says: str


def own_copy_parts(copies: Sequence[OwnCopy]) -> list[Part]:
    """Return the list, or nothing where none of our articles is concerned."""
    if not copies:
        return []
    items = [
        ListItem(
            text=shortened(safe_line(one.article.headline) or one.article.uri, 150),
            detail=shortened(grouped_digits(safe_line(one.says)), 80),
            at=one.article.published_at,
            url=safe_url(one.article.url),
        )
        for one in copies[:MOST]
    ]
    if len(copies) > MOST:
        items.append(ListItem(text=f"and {counted(len(copies) - MOST, 'more article')}"))
    return [Heading(text=f"We still carry it: {counted(len(copies), 'article')}"), Listing(items=tuple(items))]
