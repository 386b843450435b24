"""Mutes: what a desk does not want to hear of for a while."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.tables import MuteRow


class MuteScope(StrEnum):
    """How much a mute covers."""

    FACT = "fact"
    STORY = "story"
    PAIR = "pair"
    """Two outlets held against one another."""
    RULE = "rule"
    ENTITY = "entity"
    """Somebody or something named in the passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A mute; ``target`` is a fact's or story's id, two outlets on a line each, a rule's or an entity's name."""

    mute_id: int
    scope: MuteScope
    target: str
    label: str
    reason: str
    until: datetime | None
    """None for as long as nobody ends it."""
    made_at: datetime
    user_id: str
    user_name: str
    platform: str


async def add_mute(
    session: AsyncSession,
    *,
    scope: MuteScope,
    target: str,
    label: str,
    until: datetime | None,
    user_id: str,
    user_name: str,
    platform: str,
    now: datetime,
    reason: str = "",
) -> int:
    """Store a mute and return its id."""
    row = MuteRow(
        id=new_id(session),
        scope=scope.value,
        target=storable(target),
        label=storable(label),
        reason=storable(reason),
        until=None if until is None else aware(until, "until"),
        made_at=aware(now),
        user_id=storable(user_id),
        user_name=storable(user_name),
        platform=platform,
    )
    session.add(row)
    await session.flush()
    return row.id


async def active_mutes(session: AsyncSession, now: datetime) -> list[Mute]:
    """Return the mutes that hold now, the newest first."""
    query = select(MuteRow).where(
        col(MuteRow.ended_at).is_(None), or_(col(MuteRow.until).is_(None), col(MuteRow.until) > aware(now))
    )
    return [_mute(row) for row in (await session.exec(query.order_by(col(MuteRow.id).desc()))).all()]


async def end_mute(session: AsyncSession, mute_id: int, *, now: datetime) -> Mute | None:
    """End a mute and return it; None when there is none of that number or it has ended already."""
    row = await session.get(MuteRow, mute_id)
    if row is None or row.ended_at is not None:
        return None
    row.ended_at = aware(now)
    await session.flush()
    return _mute(row)


def _mute(row: MuteRow) -> Mute:
    return Mute(
        mute_id=row.id,
        scope=MuteScope(row.scope),
        target=row.target,
        label=row.label,
        reason=row.reason,
        until=row.until,
        made_at=row.made_at,
        user_id=row.user_id,
        user_name=row.user_name,
        platform=row.platform,
    )
