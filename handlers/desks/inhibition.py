"""A correction silences the conflict it settles: a side that rested on the corrected article alone is gone."""

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert, AlertState
from claims.article import PubStatus
from claims.claim import Evidence
from claims.difference import DifferenceKind
from handlers.muting import end_mutes_by_correction
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_card
from storage.alerts import AlertRecord, open_alerts, set_state
from storage.articles import find_article

SETTLED_BY_CORRECTION = "Crosswire: settled by a correction"
_MOST = 200


async def settle_what_is_corrected(session: AsyncSession, record: AlertRecord, newsroom: Newsroom) -> list[int]:
    """Settle the open alerts of a story that a correction leaves without one of their sides; return their ids.

    An alert that somebody has taken stays theirs. One that is muted is muted no longer where it shows a corrected
    article: what was not worth a look may be now.
    """
    corrected = corrected_articles(record.alert)
    if not corrected or record.alert.story_id is None:
        return []
    now = newsroom.now()
    settled = []
    others = await open_alerts(
        session, limit=_MOST, states=(AlertState.OPEN, AlertState.MUTED), route=None, story_id=record.alert.story_id
    )
    for other in others:
        if other.alert.alert_id == record.alert.alert_id or corrected_articles(other.alert):
            continue
        shows = {member.article.uri for difference in other.alert.differences for member in difference.members}
        if other.alert.state is AlertState.MUTED and shows & corrected:
            await end_mutes_by_correction(session, other.alert, newsroom)
        if await _is_settled(session, other.alert, corrected):
            alert_id = other.alert.alert_id
            await set_state(session, alert_id, AlertState.SETTLED, by=SETTLED_BY_CORRECTION, now=now)
            await tell_of_card(session, alert_id, fingerprint=f"settled:{moment_mark(now)}", now=now)
            settled.append(alert_id)
    return settled


def corrected_articles(alert: Alert) -> frozenset[str]:
    """Return the uris of the articles that an alert says were corrected or withdrawn."""
    return frozenset(
        member.article.uri
        for difference in alert.differences
        if difference.kind is DifferenceKind.CORRECTION
        for member in difference.members
    )


async def _is_settled(session: AsyncSession, alert: Alert, corrected: frozenset[str]) -> bool:
    """Say whether one side of the leading difference rests on nothing but what the corrected articles said before."""
    for side in alert.differences[0].sides:
        gone = [one.article.uri in corrected and await _no_longer_says(session, one) for one in side.members]
        if gone and all(gone):
            return True
    return False


async def _no_longer_says(session: AsyncSession, member: Evidence) -> bool:
    current = await find_article(session, member.article.uri)
    if current is None or current.article.pub_status is not PubStatus.USABLE:
        return True
    return member.claim.sentence not in current.article.text
