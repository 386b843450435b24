"""Moving articles from one story into another, with the facts that hang on them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.ids import new_id
from storage.statements import is_among
from storage.tables import AlertRow, ArticleRow, ClaimRow, FactRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Repointed:
    """What became of the facts."""

    moved: tuple[int, ...] = ()
    """Facts that nobody else spoke of: they went along, with their alerts."""
    parted: tuple[tuple[int, int], ...] = ()
    """Facts that some articles of each story spoke of: the one that stayed, and a new one in the other story."""


async def move_articles(
    session: AsyncSession, article_ids: Collection[int], uris: Collection[str], *, to: int, now: datetime
) -> Repointed:
    """Put articles into another story; facts follow the claims, and what hangs on an article itself follows it."""
    await session.exec(update(ArticleRow).where(is_among(session, ArticleRow.id, article_ids)).values(story_id=to))
    theirs = await session.exec(
        select(ClaimRow.id, ClaimRow.fact_id).where(
            is_among(session, ClaimRow.article_id, article_ids), col(ClaimRow.fact_id).is_not(None)
        )
    )
    by_fact: dict[int, list[int]] = {}
    for claim_id, fact_id in theirs.all():
        assert fact_id is not None
        by_fact.setdefault(fact_id, []).append(claim_id)
    moved, parted = [], []
    for fact_id, claim_ids in sorted(by_fact.items()):
        everyone = (await session.exec(select(ClaimRow.id).where(ClaimRow.fact_id == fact_id))).all()
        if len(everyone) == len(claim_ids):
            moved.append(fact_id)
        else:
            parted.append((fact_id, await _part(session, fact_id, claim_ids, to=to, now=now)))
    for uri in uris:
        own = select(FactRow.id).where(FactRow.subject == uri, col(FactRow.merged_into).is_(None))
        moved += (await session.exec(own)).all()
    await session.exec(update(FactRow).where(is_among(session, FactRow.id, moved)).values(story_id=to))
    await session.exec(update(AlertRow).where(is_among(session, AlertRow.fact_id, moved)).values(story_id=to))
    return Repointed(moved=tuple(moved), parted=tuple(parted))


async def _part(session: AsyncSession, fact_id: int, claim_ids: Collection[int], *, to: int, now: datetime) -> int:
    old = await session.get(FactRow, fact_id)
    assert old is not None
    row = FactRow(
        id=new_id(session),
        story_id=to,
        family=old.family,
        subject=old.subject,
        property=old.property,
        scope=old.scope,
        created_at=aware(now),
    )
    session.add(row)
    await session.flush()
    await session.exec(update(ClaimRow).where(is_among(session, ClaimRow.id, claim_ids)).values(fact_id=row.id))
    return row.id
