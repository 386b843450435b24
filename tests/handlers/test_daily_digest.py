from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from handlers.daily_digest import missed, put_digests
from handlers.deliver import deliver_due
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

MADRID = ZoneInfo("Europe/Madrid")
WORKDAYS = frozenset(range(5))


async def test_a_desk_gets_one_digest_for_each_of_its_days(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock, zone=MADRID) as newsroom:
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

    assert sum(post.key.startswith("digest:") for post in wall.posts) == 2


@pytest.mark.parametrize(
    ("now", "late"),
    [
        (datetime(2026, 3, 10, 6, 59, tzinfo=MADRID), False),
        (datetime(2026, 3, 10, 7, 0, tzinfo=MADRID), True),
        (datetime(2026, 3, 10, 12, 59, tzinfo=MADRID), True),
        (datetime(2026, 3, 10, 13, 30, tzinfo=MADRID), False),
        (datetime(2026, 3, 14, 8, 0, tzinfo=MADRID), False),  # a Saturday
    ],
)
def test_a_digest_missed_by_a_few_hours_is_caught_up_with(now, late):
    assert missed(now, time(7, 0), WORKDAYS) is late
