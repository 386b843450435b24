"""Digests, feeds and settings."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from storage.database import Database
from storage.digests import claim_digest, is_claimed, last_digest
from storage.feeds import Feed, all_feeds, due_feeds, find_feed, forget_feed, save_feed
from storage.house_keeping import get_setting, set_setting
from tests.storage.builders import NOON, minutes

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
DESK = {"chat": "slack", "channel": "C1"}


async def test_a_digest_is_sent_once_a_day_whoever_asks(database: Database):
    async def claim() -> bool:
        async with database.write() as session:
            return await claim_digest(session, **DESK, day=MONDAY, now=NOON)

    assert sorted(await asyncio.gather(*(claim() for _ in range(6)))) == [False] * 5 + [True]
    async with database.write() as session:
        assert await last_digest(session, chat="slack", channel="C2") is None
        assert await claim_digest(session, chat="slack", channel="C2", day=MONDAY, now=NOON)
        assert await claim_digest(session, **DESK, day=TUESDAY, now=minutes(9))
        assert await last_digest(session, **DESK) == minutes(9)
        assert not await is_claimed(session, **DESK, day=TUESDAY, slot=1)
        assert await claim_digest(session, **DESK, day=TUESDAY, slot=1, now=minutes(9))
        assert await is_claimed(session, **DESK, day=TUESDAY, slot=1)


async def test_a_digest_that_was_not_queued_is_not_lost(database: Database):
    async def fail() -> None:
        async with database.write() as session:
            assert await claim_digest(session, **DESK, day=MONDAY, now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.write() as session:
        assert await claim_digest(session, **DESK, day=MONDAY, now=NOON)


async def test_a_feed_is_remembered_between_visits(database: Database):
    feed = Feed(url="https://example.com/feed", next_check_at=minutes(5))
    seen = replace(feed, etag='W/"1"', last_modified="Mon", error_count=2, last_error="HTTP 500", checked_at=NOON)
    other = Feed(url="https://example.com/other", next_check_at=minutes(1))
    async with database.write() as session:
        await save_feed(session, feed)
        assert await find_feed(session, feed.url) == feed
        await save_feed(session, seen)
        await save_feed(session, other)
    async with database.write() as session:
        assert await all_feeds(session) == [seen, other]
        assert await due_feeds(session, minutes(4)) == [other]
        assert await due_feeds(session, minutes(5)) == [other, seen]
        assert await forget_feed(session, feed.url)
        assert not await forget_feed(session, feed.url)
        assert await find_feed(session, feed.url) is None


async def test_a_setting_can_be_changed(database: Database):
    for value in ("07:00", None, [1, {"a": 2.5}], False):
        async with database.write() as session:
            await set_setting(session, "digest", value)
        async with database.read() as session:
            assert await get_setting(session, "digest") == value
