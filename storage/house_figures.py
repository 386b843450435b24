"""House figures: the value that the newsroom uses for a fact, its source, and until when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.facts import resolve_fact
from storage.ids import new_id
from storage.tables import HouseFigureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFigure:
    """A figure the newsroom uses."""

    house_id: int
    fact_id: int
    """The fact as it is called today."""
    alert_id: int
    subject: str
    value: str
    source: str
    until: datetime
    made_at: datetime
    user_name: str
    platform: str


async def set_house_figure(
    session: AsyncSession,
    *,
    fact_id: int,
    alert_id: int,
    subject: str,
    value: str,
    source: str,
    until: datetime,
    user_name: str,
    platform: str,
    now: datetime,
) -> int:
    """Store the house figure of a fact, in place of the one it had, and return its id."""
    await end_house_figure(session, fact_id, now=now)
    row = HouseFigureRow(
        id=new_id(session),
        fact_id=await resolve_fact(session, fact_id) or fact_id,
        alert_id=alert_id,
        subject=storable(subject),
        value=storable(value),
        source=storable(source),
        until=aware(until, "until"),
        made_at=aware(now),
        user_name=storable(user_name),
        platform=platform,
    )
    session.add(row)
    await session.flush()
    return row.id


async def house_figures(session: AsyncSession, now: datetime) -> list[HouseFigure]:
    """Return the house figures that hold now, the newest first."""
    query = select(HouseFigureRow).where(col(HouseFigureRow.ended_at).is_(None), HouseFigureRow.until > aware(now))
    rows = (await session.exec(query.order_by(col(HouseFigureRow.id).desc()))).all()
    return [_figure(row, await resolve_fact(session, row.fact_id) or row.fact_id) for row in rows]


async def house_figures_of(session: AsyncSession, fact_ids: Collection[int], now: datetime) -> dict[int, HouseFigure]:
    """Return the house figure of each fact that has one; of facts joined since, the newest."""
    found: dict[int, HouseFigure] = {}
    for one in await house_figures(session, now):
        if one.fact_id in fact_ids:
            found.setdefault(one.fact_id, one)
    return found


async def end_house_figure(session: AsyncSession, fact_id: int, *, now: datetime) -> bool:
    """End the house figure of a fact before its time, and say whether it had one."""
    today = await resolve_fact(session, fact_id)
    ended = False
    for one in await house_figures(session, now):
        if one.fact_id == today:
            row = await session.get(HouseFigureRow, one.house_id)
            assert row is not None
            row.ended_at = aware(now)
            ended = True
    await session.flush()
    return ended


def _figure(row: HouseFigureRow, fact_id: int) -> HouseFigure:
    return HouseFigure(
        house_id=row.id,
        fact_id=fact_id,
        alert_id=row.alert_id,
        subject=row.subject,
        value=row.value,
        source=row.source,
        until=row.until,
        made_at=row.made_at,
        user_name=row.user_name,
        platform=row.platform,
    )
