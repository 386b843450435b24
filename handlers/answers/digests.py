"""``digest``: the last day now, and when a channel gets its own."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.answers.page import Page
from handlers.daily_digest import LONGEST_WINDOW, WINDOW
from handlers.desk_verbs import DIGEST_WHAT
from handlers.desks.desk import Desk
from handlers.desks.known import desk_at, desk_of
from handlers.desks.setting import PAUSED, SINCE
from handlers.desks.typed_hours import read_digest
from handlers.digest import compose_digest
from handlers.messages.desk_list import digest_in_words
from handlers.messages.notices import acknowledgement, error_message
from handlers.messages.times import clock
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from handlers.typed_times import read_end_typed
from storage.desks import set_on_desk
from storage.digests import last_digest


async def answer_digest(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``digest``: now, or its times set, paused or resumed."""
    what = request.options.get("what", "now").strip().casefold() or "now"
    when = request.options.get("when", "").strip()
    if what not in DIGEST_WHAT:
        return _refused(f"“{what[:40]}” is none of {', '.join(DIGEST_WHAT)}", "Try: digest set 07:00 Europe/Madrid")
    if what == "now":
        return await _now(request, newsroom)
    if what == "set" and not when:
        return _refused("Say when the digest comes", "Try: digest set 07:00 Europe/Madrid weekdays")
    now = newsroom.now()
    async with newsroom.database.write() as session:
        desk = await desk_of(session, newsroom, request.asker)
        try:
            settings = _settings(what, when, desk, newsroom, now)
        except ValueError as problem:
            said, dot, remedy = str(problem).partition(". ")
            return _refused(said, remedy if dot else "")
        by = request.asker.user_name
        await set_on_desk(session, desk.chat, desk.channel, settings, by=by, now=now)
        desk = await desk_at(session, newsroom, desk.chat, desk.channel)
    return Page(message=acknowledgement(_plan_in_words(desk, newsroom, now)), shareable=False)


async def _now(request: CommandRequest, newsroom: Newsroom) -> Page:
    now = newsroom.now()
    async with newsroom.database.read() as session:
        desk = await desk_of(session, newsroom, request.asker)
        since = await _since(session, desk, now)
    return Page(message=await compose_digest(newsroom, desk, since=since, until=now))


async def _since(session: AsyncSession, desk: Desk, now: datetime) -> datetime:
    before = await last_digest(session, chat=desk.chat, channel=desk.channel)
    return min(now - WINDOW, max(before or now, now - LONGEST_WINDOW))


def _settings(what: str, when: str, desk: Desk, newsroom: Newsroom, now: datetime) -> dict[str, str | None]:
    """Return what is to be kept.

    Raises:
        ValueError: it cannot be read; the text says what to type.
    """
    if what == "set":
        read_digest(when)
        return {"digest": when, SINCE: now.isoformat(), PAUSED: None}
    if not desk.digest.times:
        raise ValueError("This channel gets no digest. Set one with: digest set 07:00 Europe/Madrid weekdays")
    if what == "resume":
        return {PAUSED: None, SINCE: now.isoformat()}
    return {PAUSED: _end_of_pause(when, desk, newsroom, now).isoformat()}


def _end_of_pause(when: str, desk: Desk, newsroom: Newsroom, now: datetime) -> datetime:
    if not when:
        raise ValueError("Say for how long. Try: digest pause 3d, or digest pause 2026-12-24")
    return read_end_typed(when, now=now, zone=desk.zone or newsroom.zone)


def _plan_in_words(desk: Desk, newsroom: Newsroom, now: datetime) -> str:
    zone = desk.zone or newsroom.zone
    said = f"digest: {digest_in_words(desk)}, {zone.key}" if desk.digest.times else "this channel gets no digest"
    paused = desk.digest.paused_until
    return f"{said}; paused until {clock(paused, now=now, zone=zone)}" if paused and paused > now else said


def _refused(what: str, remedy: str) -> Page:
    return Page(message=error_message(what, remedy), shareable=False)
