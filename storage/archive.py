"""The archive: every version of every article, in the order in which it arrived."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import StoredArticle, aware, stored_article
from storage.tables import ArticleRow


async def arrivals(
    session: AsyncSession, since: datetime, *, until: datetime | None = None, limit: int
) -> list[StoredArticle]:
    """Return what arrived since a moment, versions that were replaced since included, oldest first."""
    query = select(ArticleRow).where(ArticleRow.received_at >= aware(since, "since"))
    if until is not None:
        query = query.where(ArticleRow.received_at < aware(until, "until"))
    query = query.order_by(col(ArticleRow.received_at), col(ArticleRow.id)).limit(limit)
    return [stored_article(row) for row in (await session.exec(query)).all()]
