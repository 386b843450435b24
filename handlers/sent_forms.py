"""What a form does when it is sent: mute, call a match wrong, draft a correction, check a draft, add a note."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from handlers.answers.alerts import alert_number
from handlers.answers.claims import check_text
from handlers.card_forms import ENDS, FOREVER, NOTE, REASONS, UNTIL, read_end
from handlers.correction_notes import correction_message, our_articles
from handlers.desks.known import desk_at
from handlers.forms import FormRefused, FormRequest
from handlers.house_figures import NoFigure, read_figure, use_figure
from handlers.message import ChatMessage
from handlers.messages import buttons
from handlers.messages.finding import finding
from handlers.messages.notices import acknowledgement, error_message, not_found_message
from handlers.messages.times import clock
from handlers.messages.wording import counted, shortened
from handlers.muting import mute_from
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_card, tell_of_note
from handlers.own_copies import own_copies
from handlers.trust import judge_rules
from handlers.typed_times import read_end_typed
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, load_alert, set_state
from storage.decisions import record_decision
from storage.mutes import MuteScope

Send = Callable[[FormRequest, Newsroom], Awaitable[ChatMessage]]


def check_answers(request: FormRequest, newsroom: Newsroom) -> None:
    """Look at the answers without acting on them.

    Raises:
        FormRefused: one of them cannot be taken; says which and why.
    """
    if request.name == buttons.MUTE:
        end = request.answers.get("end", "")
        if end not in {*ENDS, UNTIL, FOREVER}:
            raise FormRefused("end", "Choose how long")
        if end == FOREVER and not request.asker.is_admin:
            raise FormRefused("end", "Only admins mute without an end")
        if request.answers.get("scope") not in {scope.value for scope in MuteScope}:
            raise FormRefused("scope", "Choose what to mute")
        try:
            read_end(end, request.answers.get("until", ""), now=newsroom.now(), zone=newsroom.zone)
        except ValueError as problem:
            raise FormRefused("until", str(problem)) from None
    if request.name == buttons.WRONG_MATCH and request.answers.get("differs") not in REASONS:
        raise FormRefused("differs", "Choose what is not the same")
    if request.name == buttons.HOUSE:
        _check_house(request, newsroom)
    if request.name == NOTE and alert_number(request.value or request.answers.get("alert", "")) is None:
        raise FormRefused("alert" if "alert" in request.answers else "text", "No story is chosen")
    for name in _NEEDED.get(request.name, ()):
        if not request.answers.get(name, "").strip():
            raise FormRefused(name, "This is needed")


def _check_house(request: FormRequest, newsroom: Newsroom) -> None:
    try:
        read_figure(request.answers.get("value", ""))
    except NoFigure as problem:
        raise FormRefused("value", str(problem)) from None
    try:
        _house_end(request, newsroom)
    except ValueError as problem:
        raise FormRefused("until", str(problem)) from None


def _house_end(request: FormRequest, newsroom: Newsroom) -> datetime:
    return read_end_typed(request.answers.get("until", "") or "7d", now=newsroom.now(), zone=newsroom.zone)


async def send_form(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    """Carry out a form and return what to show to who sent it.

    Raises:
        FormRefused: an answer cannot be taken.
    """
    send = SENT.get(request.name)
    if send is None:
        return not_found_message("that form")
    check_answers(request, newsroom)
    return await send(request, newsroom)


async def _mute(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    now = newsroom.now()
    until = read_end(request.answers["end"], request.answers.get("until", ""), now=now, zone=newsroom.zone)
    scope = MuteScope(request.answers["scope"])
    async with newsroom.database.write() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        said = f"{scope.value} until {until.isoformat(timespec='minutes') if until else 'ended'}"
        await _decided(session, record, request, newsroom, value=said)
        reason = request.answers.get("reason", "").strip()
        hidden = await mute_from(
            session, record.alert, scope, newsroom, until=until, asker=request.asker, reason=reason
        )
    newsroom.ring()
    end = f"until {clock(until, now=now, zone=request.asker.zone)}" if until else "until somebody ends it"
    return acknowledgement(f"muted {end}: {counted(hidden, 'open alert')} hidden. “mute list” shows it and ends it")


async def _house(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    until, value = _house_end(request, newsroom), request.answers["value"].strip()
    async with newsroom.database.write() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        try:
            await use_figure(
                session,
                record,
                newsroom,
                value=value,
                source=request.answers.get("source", ""),
                until=until,
                asker=request.asker,
            )
        except NoFigure as problem:
            raise FormRefused("value", str(problem)) from None
        await _decided(session, record, request, newsroom, value=value)
    newsroom.ring()
    end = clock(until, now=newsroom.now(), zone=request.asker.zone)
    return acknowledgement(f"house figure set: {value}, until {end}. house lists them")


async def _wrong_match(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    differs, note = request.answers["differs"], request.answers.get("note", "").strip()
    now = newsroom.now()
    async with newsroom.database.write() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        alert_id = record.alert.alert_id
        moved = await set_state(
            session,
            alert_id,
            AlertState.SETTLED,
            by=request.asker.user_name,
            now=now,
            expected=(AlertState.OPEN, AlertState.TAKEN),
        )
        value = f"{differs}: {shortened(note, 500)}" if note else differs
        await _decided(session, record, request, newsroom, value=value)
        await judge_rules(session, [one.rule for one in record.alert.differences[:1]], newsroom)
        if moved:
            await tell_of_card(session, alert_id, fingerprint=f"settled:{moment_mark(now)}", now=now)
    newsroom.ring()
    return acknowledgement(f"noted: {REASONS[differs]}. Alert {alert_id} is settled; its rule is counted by it")


async def _correction(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    now = newsroom.now()
    async with newsroom.database.write() as session:
        record = await _record(session, request.value)
        if record is None:
            return not_found_message(f"alert {request.value}")
        await _decided(session, record, request, newsroom)
        own = our_articles(record.alert, newsroom.own_sources, await own_copies(session, record.alert, newsroom))
    return correction_message(request.answers, own, day=now.astimezone(newsroom.zone))


async def _check(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    message, _ = await check_text(request.answers["text"].strip(), newsroom)
    return message


async def _note(request: FormRequest, newsroom: Newsroom) -> ChatMessage:
    now = newsroom.now()
    text = request.answers["text"].strip()[:2500]
    async with newsroom.database.write() as session:
        record = await _record(session, request.value or request.answers.get("alert", ""))
        if record is None:
            return error_message("There is no such alert any more.", "Choose another one")
        decision_id = await _decided(session, record, request, newsroom, value=text)
        for shown in await posts_of_alert(session, record.alert.alert_id):
            await tell_of_note(
                session,
                await desk_at(session, newsroom, shown.chat, shown.channel),
                record.alert.alert_id,
                text=text,
                by=request.asker.user_name,
                decision_id=decision_id,
                now=now,
            )
    newsroom.ring()
    return acknowledgement(f"added to: {finding(record.alert.differences[0], limit=200)}")


async def _record(session: AsyncSession, value: str) -> AlertRecord | None:
    number = alert_number(value)
    return None if number is None else await load_alert(session, number)


async def _decided(
    session: AsyncSession, record: AlertRecord, request: FormRequest, newsroom: Newsroom, *, value: str = ""
) -> int:
    return await record_decision(
        session,
        alert_id=record.alert.alert_id,
        action=request.name,
        user_id=request.asker.user_id,
        user_name=request.asker.user_name,
        platform=request.asker.platform,
        now=newsroom.now(),
        value=value,
    )


SENT: Mapping[str, Send] = {
    buttons.MUTE: _mute,
    buttons.HOUSE: _house,
    buttons.WRONG_MATCH: _wrong_match,
    buttons.CORRECTION: _correction,
    buttons.CHECK: _check,
    NOTE: _note,
}
_NEEDED = {buttons.CHECK: ("text",), NOTE: ("text",), buttons.CORRECTION: ("what", "was", "is")}
