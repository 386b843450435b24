"""What goes out: rows put into the outbox.

A row holds no words, only what it speaks of. The message is composed when it leaves
(:mod:`handlers.composing`), so that a card that waited an hour shows what is known now.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.later_news import LaterNews
from handlers.newsroom import Desk
from storage.alert_posts import posts_of_alert
from storage.outbox import put, was_put

_IN_ONE_SUMMARY = 15
"""Lines of one summary: what a phone shows without much scrolling, and every chat in one message."""


async def tell_of_alert(session: AsyncSession, desk: Desk, alert_id: int, *, fingerprint: str, now: datetime) -> None:
    """Put an alert into the outbox for a desk: as a post the first time, as an edit of its card after that.

    ``fingerprint`` tells one edit from another: a card that returns to what it said before is edited again.
    """
    key = _card_key(desk, alert_id)
    body = {"alert_id": alert_id}
    first = await put(session, chat=desk.chat, channel=desk.channel, kind="post", dedupe_key=key, body=body, now=now)
    if first is None:
        await _put(session, desk, "edit", f"{key}:{fingerprint}", body=body, now=now)


async def was_told(session: AsyncSession, desk: Desk, alert_id: int) -> bool:
    """Say whether a desk has the card of an alert, or is about to have it."""
    return await was_put(session, _card_key(desk, alert_id))


async def tell_of_closing(session: AsyncSession, desk: Desk, alert_id: int, *, now: datetime) -> None:
    """Put an edit into the outbox for a desk that was told of an alert, or is about to be; no other needs to know."""
    if await was_told(session, desk, alert_id):
        await tell_of_alert(session, desk, alert_id, fingerprint=str(moment_mark(now)), now=now)


async def tell_of_card(session: AsyncSession, alert_id: int, *, fingerprint: str, now: datetime) -> None:
    """Put an edit into the outbox for every card of an alert that hangs somewhere."""
    for shown in await posts_of_alert(session, alert_id):
        desk = Desk(chat=shown.chat, channel=shown.channel)
        await tell_of_alert(session, desk, alert_id, fingerprint=fingerprint, now=now)


async def tell_of_news(
    session: AsyncSession,
    desk: Desk,
    alert_id: int,
    news: LaterNews,
    *,
    fingerprint: str,
    now: datetime,
    broadcast: bool | None = None,
) -> None:
    """Put later news about an alert into the outbox, to stand under its card; a correction is for the channel too.

    ``broadcast`` says whether the channel is told; None leaves it to the news.
    """
    wide = news.is_correction if broadcast is None else broadcast
    if not desk.threads and not wide:
        return
    body = {
        "alert_id": alert_id,
        "news": {"articles": list(news.articles), "kind": news.kind.value if news.kind else ""},
        "broadcast": wide,
        "in_thread": desk.threads,
    }
    await _put(session, desk, "post", f"news:{alert_id}:{desk.chat}:{desk.channel}:{fingerprint}", body=body, now=now)


async def tell_of_reopening(session: AsyncSession, desk: Desk, alert_id: int, *, now: datetime) -> None:
    """Put the re-opening of an alert into the outbox: under its card and in the channel."""
    body = {"alert_id": alert_id, "reopened": True, "broadcast": True, "in_thread": desk.threads}
    key = f"reopened:{alert_id}:{desk.chat}:{desk.channel}:{moment_mark(now)}"
    await _put(session, desk, "post", key, body=body, now=now)


async def tell_of_reminder(session: AsyncSession, desk: Desk, alert_id: int, *, now: datetime) -> None:
    """Put a reminder of an alert that nobody took into the outbox: under its card and in the channel."""
    body = {"alert_id": alert_id, "reminder": True, "broadcast": True, "in_thread": desk.threads}
    key = f"reminder:{alert_id}:{desk.chat}:{desk.channel}:{moment_mark(now)}"
    await _put(session, desk, "post", key, body=body, now=now)


async def tell_of_summary(
    session: AsyncSession, desk: Desk, alert_ids: Sequence[int], *, why: str, now: datetime
) -> None:
    """Put alerts that waited into the outbox, a line each; many make several messages."""
    for place in range(0, len(alert_ids), _IN_ONE_SUMMARY):
        body = {"summary_of": list(alert_ids[place : place + _IN_ONE_SUMMARY]), "why": why}
        key = f"summary:{desk.chat}:{desk.channel}:{why}:{moment_mark(now)}:{place}"
        await _put(session, desk, "post", key, body=body, now=now)


async def tell_of_note(
    session: AsyncSession, desk: Desk, alert_id: int, *, text: str, by: str, decision_id: int, now: datetime
) -> None:
    """Put a note that somebody added to an alert into the outbox, to stand under its card."""
    body = {"alert_id": alert_id, "note": {"text": text, "by": by}, "broadcast": False, "in_thread": desk.threads}
    await _put(session, desk, "post", f"note:{decision_id}:{desk.chat}:{desk.channel}", body=body, now=now)


async def tell_of_digest(
    session: AsyncSession, desk: Desk, *, day: date, slot: int = 0, since: datetime, now: datetime
) -> None:
    """Put a day's digest into the outbox; a second call for one desk, day and slot changes nothing."""
    body = {"digest_since": since.isoformat(), "digest_until": now.isoformat()}
    key = f"digest:{desk.chat}:{desk.channel}:{day.isoformat()}{f':{slot}' if slot else ''}"
    await _put(session, desk, "post", key, body=body, now=now)


async def tell_of_removal(
    session: AsyncSession, chat: str, channel: str, remote_id: str, thread: str | None, *, now: datetime
) -> None:
    """Put an edit into the outbox that leaves none of its words to a message in a chat."""
    body = {"removed": {"remote_id": remote_id, "thread": thread}}
    await put(
        session,
        chat=chat,
        channel=channel,
        kind="edit",
        dedupe_key=f"removed:{chat}:{channel}:{remote_id}:{moment_mark(now)}",
        body=body,
        now=now,
    )


async def tell_of_missed(
    session: AsyncSession, desk: Desk, alert_ids: Sequence[int], *, since: datetime, now: datetime
) -> None:
    """Put the one message about everything a desk missed while the bot was down into the outbox."""
    body = {"missed": list(alert_ids), "since": since.isoformat(), "until": now.isoformat()}
    await _put(session, desk, "post", f"missed:{desk.chat}:{desk.channel}:{moment_mark(now)}", body=body, now=now)


async def tell_of_change(
    session: AsyncSession, desk: Desk, *, rule: str, place: str, by: str, reason: str, now: datetime
) -> None:
    """Put the announcement that a rule's differences go elsewhere into the outbox."""
    body = {"change": {"rule": rule, "place": place, "by": by, "reason": reason}}
    key = f"change:{desk.chat}:{desk.channel}:{rule}:{moment_mark(now)}"
    await _put(session, desk, "post", key, body=body, now=now)


async def tell_of_trouble(
    session: AsyncSession, desk: Desk, *, chat: str, channel: str, reason: str, mark: str, now: datetime
) -> bool:
    """Put a trouble with a channel into the outbox for an admin; a second call with one mark changes nothing."""
    body = {"trouble": {"chat": chat, "channel": channel, "reason": reason}}
    return await _put(session, desk, "post", f"trouble:{desk.chat}:{desk.channel}:{mark}", body=body, now=now)


def _card_key(desk: Desk, alert_id: int) -> str:
    return f"alert:{alert_id}:{desk.chat}:{desk.channel}"


def moment_mark(now: datetime) -> int:
    """Return a moment as a number that stands in dedupe keys."""
    return int(now.timestamp() * 1000)


async def _put(
    session: AsyncSession, desk: Desk, kind: str, key: str, *, body: Mapping[str, Any], now: datetime
) -> bool:
    given = await put(session, chat=desk.chat, channel=desk.channel, kind=kind, dedupe_key=key, body=body, now=now)
    return given is not None
