"""Alerts held back from a channel: for more sides, for quiet hours, for its cap, or to be told of again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.tables import HeldAlertRow, OutboxRow


class HeldFor(StrEnum):
    """Why an alert waits."""

    WINDOW = "window"
    """For more sides."""
    QUIET = "quiet"
    CAP = "cap"
    REPEAT = "repeat"
    """Its card is posted; it is told of again if nobody takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAlert:
    """An alert that waits for a channel."""

    alert_id: int
    chat: str
    channel: str
    reason: HeldFor
    since: datetime
    due_at: datetime


async def hold(
    session: AsyncSession, alert_id: int, chat: str, channel: str, reason: HeldFor, *, until: datetime, now: datetime
) -> None:
    """Hold an alert back from a channel until a moment; one that waits for the same reason already goes on waiting."""
    row = await session.get(HeldAlertRow, (alert_id, storable(chat), storable(channel)))
    if row is None:
        row = HeldAlertRow(
            alert_id=alert_id,
            chat=storable(chat),
            channel=storable(channel),
            reason=reason.value,
            since=aware(now),
            due_at=aware(until, "until"),
        )
        session.add(row)
    elif row.reason != reason.value:
        row.reason, row.due_at = reason.value, aware(until, "until")
    await session.flush()


async def hold_no_longer(session: AsyncSession, alert_id: int, chat: str, channel: str) -> None:
    """Let go of an alert, if it waits."""
    row = await session.get(HeldAlertRow, (alert_id, storable(chat), storable(channel)))
    if row is not None:
        await session.delete(row)
        await session.flush()


async def held_for(session: AsyncSession, alert_id: int, chat: str, channel: str) -> HeldFor | None:
    """Return why an alert waits for a channel; None when it does not."""
    row = await session.get(HeldAlertRow, (alert_id, storable(chat), storable(channel)))
    return None if row is None else HeldFor(row.reason)


async def due_alerts(session: AsyncSession, now: datetime) -> list[HeldAlert]:
    """Return what has waited long enough, oldest first."""
    query = select(HeldAlertRow).where(HeldAlertRow.due_at <= aware(now))
    rows = (await session.exec(query.order_by(col(HeldAlertRow.since), col(HeldAlertRow.alert_id)))).all()
    return [
        HeldAlert(
            alert_id=row.alert_id,
            chat=row.chat,
            channel=row.channel,
            reason=HeldFor(row.reason),
            since=row.since,
            due_at=row.due_at,
        )
        for row in rows
    ]


async def next_release(session: AsyncSession) -> datetime | None:
    """Return when the next alert has waited long enough; None when none waits."""
    query = select(HeldAlertRow.due_at).order_by(col(HeldAlertRow.due_at)).limit(1)
    return (await session.exec(query)).first()


async def count_cards(session: AsyncSession, chat: str, channel: str, *, since: datetime) -> int:
    """Return how many new cards were put into the outbox for a channel since a moment."""
    query = select(func.count()).where(
        OutboxRow.chat == storable(chat),
        OutboxRow.channel == storable(channel),
        OutboxRow.kind == "post",
        col(OutboxRow.dedupe_key).startswith("alert:"),
        OutboxRow.created_at >= aware(since, "since"),
    )
    return (await session.exec(query)).one()
