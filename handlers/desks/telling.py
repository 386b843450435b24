"""Which desks are told of an alert: those whose watches ask for it, and those where its card hangs."""

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert, AlertState
from claims.difference import DifferenceKind, Severity
from handlers.desks.desk import Desk, Framing
from handlers.desks.known import known_desks, surroundings
from handlers.desks.watch import Surroundings, is_grave, is_watched
from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_alert, tell_of_card
from storage.alert_posts import posts_of_alert
from storage.alerts import load_alert

_WAITING = frozenset({AlertState.OPEN, AlertState.TAKEN})


def is_told(desk: Desk, alert: Alert, around: Surroundings) -> bool:
    """Say whether a desk is told of an alert at once: watched, grave enough, and wording it wants to hear of."""
    if not desk.cards or not is_watched(alert, desk.watches, around):
        return False
    if not is_grave(alert.severity, desk.severity):
        return False
    if any(one.kind is not DifferenceKind.FRAMING for one in alert.differences):
        return True
    match desk.framing:
        case Framing.ALL:
            return True
        case Framing.STRONG:
            return alert.severity is Severity.HIGH
        case Framing.OWN:
            members = alert.differences[0].sides[0].members[:1]
            return any(one.article.source in around.own_sources for one in members)
        case Framing.OFF:
            return False


async def desks_told(session: AsyncSession, alert_id: int, newsroom: Newsroom) -> list[Desk]:
    """Return the desks that hear of an alert: where its card hangs, and where it is asked for."""
    record = await load_alert(session, alert_id)
    if record is None:
        return []
    around = await surroundings(session, record.alert, newsroom)
    hangs = {(post.chat, post.channel) for post in await posts_of_alert(session, record.alert.alert_id)}
    desks = await known_desks(session, newsroom)
    return [desk for desk in desks if (desk.chat, desk.channel) in hangs or is_told(desk, record.alert, around)]


async def tell_desks(session: AsyncSession, alert_id: int, newsroom: Newsroom, *, fingerprint: str) -> None:
    """Have an alert posted where it is asked for, and its cards edited wherever they hang.

    An alert that nobody need decide any more is posted nowhere anew.
    """
    now = newsroom.now()
    record = await load_alert(session, alert_id)
    if record is None:
        return
    await tell_of_card(session, alert_id, fingerprint=fingerprint, now=now)
    if record.alert.state not in _WAITING:
        return
    around = await surroundings(session, record.alert, newsroom)
    hangs = {(post.chat, post.channel) for post in await posts_of_alert(session, record.alert.alert_id)}
    for desk in await known_desks(session, newsroom):
        if (desk.chat, desk.channel) not in hangs and is_told(desk, record.alert, around):
            await tell_of_alert(session, desk, alert_id, fingerprint=fingerprint, now=now)
