"""Forgetting: taking an article out of the memory for good, with everything that repeats its words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import address_hash, aware
from storage.codec import storable
from storage.difference_rows import remove_differences
from storage.ids import new_id
from storage.newest import Kept, remove_keys
from storage.postings import claims_of_articles, remove_postings
from storage.statements import is_among
from storage.tables import (
    AlertRow,
    ArticleRow,
    ClaimRow,
    DifferenceMemberRow,
    DifferenceRow,
    FactRow,
    ForgottenRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was taken out."""

    articles: int
    """Versions of the article."""
    claims: int
    alerts: tuple[int, ...]
    """Alerts that showed the article. Their cards still stand in the chats: edit or remove them."""
    facts: tuple[int, ...] = ()
    """Facts that it spoke of, and those of these alerts."""


async def forget_article(session: AsyncSession, uri: str, *, by: str, now: datetime) -> Forgotten:
    """Remove every version of an article, its claims and each difference that shows one of its passages.

    Facts, stories, decisions and posted cards stay: they hold none of its words but what a card
    still shows. An alert left without a difference is not listed any more. A stub says that the
    article was forgotten, when and by whom.
    """
    mine = select(ArticleRow.id).where(ArticleRow.uri_hash == address_hash(uri))
    articles = list((await session.exec(mine)).all())
    spoken = select(ClaimRow.fact_id).where(
        is_among(session, ClaimRow.article_id, articles), col(ClaimRow.fact_id).is_not(None)
    )
    facts = {fact_id for fact_id in (await session.exec(spoken)).all() if fact_id is not None}
    sources = (await session.exec(select(ArticleRow.source).where(is_among(session, ArticleRow.id, articles)))).all()
    showing = select(DifferenceRow.id, DifferenceRow.alert_id).join(
        DifferenceMemberRow, col(DifferenceMemberRow.difference_id) == DifferenceRow.id
    )
    shown = (await session.exec(showing.where(is_among(session, DifferenceMemberRow.article_id, articles)))).all()
    await remove_differences(session, {difference_id for difference_id, _ in shown})
    await remove_postings(session, await claims_of_articles(session, articles))
    await remove_keys(session, Kept.TEXT, articles)
    claims = await session.exec(delete(ClaimRow).where(is_among(session, ClaimRow.article_id, articles)))
    await session.exec(delete(ArticleRow).where(is_among(session, ArticleRow.id, articles)))
    alerts = tuple(sorted({alert_id for _, alert_id in shown}))
    facts |= set((await session.exec(select(AlertRow.fact_id).where(is_among(session, AlertRow.id, alerts)))).all())
    if articles:
        stub = ForgottenRow(
            id=new_id(session),
            uri=storable(uri),
            uri_hash=address_hash(uri),
            source=sources[-1],
            versions=len(articles),
            claims=claims.rowcount,
            forgotten_at=aware(now),
            forgotten_by=storable(by),
        )
        session.add(stub)
        await session.flush()
    return Forgotten(articles=len(articles), claims=claims.rowcount, alerts=alerts, facts=tuple(sorted(facts)))


async def is_forgotten(session: AsyncSession, addresses: Collection[str]) -> bool:
    """Say whether an article of one of these addresses was forgotten, so that it is not taken in again."""
    hashes = [address_hash(address) for address in addresses]
    found = await session.exec(select(ForgottenRow.id).where(is_among(session, ForgottenRow.uri_hash, hashes)).limit(1))
    return found.first() is not None


async def let_in_again(session: AsyncSession, uri: str) -> bool:
    """Remove the stub of a forgotten article, so that it may be taken in again; say whether there was one."""
    gone = await session.exec(delete(ForgottenRow).where(col(ForgottenRow.uri_hash) == address_hash(uri)))
    return gone.rowcount > 0


async def alerts_without_words(session: AsyncSession, alert_ids: Collection[int]) -> list[int]:
    """Return those of these alerts that have no difference left."""
    told = select(DifferenceRow.alert_id).where(is_among(session, DifferenceRow.alert_id, alert_ids))
    left = set((await session.exec(told)).all())
    return [alert_id for alert_id in alert_ids if alert_id not in left]


async def name_fact(session: AsyncSession, fact_id: int, subject: str) -> None:
    """Call a fact by other words than those of an article that is gone."""
    await session.exec(update(FactRow).where(col(FactRow.id) == fact_id).values(subject=storable(subject)))
