"""After a time away: what was missed comes as one message a channel, not as a flood."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.desks.desk import Desk
from handlers.desks.hearing import is_told
from handlers.desks.known import known_desks, surroundings
from handlers.newsroom import Away, Newsroom
from handlers.outgoing import tell_of_missed
from storage.alerts import load_alert
from storage.house_keeping import get_setting, set_setting

SEEN_AT = "seen_at"
"""When the bot was last known to run."""
_MISSED = "missed"
SHORTEST = timedelta(minutes=15)
"""A bot that was down for less is told of as usual: its alerts are hardly late."""
SETTLED = timedelta(seconds=20)
"""No missed article for this long: the backlog is in."""
LONGEST = timedelta(minutes=5)
"""After this the message goes out whatever is still coming."""


async def note_seen(newsroom: Newsroom) -> None:
    """Remember that the bot runs."""
    async with newsroom.database.write() as session:
        await set_setting(session, SEEN_AT, newsroom.now().isoformat())


async def time_away(newsroom: Newsroom) -> Away | None:
    """Return how long the bot was down, if it was for long; call it before anything is noted."""
    async with newsroom.database.read() as session:
        seen = await get_setting(session, SEEN_AT)
    now = newsroom.now()
    if seen is None or now - datetime.fromisoformat(seen) < SHORTEST:
        return None
    return Away(since=datetime.fromisoformat(seen), until=now)


async def note_missed(session: AsyncSession, alert_id: int, newsroom: Newsroom) -> None:
    """Keep an alert for the message about what was missed."""
    waiting = await get_setting(session, _MISSED) or {"alerts": [], "first_at": newsroom.now().isoformat()}
    alerts = [*waiting["alerts"], *([] if alert_id in waiting["alerts"] else [alert_id])]
    await set_setting(session, _MISSED, {**waiting, "alerts": alerts, "last_at": newsroom.now().isoformat()})


async def tell_missed(newsroom: Newsroom) -> bool:
    """Put the message about what was missed into the outbox once the backlog is in; say whether it was."""
    now = newsroom.now()
    async with newsroom.database.read() as session:
        if not await get_setting(session, _MISSED):
            return False
    async with newsroom.database.write() as session:
        waiting = await get_setting(session, _MISSED)
        if not waiting:
            return False
        quiet = now - datetime.fromisoformat(waiting["last_at"]) >= SETTLED
        if not quiet and now - datetime.fromisoformat(waiting["first_at"]) < LONGEST:
            return False
        since = newsroom.away.since if newsroom.away else datetime.fromisoformat(waiting["first_at"])
        for desk in await known_desks(session, newsroom):
            if asked_for := await _asked_for(session, desk, waiting["alerts"], newsroom):
                await tell_of_missed(session, desk, asked_for, since=since, now=now)
        await set_setting(session, _MISSED, None)
    newsroom.ring()
    return True


async def _asked_for(session: AsyncSession, desk: Desk, alert_ids: Sequence[int], newsroom: Newsroom) -> list[int]:
    """Return those of the alerts that a desk would have been told of."""
    found = []
    for alert_id in alert_ids:
        record = await load_alert(session, alert_id)
        if record is not None and is_told(desk, record.alert, await surroundings(session, record.alert, newsroom)):
            found.append(record.alert.alert_id)
    return list(dict.fromkeys(found))
