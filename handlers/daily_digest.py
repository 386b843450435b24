"""The digests that are due: one for each time and local day of a desk, never two, never none after a restart."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.desks.desk import Desk, DigestPlan
from handlers.desks.known import known_desks
from handlers.digest import digest_content
from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_digest
from storage.digests import claim_digest, is_claimed, last_digest

WINDOW = timedelta(days=1)
"""What the first digest of a desk looks back on."""
LONGEST_WINDOW = timedelta(days=7)
CATCH_UP = timedelta(hours=12)
"""A digest missed by more than this (the bot was down) waits for the next one, which covers its time too."""


class Due(NamedTuple):
    """A digest whose time has come: the local day and which of that day's it is."""

    day: date
    slot: int
    at: datetime


async def put_digests(newsroom: Newsroom) -> int:
    """Put every digest that is due into the outbox, once; return how many were put.

    Where several of one desk are due, the newest stands for all: it covers their time.
    """
    now = newsroom.now()
    async with newsroom.database.read() as session:
        waiting = []
        for desk in await known_desks(session, newsroom):
            due = [
                one
                for one in due_digests(desk.digest, desk.zone or newsroom.zone, now)
                if not await is_claimed(session, chat=desk.chat, channel=desk.channel, day=one.day, slot=one.slot)
            ]
            if due:
                waiting.append((desk, due))
    count = 0
    for desk, due in waiting:
        count += await _put(desk, due, newsroom)
    if count:
        newsroom.ring()
    return count


async def _put(desk: Desk, due: list[Due], newsroom: Newsroom) -> bool:
    now = newsroom.now()
    where = {"chat": desk.chat, "channel": desk.channel}
    async with newsroom.database.write() as session:
        before = await last_digest(session, **where)
        won = [one for one in due if await claim_digest(session, **where, day=one.day, slot=one.slot, now=now)]
        if not won:
            return False
        since = max(before or now - WINDOW, now - LONGEST_WINDOW)
        if desk.digest.skip_empty and (await digest_content(session, newsroom, desk, since=since, until=now)).is_empty:
            return False
        newest = max(won)
        await tell_of_digest(session, desk, day=newest.day, slot=newest.slot, since=since, now=now)
    return True


def due_digests(plan: DigestPlan, zone: ZoneInfo, now: datetime) -> list[Due]:
    """Return the digests of a plan whose time has come, and not too long ago, oldest first.

    A time that the clocks skip comes when they have been put forward; one that they show twice, the first time.
    """
    today = now.astimezone(zone).date()
    found = []
    for day in (today - timedelta(days=1), today):
        if day.weekday() not in plan.weekdays:
            continue
        for slot, at in enumerate(plan.times):
            moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
            passed = moment <= now < moment + CATCH_UP
            made = plan.since is None or moment > plan.since
            resumed = plan.paused_until is None or moment >= plan.paused_until
            if passed and made and resumed:
                found.append(Due(day, slot, moment))
    return found
