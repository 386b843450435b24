"""Visiting feeds for ever: new and changed entries go on as documents, failures are counted and waited out."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import httpx
import structlog

from bot.feeds.fetching import FeedUnavailable, Fetched, fetch_feed, open_client
from bot.feeds.state import FeedMemory, FeedState
from bot.settings.values import FeedSettings
from handlers.document import Document, UnreadableDocument
from handlers.formats.feed import split_feed

log = structlog.get_logger()

Take = Callable[[Document], Awaitable[object]]
"""Takes a ``Document`` in; idempotent."""
_AT_ONCE = 4
_MOST_SEEN = 3000
_MOST_DOUBLINGS = 6
_LONGEST_BACKOFF = timedelta(hours=6)


async def watch_feeds(
    feeds: Sequence[FeedSettings], memory: FeedMemory, take: Take, stop: asyncio.Event, *, feed_bytes: int = 10_000_000
) -> None:
    """Visit every feed at its own pace until told to stop. Never raises: a feed that fails is asked less often.

    Args:
        feeds: The feeds; none is fine.
        memory: Where their states are kept.
        take: What takes an entry in.
        stop: Set it to end.
        feed_bytes: The largest feed taken.
    """
    turn = asyncio.Semaphore(_AT_ONCE)
    async with open_client() as client:
        visits = [
            asyncio.create_task(
                _visit_for_ever(
                    feed, memory=memory, take=take, stop=stop, client=client, turn=turn, feed_bytes=feed_bytes
                )
            )
            for feed in feeds
        ]
        try:
            await stop.wait()
        finally:
            # An entry in hand is taken again at the next start: it is not seen before it is taken.
            for visit in visits:
                visit.cancel()
            await asyncio.gather(*visits, return_exceptions=True)


async def poll_feed(
    feed: FeedSettings,
    memory: FeedMemory,
    take: Take,
    client: httpx.AsyncClient,
    *,
    now: datetime,
    feed_bytes: int = 10_000_000,
) -> FeedState:
    """Visit a feed once, hand over what is new or changed, oldest first, and return and remember its new state.

    The first good visit is the baseline: its entries are marked to be taken in silently. Never raises.
    """
    try:
        before = await memory.get(feed.url)
    except Exception as error:  # noqa: BLE001 - not knowing whether it is new, we must not take it for new
        log.warning("feed state not found", action="poll", source=feed.source, reason=type(error).__name__)
        reason = "what is known of it could not be looked up"
        return FeedState(url=feed.url, next_check_at=now + feed.every, error_count=1, last_error=reason)
    try:
        fetched = await fetch_feed(feed, before, client, feed_bytes=feed_bytes)
        after = await _take_entries(feed, before, fetched, take, now)
    except FeedUnavailable as error:
        after = _after_failure(feed, before, now, str(error), error.retry_after)
    except UnreadableDocument as error:
        after = _after_failure(feed, before, now, error.problem, None)
    except Exception as error:  # the document loop: one feed's trouble must not stop the others
        log.exception("feed visit broke off", action="poll", source=feed.source)
        after = _after_failure(feed, before, now, f"could not be read ({type(error).__name__})", None)
    try:
        await memory.put(after)
    except Exception as error:  # noqa: BLE001 - without its memory the feed is read once more than needed, no worse
        log.warning("feed state not kept", action="poll", source=feed.source, reason=type(error).__name__)
    return after


async def _visit_for_ever(
    feed: FeedSettings,
    *,
    memory: FeedMemory,
    take: Take,
    stop: asyncio.Event,
    client: httpx.AsyncClient,
    turn: asyncio.Semaphore,
    feed_bytes: int,
) -> None:
    """Visit one feed until told to stop."""
    wait = timedelta()  # whoever starts the bot wants to know how things are now
    while not await _stopped(stop, wait.total_seconds()):
        async with turn:
            state = await poll_feed(feed, memory, take, client, now=datetime.now(UTC), feed_bytes=feed_bytes)
        wait = max(timedelta(seconds=1), state.next_check_at - datetime.now(UTC))


async def _take_entries(
    feed: FeedSettings, before: FeedState | None, fetched: Fetched, take: Take, now: datetime
) -> FeedState:
    """Hand the new entries over and return the state after a good visit."""
    seen = dict.fromkeys(before.seen if before else ())
    state = before or FeedState(url=feed.url, next_check_at=now)
    state = replace(state, next_check_at=now + feed.every, error_count=0, last_error="")
    if fetched.data is None:
        return replace(state, checked_at=now)
    baseline = before is None or before.checked_at is None
    whole = Document(
        name=feed.source, data=fetched.data, received_at=now, source=feed.source, url=fetched.url,
        media_type=fetched.media_type, backfill=baseline,
    )  # fmt: skip
    entries = await asyncio.to_thread(split_feed, whole)
    started, taken, failed = time.monotonic(), 0, 0
    for entry in reversed(entries):
        digest = sha256(entry.data).hexdigest()[:16]
        if digest in seen:
            seen[digest] = seen.pop(digest)
            continue
        try:
            await take(entry)
        except UnreadableDocument as error:
            log.warning("feed entry not read", action="poll", source=feed.source, reason=str(error))
        except Exception as error:  # noqa: BLE001 - the document loop: one entry's trouble must not stop the others
            log.warning("feed entry not taken in", action="poll", source=feed.source, reason=type(error).__name__)
            failed += 1
            continue
        taken += 1
        seen[digest] = None
    if taken:
        log.info(
            "feed entries taken", action="poll", source=feed.source, entries=taken, baseline=baseline,
            seconds=round(time.monotonic() - started, 1),
        )  # fmt: skip
    state = replace(state, seen=tuple(seen)[-_MOST_SEEN:])
    if failed:
        # Without the validators the next visit gets the feed again, and with it the entries that are missing.
        message = f"{failed} of its entries could not be taken in"
        return replace(state, etag=None, last_modified=None, last_error=message)
    return replace(state, checked_at=now, etag=fetched.etag, last_modified=fetched.last_modified)


def _after_failure(
    feed: FeedSettings, before: FeedState | None, now: datetime, reason: str, retry_after: timedelta | None
) -> FeedState:
    """Return the state after a visit that failed: each further failure doubles the wait, up to six hours."""
    state = before or FeedState(url=feed.url, next_check_at=now)
    errors = state.error_count + 1
    wait = min(feed.every * 2 ** min(errors, _MOST_DOUBLINGS), max(feed.every, _LONGEST_BACKOFF))
    if retry_after is not None:
        wait = max(wait, retry_after)
    log.warning("feed not read", action="poll", source=feed.source, reason=reason, failures=errors, again_in=str(wait))
    return replace(state, error_count=errors, last_error=reason, next_check_at=now + wait)


async def _stopped(stop: asyncio.Event, seconds: float) -> bool:
    """Wait, and return whether it is time to stop."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), timeout=seconds or 0.001)
    return stop.is_set()
