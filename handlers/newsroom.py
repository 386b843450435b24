"""What every use case needs at hand: the memory, a reader, a clock and the house's rules."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from claims.article import Article
from claims.reading import Reading
from handlers.recent import RecentRequests
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A channel that is told of differences."""

    chat: str
    channel: str
    threads: bool = True
    """Whether later news is told under the card; without it, the card is only edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """One installation: its claim base and how it reads, tells time and whom it tells."""

    database: Database
    read: Callable[[Article], Awaitable[Reading]]
    """Reads an article off the event loop."""
    now: Callable[[], datetime]
    """The present moment, aware."""
    name: str = "Newsroom"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """The house's own zone, where a reader's is not known."""
    model_version: str = ""
    desks: tuple[Desk, ...] = ()
    own_sources: frozenset[str] = frozenset()
    """Our own outlets, by their names in ``source``."""
    silent_after: timedelta = timedelta(hours=48)
    """Articles published longer ago than this join the base without an alert."""
    feed_names: Mapping[str, str] = field(default_factory=dict)
    """What each feed's address is called; addresses are not shown, many carry a key."""
    admin_desks: tuple[Desk, ...] = ()
    """Who is told when a channel takes no messages any more."""
    outbox_lease: timedelta = timedelta(seconds=60)
    """Longer than a chat may take to answer; after it, a worker that holds a row counts as dead."""
    recent: RecentRequests = field(default_factory=RecentRequests)
    """What was asked lately, for the buttons under answers."""
    ring: Callable[[], None] = field(default=lambda: None)
    """Wakes whoever delivers the outbox."""

    def desk(self, chat: str, channel: str) -> Desk:
        """Return the desk of a channel, with the usual settings where it is told no more."""
        here = (one for one in self.desks if (one.chat, one.channel) == (chat, channel))
        return next(here, Desk(chat=chat, channel=channel))
