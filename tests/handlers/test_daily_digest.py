"""Digests come once for each local day and time, whatever the clocks, the chats and the process do meanwhile."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.chat import ChatUnavailable, OutcomeUnknown
from handlers.daily_digest import CATCH_UP, due_digests, put_digests
from handlers.deliver import deliver_due
from handlers.desks.desk import Desk, DigestPlan
from storage.outbox import free_leases
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

MADRID, NEW_YORK, KOLKATA = ZoneInfo("Europe/Madrid"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")
ZONES = {"madrid": MADRID, "new-york": NEW_YORK, "kolkata": KOLKATA}
START = datetime(2026, 10, 22, tzinfo=UTC)
"""Three days before Europe's clocks go back and ten before America's do."""
DAYS = 14
AT_SEVEN = DigestPlan(times=(time(7),))


def test_a_digest_is_due_from_its_time_until_it_is_too_late():
    def due(*at):
        return [(one.day, one.slot) for one in due_digests(AT_SEVEN, MADRID, datetime(*at, tzinfo=MADRID))]

    assert due(2026, 3, 10, 6, 59) == []
    assert due(2026, 3, 10, 7, 0) == [(date(2026, 3, 10), 0)]
    assert due(2026, 3, 10, 18, 59) == [(date(2026, 3, 10), 0)]
    assert due(2026, 3, 10, 19, 0) == []


def test_a_digest_just_before_midnight_is_still_due_the_next_morning():
    plan = DigestPlan(times=(time(23, 30),))
    (late,) = due_digests(plan, MADRID, datetime(2026, 3, 11, 0, 40, tzinfo=MADRID))
    assert late.day == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        (replace(AT_SEVEN, weekdays=frozenset(range(5))), 1),
        (replace(AT_SEVEN, weekdays=frozenset({5, 6})), 0),
        (replace(AT_SEVEN, times=()), 0),
        (replace(AT_SEVEN, since=datetime(2026, 3, 10, 8, tzinfo=MADRID)), 0),
        (replace(AT_SEVEN, paused_until=datetime(2026, 3, 11, tzinfo=MADRID)), 0),
        (replace(AT_SEVEN, paused_until=datetime(2026, 3, 10, tzinfo=MADRID)), 1),
        (replace(AT_SEVEN, times=(time(7), time(8, 30), time(10))), 2),
    ],
)
def test_days_pauses_and_new_plans_are_kept_to(plan, count):
    assert len(due_digests(plan, MADRID, datetime(2026, 3, 10, 9, tzinfo=MADRID))) == count


@pytest.mark.parametrize("at", [time(1, 30), time(2, 0), time(2, 30), time(3, 0)])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["clocks forward", "clocks back"])
def test_on_the_night_of_a_clock_change_a_digest_comes_once(day, at):
    plan = DigestPlan(times=(at,))
    start = datetime.combine(day, time(0), tzinfo=MADRID).astimezone(UTC)
    moments = [start + timedelta(minutes=step) for step in range(0, 24 * 60, 10)]
    days = Counter(one.day for moment in moments for one in due_digests(plan, MADRID, moment) if one.at == moment)
    assert days[day] == 1


async def test_a_desk_gets_one_digest_for_each_of_its_days(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock, zone=MADRID) as plain:
        newsroom = replace(plain, desks=(replace(plain.desks[0], digest=AT_SEVEN),))
        await take(newsroom, FIRST, source="Northwire")
        await take(newsroom, SECOND, source="Valley Press")

        assert await put_digests(newsroom) == 1
        clock.forward(hours=3)
        assert await put_digests(newsroom) == 0
        clock.forward(hours=20)
        assert await put_digests(newsroom) == 1
        for _ in range(5):
            await deliver_due(newsroom, {"wall": wall})
            clock.forward(seconds=2)

    digests = [post for post in wall.posts if post.key.startswith("digest:")]
    assert len(digests) == 2
    assert "Since Tue 10 Mar, 13:00 CET" in digests[1].message.footer


async def test_after_an_outage_over_several_times_one_digest_stands_for_all(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock, zone=MADRID) as plain:
        plan = DigestPlan(times=(time(7), time(9), time(11)))
        newsroom = replace(plain, desks=(replace(plain.desks[0], digest=plan),))
        assert await put_digests(newsroom) == 1
        assert await put_digests(newsroom) == 0
        await deliver_due(newsroom, {"wall": wall})
    assert [post.key for post in wall.posts] == ["digest:wall:wire-desk:2026-03-10:2"]


async def test_an_empty_digest_is_left_out_where_the_desk_asks_for_it(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock, zone=MADRID) as plain:
        desk = replace(plain.desks[0], digest=replace(AT_SEVEN, skip_empty=True))
        newsroom = replace(plain, desks=(desk,))
        assert await put_digests(newsroom) == 0
        await take(newsroom, FIRST, source="Northwire")
        await take(newsroom, SECOND, source="Valley Press")
        clock.forward(hours=20)
        assert await put_digests(newsroom) == 1


class Killed(BaseException):
    """The process ends here."""


class FaultyWall(Wall):
    """A wall that fails as it is told: before the post, after it, or by the whole process ending."""

    def __init__(self):
        super().__init__()
        self.faults = []
        self.is_down = False

    async def post(self, post):
        if self.is_down:
            raise ChatUnavailable("down")
        fault = self.faults.pop() if self.faults else ""
        if fault == "killed before":
            raise Killed
        posted = await super().post(post)
        if fault == "killed after":
            raise Killed
        if fault == "answer lost":
            raise OutcomeUnknown("lost")
        return posted


@st.composite
def fortnights(draw):
    """Times of each desk, hours in which the bot or the chat is down, and faults while posting."""
    minutes = st.sampled_from([0, 1, 30, 59])
    times = {name: time(draw(st.integers(0, 23)), draw(minutes)) for name in ZONES}
    faults = st.sampled_from(["", "", "killed before", "killed after", "answer lost"])
    down = st.lists(st.tuples(st.integers(0, DAYS * 24), st.integers(1, 9)), max_size=8)
    return times, draw(down), draw(down), draw(st.lists(faults, max_size=30)), draw(st.integers(0, 59))


def expected_days(at, zone):
    """The local days whose time lies in the fortnight, with the time to catch up."""
    days = [(START + timedelta(days=step)).astimezone(zone).date() for step in range(-1, DAYS + 1)]
    end = START + timedelta(days=DAYS) - CATCH_UP
    return {day for day in days if START <= datetime.combine(day, at, tzinfo=zone).astimezone(UTC) < end}


async def live_through(folder, times, bot_down, chat_down, faults, offset):
    clock, wall = Clock(START), FaultyWall()
    wall.faults = list(faults)
    desks = tuple(
        Desk(chat="wall", channel=name, zone=zone, digest=DigestPlan(times=(times[name],), since=START))
        for name, zone in ZONES.items()
    )
    down = {hour for start, length in bot_down for hour in range(start, start + length)}
    silent = {hour for start, length in chat_down for hour in range(start, start + length)}
    async with a_newsroom(folder, clock=clock) as plain:
        newsroom = replace(plain, desks=desks)
        for hour in range(DAYS * 24):
            if hour in down:
                continue
            wall.is_down = hour in silent
            clock.at = START + timedelta(hours=hour, minutes=offset)
            try:
                await put_digests(newsroom)
                await deliver_due(newsroom, {"wall": wall})
            except Killed:
                async with newsroom.database.write() as session:
                    await free_leases(session)
        wall.is_down = False
        wall.faults = []
        for _ in range(30):
            clock.forward(minutes=6)
            await deliver_due(newsroom, {"wall": wall})
    return wall


def holds(folder, fortnight):
    times, bot_down, chat_down, faults, offset = fortnight
    wall = asyncio.run(live_through(folder, times, bot_down, chat_down, faults, offset))
    got = Counter((post.channel, date.fromisoformat(post.key.split(":")[3])) for post in wall.posts)
    assert set(got.values()) <= {1}
    for name, zone in ZONES.items():
        days = {day for channel, day in got if channel == name}
        assert expected_days(times[name], zone) <= days


@given(fortnight=fortnights())
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_a_fortnight_with_two_clock_changes_each_local_day_has_exactly_one(tmp_path_factory, fortnight):
    holds(tmp_path_factory.mktemp("fortnight"), fortnight)


@pytest.mark.soak
@given(fortnight=fortnights())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_many_fortnights_each_local_day_has_exactly_one(tmp_path_factory, fortnight):
    holds(tmp_path_factory.mktemp("fortnight"), fortnight)
