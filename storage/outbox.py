"""The outbox: what is to be sent, in which order, and what became of it.

A row is put in the transaction that makes it necessary and sent by whoever leases its channel.
Within a channel rows leave in the order in which they were put, at the chat's pace, by one worker
at a time. A worker that dies leaves its row ``sending``; the next one gets it with
``outcome_unknown`` and must look in the chat before it posts again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import CursorResult, Update, func, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import Select

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.statements import insert_new
from storage.tables import AlertPostRow, ChannelLeaseRow, OutboxRow

PACE = timedelta(seconds=1.1)
"""Between two messages in a channel: Slack takes about one a second, Discord five in five seconds."""
LEASE = timedelta(seconds=60)
"""Longer than a chat may take to answer; a dead worker's channel waits this long."""
_LONG_AGO = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


class OutboxState(StrEnum):
    """How far a row has come."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    """Refused for good, or given up."""


_WAITING: list[Any] = [literal_column(f"'{state.value}'") for state in (OutboxState.PENDING, OutboxState.SENDING)]
"""Written out in the statement: an index on waiting rows only is not used for a state that comes as a parameter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """A leased row: to be sent now, by the worker that holds it."""

    outbox_id: int
    chat: str
    channel: str
    kind: str
    """``post`` or ``edit``."""
    dedupe_key: str
    body: dict[str, Any]
    attempts: int
    """How often it has been leased, this time included; also tells a late worker from the present one."""
    first_attempt_at: datetime
    outcome_unknown: bool
    """An earlier attempt may have arrived: look since ``first_attempt_at`` before posting again."""
    created_at: datetime


async def put(
    session: AsyncSession,
    *,
    chat: str,
    channel: str,
    kind: str,
    dedupe_key: str,
    body: Mapping[str, Any],
    now: datetime,
    not_before: datetime | None = None,
) -> int | None:
    """Queue a post or an edit and return its id; None when this key has been queued before.

    ``dedupe_key`` carries meaning: ``alert:<id>:<channel>``, ``digest:<channel>:<day>``. A row that
    may not leave before a moment holds back those behind it in its channel.
    """
    outbox_id = new_id(session)
    row = {
        "id": outbox_id,
        "chat": chat,
        "channel": channel,
        "kind": kind,
        "dedupe_key": storable(dedupe_key),
        "body": dict(body),
        "state": OutboxState.PENDING.value,
        "attempts": 0,
        "not_before": aware(not_before or now, "not_before"),
        "created_at": aware(now),
        "reason": "",
    }
    if not await insert_new(session, OutboxRow, row):
        return None
    lease = {"chat": chat, "channel": channel, "next_at": _LONG_AGO, "leased_until": _LONG_AGO}
    await insert_new(session, ChannelLeaseRow, lease)
    return outbox_id


async def lease_next(
    session: AsyncSession,
    now: datetime,
    *,
    chats: Collection[str] | None = None,
    pace: Mapping[str, timedelta] | None = None,
    lease: timedelta = LEASE,
) -> OutboxItem | None:
    """Return the next row that may be sent now, its channel leased to the caller; None when there is none.

    Commit before sending. Two callers never hold one channel at a time.

    Args:
        session: an open one that writes.
        now: the present moment.
        chats: the chats this worker can send to; None for all.
        pace: the least time between two sends in a channel, by chat.
        lease: after this long the worker counts as dead.
    """
    due = (
        _heads(chats)
        .where(ChannelLeaseRow.next_at <= aware(now), ChannelLeaseRow.leased_until <= now, OutboxRow.not_before <= now)
        .order_by(col(ChannelLeaseRow.next_at), col(OutboxRow.id))
        .limit(1)
        .with_for_update(of=ChannelLeaseRow, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    found = (await session.exec(due)).first()
    if found is None:
        return None
    channel, row = found
    channel.next_at = now + (pace or {}).get(row.chat, PACE)
    channel.leased_until = now + lease
    item = _item(row, now)
    row.state = OutboxState.SENDING.value
    row.attempts = item.attempts
    row.first_attempt_at = item.first_attempt_at
    await session.flush()
    return item


def _heads(chats: Collection[str] | None) -> Select[ChannelLeaseRow, OutboxRow]:
    """Return the query for each channel with its oldest unsent row: the only one that may leave."""
    oldest = aliased(OutboxRow)
    head = (
        select(func.min(oldest.id))
        .where(oldest.chat == ChannelLeaseRow.chat, oldest.channel == ChannelLeaseRow.channel)
        .where(col(oldest.state).in_(_WAITING))
        .correlate(ChannelLeaseRow)
        .scalar_subquery()
    )
    heads = select(ChannelLeaseRow, OutboxRow).join(OutboxRow, col(OutboxRow.id) == head)
    heads = heads.where(col(OutboxRow.state).in_(_WAITING))
    return heads if chats is None else heads.where(col(ChannelLeaseRow.chat).in_(list(chats)))


def _item(row: OutboxRow, now: datetime) -> OutboxItem:
    return OutboxItem(
        outbox_id=row.id,
        chat=row.chat,
        channel=row.channel,
        kind=row.kind,
        dedupe_key=row.dedupe_key,
        body=row.body,
        attempts=row.attempts + 1,
        first_attempt_at=row.first_attempt_at or now,
        outcome_unknown=row.state == OutboxState.SENDING.value,
        created_at=row.created_at,
    )


async def mark_sent(session: AsyncSession, item: OutboxItem, *, remote_id: str, now: datetime) -> bool:
    """Record that the item arrived and free its channel. False: the lease had run out, another worker has it."""
    return await _finish(session, item, state=OutboxState.SENT.value, remote_id=remote_id, done_at=aware(now))


async def mark_dead(session: AsyncSession, item: OutboxItem, *, reason: str, now: datetime) -> bool:
    """Record that the item will never be sent, so that what waits behind it can. False: see :func:`mark_sent`."""
    return await _finish(session, item, state=OutboxState.DEAD.value, reason=storable(reason), done_at=aware(now))


async def mark_retry(
    session: AsyncSession, item: OutboxItem, *, not_before: datetime, reason: str = "", outcome_unknown: bool = False
) -> bool:
    """Put the item back until ``not_before``; its channel waits with it. False: see :func:`mark_sent`.

    ``outcome_unknown`` when it may have arrived after all: the next attempt will look first.
    """
    state = OutboxState.SENDING if outcome_unknown else OutboxState.PENDING
    return await _finish(
        session, item, state=state.value, reason=storable(reason), not_before=aware(not_before, "not_before")
    )


async def _finish(session: AsyncSession, item: OutboxItem, **values: Any) -> bool:
    held = update(OutboxRow).where(
        col(OutboxRow.id) == item.outbox_id,
        col(OutboxRow.state) == OutboxState.SENDING.value,
        col(OutboxRow.attempts) == item.attempts,
    )
    if (await _changed(session, held.values(**values))) == 0:
        return False
    lease = update(ChannelLeaseRow).where(
        col(ChannelLeaseRow.chat) == item.chat, col(ChannelLeaseRow.channel) == item.channel
    )
    await _changed(session, lease.values(leased_until=_LONG_AGO))
    return True


async def _changed(session: AsyncSession, statement: Update) -> int:
    result: CursorResult[Any] = await session.exec(statement)
    return result.rowcount


async def free_leases(session: AsyncSession, *, chats: Collection[str] | None = None) -> None:
    """Take every channel back from the workers that held it, so that a restart need not wait for a dead one.

    Only for a program that knows itself to be the only worker: two that post to one channel at
    once may post twice.
    """
    held = update(ChannelLeaseRow)
    if chats is not None:
        held = held.where(col(ChannelLeaseRow.chat).in_(list(chats)))
    await _changed(session, held.values(leased_until=_LONG_AGO))


async def next_due(session: AsyncSession, *, chats: Collection[str] | None = None) -> datetime | None:
    """Return when the next row may be sent, which may be past; None when nothing waits."""
    heads = (await session.exec(_heads(chats))).all()
    moments = (max(row.not_before, channel.next_at, channel.leased_until) for channel, row in heads)
    return min(moments, default=None)


async def counts(session: AsyncSession) -> dict[OutboxState, int]:
    """Return how many rows are in each state."""
    query = select(OutboxRow.state, func.count()).group_by(OutboxRow.state)
    found = {OutboxState(state): number for state, number in (await session.exec(query)).all()}
    return {state: found.get(state, 0) for state in OutboxState}


async def find_sent(session: AsyncSession, dedupe_key: str) -> str | None:
    """Return the remote id under which a key was sent; None when it was not, or not yet."""
    query = select(OutboxRow.remote_id).where(
        OutboxRow.dedupe_key == storable(dedupe_key), OutboxRow.state == OutboxState.SENT.value
    )
    return (await session.exec(query)).first()


async def was_put(session: AsyncSession, dedupe_key: str) -> bool:
    """Say whether a row with this key was ever queued, whatever became of it."""
    query = select(OutboxRow.id).where(OutboxRow.dedupe_key == storable(dedupe_key))
    return (await session.exec(query)).first() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReply:
    """A message that stands under a card."""

    chat: str
    channel: str
    remote_id: str
    thread: str


async def sent_replies(session: AsyncSession, alert_id: int, uri: str) -> list[SentReply]:
    """Return the replies under an alert's cards that quoted an article."""
    news = select(OutboxRow).where(
        col(OutboxRow.dedupe_key).like(f"news:{alert_id}:%"), OutboxRow.state == OutboxState.SENT.value
    )
    cards = select(AlertPostRow).where(AlertPostRow.alert_id == alert_id)
    thread = {(card.chat, card.channel): card.thread or card.remote_id for card in (await session.exec(cards)).all()}
    return [
        SentReply(
            chat=row.chat,
            channel=row.channel,
            remote_id=row.remote_id,
            thread=thread.get((row.chat, row.channel), ""),
        )
        for row in (await session.exec(news)).all()
        if row.remote_id is not None and uri in row.body.get("news", {}).get("articles", [])
    ]
