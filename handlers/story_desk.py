"""Where an article belongs: its story, and whether it is a copy of one already here."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article
from claims.copies import CopyVerdict, copy_of, fingerprint
from claims.reading import Reading
from handlers.newsroom import Newsroom
from storage.articles import recent_articles, set_story
from storage.stories import add_article_to_story, open_stories, save_story

_COPY_WINDOW = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The story of an article, and what it copies, if anything."""

    story_id: int
    copy: CopyVerdict | None


async def place_in_story(
    session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom, *, article_id: int
) -> Placement:
    """Put a saved article into the story it tells, a new one if need be."""
    now = newsroom.now()
    at = article.published_at or now
    stories = await open_stories(session, at - timedelta(days=3650))
    story_id = stories[0].story_id if stories else await save_story(session, title=article.headline, terms={}, at=at)
    await add_article_to_story(session, story_id, terms={}, at=at)
    await set_story(session, article_id, story_id)
    others = [
        fingerprint(stored.article)
        for stored in await recent_articles(session, at - _COPY_WINDOW)
        if stored.article_id != article_id
    ]
    return Placement(story_id=story_id, copy=copy_of(fingerprint(article), others))
