"""Desks: what each channel has set for itself, and what it watches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.tables import DeskRow, WatchRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWatch:
    """A watch: conditions by name."""

    watch_id: int
    conditions: dict[str, str]
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDesk:
    """What a channel has set in chat."""

    chat: str
    channel: str
    settings: dict[str, Any] = field(default_factory=dict)
    watches: tuple[StoredWatch, ...] | None = None
    """Oldest first; None where the settings file still says what is watched."""


async def stored_desks(session: AsyncSession) -> list[StoredDesk]:
    """Return every channel that has set something, in order of chat and channel."""
    rows = (await session.exec(select(DeskRow).order_by(col(DeskRow.chat), col(DeskRow.channel)))).all()
    watches = (await session.exec(select(WatchRow).order_by(col(WatchRow.id)))).all()
    return [_desk(row, [one for one in watches if (one.chat, one.channel) == (row.chat, row.channel)]) for row in rows]


async def set_on_desk(
    session: AsyncSession, chat: str, channel: str, settings: Mapping[str, Any], *, by: str, now: datetime
) -> None:
    """Keep what a channel sets, by name, beside what it set before; None takes a setting back."""
    row = await _row(session, chat, channel, by=by, now=now)
    merged = {**row.settings, **settings}
    row.settings = {name: value for name, value in merged.items() if value is not None}
    row.changed_at, row.changed_by = aware(now), storable(by)
    await session.flush()


async def add_watch(
    session: AsyncSession, chat: str, channel: str, conditions: Mapping[str, str], *, by: str, now: datetime
) -> int:
    """Store a watch of a channel and return its id; from now on its watches are those stored."""
    row = await _row(session, chat, channel, by=by, now=now)
    row.own_watches = True
    watch = WatchRow(
        id=new_id(session),
        chat=row.chat,
        channel=row.channel,
        conditions={name: storable(value) for name, value in conditions.items()},
        made_at=aware(now),
        made_by=storable(by),
    )
    session.add(watch)
    await session.flush()
    return watch.id


async def own_watches(session: AsyncSession, chat: str, channel: str, *, by: str, now: datetime) -> bool:
    """Let a channel's watches be those stored from now on, and say whether they were not before."""
    row = await _row(session, chat, channel, by=by, now=now)
    before, row.own_watches = row.own_watches, True
    await session.flush()
    return not before


async def remove_watch(session: AsyncSession, watch_id: int) -> bool:
    """Remove a watch and say whether there was one."""
    row = await session.get(WatchRow, watch_id)
    if row is None:
        return False
    await session.delete(row)
    await session.flush()
    return True


async def _row(session: AsyncSession, chat: str, channel: str, *, by: str, now: datetime) -> DeskRow:
    key = storable(chat), storable(channel)
    row = await session.get(DeskRow, key)
    if row is None:
        row = DeskRow(
            chat=key[0], channel=key[1], settings={}, own_watches=False, changed_at=aware(now), changed_by=storable(by)
        )
        session.add(row)
        await session.flush()
    return row


def _desk(row: DeskRow, watches: list[WatchRow]) -> StoredDesk:
    kept = tuple(
        StoredWatch(watch_id=one.id, conditions=dict(one.conditions), made_at=one.made_at, made_by=one.made_by)
        for one in watches
    )
    return StoredDesk(
        chat=row.chat, channel=row.channel, settings=dict(row.settings), watches=kept if row.own_watches else None
    )
