"""Where an article belongs: its story, and whether it is a copy of one already here."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article
from claims.copies import CopyVerdict, copy_of, fingerprint
from claims.reading import Reading
from claims.stories import StorySketch, assign_story, grown, new_sketch, story_title
from handlers.newsroom import Newsroom
from storage.articles import articles_of_story, set_story
from storage.stories import StoredStory, add_article_to_story, load_story, merge_stories, open_stories, save_story

OPEN_FOR = timedelta(days=30)
"""A story that nobody has written about for this long is closed; what comes then is a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The story of an article, and what it copies, if anything."""

    story_id: int
    copy: CopyVerdict | None


async def place_in_story(
    session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom, *, article_id: int
) -> Placement:
    """Put a saved article into the story it tells, a new one if need be, and look whether it is a copy."""
    at = article.published_at or newsroom.now()
    stories = await open_stories(session, at - OPEN_FOR)
    found = assign_story(reading.terms, article.published_at, [_sketch(story) for story in stories])
    if found.story_id is None:
        title = story_title([article.headline] if article.headline else [], reading.terms)
        story_id = await save_story(session, title=title, terms={}, at=at)
        terms = new_sketch(story_id, reading.terms, at).terms
    else:
        story_id = await merge_stories(session, [found.story_id, *found.merges]) if found.merges else found.story_id
        story = await load_story(session, story_id)
        assert story is not None
        terms = grown(_sketch(story), reading.terms, at).terms
    await add_article_to_story(session, story_id, terms=dict(terms), at=at)
    others = [stored.article for stored in await articles_of_story(session, story_id)]
    await set_story(session, article_id, story_id)
    return Placement(story_id=story_id, copy=_copy(article, others))


async def find_story(session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom) -> int | None:
    """Return the story an article would be put into; None where it tells one of its own. Nothing is stored."""
    at = article.published_at or newsroom.now()
    sketches = [_sketch(story) for story in await open_stories(session, at - OPEN_FOR)]
    return assign_story(reading.terms, article.published_at, sketches).story_id


def _sketch(story: StoredStory) -> StorySketch:
    return StorySketch(
        story_id=story.story_id, terms=story.terms, count=max(1, story.article_count), last_at=story.last_at
    )


def _copy(article: Article, others: list[Article]) -> CopyVerdict | None:
    """Return what the article copies of other articles of its story; its own versions are no copies."""
    return copy_of(fingerprint(article), [fingerprint(other) for other in others if other.uri != article.uri])
