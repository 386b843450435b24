"""What the newest articles speak of: topics, stories, outlets. One query each, bounded whatever the base holds."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import ClaimKind
from storage.article_rows import visible
from storage.tables import ArticleRow, ClaimRow

_ARTICLES = 400
_CLAIMS = 800
_OUTLETS_FROM = 2000
"""Newest rows that are looked at: days of a small newsroom, hours of an agency."""


async def topics_lately(session: AsyncSession, *, now: datetime) -> list[str]:
    """Return what the newest figures measure, in the articles' words, each as often as it was said, newest first."""
    text = col(ClaimRow.body)["concept"]["text"].as_string()
    query = (
        select(text)
        .join(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id))
        .where(col(ClaimRow.kind) == ClaimKind.FIGURE.value, visible(now))
        .order_by(col(ClaimRow.id).desc())
        .limit(_CLAIMS)
    )
    return [said for (said,) in await _rows(session, query) if said]


async def headlines_lately(session: AsyncSession, *, now: datetime) -> list[tuple[int, str]]:
    """Return story and headline of the newest articles that have both, newest first."""
    query = (
        select(col(ArticleRow.story_id), col(ArticleRow.headline))
        .where(visible(now), col(ArticleRow.story_id).is_not(None), col(ArticleRow.headline) != "")
        .order_by(col(ArticleRow.received_at).desc(), col(ArticleRow.id).desc())
        .limit(_ARTICLES)
    )
    return [(story_id, headline) for story_id, headline in await _rows(session, query)]


async def sources_lately(session: AsyncSession, *, now: datetime) -> list[str]:
    """Return the outlets of the newest articles, the one with most of them first."""
    newest = (
        select(col(ArticleRow.source))
        .where(visible(now))
        .order_by(col(ArticleRow.received_at).desc())
        .limit(_OUTLETS_FROM)
        .subquery()
    )
    query = select(newest.c.source).group_by(newest.c.source).order_by(func.count().desc(), newest.c.source)
    return [source for (source,) in await _rows(session, query) if source]


async def _rows(session: AsyncSession, query: Any) -> list[Any]:
    connection = await session.connection()
    return list((await connection.execute(query)).all())
