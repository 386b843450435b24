"""What every use case needs at hand: the memory, a reader, a clock and the house's rules."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from claims.article import Article
from claims.framing.house_words import NO_CHANGES, HouseWords
from claims.reading import Reading
from handlers.contradiction import ContradictionModel
from handlers.desks.desk import Desk
from handlers.drawings import Drawing
from handlers.recent import RecentRequests
from storage.database import Database

__all__ = ["Desk", "Newsroom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A time in which the bot was down."""

    since: datetime
    until: datetime


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
    """Those of the settings; :mod:`handlers.desks.known` adds what was set in chat."""
    usual: Desk = field(default_factory=lambda: Desk(chat="", channel=""))
    """The settings of a desk that has set nothing."""
    own_sources: frozenset[str] = frozenset()
    """Our own outlets, by their names in ``source``."""
    framing_words: HouseWords = NO_CHANGES
    """The house's own changes to the words framing is read from."""
    contradiction: ContradictionModel | None = None
    """A second opinion on what the engine found to differ; None for none."""
    keep_text: Mapping[str, timedelta] = field(default_factory=dict)
    """How long the whole text of an outlet's articles may be kept; for ever where it is not named."""
    silent_after: timedelta = timedelta(hours=48)
    """Articles published longer ago than this join the base without an alert."""
    feed_names: Mapping[str, str] = field(default_factory=dict)
    """What each feed's address is called; addresses are not shown, many carry a key."""
    admin_desks: tuple[Desk, ...] = ()
    """Who is told when a channel takes no messages any more."""
    outbox_lease: timedelta = timedelta(seconds=60)
    """Longer than a chat may take to answer; after it, a worker that holds a row counts as dead."""
    away: Away | None = None
    """How long the bot was down before it was started, if it was; what was missed comes as one message."""
    recent: RecentRequests = field(default_factory=RecentRequests)
    """What was asked lately, for the buttons under answers."""
    scratch: Callable[[], AbstractAsyncContextManager[Database]] | None = None
    """Opens an empty base that is thrown away, for replays; None where there is no place for one."""
    paint: Callable[[Drawing], Awaitable[bytes]] | None = None
    """Draws a picture as a PNG, off the event loop; None where pictures cannot be drawn."""
    ring: Callable[[], None] = field(default=lambda: None)
    """Wakes whoever delivers the outbox."""
