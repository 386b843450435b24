"""Feeds: what is remembered between two visits."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.codec import storable
from storage.tables import FeedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed by its address."""

    url: str
    next_check_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    error_count: int = 0
    """Failed visits since the last good one."""
    last_error: str = ""
    checked_at: datetime | None = None


async def find_feed(session: AsyncSession, url: str) -> Feed | None:
    """Return what is remembered of a feed; None when it was never visited."""
    row = await session.get(FeedRow, url)
    return None if row is None else _feed(row)


async def all_feeds(session: AsyncSession) -> list[Feed]:
    """Return every feed by address."""
    return _feeds((await session.exec(select(FeedRow).order_by(col(FeedRow.url)))).all())


async def due_feeds(session: AsyncSession, now: datetime) -> list[Feed]:
    """Return the feeds to visit now, the longest overdue first."""
    query = select(FeedRow).where(FeedRow.next_check_at <= now).order_by(col(FeedRow.next_check_at))
    return _feeds((await session.exec(query)).all())


async def save_feed(session: AsyncSession, feed: Feed) -> None:
    """Remember a feed as given, in place of what was remembered."""
    values: dict[str, Any] = {
        name: storable(value) if isinstance(value, str) else value for name, value in asdict(feed).items()
    }
    await session.merge(FeedRow(**values))
    await session.flush()


async def forget_feed(session: AsyncSession, url: str) -> bool:
    """Forget a feed and say whether it was known."""
    row = await session.get(FeedRow, url)
    if row is None:
        return False
    await session.delete(row)
    await session.flush()
    return True


def _feeds(rows: Sequence[FeedRow]) -> list[Feed]:
    return [_feed(row) for row in rows]


def _feed(row: FeedRow) -> Feed:
    return Feed(**{field.name: getattr(row, field.name) for field in fields(Feed)})
