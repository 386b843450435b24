"""Stories: their weights, and making one of two."""

import asyncio

import pytest

from storage.articles import articles_of_story, save_article
from storage.database import Database
from storage.facts import create_fact, load_fact
from storage.stories import add_article_to_story, load_story, merge_stories, open_stories, save_story
from tests.storage.builders import NOON, article_about, minutes


async def test_a_story_grows_with_its_articles(database: Database):
    async with database.write() as session:
        story = await save_story(session, title="Quake \x00", terms={"quake": 1.5}, at=NOON)
        await add_article_to_story(session, story, terms={"quake": 2.0, "toll": 0.5}, at=minutes(30))
        await add_article_to_story(session, story, terms={"quake": 2.5}, at=minutes(-30))
    async with database.read() as session:
        stored = await load_story(session, story)
    assert stored is not None
    assert stored.title == "Quake \ufffd"
    assert stored.terms == {"quake": 2.5}
    assert (stored.article_count, stored.first_at, stored.last_at) == (2, minutes(-30), minutes(30))


async def test_open_stories_are_those_that_moved_lately_newest_first(database: Database):
    async with database.write() as session:
        ids = [await save_story(session, title=str(at), terms={}, at=minutes(at)) for at in (0, 20, 10)]
        found = await open_stories(session, minutes(10))
        assert [one.story_id for one in found] == [ids[1], ids[2]]
        assert [one.story_id for one in await open_stories(session, NOON, limit=1)] == [ids[1]]
        assert await load_story(session, 5) is None
        with pytest.raises(LookupError):
            await add_article_to_story(session, 5, terms={}, at=NOON)


async def test_merged_stories_leave_the_oldest_and_take_everything_along(database: Database):
    async with database.write() as session:
        first, second, third = [
            await save_story(session, title=str(at), terms={"quake": 1.0, str(at): 2.0}, at=minutes(at))
            for at in (30, 0, 90)
        ]
        saved = await save_article(session, article_about(), now=NOON, story_id=second)
        await add_article_to_story(session, second, terms={"quake": 3.0}, at=minutes(5))
        fact = await create_fact(session, story_id=second, family="figure", subject="deaths", now=NOON)
        assert await merge_stories(session, [second, third]) == second
        assert await merge_stories(session, [third, first]) == first
    async with database.read() as session:
        for old in (first, second, third):
            stored = await load_story(session, old)
            assert stored is not None
            assert stored.story_id == first
        assert stored.terms == {"quake": 5.0, "30": 2.0, "90": 2.0}
        assert (stored.article_count, stored.first_at, stored.last_at) == (1, NOON, minutes(90))
        assert [one.article_id for one in await articles_of_story(session, first)] == [saved.article_id]
        moved = await load_fact(session, fact)
        assert moved is not None
        assert moved.story_id == first
        assert [one.story_id for one in await open_stories(session, minutes(-60))] == [first]


async def test_articles_that_join_a_story_at_once_are_all_counted(database: Database):
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)

    async def join(number: int) -> None:
        async with database.write() as session:
            await add_article_to_story(session, story, terms={str(number): 1.0}, at=minutes(number))

    await asyncio.gather(*(join(number) for number in range(8)))
    async with database.read() as session:
        stored = await load_story(session, story)
    assert stored is not None
    assert (stored.article_count, stored.last_at) == (8, minutes(7))
