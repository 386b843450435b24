"""The outbox: order, pace, one worker a channel, and nothing twice."""

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from storage.database import Database
from storage.outbox import (
    OutboxItem,
    OutboxState,
    counts,
    find_sent,
    free_leases,
    lease_next,
    mark_dead,
    mark_retry,
    mark_sent,
    next_due,
    put,
)
from tests.storage.builders import NOON, minutes

SECOND = timedelta(seconds=1)
NO_PACE = {"slack": timedelta(0), "discord": timedelta(0)}


async def queue(database: Database, *keys: str, chat: str = "slack", channel: str = "C1") -> list[int | None]:
    async with database.write() as session:
        return [
            await put(
                session, chat=chat, channel=channel, kind="post", dedupe_key=key, body={"key": key, "n": [1]}, now=NOON
            )
            for key in keys
        ]


async def lease(database: Database, now=NOON, **options) -> OutboxItem | None:
    async with database.write() as session:
        return await lease_next(session, now, **options)


async def test_a_key_is_queued_once_even_after_it_was_sent(database: Database):
    first, second = await queue(database, "a", "a")
    assert first is not None
    assert second is None
    item = await lease(database)
    assert item is not None
    async with database.write() as session:
        assert await mark_sent(session, item, remote_id="17.5", now=NOON)
        assert await find_sent(session, "a") == "17.5"
    assert await queue(database, "a") == [None]
    async with database.read() as session:
        assert await counts(session) == {
            OutboxState.PENDING: 0,
            OutboxState.SENDING: 0,
            OutboxState.SENT: 1,
            OutboxState.DEAD: 0,
        }


async def test_a_leased_row_comes_whole(database: Database):
    await queue(database, "a")
    item = await lease(database, minutes(1))
    assert item is not None
    assert (item.chat, item.channel, item.kind, item.dedupe_key) == ("slack", "C1", "post", "a")
    assert item.body == {"key": "a", "n": [1]}
    assert (item.attempts, item.first_attempt_at, item.created_at) == (1, minutes(1), NOON)
    assert item.outcome_unknown is False


async def test_a_channel_keeps_its_order_and_its_pace(database: Database):
    await queue(database, "a", "b", "c")
    sent = []
    for tenths in range(40):
        now = NOON + SECOND / 10 * tenths
        item = await lease(database, now)
        if item is None:
            continue
        async with database.write() as session:
            assert await mark_sent(session, item, remote_id=item.dedupe_key, now=now)
        sent.append((item.dedupe_key, now - NOON))
    assert [key for key, _ in sent] == ["a", "b", "c"]
    assert [after.total_seconds() for _, after in sent] == [0, 1.1, 2.2]


async def test_a_leased_channel_is_nobody_elses_but_other_channels_go_on(database: Database):
    await queue(database, "a", "b")
    await queue(database, "c", channel="C2")
    await queue(database, "d", chat="discord")
    items = [await lease(database) for _ in range(4)]
    assert [item and item.dedupe_key for item in items] == ["a", "c", "d", None]


async def test_a_worker_takes_only_what_its_chats_can_send(database: Database):
    await queue(database, "a")
    await queue(database, "b", chat="discord")
    item = await lease(database, chats=["discord"])
    assert item is not None
    assert item.dedupe_key == "b"
    assert await lease(database, chats=["terminal"]) is None
    async with database.read() as session:
        assert await next_due(session, chats=["terminal"]) is None
        due = await next_due(session, chats=["slack"])
        assert due is not None
        assert due <= NOON


async def test_a_retry_holds_back_what_is_behind_it(database: Database):
    await queue(database, "a", "b")
    item = await lease(database)
    assert item is not None
    async with database.write() as session:
        assert await mark_retry(session, item, not_before=minutes(5), reason="busy")
        assert await next_due(session) == minutes(5)
    assert await lease(database, minutes(4)) is None
    again = await lease(database, minutes(5))
    assert again is not None
    assert (again.dedupe_key, again.attempts, again.outcome_unknown) == ("a", 2, False)
    assert again.first_attempt_at == NOON


async def test_a_dead_row_lets_the_next_one_pass(database: Database):
    await queue(database, "a", "b")
    item = await lease(database)
    assert item is not None
    async with database.write() as session:
        assert await mark_dead(session, item, reason="channel gone", now=NOON)
        assert await find_sent(session, "a") is None
    later = await lease(database, minutes(1))
    assert later is not None
    assert later.dedupe_key == "b"


async def test_a_worker_that_died_leaves_an_unknown_outcome(database: Database):
    await queue(database, "a", "b")
    dead = await lease(database)
    assert dead is not None
    assert await lease(database, NOON + 59 * SECOND) is None
    item = await lease(database, NOON + 60 * SECOND)
    assert item is not None
    assert (item.dedupe_key, item.outcome_unknown, item.first_attempt_at, item.attempts) == ("a", True, NOON, 2)
    async with database.write() as session:
        assert not await mark_sent(session, dead, remote_id="late", now=minutes(2)), "the dead worker came back"
        assert not await mark_retry(session, dead, not_before=minutes(2))
        assert not await mark_dead(session, dead, reason="late", now=minutes(2))
        assert await mark_sent(session, item, remote_id="17.5", now=minutes(2))
        assert await find_sent(session, "a") == "17.5"


async def test_a_worker_that_is_alone_takes_its_channels_back_at_once(database: Database):
    await queue(database, "a")
    assert await lease(database) is not None
    async with database.write() as session:
        await free_leases(session, chats=["discord"])
    assert await lease(database, NOON + 2 * SECOND) is None
    async with database.write() as session:
        await free_leases(session)
    item = await lease(database, NOON + 2 * SECOND)
    assert item is not None
    assert item.outcome_unknown


async def test_a_lost_answer_stays_unknown_until_somebody_looked(database: Database):
    await queue(database, "a")
    item = await lease(database)
    assert item is not None
    async with database.write() as session:
        assert await mark_retry(session, item, not_before=minutes(1), reason="time-out", outcome_unknown=True)
    again = await lease(database, minutes(1))
    assert again is not None
    assert again.outcome_unknown is True


async def test_what_may_not_leave_yet_waits(database: Database):
    async with database.write() as session:
        await put(
            session,
            chat="slack",
            channel="C1",
            kind="post",
            dedupe_key="a",
            body={},
            now=NOON,
            not_before=minutes(2),
        )
    assert await lease(database, minutes(1)) is None
    assert await lease(database, minutes(2)) is not None


async def test_a_rolled_back_transaction_queues_nothing(database: Database):
    async def fail() -> None:
        async with database.write() as session:
            await put(session, chat="slack", channel="C1", kind="post", dedupe_key="a", body={}, now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await lease(database) is None
    async with database.read() as session:
        assert await next_due(session) is None


async def test_workers_at_once_that_die_now_and_then_deliver_all_in_order_and_once(database: Database):
    """A worker that dies between sending and recording is followed by one that looks before it sends."""
    chance = random.Random(7)
    channels = [("slack", "C1"), ("slack", "C2"), ("discord", "D1")]
    for chat, channel in channels:
        await queue(database, *(f"{channel}:{n}" for n in range(8)), chat=chat, channel=channel)
    delivered: dict[str, list[str]] = {channel: [] for _, channel in channels}
    clock = NOON

    async def work() -> None:
        nonlocal clock
        while clock < NOON + 2000 * SECOND:
            clock += SECOND / 20
            item = await lease(database, clock, pace=NO_PACE, lease=SECOND)
            if item is None:
                async with database.read() as session:
                    if await next_due(session) is None:
                        return
                await asyncio.sleep(0)
                continue
            there = item.dedupe_key in delivered[item.channel]
            assert item.outcome_unknown or not there
            if chance.random() < 0.15:
                continue
            if not there:
                delivered[item.channel].append(item.dedupe_key)
            if chance.random() < 0.15:
                continue
            async with database.write() as session:
                await mark_sent(session, item, remote_id="x", now=clock)

    await asyncio.gather(*(work() for _ in range(3)))
    assert delivered == {channel: [f"{channel}:{n}" for n in range(8)] for _, channel in channels}
    async with database.read() as session:
        assert (await counts(session))[OutboxState.SENT] == 24


async def test_what_was_sent_long_ago_is_not_read_again(sqlite_database: Database):
    """The search for the next row uses the index of waiting rows; history may grow as it likes."""
    statements: list[str] = []

    @event.listens_for(Engine, "before_cursor_execute")
    def remember(_connection, _cursor, statement: str, *_: object) -> None:
        statements.append(statement)

    await lease(sqlite_database)
    event.remove(Engine, "before_cursor_execute", remember)
    [search] = [statement for statement in statements if "FROM channel_lease JOIN outbox" in statement]
    async with sqlite_database.read() as session:
        connection = await session.connection()
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {search}", ("",) * search.count("?"))).all()
    assert "USING INDEX ix_outbox_waiting" in str(plan)
