"""About how many alerts a day a desk would have had of late, as it is set now."""

import math
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from handlers.desks.desk import Desk
from handlers.desks.hearing import is_told
from handlers.desks.known import surroundings
from handlers.newsroom import Newsroom
from storage.alerts import AlertRecord, open_alerts
from storage.articles import oldest_arrival

LOOKED_BACK = timedelta(days=7)
_MOST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How many alerts a desk would have been told of, and over how many days; 0 days where the base is empty."""

    alerts: int
    days: int

    @property
    def in_words(self) -> str:
        """Return it as an answer says it: *about 3 alerts a day on the last 7 days*."""
        if not self.days:
            return "no article stored yet to judge by"
        a_day = self.alerts / self.days
        number = f"{a_day:.0f}" if a_day >= 10 or a_day == int(a_day) else f"{a_day:.1f}"
        days = "the last day" if self.days == 1 else f"the last {self.days} days"
        return f"about {number} {'alert' if number == '1' else 'alerts'} a day on {days}"


async def expected_alerts(session: AsyncSession, desk: Desk, newsroom: Newsroom) -> Expected:
    """Return what a desk would have been told of in the last days; fewer days where the base is younger."""
    now = newsroom.now()
    since = now - LOOKED_BACK
    told = 0
    for record in await open_alerts(session, limit=_MOST, states=tuple(AlertState), since=since):
        if _was_news(record, newsroom):
            told += is_told(desk, record.alert, await surroundings(session, record.alert, newsroom))
    oldest = await oldest_arrival(session)
    if oldest is None:
        return Expected(alerts=0, days=0)
    age = now - oldest
    return Expected(alerts=told, days=min(LOOKED_BACK.days, max(1, math.ceil(age / timedelta(days=1)))))


def _was_news(record: AlertRecord, newsroom: Newsroom) -> bool:
    """Say whether an alert came of an article fresh enough to be told of; old ones join the base in silence."""
    members = record.alert.differences[0].members
    times = [one.article.published_at for one in members]
    return any(at is None or record.changed_at - at <= newsroom.silent_after for at in times)
