"""Cards: which chat message shows which alert."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from storage.article_rows import aware
from storage.ids import new_id
from storage.tables import AlertPostRow, AlertRow


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPost:
    """A posted card."""

    post_id: int
    alert_id: int
    posted_for: int
    """The alert it was posted for; another than ``alert_id`` after two were joined."""
    chat: str
    channel: str
    remote_id: str
    thread: str | None
    fingerprint: str
    """What the card shows; it is behind when the alert's own fingerprint is another."""
    posted_at: datetime


async def record_post(
    session: AsyncSession,
    *,
    alert_id: int,
    chat: str,
    channel: str,
    remote_id: str,
    fingerprint: str,
    now: datetime,
    thread: str | None = None,
) -> int:
    """Remember what a card shows and return its id; a known card only gets the new fingerprint.

    Raises:
        LookupError: the alert is not stored.
    """
    row = (await session.exec(_at(chat, channel, remote_id))).first()
    if row is not None:
        row.fingerprint = fingerprint
        await session.flush()
        return row.id
    alert = await session.get(AlertRow, alert_id)
    if alert is None:
        raise LookupError(f"alert {alert_id} is not stored")
    row = AlertPostRow(
        id=new_id(session),
        alert_id=alert.merged_into or alert.id,
        posted_for=alert_id,
        chat=chat,
        channel=channel,
        remote_id=remote_id,
        thread=thread,
        fingerprint=fingerprint,
        posted_at=aware(now),
    )
    session.add(row)
    await session.flush()
    return row.id


async def posts_of_alert(session: AsyncSession, alert_id: int) -> list[AlertPost]:
    """Return every card that shows an alert, oldest first."""
    alert = await session.get(AlertRow, alert_id)
    today = alert_id if alert is None else alert.merged_into or alert.id
    query = select(AlertPostRow).where(AlertPostRow.alert_id == today).order_by(col(AlertPostRow.id))
    return [_post(row) for row in (await session.exec(query)).all()]


async def find_post(session: AsyncSession, chat: str, channel: str, remote_id: str) -> AlertPost | None:
    """Return the card that a chat message is; None when it is none of ours."""
    row = (await session.exec(_at(chat, channel, remote_id))).first()
    return None if row is None else _post(row)


async def thread_of_story(session: AsyncSession, story_id: int, chat: str, channel: str) -> str | None:
    """Return the thread in which the story's newest card of a channel stands; None where its cards stand alone."""
    query = (
        select(AlertPostRow.thread)
        .join(AlertRow, col(AlertRow.id) == AlertPostRow.alert_id)
        .where(
            AlertRow.story_id == story_id,
            AlertPostRow.chat == chat,
            AlertPostRow.channel == channel,
            col(AlertPostRow.thread).is_not(None),
        )
        .order_by(col(AlertPostRow.id).desc())
    )
    return (await session.exec(query.limit(1))).first()


async def alerts_in_thread(session: AsyncSession, story_id: int, chat: str, thread: str) -> list[int]:
    """Return the ids of a story's alerts whose cards stand in a thread, oldest first."""
    query = (
        select(AlertPostRow.alert_id)
        .join(AlertRow, col(AlertRow.id) == AlertPostRow.alert_id)
        .where(AlertRow.story_id == story_id, AlertPostRow.chat == chat, AlertPostRow.thread == thread)
        .order_by(col(AlertPostRow.id))
    )
    return list(dict.fromkeys((await session.exec(query)).all()))


def _at(chat: str, channel: str, remote_id: str) -> SelectOfScalar[AlertPostRow]:
    return select(AlertPostRow).where(
        AlertPostRow.chat == chat, AlertPostRow.channel == channel, AlertPostRow.remote_id == remote_id
    )


def _post(row: AlertPostRow) -> AlertPost:
    return AlertPost(
        post_id=row.id,
        alert_id=row.alert_id,
        posted_for=row.posted_for,
        chat=row.chat,
        channel=row.channel,
        remote_id=row.remote_id,
        thread=row.thread,
        fingerprint=row.fingerprint,
        posted_at=row.posted_at,
    )
