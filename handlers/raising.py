"""Raising alerts: a fact compared as a whole, its alert saved, the desks told of what is new."""

from collections.abc import Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.alerting import fingerprint
from claims.comparison.differences import find_differences
from claims.difference import ClaimPair, Difference, Route, Severity
from claims.revisions import copy_difference, not_covered
from handlers.catching_up import note_missed
from handlers.comparing import gravest_first
from handlers.contradiction import weighed
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
    was_told,
)
from handlers.standing import OF_VERSIONS, standing, worth_telling
from handlers.telling import Telling
from handlers.trust import as_trusted, is_dismissed
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, Saved, alert_of_fact, load_alert, save_alert, set_state
from storage.facts import evidence_of_fact, load_fact
from storage.held_alerts import held_for

BY_ITSELF = "Crosswire: "
"""Opens the name of who settled what nobody but the bot had settled."""
CLOSED_BY_ITSELF = f"{BY_ITSELF}no longer differs"
DIFFERS_AGAIN = "Crosswire: differs again"


async def raise_for_fact(
    session: AsyncSession,
    fact_id: int,
    newsroom: Newsroom,
    *,
    telling: Telling,
    changes: Sequence[Difference] = (),
    copied: Sequence[ClaimPair] = (),
    closed_by: str = "",
) -> int | None:
    """Compare all that is known of a fact and save its alert; return the alert's id if it says something new.

    Args:
        session: an open one that writes.
        fact_id: the fact.
        newsroom: whose it is.
        telling: who hears of it.
        changes: what a new version or a withdrawal changed about it: shown beside what still differs. A
            fact that nobody was told of raises no alert for a change alone.
        copied: what a copy changed of it, so that it is told even where likeness would not show it.
        closed_by: who settled it, where nothing differs any more.
    """
    fact = await load_fact(session, fact_id)
    assert fact is not None
    known = await evidence_of_fact(session, fact_id, now=newsroom.now())
    before = await alert_of_fact(session, fact_id)
    found = worth_telling(await weighed(newsroom.contradiction, find_differences(known)))
    found += [copy_difference(pair) for pair in not_covered(copied, found)]
    if before is None:
        together = [*found, *(changes if found else ())]
    else:
        kept = standing(before.alert.differences, found, changes, known)
        found += [one for one in kept if one.kind not in OF_VERSIONS]
        kept = [one for one in kept if one.kind in OF_VERSIONS]
        if not found:
            return await close(session, before, [*changes, *kept], newsroom, telling=telling, by=closed_by)
        together = [*found, *changes, *kept]
    return await save(
        session, gravest_first(together), newsroom, fact_id=fact_id, story_id=fact.story_id, telling=telling
    )


async def save(
    session: AsyncSession,
    differences: Sequence[Difference],
    newsroom: Newsroom,
    *,
    fact_id: int,
    story_id: int | None,
    telling: Telling,
) -> int | None:
    """Save what a fact's card says and tell the desks; return the alert's id if it says something new."""
    worth = await as_trusted(session, worth_telling(differences))
    if not worth:
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
    if telling is Telling.SILENT and before is not None:
        return saved.alert_id  # not even a card is edited
    if await _is_muted(session, saved.alert_id, before, worth, newsroom):
        return saved.alert_id
    if worth[0].route is Route.CHANNEL:
        await _tell_as(telling, session, before, (saved.alert_id, worth), newsroom)
    elif telling is not Telling.SILENT and await hangs(session, fact_id):
        # Somebody kept it, or it was surer before: what hangs is kept true.
        await tell_of_card(session, saved.alert_id, fingerprint=str(moment_mark(newsroom.now())), now=newsroom.now())
    return saved.alert_id


async def _tell_as(
    telling: Telling,
    session: AsyncSession,
    before: AlertRecord | None,
    now: tuple[int, Sequence[Difference]],
    newsroom: Newsroom,
) -> None:
    alert_id, after = now
    match telling:
        case Telling.SILENT:
            return
        case Telling.MISSED:
            await note_missed(session, alert_id, newsroom)
        case Telling.NOW:
            if before is not None and await _only_joins(session, before, after, newsroom):
                return
            await _open_again(session, alert_id, before, newsroom)
            await _tell(session, alert_id, newsroom)
            if before is not None and not await is_dismissed(session, alert_id):
                await _tell_news(session, alert_id, before.alert.differences, after, newsroom)


async def _only_joins(
    session: AsyncSession, before: AlertRecord, after: Sequence[Difference], newsroom: Newsroom
) -> bool:
    """Say whether an article only joins a side of what the base held already and nobody was told of.

    What differs gravely is told of all the same: whoever has the new article must know of it.
    """
    alert = before.alert
    if after[0].severity is Severity.HIGH or alert.differences[0].route is not Route.CHANNEL:
        return False
    if later_news(alert.differences, after) is not None or await posts_of_alert(session, alert.alert_id):
        return False
    desks = await known_desks(session, newsroom)
    held = [await held_for(session, alert.alert_id, desk.chat, desk.channel) for desk in desks]
    return not any(held) and not any([await was_told(session, desk, alert.alert_id) for desk in desks])


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
    if (
        before is not None
        and before.alert.state is AlertState.SETTLED
        and (before.state_by or "").startswith(BY_ITSELF)
    ):
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


async def hangs(session: AsyncSession, fact_id: int) -> bool:
    """Say whether a card of the fact was posted."""
    record = await alert_of_fact(session, fact_id)
    return record is not None and bool(await posts_of_alert(session, record.alert.alert_id))


async def close(
    session: AsyncSession,
    before: AlertRecord,
    changes: Sequence[Difference],
    newsroom: Newsroom,
    *,
    telling: Telling,
    by: str,
) -> int | None:
    """Settle an alert whose sides no longer differ: a later article joined them, or a source moved.

    Where a source moved, the card says so from then on, and whoever saw it is told.
    """
    alert, now = before.alert, newsroom.now()
    if not by and all(one.kind in OF_VERSIONS for one in alert.differences):
        return None  # it told of a change, which remains so
    was_open = alert.state is AlertState.OPEN or (bool(by) and alert.state is AlertState.TAKEN)
    if by and changes:
        story_id, said = alert.story_id, fingerprint(changes)
        await save_alert(
            session, fact_id=alert.fact_id, story_id=story_id, differences=changes, fingerprint=said, now=now
        )
    elif not was_open:
        return None
    if was_open:
        await set_state(session, alert.alert_id, AlertState.SETTLED, by=by or CLOSED_BY_ITSELF, now=now)
    if telling is Telling.SILENT:
        return alert.alert_id
    for desk in await known_desks(session, newsroom):
        await tell_of_closing(session, desk, alert.alert_id, now=now)
    if by and changes:
        await _tell_news(session, alert.alert_id, alert.differences, changes, newsroom)
    return alert.alert_id


async def _tell(session: AsyncSession, alert_id: int, newsroom: Newsroom) -> None:
    await tell_desks(session, alert_id, newsroom, fingerprint=str(moment_mark(newsroom.now())))
