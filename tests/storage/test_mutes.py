from datetime import timedelta

import pytest

from storage.database import Database
from storage.mutes import MuteScope, active_mutes, add_mute, end_mute
from tests.builders import NOON

HOUR = timedelta(hours=1)


async def a_mute(session, until, scope=MuteScope.STORY):
    return await add_mute(
        session,
        scope=scope,
        target="7",
        label="Floods in Arden",
        until=until,
        user_id="U1",
        user_name="Ana",
        platform="slack",
        now=NOON,
    )


async def test_a_mute_holds_until_its_end(database: Database):
    async with database.write() as session:
        mute_id = await a_mute(session, NOON + HOUR)
        (mute,) = await active_mutes(session, NOON + HOUR / 2)
        assert (mute.mute_id, mute.user_name, mute.scope) == (mute_id, "Ana", MuteScope.STORY)
        assert await active_mutes(session, NOON + HOUR) == []


async def test_a_mute_without_end_holds_until_somebody_ends_it(database: Database):
    async with database.write() as session:
        mute_id = await a_mute(session, None)
        assert len(await active_mutes(session, NOON + 1000 * HOUR)) == 1
        assert (await end_mute(session, mute_id, now=NOON)).label == "Floods in Arden"
        assert await active_mutes(session, NOON) == []


@pytest.mark.parametrize("which", ["ended", "unknown"])
async def test_a_mute_ends_once(database: Database, which):
    async with database.write() as session:
        mute_id = await a_mute(session, None)
        await end_mute(session, mute_id, now=NOON)
        assert await end_mute(session, mute_id if which == "ended" else 5, now=NOON) is None
