"""One page of an answer, and where to find things that are named by an address."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import may_be_shown
from handlers.message import ChatMessage
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from storage.articles import StoredArticle, find_article, find_article_by_url

ROWS = 8
"""Rows of one page: what a phone shows without much scrolling."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer, and whether there is more of it."""

    message: ChatMessage
    more: bool = False
    shareable: bool = True
    """Whether the asker may show it to the channel: not what was asked for them alone."""


Answer = Callable[[CommandRequest, Newsroom], Awaitable[Page]]


def rows_of(items: Sequence[T], page: int, rows: int = ROWS) -> tuple[Sequence[T], bool]:
    """Return the rows of a page, and whether others follow."""
    start = page * rows
    return items[start : start + rows], start + rows < len(items)


async def article_named(session: AsyncSession, name: str, *, now: datetime) -> StoredArticle | None:
    """Return the article of a web address or a uri, as far as it may be shown."""
    wanted = name.strip().strip("<>")
    found = await find_article_by_url(session, wanted) or await find_article(session, wanted)
    return found if found is not None and may_be_shown(found.article, now) else None
