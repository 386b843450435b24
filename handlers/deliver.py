"""Delivery: from the outbox to the chats, each post exactly once where the chat can tell, in order.

A row is leased, posted outside any transaction and then recorded. A row found half sent had its
answer lost or its process killed: the chat is asked before anything is posted again.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from zlib import crc32

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.chat import Chat, ChatRefused, ChatUnavailable, OutcomeUnknown, Post, PostedMessage
from handlers.composing import Outgoing, compose
from handlers.newsroom import Desk, Newsroom
from handlers.outgoing import tell_of_trouble
from storage.alert_posts import record_post
from storage.outbox import OutboxItem, lease_next, mark_dead, mark_retry, mark_sent, next_due

log = structlog.get_logger()

_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=5)
_SETTLE = timedelta(seconds=10)
"""A chat's own history lags behind its posts by seconds; look no sooner than this after a doubt."""
_PACE = {"terminal": timedelta(0)}
"""Nobody limits a terminal; the chats' own pace is the outbox's default."""
_MOST_FAILURES = 5
"""Unexpected failures of one row before it is put aside with its reason."""
_MENDING = timedelta(minutes=5)
"""Between two tries of what somebody must mend first: an archived channel, a missing permission."""
_MENDED_WITHIN = timedelta(hours=24)
"""Age at which what is still not let through is put aside: a channel that is gone for good must not pile up news."""
_IDLE = 30.0
"""Seconds after which the outbox is looked at though nobody rang."""


async def deliver_forever(newsroom: Newsroom, chats: Mapping[str, Chat], doorbell: asyncio.Event) -> None:
    """Deliver what is due, then sleep until the doorbell rings or the next row is due. Ends when cancelled."""
    while True:
        doorbell.clear()
        await deliver_due(newsroom, chats)
        async with newsroom.database.read() as session:
            due = await next_due(session, chats=tuple(chats))
        wait = _IDLE if due is None else max(0.05, min(_IDLE, (due - newsroom.now()).total_seconds()))
        try:
            await asyncio.wait_for(doorbell.wait(), timeout=wait)
        except TimeoutError:
            continue


async def deliver_due(newsroom: Newsroom, chats: Mapping[str, Chat]) -> int:
    """Deliver every row that is due now; return how many were sent."""
    sent = 0
    while True:
        async with newsroom.database.write() as session:
            item = await lease_next(
                session, newsroom.now(), chats=tuple(chats), pace=_PACE, lease=newsroom.outbox_lease
            )
        if item is None:
            return sent
        sent += await _deliver(item, newsroom, chats[item.chat])


async def _deliver(item: OutboxItem, newsroom: Newsroom, chat: Chat) -> bool:
    now = newsroom.now()
    try:
        outgoing = await compose(item, newsroom)
        if outgoing is None:
            await _give_up(item, newsroom, "there is nothing left to say")
            return False
        if outgoing.shown_by is not None:
            await _record(item, outgoing, outgoing.shown_by, newsroom)
            return False
        posted = await _send(item, outgoing, chat)
    except ChatUnavailable as problem:
        wait = timedelta(seconds=problem.retry_after) if problem.retry_after else _backoff(item.attempts)
        await _retry(item, newsroom, now + wait, str(problem), outcome_unknown=item.outcome_unknown)
    except OutcomeUnknown as problem:
        await _retry(item, newsroom, now + _SETTLE, str(problem), outcome_unknown=True)
    except ChatRefused as problem:
        await _refused(item, newsroom, problem)
    except Exception as problem:
        # one row that cannot be composed or drawn must not hold up every other one
        log.exception("delivery failed", action="deliver", chat=item.chat, key=item.dedupe_key)
        if item.attempts >= _MOST_FAILURES:
            await _give_up(item, newsroom, f"failed {item.attempts} times: {type(problem).__name__}")
        else:
            await _retry(item, newsroom, now + _backoff(item.attempts), type(problem).__name__, outcome_unknown=True)
    else:
        await _record(item, outgoing, posted, newsroom)
        return True
    return False


async def _send(item: OutboxItem, outgoing: Outgoing, chat: Chat) -> PostedMessage:
    if outgoing.edits is not None:
        await chat.edit(outgoing.edits, outgoing.message)
        return outgoing.edits
    if item.outcome_unknown:
        found = await chat.find(item.channel, item.dedupe_key, since=item.first_attempt_at, thread=outgoing.thread)
        if found is not None:
            return found
    return await chat.post(
        Post(
            channel=item.channel,
            message=outgoing.message,
            key=item.dedupe_key,
            thread=outgoing.thread,
            broadcast=outgoing.broadcast,
            answers=outgoing.answers,
            about=outgoing.about,
        )
    )


async def _record(item: OutboxItem, outgoing: Outgoing, posted: PostedMessage, newsroom: Newsroom) -> None:
    async with newsroom.database.write() as session:
        await mark_sent(session, item, remote_id=posted.remote_id, now=newsroom.now())
        if outgoing.alert_id is not None:
            await record_post(
                session,
                alert_id=outgoing.alert_id,
                chat=item.chat,
                channel=item.channel,
                remote_id=posted.remote_id,
                fingerprint=outgoing.mark,
                now=newsroom.now(),
                thread=posted.thread,
            )
    log.info("posted", action="post", chat=item.chat, channel=item.channel, key=item.dedupe_key)


async def _retry(
    item: OutboxItem, newsroom: Newsroom, not_before: datetime, reason: str, *, outcome_unknown: bool
) -> None:
    async with newsroom.database.write() as session:
        await mark_retry(session, item, not_before=not_before, reason=reason, outcome_unknown=outcome_unknown)
    log.warning("will try again", action="retry", chat=item.chat, key=item.dedupe_key, reason=reason)


async def _refused(item: OutboxItem, newsroom: Newsroom, problem: ChatRefused) -> None:
    """Tell the admins; hold the channel where they can mend it, else put the row aside."""
    now, here = newsroom.now(), Desk(chat=item.chat, channel=item.channel)
    reason = str(problem)
    of_channel = item.kind == "post" and "in_thread" not in item.body  # else a message was deleted, no channel lost
    held = problem.mendable and here not in newsroom.admin_desks and now - item.created_at < _MENDED_WITHIN
    async with newsroom.database.write() as session:
        if here not in newsroom.admin_desks and (of_channel or problem.mendable):
            await _tell_admins(session, item, newsroom, reason)
        if not held:
            await mark_dead(session, item, reason=reason, now=now)
    if held:
        await _retry(item, newsroom, now + _MENDING, reason, outcome_unknown=item.outcome_unknown)
    else:
        log.error("not delivered", action="give_up", chat=item.chat, key=item.dedupe_key, reason=reason)


async def _give_up(item: OutboxItem, newsroom: Newsroom, reason: str) -> None:
    async with newsroom.database.write() as session:
        await mark_dead(session, item, reason=reason, now=newsroom.now())
    log.error("not delivered", action="give_up", chat=item.chat, key=item.dedupe_key, reason=reason)


async def _tell_admins(session: AsyncSession, item: OutboxItem, newsroom: Newsroom, reason: str) -> None:
    """Tell every admin once a month of one trouble with one channel."""
    now = newsroom.now()
    mark = f"{item.chat}:{item.channel}:{crc32(reason.encode()):08x}:{now:%Y-%m}"
    for desk in newsroom.admin_desks:
        await tell_of_trouble(session, desk, chat=item.chat, channel=item.channel, reason=reason, mark=mark, now=now)


def _backoff(attempts: int) -> timedelta:
    return min(_LONGEST_WAIT, _FIRST_WAIT * float(2 ** min(attempts, 10)))
