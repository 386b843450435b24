"""Where an article belongs: its story, and whether it is a copy of one already here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, may_be_shown
from claims.copies import CopyKind, CopyVerdict, copy_of, fingerprint, lookup_shingles
from claims.reading import Reading
from claims.revisions import may_be_used
from claims.stories import StorySketch, assign_story, grown, lookup_keys, new_sketch, story_title
from handlers.newsroom import Newsroom
from storage.articles import (
    Arrival,
    SavedArticle,
    StoredArticle,
    articles_of_story,
    find_article,
    load_article,
    load_articles,
    set_story,
)
from storage.newest import Kept, add_keys, remove_keys, sharing_most
from storage.stories import (
    StoredStory,
    add_article_to_story,
    load_story,
    merge_stories,
    save_story,
    set_title,
    stories_by_keys,
)
from storage.story_decisions import apart_from

OPEN_FOR = timedelta(days=30)
"""A story that nobody has written about for this long is closed; what comes then is a new one."""


_ORIGINALS = 10
"""Texts that a new one is held against: those that share most runs of words with it."""
_ENOUGH = 2
"""Runs of words that two texts share at least before they are held against one another."""
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

    A version stays in the story of the one it took over from, wherever a person may have put that; a
    copy tells the story of its original.
    """
    before = await _other_version(session, article, saved)
    copied = await find_original(session, article)
    if before is not None and before.story_id is not None:
        story_id = before.story_id
    elif copied is not None and copied.verdict.kind is not CopyKind.PART and copied.story_id is not None:
        story_id = copied.story_id
        await _add(session, story_id, article, reading, newsroom)
    else:
        story_id = await _find_place(session, article, reading, newsroom)
    if saved.arrival is not Arrival.LATE:
        await remove_keys(session, Kept.TEXT, [before.article_id] if before is not None else [])
        await add_keys(session, Kept.TEXT, saved.article_id, lookup_shingles(fingerprint(article)))
    await set_story(session, saved.article_id, story_id)
    story = await load_story(session, story_id)
    if story is not None and story.title == UNNAMED:
        await rename(session, story_id, newsroom)
    copy = copied.verdict if copied is not None and copied.story_id == story_id else None
    return Placement(story_id=story_id, copy=copy)


async def _other_version(session: AsyncSession, article: Article, saved: SavedArticle) -> StoredArticle | None:
    """Return the version that an article took over from; of one that came too late, the current one."""
    if saved.arrival is Arrival.LATE:
        return await find_article(session, article.uri)
    return None if saved.replaces_id is None else await load_article(session, saved.replaces_id)


async def _find_place(session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom) -> int:
    """Return the story that an article joins, with the article's terms added to it."""
    at = article.published_at or newsroom.now()
    found = assign_story(reading.terms, article.published_at, await _candidates(session, reading, at))
    if found.story_id is None:
        shown = may_be_shown(article, newsroom.now())
        title = story_title([article.headline] if article.headline else [], reading.terms) if shown else UNNAMED
        story_id = await save_story(session, title=title, terms={}, at=at)
    elif found.merges:
        apart = await apart_from(session, found.story_id)
        story_id = await merge_stories(session, {found.story_id, *found.merges} - apart)
    else:
        story_id = found.story_id
    await _add(session, story_id, article, reading, newsroom)
    return story_id


async def _add(session: AsyncSession, story_id: int, article: Article, reading: Reading, newsroom: Newsroom) -> None:
    """Add an article's terms and keys to a story."""
    at = article.published_at or newsroom.now()
    story = await load_story(session, story_id)
    assert story is not None
    sketch = (
        grown(sketch_of(story), reading.terms, at) if story.article_count else new_sketch(story_id, reading.terms, at)
    )
    keys = lookup_keys(reading.terms)
    await add_article_to_story(session, story.story_id, terms=dict(sketch.terms), at=at, keys=keys)


async def find_story(session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom) -> int | None:
    """Return the story an article would be put into; None where it tells one of its own. Nothing is stored."""
    at = article.published_at or newsroom.now()
    return assign_story(reading.terms, article.published_at, await _candidates(session, reading, at)).story_id


async def _candidates(session: AsyncSession, reading: Reading, at: datetime) -> list[StorySketch]:
    keys = lookup_keys(reading.terms)
    return [sketch_of(story) for story in await stories_by_keys(session, keys, at - OPEN_FOR)]


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


def sketch_of(story: StoredStory) -> StorySketch:
    """Return a stored story as matching needs it."""
    return StorySketch(
        story_id=story.story_id, terms=story.terms, count=max(1, story.article_count), last_at=story.last_at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What an article copies, and the story of that."""

    verdict: CopyVerdict
    story_id: int | None


async def find_original(session: AsyncSession, article: Article) -> Copied | None:
    """Return which stored article's text an article carries; its own versions are no copies."""
    printed = fingerprint(article)
    shared = await sharing_most(session, Kept.TEXT, lookup_shingles(printed), limit=_ORIGINALS)
    likely = [article_id for article_id, count in shared.items() if count >= _ENOUGH]
    stored = {one.article.uri: one for one in await load_articles(session, likely) if may_be_used(one.article)}
    others = [stored[uri] for uri in sorted(stored, key=lambda uri: stored[uri].article_id) if uri != article.uri]
    verdict = copy_of(printed, [fingerprint(other.article) for other in others])
    return None if verdict is None else Copied(verdict=verdict, story_id=stored[verdict.original].story_id)


async def copy_in_story(session: AsyncSession, article: Article, story_id: int) -> CopyVerdict | None:
    """Return what an article copies of other articles of its story."""
    copied = await find_original(session, article)
    return copied.verdict if copied is not None and copied.story_id == story_id else None
