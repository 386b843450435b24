"""A desk: a channel, what it watches, and how it wants to be told."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from handlers.desks.watch import EVERYTHING, Watch

EVERY_DAY = frozenset(range(7))


class Framing(StrEnum):
    """How much of the outlets' wording a desk wants to hear of at once; the rest stands in its digest."""

    ALL = "all"
    QUIET = "quiet"
    """Where the wording weighs more than usual."""
    NORMAL = "normal"
    EAGER = "eager"
    """Where it weighs less than usual."""
    STRONG = "strong"
    """High severity only."""
    OWN = "own"
    """Only where our own copy is among the articles."""
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """A stretch of every day, in the desk's zone; over midnight where ``start`` is the later."""

    start: time
    end: time

    def ends(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Return when the quiet hours that hold now end; None outside them."""
        local = now.astimezone(zone)
        at = local.time()
        over_midnight = self.end <= self.start
        inside = at >= self.start or at < self.end if over_midnight else self.start <= at < self.end
        if not inside:
            return None
        day = local.date() + timedelta(days=1 if over_midnight and at >= self.start else 0)
        return datetime.combine(day, self.end, tzinfo=zone).astimezone(now.tzinfo)

    def __str__(self) -> str:
        """Return the stretch as it is typed: *22:00-07:00*."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """When a desk gets its digest, in its own zone."""

    times: tuple[time, ...] = ()
    """Local times, ascending; none for no digest."""
    weekdays: frozenset[int] = EVERY_DAY
    """0 is Monday."""
    skip_empty: bool = False
    """Whether a digest with nothing to tell is left out."""
    paused_until: datetime | None = None
    since: datetime | None = None
    """When the plan was made: a time that had passed by then is not caught up with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A channel that is told of differences."""

    chat: str
    channel: str
    name: str = ""
    threads: bool = True
    """Whether later news is told under the card; without it, the card is only edited."""
    zone: ZoneInfo | None = None
    """None for the newsroom's own."""
    severity: str = ""
    """The least severity told at once; what is below waits for the digest."""
    framing: Framing = Framing.ALL
    cards: bool = True
    """Whether alerts are posted at all; without them, the desk has its digest."""
    quiet: QuietHours | None = None
    """When nothing is posted but what is high in severity."""
    window: timedelta = timedelta(0)
    """How long an alert waits for more sides before it is posted; what settles meanwhile is not. High ones do not."""
    repeat: timedelta | None = None
    """After how long an alert that nobody took is told of again; None for never."""
    cap: int | None = None
    """The most cards in an hour; what is over it is told in one summary. None for no cap."""
    digest: DigestPlan = field(default_factory=DigestPlan)
    watches: tuple[Watch, ...] = (EVERYTHING,)
