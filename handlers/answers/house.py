"""``house``: the figures the newsroom uses, listed, set and ended."""

from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.answers.alerts import alert_number
from handlers.answers.page import ROWS, Page, rows_of
from handlers.house_figures import NoFigure, against_house, use_figure, use_figure_no_longer
from handlers.messages.house_figure import house_figures_message
from handlers.messages.notices import acknowledgement, error_message
from handlers.messages.times import clock
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from handlers.typed_times import read_end_typed
from storage.alerts import AlertRecord, load_alert
from storage.house_figures import house_figures

USUAL_LENGTH = timedelta(days=7)
_TRY = "Try: house set 184620 at least 62 source:ministry until:3d"


async def answer_house(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``house``: list, set or end."""
    what = request.options.get("what", "list").casefold()
    if what not in {"set", "end"}:
        return await _list(request, newsroom)
    number = alert_number(request.options.get("alert", ""))
    if number is None:
        return _refused("Say which alert, by the number at the foot of its card", _TRY)
    async with newsroom.database.write() as session:
        record = await load_alert(session, number)
        if record is None:
            return _refused(f"There is no alert {number}", "List the open ones with: alerts")
        page = await (_set if what == "set" else _end)(session, record, request, newsroom)
    newsroom.ring()
    return page


async def _list(request: CommandRequest, newsroom: Newsroom) -> Page:
    now = newsroom.now()
    async with newsroom.database.read() as session:
        seen = [await against_house(session, one, newsroom) for one in await house_figures(session, now)]
    seen.sort(key=lambda one: one.rank)
    shown, more = rows_of(seen, request.page)
    message = house_figures_message(shown, start=request.page * ROWS, total=len(seen), now=now, zone=request.asker.zone)
    return Page(message=message, more=more, shareable=bool(seen))


async def _set(session: AsyncSession, record: AlertRecord, request: CommandRequest, newsroom: Newsroom) -> Page:
    value, source = request.options.get("value", ""), request.options.get("source", "")
    if not value:
        return _refused("Say which value the house uses", _TRY)
    now = newsroom.now()
    try:
        typed = request.options.get("until", "")
        until = read_end_typed(typed, now=now, zone=newsroom.zone) if typed else now + USUAL_LENGTH
        await use_figure(session, record, newsroom, value=value, source=source, until=until, asker=request.asker)
    except (NoFigure, ValueError) as problem:
        said, dot, remedy = str(problem).partition(". ")
        return _refused(said, remedy if dot else _TRY)
    end = clock(until, now=now, zone=request.asker.zone)
    return Page(message=acknowledgement(f"house figure set: {value}, until {end}"), shareable=False)


async def _end(session: AsyncSession, record: AlertRecord, request: CommandRequest, newsroom: Newsroom) -> Page:
    del request
    if not await use_figure_no_longer(session, record.alert, newsroom):
        return _refused(f"Alert {record.alert.alert_id} has no house figure", "house lists those that are set")
    return Page(message=acknowledgement("house figure ended"), shareable=False)


def _refused(what: str, remedy: str) -> Page:
    return Page(message=error_message(what, remedy), shareable=False)
