"""The message that a row of the outbox becomes when it is sent."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert
from claims.difference import DifferenceKind, Severity
from handlers.cards import card_of, decision_of
from handlers.chat import PostedMessage
from handlers.desks.known import desk_at
from handlers.digest import compose_digest
from handlers.message import ChatMessage
from handlers.messages.filing import filing_of
from handlers.messages.kinds import title_of
from handlers.messages.missed import missed_message, removed_message
from handlers.messages.notices import trouble_message
from handlers.messages.reply import news_message, note_message, reminder_message, reopened_message
from handlers.messages.safe_text import safe_line
from handlers.messages.summary import summary_message
from handlers.messages.trust import change_message
from handlers.newsroom import Newsroom
from handlers.origins import origins_of_alert
from storage.alert_posts import AlertPost, alerts_in_thread, posts_of_alert, thread_of_story
from storage.alerts import AlertRecord, load_alert
from storage.house_figures import house_figures_of
from storage.outbox import OutboxItem

_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message ready to send, new or in place of one already posted."""

    message: ChatMessage
    edits: PostedMessage | None = None
    thread: str | None = None
    broadcast: bool = False
    """Whether a reply is shown in the channel too."""
    answers: str | None = None
    """The remote id of the card it speaks of."""
    about: str = ""
    """The title of that card."""
    alert_id: int | None = None
    """The alert whose card this is; None for what is no card."""
    mark: str = ""
    """What the card shows, in short: what it says and its state."""
    shown_by: PostedMessage | None = None
    """The message that says all this already, so that nothing need be sent."""


async def compose(item: OutboxItem, newsroom: Newsroom) -> Outgoing | None:
    """Return the message a row becomes, or None when what it spoke of is gone."""
    if "trouble" in item.body:
        return Outgoing(message=trouble_message(**item.body["trouble"]))
    if "change" in item.body:
        return Outgoing(message=change_message(**item.body["change"]))
    if "summary_of" in item.body:
        return await _summary(item, newsroom)
    if "removed" in item.body:
        return Outgoing(
            message=removed_message(), edits=PostedMessage(chat=item.chat, channel=item.channel, **item.body["removed"])
        )
    if "missed" in item.body:
        return await _missed(item, newsroom)
    if "alert_id" not in item.body:
        since = datetime.fromisoformat(item.body["digest_since"])
        until = datetime.fromisoformat(item.body["digest_until"])
        async with newsroom.database.read() as session:
            desk = await desk_at(session, newsroom, item.chat, item.channel)
        return Outgoing(message=await compose_digest(newsroom, desk, since=since, until=until))
    alert_id = int(item.body["alert_id"])
    async with newsroom.database.read() as session:
        record = await load_alert(session, alert_id)
        if record is None:
            return None
        posts = await posts_of_alert(session, alert_id)
        shown = next((post for post in posts if (post.chat, post.channel) == (item.chat, item.channel)), None)
        if "in_thread" in item.body:
            return _reply(item, record, shown, newsroom)
        return await _card(session, item, record, shown, newsroom)


async def _summary(item: OutboxItem, newsroom: Newsroom) -> Outgoing | None:
    async with newsroom.database.read() as session:
        found = [await load_alert(session, int(alert_id)) for alert_id in item.body["summary_of"]]
    records = [record for record in found if record is not None]
    return Outgoing(message=summary_message(records, why=item.body["why"], now=newsroom.now())) if records else None


async def _missed(item: OutboxItem, newsroom: Newsroom) -> Outgoing | None:
    async with newsroom.database.read() as session:
        found = [await load_alert(session, alert_id) for alert_id in item.body["missed"]]
    records = sorted((one for one in found if one is not None), key=lambda one: _GRAVEST.index(one.alert.severity))
    if not records:
        return None
    since, until = (datetime.fromisoformat(item.body[name]) for name in ("since", "until"))
    return Outgoing(message=missed_message(records, since=since, until=until, now=newsroom.now(), zone=newsroom.zone))


async def _card(
    session: AsyncSession, item: OutboxItem, record: AlertRecord, shown: AlertPost | None, newsroom: Newsroom
) -> Outgoing | None:
    if item.kind == "edit" and shown is None:
        return None
    house = (await house_figures_of(session, {record.alert.fact_id}, newsroom.now())).get(record.alert.fact_id)
    used = f":{house.house_id}" if house is not None else ""
    mark = f"{record.alert.fingerprint}:{record.alert.state}:{record.state_at}{used}"
    edits = _posted(shown) if shown is not None and item.kind == "edit" else None
    card = await card_of(session, record, newsroom, zone=newsroom.zone)
    thread, others = await _beside(session, item, record, shown)
    return Outgoing(
        message=replace(card, filed=filing_of(record.alert, others)),
        edits=edits,
        thread=thread,
        alert_id=record.alert.alert_id,
        mark=mark,
        shown_by=edits if shown is not None and shown.fingerprint == mark else None,
    )


async def _beside(
    session: AsyncSession, item: OutboxItem, record: AlertRecord, shown: AlertPost | None
) -> tuple[str | None, list[Alert]]:
    """Return the thread in which the story's cards stand, if the chat put them into one, and its other alerts."""
    story_id = record.alert.story_id
    if story_id is None:
        return None, []
    thread = shown.thread if shown else await thread_of_story(session, story_id, item.chat, item.channel)
    if thread is None:
        return None, []
    ids = await alerts_in_thread(session, story_id, item.chat, thread)
    others = [await load_alert(session, one) for one in ids if one != record.alert.alert_id]
    return thread, [other.alert for other in others if other is not None]


def _reply(item: OutboxItem, record: AlertRecord, shown: AlertPost | None, newsroom: Newsroom) -> Outgoing | None:
    """Return what stands under a card; nothing where no card hangs, or one that was posted after the news."""
    if shown is None:
        return None
    in_thread = bool(item.body["in_thread"])
    return Outgoing(
        message=_reply_message(item.body, record, newsroom),
        # Where cards of a story share a thread, what is said of one of them belongs there whatever the desk likes.
        thread=shown.thread or (shown.remote_id if in_thread else None),
        answers=shown.remote_id,
        about=safe_line(title_of(record.alert.differences[0])),
        broadcast=in_thread and bool(item.body["broadcast"]),
        shown_by=_posted(shown) if "news" in item.body and shown.posted_at > item.created_at else None,
    )


def _reply_message(body: dict[str, Any], record: AlertRecord, newsroom: Newsroom) -> ChatMessage:
    alert = record.alert
    if "note" in body:
        return note_message(alert, body["note"]["text"], body["note"]["by"])
    origins = origins_of_alert(alert)
    if "reminder" in body:
        return reminder_message(alert, opened_at=record.created_at, now=newsroom.now(), origins=origins)
    if "reopened" in body:
        decision = decision_of(record)
        return reopened_message(alert, decision, now=newsroom.now(), zone=newsroom.zone, origins=origins)
    kind = DifferenceKind(body["news"]["kind"]) if body["news"]["kind"] else None
    return news_message(alert, articles=body["news"]["articles"], kind=kind, origins=origins)


def _posted(post: AlertPost) -> PostedMessage:
    return PostedMessage(chat=post.chat, channel=post.channel, remote_id=post.remote_id, thread=post.thread)
