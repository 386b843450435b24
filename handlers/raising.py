"""Raising alerts: a fact compared as a whole, its alert saved, the desks told of what is new."""

from collections.abc import Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.alerting import fingerprint
from claims.article import Article
from claims.comparison.differences import find_differences
from claims.comparison.reasons import figure_subject
from claims.difference import Difference, Route
from claims.facts import Fact, fact_family
from claims.framing.comparison import framing_differences
from claims.framing.evidence import ProfiledArticle
from handlers.desks.known import known_desks
from handlers.desks.telling import desks_told, tell_desks
from handlers.later_news import later_news
from handlers.muting import end_mutes_by_correction, hide, muted_by
from handlers.newsroom import Newsroom
from handlers.outgoing import (
    moment_mark,
    tell_of_card,
    tell_of_closing,
    tell_of_news,
    tell_of_reopening,
)
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, Saved, alert_of_fact, load_alert, save_alert, set_state
from storage.articles import articles_of_story
from storage.facts import create_fact, evidence_of_fact, find_fact, settle_fact

FRAMING = "framing"
CLOSED_BY_ITSELF = "Crosswire: no longer differs"
DIFFERS_AGAIN = "Crosswire: differs again"
_MOST_PEERS = 50
"""Newest articles of a story whose wording is compared."""


async def raise_for_fact(session: AsyncSession, fact: Fact, newsroom: Newsroom, *, silent: bool) -> int | None:
    """Link a fact's claims, compare all that is known of it, and save its alert; its id if it says something new."""
    now = newsroom.now()
    story_id = next((member.story_id for member in fact.members if member.story_id), None)
    assert story_id is not None
    claim_ids = [member.claim_id for member in fact.members if member.claim_id is not None]
    fact_id = await settle_fact(
        session, claim_ids, story_id=story_id, family=fact_family(fact), subject=figure_subject(fact), now=now
    )
    known = await evidence_of_fact(session, fact_id, now=now)
    return await _save(session, find_differences(known), newsroom, fact_id=fact_id, story_id=story_id, silent=silent)


async def raise_for_framing(
    session: AsyncSession, article: Article, story_id: int, newsroom: Newsroom, *, silent: bool
) -> list[int]:
    """Compare the wording of a story's articles after a new one; return the ids of alerts that say something new.

    Only the new article's own wording is news; of the others, cards that hang somewhere are kept true.
    """
    stored = (await articles_of_story(session, story_id))[-_MOST_PEERS:]
    told = [
        ProfiledArticle(article=one.article, profile=one.profile, story_id=story_id)
        for one in stored
        if one.profile is not None
    ]
    raised = []
    for difference in framing_differences(told):
        uri = difference.sides[0].members[0].article.uri
        fact_id = await find_fact(session, story_id=story_id, family=FRAMING, subject=uri)
        if fact_id is None:
            fact_id = await create_fact(session, story_id=story_id, family=FRAMING, subject=uri, now=newsroom.now())
        quietly = silent or (uri != article.uri and not await _hangs(session, fact_id))
        found = await _save(session, [difference], newsroom, fact_id=fact_id, story_id=story_id, silent=quietly)
        raised += [] if found is None else [found]
    return raised


async def _save(
    session: AsyncSession,
    differences: Sequence[Difference],
    newsroom: Newsroom,
    *,
    fact_id: int,
    story_id: int,
    silent: bool,
) -> int | None:
    worth = [found for found in differences if found.route is not Route.NOWHERE]
    if not worth:
        await _close(session, fact_id, newsroom)
        return None
    before = await alert_of_fact(session, fact_id)
    saved = await save_alert(
        session,
        fact_id=fact_id,
        story_id=story_id,
        differences=worth,
        fingerprint=fingerprint(worth),
        now=newsroom.now(),
    )
    if saved.outcome is Saved.UNCHANGED:
        return None
    if await _is_muted(session, saved.alert_id, before, worth, newsroom):
        return saved.alert_id
    if worth[0].route is Route.CHANNEL and not silent:
        await _open_again(session, saved.alert_id, before, newsroom)
        await _tell(session, saved.alert_id, newsroom)
        if before is not None:
            await _tell_news(session, saved.alert_id, before.alert.differences, worth, newsroom)
    elif not silent and await _hangs(session, fact_id):
        # Somebody kept it, or it was surer before: what hangs is kept true.
        await tell_of_card(session, saved.alert_id, fingerprint=str(moment_mark(newsroom.now())), now=newsroom.now())
    return saved.alert_id


async def _is_muted(
    session: AsyncSession,
    alert_id: int,
    before: AlertRecord | None,
    after: Sequence[Difference],
    newsroom: Newsroom,
) -> bool:
    """Say whether nobody wants to hear of an alert now; a correction ends the mute of its fact."""
    record = await load_alert(session, alert_id)
    assert record is not None
    news = later_news(before.alert.differences if before else (), after)
    if news is not None and news.is_correction:
        await end_mutes_by_correction(session, record.alert, newsroom)
        if record.alert.state is AlertState.MUTED:
            await set_state(session, alert_id, AlertState.OPEN, by="Crosswire: corrected", now=newsroom.now())
        return False
    if record.alert.state is AlertState.MUTED:
        await tell_of_card(session, alert_id, fingerprint=str(moment_mark(newsroom.now())), now=newsroom.now())
        return True
    mute = await muted_by(session, record.alert, newsroom.now())
    if mute is None or record.alert.state is not AlertState.OPEN:
        return False
    await hide(session, alert_id, until=mute.until, by=mute.user_name, newsroom=newsroom)
    return True


async def _open_again(session: AsyncSession, alert_id: int, before: AlertRecord | None, newsroom: Newsroom) -> None:
    """Open an alert that nobody but the bot had settled: its sides differ once more."""
    if before is not None and before.alert.state is AlertState.SETTLED and before.state_by == CLOSED_BY_ITSELF:
        await set_state(session, alert_id, AlertState.OPEN, by=DIFFERS_AGAIN, now=newsroom.now())
        for desk in await desks_told(session, alert_id, newsroom):
            await tell_of_reopening(session, desk, alert_id, now=newsroom.now())


async def _tell_news(
    session: AsyncSession,
    alert_id: int,
    before: Sequence[Difference],
    after: Sequence[Difference],
    newsroom: Newsroom,
) -> None:
    news = later_news(before, after)
    if news is None:
        return
    mark = f"{fingerprint(after)}:{moment_mark(newsroom.now())}"
    for desk in await desks_told(session, alert_id, newsroom):
        await tell_of_news(session, desk, alert_id, news, fingerprint=mark, now=newsroom.now())


async def _hangs(session: AsyncSession, fact_id: int) -> bool:
    """Say whether a card of the fact was posted."""
    record = await alert_of_fact(session, fact_id)
    return record is not None and bool(await posts_of_alert(session, record.alert.alert_id))


async def _close(session: AsyncSession, fact_id: int, newsroom: Newsroom) -> None:
    """Settle the alert of a fact whose sides no longer differ: a later article joined them."""
    record = await alert_of_fact(session, fact_id)
    if record is None or record.alert.state is not AlertState.OPEN:
        return
    now = newsroom.now()
    await set_state(session, record.alert.alert_id, AlertState.SETTLED, by=CLOSED_BY_ITSELF, now=now)
    for desk in await known_desks(session, newsroom):
        await tell_of_closing(session, desk, record.alert.alert_id, now=now)


async def _tell(session: AsyncSession, alert_id: int, newsroom: Newsroom) -> None:
    await tell_desks(session, alert_id, newsroom, fingerprint=str(moment_mark(newsroom.now())))
