"""Raising alerts about wording: a story's articles compared after a new one, their cards kept true."""

from collections.abc import Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, may_be_shown
from claims.difference import Difference
from claims.framing.comparison import Sensitivity, framing_differences
from claims.framing.evidence import ProfiledArticle
from handlers.desks.desk import Framing
from handlers.desks.known import known_desks
from handlers.newsroom import Newsroom
from handlers.raising import close, hangs, save
from handlers.telling import Telling, telling_of
from storage.alerts import alert_of_fact
from storage.articles import articles_of_story
from storage.facts import create_fact, find_fact

FRAMING = "framing"
_MOST_PEERS = 50
"""Newest articles of a story whose wording is compared."""


async def raise_for_framing(
    session: AsyncSession, article: Article, story_id: int, newsroom: Newsroom, *, telling: Telling
) -> list[int]:
    """Compare the wording of a story's articles after a new one; return the ids of alerts that say something new.

    The new article's own wording is news, and that of one which only now has peers enough; of the
    others, cards that hang somewhere are kept true.
    """
    stored = (await articles_of_story(session, story_id))[-_MOST_PEERS:]
    told = [
        ProfiledArticle(article=one.article, profile=one.profile, story_id=story_id)
        for one in stored
        if one.profile is not None and may_be_shown(one.article, newsroom.now())
    ]
    eager = any(desk.framing is Framing.EAGER for desk in await known_desks(session, newsroom))
    sensitivity = Sensitivity.EAGER if eager else Sensitivity.NORMAL
    found = framing_differences(told, threshold=sensitivity.threshold, silenced=newsroom.framing_words.silent)
    await _close_others(session, told, found, newsroom, story_id=story_id, telling=telling)
    raised = []
    for difference in found:
        odd = difference.sides[0].members[0].article
        fact_id = await find_fact(session, story_id=story_id, family=FRAMING, subject=odd.uri)
        is_new = fact_id is None
        if fact_id is None:
            fact_id = await create_fact(session, story_id=story_id, family=FRAMING, subject=odd.uri, now=newsroom.now())
        is_news = odd.uri == article.uri or (is_new and telling_of(odd, newsroom, silent=False) is not Telling.SILENT)
        heard = telling if is_news or await hangs(session, fact_id) else Telling.SILENT
        saved = await save(session, [difference], newsroom, fact_id=fact_id, story_id=story_id, telling=heard)
        raised += [] if saved is None else [saved]
    return raised


async def _close_others(
    session: AsyncSession,
    told: Sequence[ProfiledArticle],
    found: Sequence[Difference],
    newsroom: Newsroom,
    *,
    story_id: int,
    telling: Telling,
) -> None:
    """Close the cards of articles whose wording others have come to share."""
    apart = {difference.sides[0].members[0].article.uri for difference in found}
    for one in told:
        if one.article.uri in apart:
            continue
        fact_id = await find_fact(session, story_id=story_id, family=FRAMING, subject=one.article.uri)
        before = None if fact_id is None else await alert_of_fact(session, fact_id)
        if before is not None:
            await close(session, before, [], newsroom, telling=telling, by="")
