"""Opening and closing an installation: database, readers, clock."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desks import usual_desk
from bot.framing_words import house_words
from bot.pictures import can_paint, paint
from bot.reading_pool import ReadingPool
from bot.settings import Settings
from handlers.newsroom import Desk, Newsroom
from storage.database import Database, open_database


def wall_clock() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_newsroom(
    settings: Settings,
    *,
    desks: tuple[Desk, ...] = (),
    doorbell: asyncio.Event | None = None,
    now: Callable[[], datetime] = wall_clock,
    reads: bool = True,
) -> AsyncIterator[Newsroom]:
    """Open the claim base and start the readers; close both on the way out.

    Args:
        settings: the installation's.
        desks: the channels that are told.
        doorbell: set whenever there is something to deliver.
        now: tells the present moment.
        reads: whether articles will be read; without it the readers start when the first one is.

    Raises:
        SettingsError: the newsroom's own list of framing words cannot be used.
        DatabaseUnusable: the database cannot be opened; the message says why and what to do.
    """
    words = house_words(settings.framing.words)
    database = await open_database(settings.database.url.get_secret_value())
    try:
        async with ReadingPool(
            workers=settings.engine.workers, model=settings.engine.model, warm=reads, house=words
        ) as pool:
            yield Newsroom(
                database=database,
                read=pool.read,
                now=now,
                zone=ZoneInfo(settings.digest.zone),
                model_version=settings.engine.model,
                desks=desks,
                usual=usual_desk(settings),
                scratch=scratch_database,
                paint=paint if can_paint() else None,
                framing_words=words,
                own_sources=frozenset(settings.sources.own),
                keep_text=settings.sources.kept_for,
                feed_names={feed.url: feed.source for feed in settings.feeds},
                admin_desks=admin_desks(settings),
                ring=doorbell.set if doorbell is not None else _nobody_waits,
            )
    finally:
        await database.close()


@asynccontextmanager
async def scratch_database() -> AsyncIterator[Database]:
    """Open an empty claim base that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="crosswire-replay-") as folder:
        async with await open_database(str(Path(folder) / "replay.db")) as database:
            yield database


def admin_desks(settings: Settings) -> tuple[Desk, ...]:
    """Return where admins are told of trouble with a channel: in Slack, a message to each of them."""
    return tuple(Desk(chat="slack", channel=user) for user in settings.slack.admins) if settings.slack.on else ()


def _nobody_waits() -> None:
    """Stand in for a doorbell where nothing is delivered."""
