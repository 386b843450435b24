"""Embargoes: an article under one is in the base unseen; when it ends, the article is news."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.arrival import Arrived, raise_for_article
from handlers.newsroom import Newsroom
from handlers.revising import Revision, carry_over
from handlers.story_desk import copy_in_story, rename
from handlers.telling import telling_of
from storage.articles import StoredArticle, last_usable_before, released_between
from storage.claim_base import claims_of_article
from storage.house_keeping import get_setting, set_setting

_RELEASED = "embargoes_released"
"""Until when embargoes that ended have been seen to."""


async def release_embargoed(newsroom: Newsroom) -> int:
    """Compare and tell of every article whose embargo has ended since the last look; return how many."""
    now = newsroom.now()
    async with newsroom.database.write() as session:
        seen = await get_setting(session, _RELEASED)
        released = [] if seen is None else await released_between(session, datetime.fromisoformat(seen), now)
        for stored in released:
            await release(session, stored, newsroom)
        await set_setting(session, _RELEASED, now.isoformat())
    if released:
        newsroom.ring()
    return len(released)


async def release(session: AsyncSession, stored: StoredArticle, newsroom: Newsroom) -> None:
    """Let a stored article raise what it differs in."""
    assert stored.story_id is not None
    article = stored.article
    evidence = await claims_of_article(session, stored.article_id)
    before = await last_usable_before(session, stored.article_id)
    await rename(session, stored.story_id, newsroom)
    arrived = Arrived(
        article_id=stored.article_id,
        article=article,
        evidence=evidence,
        story_id=stored.story_id,
        copy=await copy_in_story(session, article, stored.story_id),
    )
    revision = Revision() if before is None else await carry_over(session, before, article, evidence)
    telling = telling_of(article, newsroom, silent=False)
    await raise_for_article(session, arrived, newsroom, revision=revision, telling=telling)
