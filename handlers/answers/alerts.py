"""``alerts``, ``why`` and ``mute``: what waits for a decision, how it came about, what is not heard of."""

from collections.abc import Sequence

from claims.alert import AlertState
from claims.difference import Route
from handlers.answers.page import ROWS, Page, rows_of
from handlers.cards import card_of, story_title
from handlers.explaining import explain
from handlers.house_figures import ranked_by_house
from handlers.messages.alerts_listing import alerts_message
from handlers.messages.house_lists import mutes_message
from handlers.messages.notices import error_message
from handlers.messages.why import why_message
from handlers.newsroom import Newsroom
from handlers.request import Asker, CommandRequest
from storage.alert_posts import posts_of_alert
from storage.alerts import AlertRecord, load_alert, open_alerts
from storage.decisions import decisions_of_alert, last_takers
from storage.facts import evidence_of_fact
from storage.mutes import active_mutes

_MOST = 200
_LIST = "List the open ones with: alerts"


async def answer_alerts(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``alerts``: the open ones, those the asker has taken, or one of them when its number is given."""
    wanted = request.options.get("which", "").strip().casefold()
    number = alert_number(wanted)
    async with newsroom.database.read() as session:
        if number is not None:
            record = await load_alert(session, number)
            if record is None:
                return Page(message=error_message(f"There is no alert {wanted}.", _LIST), shareable=False)
            return Page(message=await card_of(session, record, newsroom, zone=request.asker.zone))
        if wanted not in {"", "open", "mine"}:
            said = error_message(
                f"“{wanted[:40]}” is no list of alerts.", "Type alerts, alerts mine, or alerts and a number"
            )
            return Page(message=said, shareable=False)
        waiting = await open_alerts(session, limit=_MOST, route=Route.CHANNEL)
        records = await ranked_by_house(session, waiting, newsroom)
    mine = wanted == "mine"
    if mine:
        records = await taken_by(request.asker, newsroom)
    shown, more = rows_of(records, request.page)
    stories = await stories_of(shown, newsroom)
    start = request.page * ROWS
    message = alerts_message(
        shown, zone=request.asker.zone, start=start, total=len(records), mine=mine, stories=stories
    )
    return Page(message=message, more=more, shareable=not mine and bool(records))


async def taken_by(asker: Asker, newsroom: Newsroom) -> list[AlertRecord]:
    """Return the alerts that somebody has taken and not settled, the gravest first."""
    async with newsroom.database.read() as session:
        records = await open_alerts(session, limit=_MOST, states=(AlertState.TAKEN,), route=None)
        takers = await last_takers(session, [record.alert.alert_id for record in records])
    own = (asker.platform, asker.user_id)
    return [record for record in records if takers.get(record.alert.alert_id) == own]


async def stories_of(records: Sequence[AlertRecord], newsroom: Newsroom) -> dict[int, str]:
    """Return the title of each alert's story by the alert's number."""
    async with newsroom.database.read() as session:
        return {record.alert.alert_id: await story_title(session, record) for record in records}


async def answer_why(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``why``: how an alert came about, stage by stage."""
    asked = request.options.get("alert", "").strip()
    number = alert_number(asked)
    now = newsroom.now()
    async with newsroom.database.read() as session:
        record = None if number is None else await load_alert(session, number)
        if record is None:
            return Page(message=error_message(f"There is no alert “{asked[:40]}”.", _LIST), shareable=False)
        evidence = await evidence_of_fact(session, record.alert.fact_id, now=now)
        decisions = await decisions_of_alert(session, record.alert.alert_id)
        posts = await posts_of_alert(session, record.alert.alert_id)
    message = why_message(
        record, explain(record, evidence), decisions=decisions, posts=posts, now=now, zone=request.asker.zone
    )
    return Page(message=message)


async def answer_mute(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``mute list``: what is muted, by whom and until when."""
    now = newsroom.now()
    async with newsroom.database.read() as session:
        mutes = await active_mutes(session, now)
    shown, more = rows_of(mutes, request.page)
    message = mutes_message(shown, start=request.page * ROWS, total=len(mutes), now=now, zone=request.asker.zone)
    return Page(message=message, more=more, shareable=False)


def alert_number(text: str) -> int | None:
    """Return the number of an alert as somebody types it: *184620*, *#184620*; None for anything else."""
    digits = text.strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
