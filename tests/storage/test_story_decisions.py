"""What people decided about stories holds until people decide otherwise."""

from storage.database import Database
from storage.stories import merge_stories, save_story
from storage.story_decisions import MERGE, SPLIT, apart_from, record_story_decision
from tests.storage.builders import NOON, minutes


async def test_stories_taken_apart_stay_apart_through_mergers_until_somebody_joins_them(database: Database):
    async with database.write() as session:
        a, b, c = [await save_story(session, title=title, terms={}, at=NOON) for title in "abc"]
        assert await apart_from(session, a) == set()
        await record_story_decision(session, action=SPLIT, story_id=a, other_id=b, user_name="Ana", now=NOON)
        assert await apart_from(session, a) == {b}
        assert await apart_from(session, b) == {a}
        await merge_stories(session, [b, c])
        assert await apart_from(session, c) == {a}
        assert await apart_from(session, a) == {b, c}
        await record_story_decision(session, action=MERGE, story_id=b, other_id=a, user_name="Bo", now=minutes(1))
        assert await apart_from(session, a) == set()
