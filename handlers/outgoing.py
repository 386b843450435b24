"""What goes out: rows put into the outbox, and the message each becomes when it is sent.

A row holds no words, only what it speaks of. The message is composed when it leaves, so that a card
that waited an hour shows what is known now.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.chat import PostedMessage
from handlers.digest import compose_digest
from handlers.message import ChatMessage
from handlers.messages.alert import Decision, alert_message
from handlers.newsroom import Desk, Newsroom
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, load_alert
from storage.outbox import OutboxItem, put


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message ready to send, new or in place of one already posted."""

    message: ChatMessage
    edits: PostedMessage | None = None
    thread: str | None = None
    alert_id: int | None = None
    mark: str = ""
    """What the card shows, in short: what it says and its state."""
    already_shown: bool = False
    """The card shows this already: several edits were waiting, and the first one sent said it all."""


async def tell_of_alert(session: AsyncSession, desk: Desk, alert_id: int, *, fingerprint: str, now: datetime) -> None:
    """Put an alert into the outbox for a desk: as a post the first time, as an edit of its card after that."""
    key = f"alert:{alert_id}:{desk.chat}:{desk.channel}"
    body = {"alert_id": alert_id}
    first = await put(session, chat=desk.chat, channel=desk.channel, kind="post", dedupe_key=key, body=body, now=now)
    if first is None:
        await put(
            session,
            chat=desk.chat,
            channel=desk.channel,
            kind="edit",
            dedupe_key=f"{key}:{fingerprint}",
            body=body,
            now=now,
        )


async def tell_of_digest(session: AsyncSession, desk: Desk, *, day: date, since: datetime, now: datetime) -> None:
    """Put a day's digest into the outbox; a second call for one desk and day changes nothing."""
    await put(
        session,
        chat=desk.chat,
        channel=desk.channel,
        kind="post",
        dedupe_key=f"digest:{desk.chat}:{desk.channel}:{day.isoformat()}",
        body={"digest_since": since.isoformat(), "digest_until": now.isoformat()},
        now=now,
    )


async def compose(item: OutboxItem, newsroom: Newsroom) -> Outgoing | None:
    """Return the message a row becomes, or None when what it spoke of is gone."""
    if "alert_id" in item.body:
        return await _alert(item, newsroom)
    since = datetime.fromisoformat(item.body["digest_since"])
    until = datetime.fromisoformat(item.body["digest_until"])
    desk = Desk(chat=item.chat, channel=item.channel)
    return Outgoing(message=await compose_digest(newsroom, desk, since=since, until=until))


def decision_of(record: AlertRecord) -> Decision | None:
    """Return who put an alert into its state, and when; None for one that nobody has touched."""
    if record.state_by is None or record.state_at is None:
        return None
    return Decision(by=record.state_by, at=record.state_at, until=record.muted_until)


async def _alert(item: OutboxItem, newsroom: Newsroom) -> Outgoing | None:
    alert_id = int(item.body["alert_id"])
    async with newsroom.database.read() as session:
        record = await load_alert(session, alert_id)
        posts = await posts_of_alert(session, alert_id)
    if record is None:
        return None
    edits = None
    mark = f"{record.alert.fingerprint}:{record.alert.state}:{record.state_at}"
    shown = next((post for post in posts if (post.chat, post.channel) == (item.chat, item.channel)), None)
    if item.kind == "edit":
        if shown is None:
            return None
        edits = PostedMessage(chat=shown.chat, channel=shown.channel, remote_id=shown.remote_id, thread=shown.thread)
    return Outgoing(
        message=alert_message(record.alert, now=newsroom.now(), zone=newsroom.zone, decision=decision_of(record)),
        edits=edits,
        alert_id=alert_id,
        mark=mark,
        already_shown=shown is not None and shown.fingerprint == mark,
    )
