"""Which desks are told of an alert: those whose watches ask for it, and those where its card hangs."""

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from handlers.desks.desk import Desk
from handlers.desks.hearing import is_told
from handlers.desks.holding import offer
from handlers.desks.inhibition import settle_what_is_corrected
from handlers.desks.known import known_desks, surroundings
from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_card
from storage.alert_posts import posts_of_alert
from storage.alerts import load_alert

_WAITING = frozenset({AlertState.OPEN, AlertState.TAKEN})


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
    await settle_what_is_corrected(session, record, newsroom)
    around = await surroundings(session, record.alert, newsroom)
    hangs = {(post.chat, post.channel) for post in await posts_of_alert(session, record.alert.alert_id)}
    for desk in await known_desks(session, newsroom):
        if (desk.chat, desk.channel) not in hangs and is_told(desk, record.alert, around):
            await offer(session, desk, record, newsroom, fingerprint=fingerprint)
