"""Where an article belongs: its story, and whether it is a copy of one already here."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, may_be_shown
from claims.copies import CopyVerdict, copy_of, fingerprint
from claims.reading import Reading
from claims.revisions import may_be_used
from claims.stories import StorySketch, assign_story, grown, new_sketch, story_title
from handlers.newsroom import Newsroom
from storage.articles import SavedArticle, articles_of_story, load_article, set_story
from storage.stories import (
    StoredStory,
    add_article_to_story,
    load_story,
    merge_stories,
    open_stories,
    save_story,
    set_title,
)

OPEN_FOR = timedelta(days=30)
"""A story that nobody has written about for this long is closed; what comes then is a new one."""


UNNAMED = "Story without an article that may be shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The story of an article, and what it copies, if anything."""

    story_id: int
    copy: CopyVerdict | None


async def place_in_story(
    session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom, saved: SavedArticle
) -> Placement:
    """Put a saved article into the story it tells, a new one if need be, and look whether it is a copy.

    A version stays in the story of the one it took over from, wherever a person may have put that.
    """
    before = None if saved.replaces_id is None else await load_article(session, saved.replaces_id)
    if before is not None and before.story_id is not None:
        story_id = before.story_id
    else:
        story_id = await _find_place(session, article, reading, newsroom)
    copy = await copy_in_story(session, article, story_id)
    await set_story(session, saved.article_id, story_id)
    story = await load_story(session, story_id)
    if story is not None and story.title == UNNAMED:
        await rename(session, story_id, newsroom)
    return Placement(story_id=story_id, copy=copy)


async def _find_place(session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom) -> int:
    """Return the story that an article joins, with the article's terms added to it."""
    at = article.published_at or newsroom.now()
    stories = await open_stories(session, at - OPEN_FOR)
    found = assign_story(reading.terms, article.published_at, [_sketch(story) for story in stories])
    if found.story_id is None:
        shown = may_be_shown(article, newsroom.now())
        title = story_title([article.headline] if article.headline else [], reading.terms) if shown else UNNAMED
        story_id = await save_story(session, title=title, terms={}, at=at)
        terms = new_sketch(story_id, reading.terms, at).terms
    else:
        story_id = await merge_stories(session, [found.story_id, *found.merges]) if found.merges else found.story_id
        story = await load_story(session, story_id)
        assert story is not None
        terms = grown(_sketch(story), reading.terms, at).terms
    await add_article_to_story(session, story_id, terms=dict(terms), at=at)
    return story_id


async def find_story(session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom) -> int | None:
    """Return the story an article would be put into; None where it tells one of its own. Nothing is stored."""
    at = article.published_at or newsroom.now()
    sketches = [_sketch(story) for story in await open_stories(session, at - OPEN_FOR)]
    return assign_story(reading.terms, article.published_at, sketches).story_id


async def rename(session: AsyncSession, story_id: int, newsroom: Newsroom) -> None:
    """Name a story by the headlines of those of its articles that may be shown: a title gives nothing else away."""
    story = await load_story(session, story_id)
    if story is None:
        return
    stored = [one.article for one in await articles_of_story(session, story.story_id)]
    headlines = [one.headline for one in stored if one.headline and may_be_shown(one, newsroom.now())]
    title = story_title(headlines, story.terms).rstrip("…") if headlines else UNNAMED
    if headlines and not any(title in " ".join(headline.split()) for headline in headlines):
        title = story_title(headlines[:1], {})
    await set_title(session, story.story_id, title)


def _sketch(story: StoredStory) -> StorySketch:
    return StorySketch(
        story_id=story.story_id, terms=story.terms, count=max(1, story.article_count), last_at=story.last_at
    )


async def copy_in_story(session: AsyncSession, article: Article, story_id: int) -> CopyVerdict | None:
    """Return what an article copies of other articles of its story; its own versions are no copies."""
    others = [stored.article for stored in await articles_of_story(session, story_id) if may_be_used(stored.article)]
    return copy_of(fingerprint(article), [fingerprint(other) for other in others if other.uri != article.uri])
