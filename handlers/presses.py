"""What the buttons of a card do: a press in, the card's new state saved and shown wherever it hangs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from claims.alert import AlertState
from handlers.message import ChatMessage
from handlers.messages import buttons
from handlers.messages.alert import Decision
from handlers.messages.notices import not_found_message, stale_press_message
from handlers.newsroom import Desk, Newsroom
from handlers.outgoing import moment_mark, tell_of_alert, tell_of_reopening
from handlers.request import PressRequest
from storage.alert_posts import posts_of_alert
from storage.alerts import load_alert, set_state
from storage.decisions import record_decision

MUTE_FOR = timedelta(hours=24)
"""How long the Mute button mutes; every mute has an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    to: AlertState
    allowed: tuple[AlertState, ...]


_MOVES: Mapping[str, _Move] = {
    buttons.TAKE: _Move(to=AlertState.TAKEN, allowed=(AlertState.OPEN,)),
    buttons.RELEASE: _Move(to=AlertState.OPEN, allowed=(AlertState.TAKEN,)),
    buttons.SETTLE: _Move(to=AlertState.SETTLED, allowed=(AlertState.OPEN, AlertState.TAKEN)),
    buttons.NOT_DIFFERENCE: _Move(to=AlertState.SETTLED, allowed=(AlertState.OPEN, AlertState.TAKEN)),
    buttons.UPDATE: _Move(to=AlertState.SETTLED, allowed=(AlertState.OPEN, AlertState.TAKEN)),
    buttons.MUTE: _Move(to=AlertState.MUTED, allowed=(AlertState.OPEN, AlertState.TAKEN)),
    buttons.UNMUTE: _Move(to=AlertState.OPEN, allowed=(AlertState.MUTED,)),
    buttons.REOPEN: _Move(to=AlertState.OPEN, allowed=(AlertState.SETTLED,)),
}


async def press(request: PressRequest, newsroom: Newsroom) -> ChatMessage | None:
    """Carry out a button press; return a private answer, or None when the edited card says it all.

    The press is recorded with who and when, and every card of the alert, on every platform, is edited.
    """
    move = _MOVES.get(request.action)
    if move is None or not request.value.isdigit():
        return not_found_message("that button")
    now = newsroom.now()
    alert_id = int(request.value)
    async with newsroom.database.write() as session:
        record = await load_alert(session, alert_id)
        if record is None:
            return not_found_message(f"alert {alert_id}")
        until = now + MUTE_FOR if move.to is AlertState.MUTED else None
        moved = await set_state(
            session, alert_id, move.to, by=request.asker.user_name, now=now, expected=move.allowed, muted_until=until
        )
        if not moved:
            before = Decision(by=record.state_by or "someone", at=record.state_at or now, until=record.muted_until)
            return stale_press_message(record.alert.state, before, now=now, zone=request.asker.zone)
        await record_decision(
            session,
            alert_id=alert_id,
            action=request.action,
            user_id=request.asker.user_id,
            user_name=request.asker.user_name,
            platform=request.asker.platform,
            now=now,
        )
        for shown in await posts_of_alert(session, alert_id):
            desk = Desk(chat=shown.chat, channel=shown.channel)
            mark = f"{move.to}:{moment_mark(now)}"
            await tell_of_alert(session, desk, alert_id, fingerprint=mark, now=now)
            if request.action == buttons.REOPEN:
                await tell_of_reopening(session, _desk(desk, newsroom), alert_id, now=now)
    newsroom.ring()
    return None


def _desk(place: Desk, newsroom: Newsroom) -> Desk:
    """Return the desk a card hangs at with its settings; with the usual ones where it is told no more."""
    return next((desk for desk in newsroom.desks if (desk.chat, desk.channel) == (place.chat, place.channel)), place)
