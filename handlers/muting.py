"""Mutes of more than one alert: what they cover, what they would have hidden, when they end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert, AlertState
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS
from handlers.messages.wording import capitalised, shortened
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_card
from handlers.request import Asker
from storage.alerts import AlertRecord, open_alerts, set_state, wake_muted
from storage.facts import resolve_fact
from storage.mutes import Mute, MuteScope, active_mutes, add_mute, end_mute
from storage.stories import load_story

LOOKED_BACK = timedelta(days=7)
"""How far back the preview of a mute looks."""
_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What a mute of one scope covers, and what it would have hidden of late."""

    scope: MuteScope
    target: str
    label: str
    hidden: tuple[AlertRecord, ...]


def target_of(alert: Alert, scope: MuteScope) -> str:
    """Return what a mute of this scope, set from this alert, is about; empty where it has no such thing."""
    head = alert.differences[0]
    match scope:
        case MuteScope.FACT:
            return str(alert.fact_id)
        case MuteScope.STORY:
            return "" if alert.story_id is None else str(alert.story_id)
        case MuteScope.PAIR:
            outlets = _outlets(alert)
            return "\n".join(outlets) if len(outlets) == 2 else ""
        case MuteScope.RULE:
            return head.rule
        case MuteScope.ENTITY:
            return next(iter(_entities(alert)), "")


def is_about(alert: Alert, scope: MuteScope, target: str) -> bool:
    """Say whether an alert is about what a mute of this scope is about."""
    if scope is MuteScope.ENTITY:
        return target.casefold() in {name.casefold() for name in _entities(alert)}
    return bool(target) and target_of(alert, scope) == target


async def covered_by(session: AsyncSession, alert: Alert, now: datetime) -> list[Covered]:
    """Return each scope that can be muted from an alert, with the alerts of the last days it would have hidden."""
    every = (AlertState.OPEN, AlertState.TAKEN, AlertState.SETTLED, AlertState.MUTED)
    recent = await open_alerts(session, limit=_MOST, states=every, since=now - LOOKED_BACK)
    found = []
    for scope in MuteScope:
        if target := target_of(alert, scope):
            hidden = tuple(one for one in recent if is_about(one.alert, scope, target))
            label = await _label(session, alert, scope)
            found.append(Covered(scope=scope, target=target, label=label, hidden=hidden))
    return found


async def mute_from(
    session: AsyncSession,
    alert: Alert,
    scope: MuteScope,
    newsroom: Newsroom,
    *,
    until: datetime | None,
    asker: Asker,
    reason: str = "",
) -> int:
    """Set a mute from an alert and apply it to everything that is open now; return how many alerts it hides."""
    now = newsroom.now()
    target = target_of(alert, scope)
    await add_mute(
        session,
        scope=scope,
        target=target,
        label=await _label(session, alert, scope),
        until=until,
        user_id=asker.user_id,
        user_name=asker.user_name,
        platform=asker.platform,
        now=now,
        reason=reason,
    )
    waiting = await open_alerts(session, limit=_MOST, route=None)
    hidden = [record.alert for record in waiting if is_about(record.alert, scope, target)]
    for one in hidden:
        await hide(session, one.alert_id, until=until, by=asker.user_name, newsroom=newsroom)
    return len(hidden)


async def hide(session: AsyncSession, alert_id: int, *, until: datetime | None, by: str, newsroom: Newsroom) -> None:
    """Mute an alert and edit its cards."""
    now = newsroom.now()
    await set_state(session, alert_id, AlertState.MUTED, by=by, now=now, muted_until=until)
    await tell_of_card(session, alert_id, fingerprint=f"muted:{moment_mark(now)}", now=now)


async def muted_by(session: AsyncSession, alert: Alert, now: datetime) -> Mute | None:
    """Return the mute that covers an alert, the one that ends last; None when it may be told of."""
    covering = [mute for mute in await active_mutes(session, now) if await _covers(session, mute, alert)]
    return max(covering, key=lambda mute: (mute.until is None, mute.until or now), default=None)


async def end_mutes(newsroom: Newsroom) -> int:
    """Open the alerts whose mute is over and edit their cards; return how many."""
    now = newsroom.now()
    async with newsroom.database.write() as session:
        awake = await wake_muted(session, now)
        for alert_id in awake:
            await tell_of_card(session, alert_id, fingerprint=f"awake:{moment_mark(now)}", now=now)
    if awake:
        newsroom.ring()
    return len(awake)


async def end_mute_now(session: AsyncSession, mute_id: int, newsroom: Newsroom) -> Mute | None:
    """End a mute before its time and open what only it hid; None when it had ended."""
    now = newsroom.now()
    ended = await end_mute(session, mute_id, now=now)
    if ended is None:
        return None
    for record in await open_alerts(session, limit=_MOST, states=(AlertState.MUTED,), route=None):
        alert = record.alert
        if await _covers(session, ended, alert) and await muted_by(session, alert, now) is None:
            await set_state(session, alert.alert_id, AlertState.OPEN, by=ended.user_name, now=now)
            await tell_of_card(session, alert.alert_id, fingerprint=f"awake:{moment_mark(now)}", now=now)
    return ended


async def end_mutes_of_fact(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> None:
    """End every mute of one alert's fact; wider ones go on."""
    now = newsroom.now()
    for mute in await active_mutes(session, now):
        if mute.scope is MuteScope.FACT and await _covers(session, mute, alert):
            await end_mute(session, mute.mute_id, now=now)


async def end_mutes_by_correction(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> None:
    """End what a correction makes untrue: mutes of the alert's fact and of its story, and open what they hid.

    Mutes of a rule, of two outlets or of an entity say nothing of this one correction: they go on.
    """
    for mute in await active_mutes(session, newsroom.now()):
        if mute.scope in {MuteScope.FACT, MuteScope.STORY} and await _covers(session, mute, alert):
            await end_mute_now(session, mute.mute_id, newsroom)


async def _covers(session: AsyncSession, mute: Mute, alert: Alert) -> bool:
    """Say whether a mute covers an alert, through facts and stories that were joined since."""
    if not mute.target or not target_of(alert, mute.scope):
        return False
    if mute.scope is MuteScope.FACT:
        return await resolve_fact(session, int(mute.target)) == alert.fact_id
    if mute.scope is MuteScope.STORY:
        story = await load_story(session, int(mute.target))
        return story is not None and story.story_id == alert.story_id
    return is_about(alert, mute.scope, mute.target)


async def _label(session: AsyncSession, alert: Alert, scope: MuteScope) -> str:
    head = alert.differences[0]
    match scope:
        case MuteScope.FACT:
            return shortened(capitalised(head.subject) or finding(head), 150)
        case MuteScope.STORY:
            story = None if alert.story_id is None else await load_story(session, alert.story_id)
            return shortened(story.title, 150) if story is not None and story.title else "this story"
        case MuteScope.PAIR:
            return " and ".join(_outlets(alert))
        case MuteScope.RULE:
            return f"{head.rule} ({KIND_WORDS[head.kind].title.lower()})"
        case MuteScope.ENTITY:
            return shortened(target_of(alert, scope), 150)


def _outlets(alert: Alert) -> Sequence[str]:
    """Return the outlets of the leading difference in order of name."""
    return sorted({member.article.source for member in alert.differences[0].members})


def _entities(alert: Alert) -> list[str]:
    """Return who and what the passages of an alert name, the most often named first."""
    named = Counter(
        name for difference in alert.differences for one in difference.members for name in one.claim.entities
    )
    return [name for name, _ in named.most_common()]
