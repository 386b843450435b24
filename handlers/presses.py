"""What the buttons do: a press in; a card's new state saved and shown wherever it hangs, an answer, or a form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from handlers.answers import another_page, answer, shared
from handlers.answers.alerts import alert_number
from handlers.card_forms import check_form, house_form, mute_form, wrong_match_form
from handlers.correction_notes import correction_form_of
from handlers.desks.known import desk_at
from handlers.desks.telling import tell_desks
from handlers.forms import Form
from handlers.message import ChatMessage
from handlers.messages import buttons
from handlers.messages.alert import Decision
from handlers.messages.notices import acknowledgement, error_message, not_found_message, stale_press_message
from handlers.messages.side_by_side import in_context_message, side_by_side_message
from handlers.muting import end_mute_now, end_mutes_of_fact
from handlers.neighbours import neighbours_of
from handlers.newsroom import Newsroom
from handlers.origins import origins_of_alert
from handlers.outgoing import moment_mark, tell_of_card, tell_of_reopening
from handlers.own_copies import own_copies
from handlers.request import CommandRequest, PressRequest
from handlers.trust import NOT_KEPT, judge_rules
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, load_alert, promote, set_state
from storage.decisions import record_decision


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    to: AlertState
    allowed: tuple[AlertState, ...]


_WAITING = (AlertState.OPEN, AlertState.TAKEN)
_MOVES: Mapping[str, _Move] = {
    buttons.TAKE: _Move(to=AlertState.TAKEN, allowed=(AlertState.OPEN,)),
    buttons.RELEASE: _Move(to=AlertState.OPEN, allowed=(AlertState.TAKEN,)),
    buttons.SETTLE: _Move(to=AlertState.SETTLED, allowed=_WAITING),
    buttons.NOT_DIFFERENCE: _Move(to=AlertState.SETTLED, allowed=_WAITING),
    buttons.DROP: _Move(to=AlertState.SETTLED, allowed=_WAITING),
    buttons.UPDATE: _Move(to=AlertState.SETTLED, allowed=_WAITING),
    buttons.UNMUTE: _Move(to=AlertState.OPEN, allowed=(AlertState.MUTED,)),
    buttons.REOPEN: _Move(to=AlertState.OPEN, allowed=(AlertState.SETTLED,)),
}
_FORMS = {
    buttons.MUTE: _WAITING,
    buttons.HOUSE: _WAITING,
    buttons.WRONG_MATCH: _WAITING,
    buttons.CORRECTION: tuple(AlertState),
}
"""Presses that open a form, with the states of the alert in which they do."""
OPENS_FORM = frozenset({*_FORMS, buttons.CHECK})
"""Presses that are answered with a form, unless they come too late: a chat may have to know before it asks."""


async def press(request: PressRequest, newsroom: Newsroom) -> ChatMessage | Form | None:
    """Carry out a button press; return a private answer, a form, or None when the edited card says it all.

    A press that moves an alert is recorded with who and when, and every card of the alert, on every
    platform, is edited.
    """
    match request.action:
        case buttons.SHARE:
            return await shared(request.value, request.asker, newsroom)
        case buttons.MORE:
            return await another_page(request.value, request.asker, newsroom)
        case buttons.WHY:
            asked = CommandRequest(verb="why", options={"alert": request.value}, asker=request.asker)
            return await answer(asked, newsroom)
        case buttons.CARD | buttons.ALERTS:
            which = {"which": request.value} if request.action == buttons.CARD else {}
            return await answer(CommandRequest(verb="alerts", options=which, asker=request.asker), newsroom)
        case buttons.CHECK:
            return check_form()
        case buttons.KEEP:
            return await _keep(request, newsroom)
        case buttons.DROP:
            return await _move(request, newsroom) or acknowledgement("dropped; its rule is counted by it")
        case buttons.END_MUTE:
            return await _end_mute(request, newsroom)
        case buttons.SIDE_BY_SIDE | buttons.IN_CONTEXT:
            return await _passages(request, newsroom)
        case action if action in _FORMS:
            return await _form(request, newsroom)
    return await _move(request, newsroom)


async def _move(request: PressRequest, newsroom: Newsroom) -> ChatMessage | None:
    move, alert_id = _MOVES.get(request.action), alert_number(request.value)
    if move is None or alert_id is None:
        return not_found_message("that button")
    now = newsroom.now()
    async with newsroom.database.write() as session:
        record = await load_alert(session, alert_id)
        if record is None:
            return not_found_message(f"alert {alert_id}")
        moved = await set_state(session, alert_id, move.to, by=request.asker.user_name, now=now, expected=move.allowed)
        if not moved:
            return _stale(record, request, newsroom)
        await _decided(session, request, alert_id, newsroom)
        if request.action == buttons.UNMUTE:
            await end_mutes_of_fact(session, record.alert, newsroom)
        await tell_of_card(session, alert_id, fingerprint=f"{move.to}:{moment_mark(now)}", now=now)
        if request.action == buttons.REOPEN:
            for shown in await posts_of_alert(session, alert_id):
                desk = await desk_at(session, newsroom, shown.chat, shown.channel)
                await tell_of_reopening(session, desk, alert_id, now=now)
    newsroom.ring()
    return None


async def _keep(request: PressRequest, newsroom: Newsroom) -> ChatMessage:
    """Post a suggestion that somebody keeps to the desks that watch it."""
    now = newsroom.now()
    async with newsroom.database.write() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        alert_id = record.alert.alert_id
        if record.alert.state not in _WAITING or not await promote(session, alert_id, now=now):
            return _stale(record, request, newsroom)
        await _decided(session, request, alert_id, newsroom)
        await tell_desks(session, alert_id, newsroom, fingerprint=f"kept:{moment_mark(now)}")
    newsroom.ring()
    return acknowledgement(f"kept: it is posted where it is watched. Alert {alert_id}")


async def _decided(session: AsyncSession, request: PressRequest, alert_id: int, newsroom: Newsroom) -> None:
    await record_decision(
        session,
        alert_id=alert_id,
        action=request.action,
        user_id=request.asker.user_id,
        user_name=request.asker.user_name,
        platform=request.asker.platform,
        now=newsroom.now(),
    )
    record = await load_alert(session, alert_id)
    if record is not None and request.action in NOT_KEPT:
        await judge_rules(session, [one.rule for one in record.alert.differences[:1]], newsroom)


async def _form(request: PressRequest, newsroom: Newsroom) -> ChatMessage | Form:
    async with newsroom.database.read() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        if record.alert.state not in _FORMS[request.action]:
            return _stale(record, request, newsroom)
        if request.action == buttons.MUTE:
            return await mute_form(session, record, newsroom, request.asker)
        if request.action == buttons.HOUSE:
            return house_form(record)
        if request.action == buttons.CORRECTION:
            copies = await own_copies(session, record.alert, newsroom)
            return correction_form_of(record.alert, newsroom.own_sources, copies)
        return wrong_match_form(record)


async def _passages(request: PressRequest, newsroom: Newsroom) -> ChatMessage:
    async with newsroom.database.read() as session:
        record = await _record(session, request.value)
    if record is None:
        return not_found_message(f"alert {request.value}")
    origins = origins_of_alert(record.alert)
    if request.action == buttons.SIDE_BY_SIDE:
        return side_by_side_message(record.alert, origins)
    return in_context_message(record.alert, neighbours_of(record.alert), origins)


async def _end_mute(request: PressRequest, newsroom: Newsroom) -> ChatMessage:
    number = alert_number(request.value)
    async with newsroom.database.write() as session:
        ended = None if number is None else await end_mute_now(session, number, newsroom)
    newsroom.ring()
    if ended is None:
        return error_message("This mute has ended already.", "mute list shows those that hold")
    return acknowledgement(f"mute ended: {ended.label}")


async def _record(session: AsyncSession, value: str) -> AlertRecord | None:
    number = alert_number(value)
    return None if number is None else await load_alert(session, number)


def _stale(record: AlertRecord, request: PressRequest, newsroom: Newsroom) -> ChatMessage:
    now = newsroom.now()
    before = Decision(by=record.state_by or "someone", at=record.state_at or now, until=record.muted_until)
    message = stale_press_message(record.alert.state, before, now=now, zone=request.asker.zone)
    return replace(message, footer=f"Alert {record.alert.alert_id}")
