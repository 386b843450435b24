"""Replaying the archive: what a desk would have been told, had it been set otherwise.

The stored articles are read anew, in the order and at the times in which they arrived, into a base
that is thrown away, by the very code that tells the desks; only the posts are caught. What people
pressed is not replayed: they pressed it on what they were shown then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from handlers.chat import Post, PostedMessage
from handlers.deliver import deliver_due
from handlers.desks.desk import Desk
from handlers.desks.holding import release_held
from handlers.desks.known import TERMINAL
from handlers.ingest import ingest
from handlers.message import ChatMessage
from handlers.newsroom import Newsroom
from handlers.recent import RecentRequests
from storage.archive import arrivals
from storage.held_alerts import next_release

BACKGROUND = timedelta(days=14)
"""How much of the base before the replay is read in silence, so that new articles meet what they met."""
MOST = 2000
"""Articles read in one replay: an hour at two seconds each."""


class CannotReplay(Exception):
    """There is nowhere to replay to, or too much to replay; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A post that would have been made."""

    at: datetime
    kind: str
    """``alert``, ``summary``, ``news``…: the first word of its key."""
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a desk would have been told in a stretch of time."""

    desk: Desk
    since: datetime
    until: datetime
    articles: int
    told: tuple[Told, ...]


@dataclass
class _Clock:
    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass
class _Catcher:
    """A chat that keeps what it is given."""

    clock: _Clock
    name: str = TERMINAL
    told: list[Told] = field(default_factory=list)

    async def post(self, post: Post) -> PostedMessage:
        self.told.append(Told(at=self.clock.at, kind=post.key.split(":")[0], summary=post.message.summary))
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=str(len(self.told)))

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        del posted, message

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        del channel, key, since, thread
        return None


async def replay(
    newsroom: Newsroom,
    desk: Desk,
    *,
    since: datetime,
    most: int = MOST,
    progress: Callable[[int, int], None] | None = None,
) -> Replayed:
    """Return what a desk set like this would have been told since a moment.

    Raises:
        CannotReplay: there is no place for the base of the replay, or there are more than ``most`` articles.
    """
    if newsroom.scratch is None:
        raise CannotReplay("This installation has no place to replay to")
    async with newsroom.database.read() as session:
        stored = await arrivals(session, since - BACKGROUND, limit=most + 1)
    if len(stored) > most:
        raise CannotReplay(f"More than {most} articles arrived in that time. Replay fewer days")
    until, clock = newsroom.now(), _Clock(since)
    catcher = _Catcher(clock)
    async with newsroom.scratch() as database:
        # One desk alone; its chat is one that nobody limits, so that no post waits for another.
        house = replace(
            newsroom,
            database=database,
            now=clock,
            desks=(replace(desk, chat=TERMINAL, channel="replay"),),
            admin_desks=(),
            away=None,
            recent=RecentRequests(),
            ring=lambda: None,
        )
        for number, one in enumerate(stored):
            await _until(one.received_at, house, clock, catcher)
            await ingest(one.article, house, silent=one.received_at < since)
            await deliver_due(house, {TERMINAL: catcher})
            if progress is not None:
                progress(number + 1, len(stored))
        await _until(until, house, clock, catcher)
    return Replayed(
        desk=desk,
        since=since,
        until=until,
        articles=sum(one.received_at >= since for one in stored),
        told=tuple(catcher.told),
    )


async def _until(moment: datetime, house: Newsroom, clock: _Clock, catcher: _Catcher) -> None:
    """Let the clock go on to a moment, releasing what is held on the way at the time at which it is due."""
    while True:
        async with house.database.read() as session:
            due = await next_release(session)
        if due is None or due > moment:
            break
        clock.at = max(clock.at, due)
        await release_held(house)
        await deliver_due(house, {TERMINAL: catcher})
    clock.at = max(clock.at, moment) if clock.at < moment else clock.at
