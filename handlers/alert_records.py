"""Alerts, house figures and claims as records for other programs: JSON whole, CSV flat."""

import csv
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from claims.alert import AlertState
from claims.article import may_be_shown
from claims.difference import Difference
from handlers.exporting import export_records
from handlers.newsroom import Newsroom
from handlers.records import VERSION, Record, difference_record, moment_text
from storage.alerts import AlertRecord, alerts_after, load_alert
from storage.house_figures import house_figures

_AT_ONCE = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets."""


class Exported(StrEnum):
    """What can be handed out."""

    CLAIMS = "claims"
    ALERTS = "alerts"
    HOUSE = "house"


COLUMNS: Mapping[Exported, tuple[str, ...]] = {
    Exported.CLAIMS: (
        "article", "kind", "surface", "start", "end", "sentence", "low", "high", "modifier", "unit", "concept",
        "place", "speaker",
    ),
    Exported.ALERTS: (
        "alert", "state", "decided_by", "severity", "kind", "rule", "route", "confidence", "subject", "summary",
        "sides", "created", "changed", "story",
    ),
    Exported.HOUSE: ("alert", "subject", "value", "source", "until", "set", "by"),
}  # fmt: skip


def alert_record(record: AlertRecord, now: datetime) -> Record | None:
    """Return an alert with its differences, as far as they may be shown; None where nothing may be."""
    shown = [one for one in (_shown(one, now) for one in record.alert.differences) if one is not None]
    if not shown:
        return None
    return {
        "v": VERSION,
        "alert": record.alert.alert_id,
        "state": str(record.alert.state),
        "decided_by": record.state_by,
        "decided": moment_text(record.state_at),
        "muted_until": moment_text(record.muted_until) if record.alert.state is AlertState.MUTED else None,
        "created": moment_text(record.created_at),
        "changed": moment_text(record.changed_at),
        "story": record.alert.story_id,
        "fact": record.alert.fact_id,
        "subject": shown[0].subject,
        "differences": [difference_record(one, lambda article: article.uri) for one in shown],
    }


async def record_of_alert(alert_id: int, newsroom: Newsroom) -> Record | None:
    """Return an alert's record by its number; None where it is gone or nothing of it may be shown."""
    async with newsroom.database.read() as session:
        found = await load_alert(session, alert_id)
    return None if found is None else alert_record(found, newsroom.now())


async def exported(what: Exported, newsroom: Newsroom) -> AsyncIterator[Record]:
    """Yield the records of what is asked for, oldest first; what may not be shown now is left out."""
    match what:
        case Exported.CLAIMS:
            async for record in export_records(newsroom):
                yield record
        case Exported.ALERTS:
            async for record in _alerts(newsroom):
                yield record
        case Exported.HOUSE:
            async with newsroom.database.read() as session:
                figures = await house_figures(session, newsroom.now())
            for one in reversed(figures):
                yield {
                    "v": VERSION,
                    "alert": one.alert_id,
                    "subject": one.subject,
                    "value": one.value,
                    "source": one.source,
                    "until": moment_text(one.until),
                    "set": moment_text(one.made_at),
                    "by": one.user_name,
                }


async def _alerts(newsroom: Newsroom) -> AsyncIterator[Record]:
    after = 0
    while True:
        async with newsroom.database.read() as session:
            found, last = await alerts_after(session, after, limit=_AT_ONCE)
        for one in found:
            record = alert_record(one, newsroom.now())
            if record is not None:
                yield record
        if last is None:
            return
        after = last


def csv_line(cells: Sequence[object]) -> str:
    """Return one line of CSV, without its end; no cell can be taken for a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def csv_cells(what: Exported, record: Record) -> list[object]:
    """Return a record's cells in the order of its columns."""
    flat = dict(record)
    if what is Exported.CLAIMS:
        flat |= {"low": _of(record, "value", "low"), "high": _of(record, "value", "high")}
        flat |= {"concept": _of(record, "concept", "text"), "speaker": _of(record, "attribution", "speaker")}
    if what is Exported.ALERTS:
        head = record["differences"][0]
        flat = {**head, **flat, "sides": " | ".join(_side(side) for side in head["sides"])}
    return [flat.get(column) for column in COLUMNS[what]]


def _side(side: Record) -> str:
    outlets = dict.fromkeys(str(member["source"]) for member in side["members"])
    return f"{side['says']} ({'; '.join(outlets)})"


def _of(record: Record, name: str, inner: str) -> object:
    value = record.get(name)
    return value.get(inner) if isinstance(value, dict) else None


def _cell(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(cell, int | float) else text


def _shown(difference: Difference, now: datetime) -> Difference | None:
    """Return a difference without what is embargoed, withheld or killed; None where fewer sides than it had remain."""
    sides = [
        replace(side, members=tuple(one for one in side.members if may_be_shown(one.article, now)))
        for side in difference.sides
    ]
    return replace(difference, sides=tuple(sides)) if sides and all(side.members for side in sides) else None
