"""Finding stories and texts by key."""

from storage.database import Database
from storage.newest import PER_KEY, Kept, add_keys, move_keys, remove_keys, sharing_most


async def test_who_shares_most_keys_comes_first_and_of_equals_the_newest(database: Database):
    async with database.write() as session:
        await add_keys(session, Kept.STORY, 1, {10, 20, 30})
        await add_keys(session, Kept.STORY, 2, {10, 20})
        await add_keys(session, Kept.STORY, 3, {10, 30})
        await add_keys(session, Kept.TEXT, 9, {10, 20, 30})
    async with database.read() as session:
        assert await sharing_most(session, Kept.STORY, {10, 20, 30}, limit=2) == {1: 3, 3: 2}
        assert await sharing_most(session, Kept.STORY, set(), limit=2) == {}
        assert await sharing_most(session, Kept.TEXT, {20, 40}, limit=5) == {9: 1}


async def test_a_key_added_twice_counts_once_and_a_removed_owner_is_not_found(database: Database):
    async with database.write() as session:
        await add_keys(session, Kept.STORY, 1, {10})
        await add_keys(session, Kept.STORY, 1, {10, 20})
        await add_keys(session, Kept.STORY, 2, {20})
        assert await sharing_most(session, Kept.STORY, {10, 20}, limit=9) == {1: 2, 2: 1}
        await remove_keys(session, Kept.STORY, [1])
        assert await sharing_most(session, Kept.STORY, {10, 20}, limit=9) == {2: 1}


async def test_the_keys_of_joined_stories_lead_to_the_one_that_stays(database: Database):
    async with database.write() as session:
        await add_keys(session, Kept.STORY, 1, {10, 20})
        await add_keys(session, Kept.STORY, 2, {20, 30})
        await move_keys(session, Kept.STORY, [2], 1)
        assert await sharing_most(session, Kept.STORY, {10, 20, 30}, limit=9) == {1: 3}


async def test_only_the_newest_of_a_frequent_key_are_read(database: Database):
    async with database.write() as session:
        for owner in range(1, PER_KEY + 50):
            await add_keys(session, Kept.TEXT, owner, {7})
        found = await sharing_most(session, Kept.TEXT, {7}, limit=1000)
    assert len(found) == PER_KEY
    assert min(found) == 50
