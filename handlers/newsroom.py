"""What every use case needs at hand: the memory, a reader, a clock and the house's rules."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from claims.article import Article
from claims.reading import Reading
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
    ring: Callable[[], None] = field(default=lambda: None)
    """Wakes whoever delivers the outbox."""
