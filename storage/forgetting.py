"""Forgetting: taking an article out of the memory for good, with everything that repeats its words."""

from dataclasses import dataclass

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import address_hash
from storage.difference_rows import remove_differences
from storage.postings import claims_of_articles, remove_postings
from storage.statements import is_among
from storage.tables import ArticleRow, ClaimRow, DifferenceMemberRow, DifferenceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was taken out."""

    articles: int
    """Versions of the article."""
    claims: int
    alerts: tuple[int, ...]
    """Alerts that showed the article. Their cards still stand in the chats: edit or remove them."""


async def forget_article(session: AsyncSession, uri: str) -> Forgotten:
    """Remove every version of an article, its claims and each difference that shows one of its passages.

    Facts, stories, decisions and posted cards stay: they hold none of its words but what a card
    still shows. An alert left without a difference is not listed any more.
    """
    mine = select(ArticleRow.id).where(ArticleRow.uri_hash == address_hash(uri))
    articles = list((await session.exec(mine)).all())
    showing = select(DifferenceRow.id, DifferenceRow.alert_id).join(
        DifferenceMemberRow, col(DifferenceMemberRow.difference_id) == DifferenceRow.id
    )
    shown = (await session.exec(showing.where(is_among(session, DifferenceMemberRow.article_id, articles)))).all()
    await remove_differences(session, {difference_id for difference_id, _ in shown})
    await remove_postings(session, await claims_of_articles(session, articles))
    claims = await session.exec(delete(ClaimRow).where(is_among(session, ClaimRow.article_id, articles)))
    await session.exec(delete(ArticleRow).where(is_among(session, ArticleRow.id, articles)))
    alerts = tuple(sorted({alert_id for _, alert_id in shown}))
    return Forgotten(articles=len(articles), claims=claims.rowcount, alerts=alerts)
