import re
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from claims.alert import AlertState
from claims.article import PubStatus
from claims.difference import DifferenceKind, Severity
from handlers.deliver import deliver_due
from handlers.desks.desk import Desk, QuietHours
from handlers.desks.holding import release_held
from handlers.presses import press
from handlers.request import Asker, PressRequest
from storage.alerts import load_alert, set_state
from storage.articles import save_article
from tests.alerts import differing, raise_alert
from tests.builders import a_difference, a_side
from tests.newsrooms import Clock, Wall, a_newsroom

DESK = Desk(chat="wall", channel="wire")
ANA = Asker(platform="wall", user_id="U1", user_name="Ana", channel="wire")
MEDIUM = Severity.MEDIUM


class House:
    """A newsroom with one desk, its wall and its clock."""

    def __init__(self, newsroom, clock, wall):
        self.newsroom, self.clock, self.wall = newsroom, clock, wall

    async def tick(self, **forward):
        self.clock.forward(**forward)
        await release_held(self.newsroom)
        at = self.clock.at
        for _ in range(60):
            if not await deliver_due(self.newsroom, {"wall": self.wall}):
                break
            self.clock.forward(seconds=2)
        self.clock.at = at

    @property
    def cards(self):
        return [post for post in self.wall.posts if post.key.startswith("alert:")]

    @property
    def summaries(self):
        return [post.message for post in self.wall.posts if post.key.startswith("summary:")]

    async def state(self, alert_id):
        async with self.newsroom.database.read() as session:
            return (await load_alert(session, alert_id)).alert.state


@pytest.fixture
def house(tmp_path):
    clock, wall = Clock(), Wall()

    class Opening:
        async def __aenter__(self):
            self.inner = a_newsroom(tmp_path, clock=clock)
            plain = await self.inner.__aenter__()
            return House(replace(plain, desks=(self.desk,)), clock, wall)

        async def __aexit__(self, *exc):
            await self.inner.__aexit__(*exc)

    def opened(**settings):
        opening = Opening()
        opening.desk = replace(DESK, **settings)
        return opening

    return opened


async def test_what_is_not_high_waits_for_more_sides_before_it_is_posted(house):
    async with house(window=timedelta(minutes=2)) as open_house:
        await raise_alert(open_house.newsroom, differing("died in Arden", severity=MEDIUM))
        await open_house.tick(seconds=100)
        assert open_house.cards == []
        await open_house.tick(seconds=20)
        assert len(open_house.cards) == 1


async def test_high_severity_never_waits(house):
    async with house(window=timedelta(minutes=2)) as open_house:
        await raise_alert(open_house.newsroom, differing("died in Arden"))
        await open_house.tick()
        assert len(open_house.cards) == 1


async def test_what_becomes_high_while_it_waits_is_posted_at_once(house):
    async with house(window=timedelta(minutes=2)) as open_house:
        newsroom = open_house.newsroom
        alert_id = await raise_alert(newsroom, differing("died in Arden", severity=MEDIUM))
        async with newsroom.database.read() as session:
            record = await load_alert(session, alert_id)
        await raise_alert(
            newsroom, differing("died in Arden"), story_id=record.alert.story_id, fact_id=record.alert.fact_id
        )
        await open_house.tick(seconds=1)
        assert len(open_house.cards) == 1
        await open_house.tick(minutes=5)
        assert len(open_house.cards) == 1


async def test_what_settles_while_it_waits_is_never_posted(house):
    async with house(window=timedelta(minutes=2)) as open_house:
        alert_id = await raise_alert(open_house.newsroom, differing("died in Arden", severity=MEDIUM))
        async with open_house.newsroom.database.write() as session:
            await set_state(session, alert_id, AlertState.SETTLED, by="Crosswire", now=open_house.clock.at)
        await open_house.tick(minutes=3)
        assert open_house.wall.posts == []


async def test_quiet_hours_let_only_high_severity_through_and_lose_nothing(house):
    quiet = QuietHours(start=time(11), end=time(14))
    async with house(quiet=quiet, zone=ZoneInfo("UTC")) as open_house:
        await raise_alert(open_house.newsroom, differing("died in Arden"))
        for number in range(2):
            await raise_alert(open_house.newsroom, differing(f"fled valley {number}", severity=MEDIUM))
        await open_house.tick(minutes=119)
        assert len(open_house.cards) == 1
        await open_house.tick(minutes=1)
        assert len(open_house.cards) == 3
        assert open_house.summaries == []


async def test_a_night_of_many_alerts_ends_in_one_summary(house):
    quiet = QuietHours(start=time(11), end=time(14))
    async with house(quiet=quiet, zone=ZoneInfo("UTC")) as open_house:
        ids = [
            await raise_alert(open_house.newsroom, differing(f"fled valley {number}", severity=MEDIUM))
            for number in range(7)
        ]
        await open_house.tick(hours=2)
        (summary,) = open_house.summaries
        assert open_house.cards == []
        assert "7 alerts held back in the quiet hours" in summary.title
        assert numbers(summary) == set(ids)


@pytest.mark.parametrize("count", [1, 4, 23])
async def test_the_cap_folds_the_rest_into_a_summary_and_loses_nothing(house, count):
    async with house(cap=3) as open_house:
        ids = []
        for number in range(count):
            severity = (Severity.HIGH, Severity.MEDIUM)[number % 2]
            ids.append(await raise_alert(open_house.newsroom, differing(f"fled valley {number}", severity=severity)))
            await open_house.tick(minutes=1)
        await open_house.tick(hours=1)
        await open_house.tick(hours=1)
        told = {int(post.key.split(":")[1]) for post in open_house.cards}
        for summary in open_house.summaries:
            told |= numbers(summary)
        assert told == set(ids)
        assert len(open_house.cards) == min(3, count)


async def test_the_cap_is_of_each_clock_hour(house):
    async with house(cap=1) as open_house:
        for number in range(3):
            await raise_alert(open_house.newsroom, differing(f"fled valley {number}", severity=MEDIUM))
            await open_house.tick(hours=1)
        assert len(open_house.cards) == 3


async def test_an_alert_that_nobody_takes_is_told_of_again_until_somebody_does(house):
    async with house(repeat=timedelta(hours=4)) as open_house:
        alert_id = await raise_alert(open_house.newsroom, differing("died in Arden"))
        await open_house.tick()
        for _ in range(2):
            await open_house.tick(hours=4)
        reminders = [post for post in open_house.wall.posts if post.key.startswith("reminder:")]
        assert [post.message.title for post in reminders] == ["Still open after 4 hours", "Still open after 8 hours"]
        assert all(post.broadcast and post.thread for post in reminders)
        await press(PressRequest(action="take", value=str(alert_id), asker=ANA), open_house.newsroom)
        await open_house.tick(hours=9)
        assert sum(post.key.startswith("reminder:") for post in open_house.wall.posts) == 2


async def test_a_correction_silences_the_conflict_it_settles(house):
    async with house(window=timedelta(minutes=2)) as open_house:
        newsroom = open_house.newsroom
        conflict = differing("died in Arden", severity=MEDIUM)
        other = differing("fled Arden", severity=MEDIUM, sources=("Eastwire", "Westpress"))
        alert_id = await raise_alert(newsroom, conflict)
        async with newsroom.database.read() as session:
            story_id = (await load_alert(session, alert_id)).alert.story_id
        bystander = await raise_alert(newsroom, other, story_id=story_id)
        withdrawn = conflict.sides[1].members[0]
        async with newsroom.database.write() as session:
            killed = replace(withdrawn.article, pub_status=PubStatus.CANCELED)
            await save_article(session, killed, now=newsroom.now())
        sides = (a_side("withdrawn by the outlet", withdrawn),)
        await raise_alert(
            newsroom, a_difference(sides, kind=DifferenceKind.CORRECTION, rule="article-killed"), story_id=story_id
        )
        assert await open_house.state(alert_id) is AlertState.SETTLED
        assert await open_house.state(bystander) is AlertState.OPEN
        await open_house.tick(minutes=3)
        told = [int(post.key.split(":")[1]) for post in open_house.cards]
        assert len(told) == 2
        assert bystander in told
        assert alert_id not in told


def numbers(summary):
    return {int(number) for number in re.findall(r"alert (\d{6,})", repr(summary.parts))}
