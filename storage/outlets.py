"""The outlets in the base: how much each brought, and when last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import visible
from storage.tables import ArticleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet by the name its articles give."""

    source: str
    articles: int
    last_at: datetime
    """When its newest article arrived."""


async def outlets(session: AsyncSession, *, now: datetime, limit: int = 50, offset: int = 0) -> list[Outlet]:
    """Return the outlets of the articles that may be shown now, the one with most articles first."""
    count, last = func.count(), func.max(ArticleRow.received_at)
    query = (
        select(ArticleRow.source, count, last)
        .where(visible(now))
        .group_by(col(ArticleRow.source))
        .order_by(count.desc(), col(ArticleRow.source))
    )
    rows = (await session.exec(query.offset(offset).limit(limit))).all()
    return [Outlet(source=source, articles=number, last_at=at) for source, number, at in rows]


async def count_outlets(session: AsyncSession, *, now: datetime) -> int:
    """Return how many outlets have an article that may be shown now."""
    query = select(func.count(func.distinct(ArticleRow.source))).where(visible(now))
    return (await session.exec(query)).one()
