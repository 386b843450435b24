"""When a desk is told of an alert: at once, after its window, when its quiet hours end, or in a summary.

What waits is a row (:mod:`storage.held_alerts`); the clock calls :func:`release_held` every few
seconds. Nothing that still needs a decision is dropped: it becomes a card, or a line of a summary.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.difference import Severity
from handlers.desks.desk import Desk
from handlers.desks.hearing import is_told
from handlers.desks.known import known_desks, surroundings
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_alert, tell_of_reminder, tell_of_summary, was_told
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, load_alert
from storage.held_alerts import HeldAlert, HeldFor, count_cards, due_alerts, held_for, hold, hold_no_longer

HOUR = timedelta(hours=1)
_SOON = timedelta(minutes=5)
"""A summary that holds something of high severity does not wait for the full hour."""
_CARDS_AFTER_QUIET = 3
"""More than this many alerts of one night come in one summary."""
_WAITING = frozenset({AlertState.OPEN, AlertState.TAKEN})


async def offer(
    session: AsyncSession,
    desk: Desk,
    record: AlertRecord,
    newsroom: Newsroom,
    *,
    fingerprint: str,
    waited: bool = False,
) -> None:
    """Have an alert posted to a desk that is told of it, now or as the desk's settings say.

    Args:
        session: an open one that writes.
        desk: one that has no card of it yet.
        record: an alert that waits for a decision.
        newsroom: whose clock tells the time.
        fingerprint: tells one edit from another where the post is on its way already.
        waited: whether its window is over.
    """
    now, alert = newsroom.now(), record.alert
    if await was_told(session, desk, alert.alert_id):
        await tell_of_alert(session, desk, alert.alert_id, fingerprint=fingerprint, now=now)
        return
    grave = alert.severity is Severity.HIGH
    quiet = desk.quiet.ends(now, desk.zone or newsroom.zone) if desk.quiet and not grave else None
    why = await held_for(session, alert.alert_id, desk.chat, desk.channel)
    if quiet is not None:
        await hold(session, alert.alert_id, desk.chat, desk.channel, HeldFor.QUIET, until=quiet, now=now)
    elif desk.window and not grave and not waited and why in {None, HeldFor.WINDOW}:
        until = now + desk.window
        await hold(session, alert.alert_id, desk.chat, desk.channel, HeldFor.WINDOW, until=until, now=now)
    elif await _is_full(session, desk, now):
        until = min(_full_hour(now) + HOUR, now + _SOON) if grave else _full_hour(now) + HOUR
        await hold(session, alert.alert_id, desk.chat, desk.channel, HeldFor.CAP, until=until, now=now)
    else:
        await hold_no_longer(session, alert.alert_id, desk.chat, desk.channel)
        await tell_of_alert(session, desk, alert.alert_id, fingerprint=fingerprint, now=now)
        if desk.repeat:
            until = now + desk.repeat
            await hold(session, alert.alert_id, desk.chat, desk.channel, HeldFor.REPEAT, until=until, now=now)


async def release_held(newsroom: Newsroom) -> int:
    """Post what has waited long enough and still needs a decision; return how many alerts were let go of."""
    now = newsroom.now()
    async with newsroom.database.write() as session:
        due = await due_alerts(session, now)
        if not due:
            return 0
        desks = {(desk.chat, desk.channel): desk for desk in await known_desks(session, newsroom)}
        by_desk: defaultdict[tuple[str, str], list[HeldAlert]] = defaultdict(list)
        for one in due:
            by_desk[one.chat, one.channel].append(one)
        for key, held in by_desk.items():
            await _release(session, desks.get(key), held, newsroom)
    newsroom.ring()
    return len(due)


async def _release(session: AsyncSession, desk: Desk | None, held: Sequence[HeldAlert], newsroom: Newsroom) -> None:
    waiting: defaultdict[HeldFor, list[AlertRecord]] = defaultdict(list)
    for one in held:
        record = await load_alert(session, one.alert_id)
        await hold_no_longer(session, one.alert_id, one.chat, one.channel)
        if desk is None or record is None or record.alert.state not in _WAITING:
            continue
        if one.reason is HeldFor.REPEAT:
            await _repeat(session, desk, record, newsroom)
        elif await _still_told(session, desk, record, newsroom):
            waiting[one.reason].append(record)
    if desk is None:
        return
    mark = str(moment_mark(newsroom.now()))
    for record in waiting[HeldFor.WINDOW]:
        await offer(session, desk, record, newsroom, fingerprint=mark, waited=True)
    quiet = waiting[HeldFor.QUIET]
    if len(quiet) > _CARDS_AFTER_QUIET:
        await _summarise(session, desk, quiet, newsroom, HeldFor.QUIET)
    else:
        for record in quiet:
            await offer(session, desk, record, newsroom, fingerprint=mark, waited=True)
    if waiting[HeldFor.CAP]:
        await _summarise(session, desk, waiting[HeldFor.CAP], newsroom, HeldFor.CAP)


async def _summarise(
    session: AsyncSession, desk: Desk, records: Sequence[AlertRecord], newsroom: Newsroom, why: HeldFor
) -> None:
    ids = [record.alert.alert_id for record in records]
    await tell_of_summary(session, desk, ids, why=why.value, now=newsroom.now())


async def _repeat(session: AsyncSession, desk: Desk, record: AlertRecord, newsroom: Newsroom) -> None:
    """Tell again of an alert that nobody took, and wait anew."""
    if record.alert.state is not AlertState.OPEN or not desk.repeat:
        return
    now = newsroom.now()
    quiet = desk.quiet.ends(now, desk.zone or newsroom.zone) if desk.quiet else None
    if quiet is None:
        await tell_of_reminder(session, desk, record.alert.alert_id, now=now)
    until = quiet or now + desk.repeat
    await hold(session, record.alert.alert_id, desk.chat, desk.channel, HeldFor.REPEAT, until=until, now=now)


async def _still_told(session: AsyncSession, desk: Desk, record: AlertRecord, newsroom: Newsroom) -> bool:
    posts = await posts_of_alert(session, record.alert.alert_id)
    if any((post.chat, post.channel) == (desk.chat, desk.channel) for post in posts):
        return False
    return is_told(desk, record.alert, await surroundings(session, record.alert, newsroom))


async def _is_full(session: AsyncSession, desk: Desk, now: datetime) -> bool:
    """Say whether a desk has had its cards of this clock hour."""
    if desk.cap is None:
        return False
    return await count_cards(session, desk.chat, desk.channel, since=_full_hour(now)) >= desk.cap


def _full_hour(now: datetime) -> datetime:
    return now.astimezone(ZoneInfo("UTC")).replace(minute=0, second=0, microsecond=0)
