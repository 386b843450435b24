"""The digest that is due: at most once for a desk and a local day, never none after a restart."""

from datetime import datetime, time, timedelta

from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_digest
from storage.digests import claim_digest

WINDOW = timedelta(days=1)
CATCH_UP = timedelta(hours=6)
"""A digest missed by more than this (the bot was down) waits for the next day."""


async def put_digests(newsroom: Newsroom) -> int:
    """Put today's digest into the outbox of every desk that has not had it; return how many were put."""
    now = newsroom.now()
    day = now.astimezone(newsroom.zone).date()
    count = 0
    async with newsroom.database.write() as session:
        for desk in newsroom.desks:
            if await claim_digest(session, chat=desk.chat, channel=desk.channel, day=day, now=now):
                await tell_of_digest(session, desk, day=day, since=now - WINDOW, now=now)
                count += 1
    newsroom.ring()
    return count


def missed(now: datetime, at: time, weekdays: frozenset[int]) -> bool:
    """Say whether today's digest time has passed, not too long ago, on a day that has one.

    Args:
        now: the present moment in the desk's zone.
        at: local time of the digest.
        weekdays: days that have one; 0 is Monday.
    """
    due = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return now.weekday() in weekdays and timedelta(0) <= now - due <= CATCH_UP
