"""An article taken back by its outlet: said out loud, and gone from every card it stood on."""

from collections.abc import Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.alerting import fingerprint
from claims.comparison.differences import find_differences
from claims.difference import Difference
from claims.revisions import withdrawal
from handlers.arrival import Raised
from handlers.comparing import gravest_first
from handlers.desks.known import desk_at
from handlers.later_news import LaterNews
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_card, tell_of_news
from handlers.raising import BY_ITSELF, save
from handlers.standing import standing, worth_telling
from handlers.story_desk import rename
from handlers.telling import Telling
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, alerts_of_articles, save_alert, set_state
from storage.articles import SavedArticle, StoredArticle, load_article, versions
from storage.facts import create_fact, evidence_of_fact, find_fact

WITHDRAWN = "withdrawn"
"""Family of the fact that a withdrawal hangs on: one for each article."""


async def raise_withdrawal(
    session: AsyncSession,
    before: StoredArticle | None,
    saved: SavedArticle,
    newsroom: Newsroom,
    *,
    story_id: int,
    telling: Telling,
) -> Raised:
    """Tell that an article was withdrawn or withheld, and take its words off every card."""
    now = await load_article(session, saved.article_id)
    assert now is not None
    told = withdrawal(None if before is None else before.article, now.article)
    if told is None:
        return Raised()
    uri = now.article.uri
    gone = [one.article_id for one in await versions(session, uri)]
    for record in await alerts_of_articles(session, gone):
        await _take_off(session, record, uri, told, newsroom, telling=telling)
    await rename(session, story_id, newsroom)
    fact_id = await find_fact(session, story_id=story_id, family=WITHDRAWN, subject=uri)
    if fact_id is None:
        fact_id = await create_fact(session, story_id=story_id, family=WITHDRAWN, subject=uri, now=newsroom.now())
    alert_id = await save(session, [told], newsroom, fact_id=fact_id, story_id=story_id, telling=telling)
    return Raised(alert_ids=() if alert_id is None else (alert_id,))


async def _take_off(
    session: AsyncSession, record: AlertRecord, uri: str, told: Difference, newsroom: Newsroom, *, telling: Telling
) -> None:
    """Compare a card's fact without the article; where nothing is left to differ, settle it."""
    alert, now = record.alert, newsroom.now()
    known = await evidence_of_fact(session, alert.fact_id, now=now)
    found = worth_telling(find_differences(known))
    stays = standing(_without(alert.differences, uri), found, [told], known)
    others = [] if known else [one for one in _without(alert.differences, uri) if one not in stays]
    left = gravest_first([*found, *stays, *others])
    says = [*left, told]
    await save_alert(
        session,
        fact_id=alert.fact_id,
        story_id=alert.story_id,
        differences=says,
        fingerprint=fingerprint(says),
        now=now,
    )
    if not left and alert.state is not AlertState.SETTLED:
        did = "withdrew" if told.rule.endswith("killed") else "withheld"
        by = f"{BY_ITSELF}{told.members[0].article.source} {did} its article"
        await set_state(session, alert.alert_id, AlertState.SETTLED, by=by, now=now)
    await tell_of_card(session, alert.alert_id, fingerprint=f"withdrawn:{moment_mark(now)}", now=now)
    if telling is Telling.SILENT:
        return
    news = LaterNews(articles=(uri,), kind=told.kind)
    for shown in await posts_of_alert(session, alert.alert_id):
        desk = await desk_at(session, newsroom, shown.chat, shown.channel)
        mark = f"withdrawn:{moment_mark(now)}"
        await tell_of_news(session, desk, alert.alert_id, news, fingerprint=mark, now=now, broadcast=False)


def _without(differences: Sequence[Difference], uri: str) -> list[Difference]:
    return [one for one in differences if all(member.article.uri != uri for member in one.members)]
