"""Joining and parting stories by hand: facts go along, and what a person decided is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.stories import StorySketch, grown, lookup_keys, new_sketch
from handlers.arrival import Arrived, raise_for_article
from handlers.newsroom import Newsroom
from handlers.raising import BY_ITSELF, raise_for_fact
from handlers.revising import Revision
from handlers.story_desk import UNNAMED, copy_in_story, rename
from handlers.telling import Telling
from storage.articles import StoredArticle, articles_of_story, find_article, versions
from storage.claim_base import claims_of_article
from storage.stories import add_article_to_story, load_story, merge_stories, save_story, take_from_story
from storage.story_decisions import MERGE, SPLIT, record_story_decision
from storage.story_splitting import move_articles

_MOST_COMPARED = 40
"""Articles of the smaller story that are held against the larger one when two are joined; newer ones first."""


class NotOneStory(ValueError):
    """What was asked for cannot be done; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A story after a person changed it."""

    story_id: int
    title: str
    articles: int
    alert_ids: tuple[int, ...] = ()
    """Alerts that say something else because of it; nothing was posted for them."""


async def join_stories(first: int, second: int, newsroom: Newsroom, *, by: str) -> Edited:
    """Make one story of two, and compare their articles with one another.

    What differs is saved without a post: look it up with ``alerts``, or wait for the digest.

    Raises:
        NotOneStory: one of them is not stored, or they are one already.
    """
    now = newsroom.now()
    async with newsroom.database.write() as session:
        one, other = await load_story(session, first), await load_story(session, second)
        if one is None or other is None:
            raise NotOneStory("there is no such story")
        if one.story_id == other.story_id:
            raise NotOneStory("these are one story already")
        smaller = min((one, other), key=lambda story: (story.article_count, story.story_id))
        moving = await articles_of_story(session, smaller.story_id)
        await record_story_decision(
            session, action=MERGE, story_id=one.story_id, other_id=other.story_id, user_name=by, now=now
        )
        story_id = await merge_stories(session, [one.story_id, other.story_id])
        await rename(session, story_id, newsroom)
        raised = await _compared_anew(session, moving[-_MOST_COMPARED:], story_id, newsroom)
        story = await load_story(session, story_id)
        assert story is not None
        count = len(await articles_of_story(session, story_id))
    return Edited(story_id=story_id, title=story.title, articles=count, alert_ids=raised)


async def _compared_anew(
    session: AsyncSession, stored: Sequence[StoredArticle], story_id: int, newsroom: Newsroom
) -> tuple[int, ...]:
    raised: list[int] = []
    for one in stored:
        arrived = Arrived(
            article_id=one.article_id,
            article=one.article,
            evidence=await claims_of_article(session, one.article_id),
            story_id=story_id,
            copy=await copy_in_story(session, one.article, story_id),
        )
        found = await raise_for_article(session, arrived, newsroom, revision=Revision(), telling=Telling.SILENT)
        raised += found.alert_ids
    return tuple(dict.fromkeys(raised))


async def take_out(uris: Sequence[str], newsroom: Newsroom, *, by: str) -> Edited:
    """Take articles out of their story into one of their own; cards that showed both are put right.

    Raises:
        NotOneStory: an article is not stored, they are of several stories, or they are all of theirs.
    """
    now = newsroom.now()
    async with newsroom.database.read() as session:
        current = await _of_one_story(session, uris)
    readings = {one.article.uri: await newsroom.read(one.article) for one in current}
    old_id = current[0].story_id
    assert old_id is not None
    async with newsroom.database.write() as session:
        at = min(one.article.published_at or one.received_at for one in current)
        new_story = await save_story(session, title=UNNAMED, terms={}, at=at)
        sketch: StorySketch | None = None
        for one in current:
            terms, moment = readings[one.article.uri].terms, one.article.published_at or one.received_at
            sketch = new_sketch(new_story, terms, moment) if sketch is None else grown(sketch, terms, moment)
            keys = lookup_keys(terms)
            await add_article_to_story(session, new_story, terms=dict(sketch.terms), at=moment, keys=keys)
            await take_from_story(session, old_id, terms=terms)
        every = [version.article_id for uri in readings for version in await versions(session, uri)]
        repointed = await move_articles(session, every, list(readings), to=new_story, now=now)
        await record_story_decision(session, action=SPLIT, story_id=old_id, other_id=new_story, user_name=by, now=now)
        for story_id in (old_id, new_story):
            await rename(session, story_id, newsroom)
        raised = []
        for stayed, left in repointed.parted:
            for fact_id, telling in ((stayed, Telling.NOW), (left, Telling.SILENT)):
                closed_by = f"{BY_ITSELF}{by} took articles into another story"
                raised.append(await raise_for_fact(session, fact_id, newsroom, telling=telling, closed_by=closed_by))
        story = await load_story(session, new_story)
        assert story is not None
    newsroom.ring()
    alert_ids = tuple(one for one in raised if one is not None)
    return Edited(story_id=new_story, title=story.title, articles=len(current), alert_ids=alert_ids)


async def _of_one_story(session: AsyncSession, uris: Sequence[str]) -> list[StoredArticle]:
    found = []
    for uri in dict.fromkeys(uris):
        article = await find_article(session, uri)
        if article is None or article.story_id is None:
            raise NotOneStory(f"{uri}: no such article in the claim base")
        found.append(article)
    if not found or len({one.story_id for one in found}) > 1:
        raise NotOneStory("the articles are of several stories; take them out of one at a time")
    story_id = found[0].story_id
    assert story_id is not None
    if len(await articles_of_story(session, story_id)) <= len(found):
        raise NotOneStory("these are all the articles of their story")
    return found
