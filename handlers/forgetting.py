"""Forgetting an article: gone from the base, from every card and every reply that repeated its words."""

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.comparison.reasons import figure_subject
from claims.facts import Fact
from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_removal
from handlers.raising import BY_ITSELF, raise_for_fact
from handlers.story_desk import rename
from handlers.telling import Telling
from storage.alert_posts import posts_of_alert
from storage.articles import find_article, versions
from storage.facts import evidence_of_fact, resolve_fact
from storage.forgetting import Forgotten, alerts_without_words, forget_article, name_fact
from storage.outbox import sent_replies
from storage.stories import take_from_story


async def forget(uri: str, newsroom: Newsroom, *, by: str) -> Forgotten:
    """Remove an article for good; only a stub stays that says when, by whom, and that it is not taken in again.

    Cards that showed it are compared anew without it. Where nothing is left, the card, and every reply
    that quoted the article, is replaced in the chats by a line that something was taken down.
    """
    async with newsroom.database.read() as session:
        stored = await find_article(session, uri)
    reading = None if stored is None else await newsroom.read(stored.article)
    now = newsroom.now()
    async with newsroom.database.write() as session:
        story_ids = {one.story_id for one in await versions(session, uri) if one.story_id is not None}
        gone = await forget_article(session, uri, by=by, now=now)
        for fact_id in gone.facts:
            await _compare_without(session, fact_id, newsroom)
        for alert_id in gone.alerts:
            if await alerts_without_words(session, [alert_id]):
                for post in await posts_of_alert(session, alert_id):
                    await tell_of_removal(session, post.chat, post.channel, post.remote_id, post.thread, now=now)
            for reply in await sent_replies(session, alert_id, uri):
                await tell_of_removal(session, reply.chat, reply.channel, reply.remote_id, reply.thread, now=now)
        for story_id in story_ids:
            if reading is not None:
                await take_from_story(session, story_id, terms=reading.terms)
            await rename(session, story_id, newsroom)
    newsroom.ring()
    return gone


async def _compare_without(session: AsyncSession, fact_id: int, newsroom: Newsroom) -> None:
    today = await resolve_fact(session, fact_id)
    if today is None:
        return
    known = await evidence_of_fact(session, today, now=newsroom.now())
    await name_fact(session, today, figure_subject(Fact(members=tuple(known), pairs=())) if known else "")
    if known:
        closed_by = f"{BY_ITSELF}an article was removed"
        await raise_for_fact(session, today, newsroom, telling=Telling.NOW, closed_by=closed_by)
