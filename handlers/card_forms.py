"""The forms that open from a card: mute, wrong match, correction note; and those that stand alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.forms import Choice, ChoiceField, Form, TextField
from handlers.message import Facts, Heading, Paragraph, Part
from handlers.messages import buttons
from handlers.messages.finding import finding
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import view_sides
from handlers.messages.wording import capitalised, counted, ended, shortened
from handlers.muting import LOOKED_BACK, Covered, covered_by
from handlers.newsroom import Newsroom
from handlers.request import Asker
from storage.alerts import AlertRecord, open_alerts
from storage.mutes import MuteScope

NOTE = "note"
"""The form that adds a note to an alert."""
UNTIL, FOREVER = "until", "forever"
ENDS = {"1h": timedelta(hours=1), "4h": timedelta(hours=4), "24h": timedelta(hours=24)}
LONGEST_MUTE = timedelta(days=31)
"""Of a mute with an end: beyond it nobody remembers what is not being told."""
REASONS = {
    "place": "another place",
    "time": "another time or period",
    "unit": "another unit or another thing counted",
    "person": "another person or body",
    "scope": "part of it, or the whole",
    "other": "something else",
}
"""What a wrong match confuses; closed, so that it can be counted by rule."""
_ENDS_IN_WORDS = {"1h": "1 hour", "4h": "4 hours", "24h": "24 hours"}
_SCOPES = {
    MuteScope.FACT: "This fact",
    MuteScope.STORY: "This story",
    MuteScope.PAIR: "These two outlets",
    MuteScope.RULE: "This rule",
    MuteScope.ENTITY: "Whoever is named",
}
_PREVIEWED = 2
_OWN = 8
_ALERTS = 25


async def mute_form(session: AsyncSession, record: AlertRecord, newsroom: Newsroom, asker: Asker) -> Form:
    """Return the form that mutes, with what each scope would have hidden in the last days."""
    covered = await covered_by(session, record.alert, newsroom.now())
    return mute_form_of(record, covered, zone=newsroom.zone, is_admin=asker.is_admin)


def mute_form_of(record: AlertRecord, covered: Sequence[Covered], *, zone: ZoneInfo, is_admin: bool) -> Form:
    """Return the form that mutes what the scopes cover; only admins are offered a mute without end."""
    ends = [Choice(value=value, label=words) for value, words in _ENDS_IN_WORDS.items()]
    ends.append(Choice(value=UNTIL, label="Until the time below"))
    if is_admin:
        ends.append(Choice(value=FOREVER, label="Until somebody ends it"))
    return Form(
        name=buttons.MUTE,
        value=str(record.alert.alert_id),
        title="Mute",
        submit="Mute",
        parts=(Paragraph(text=finding(record.alert.differences[0])), *_preview(covered)),
        fields=(
            ChoiceField(
                name="scope",
                label="What",
                choices=tuple(_scope_choice(one) for one in covered),
                initial=MuteScope.FACT.value,
            ),
            ChoiceField(name="end", label="How long", choices=tuple(ends), initial="24h"),
            TextField(
                name="until",
                label="Until",
                hint=f"Day and time in {zone.key}, as in 2026-03-11 06:00",
                moment=True,
                limit=16,
            ),
            TextField(name="reason", label="Why", hint="Shown in the list of mutes", limit=200),
        ),
    )


def read_end(end: str, until: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a mute ends, None for never.

    Raises:
        ValueError: the moment cannot be read, is past or too far away; the text says what to give.
    """
    if end == FOREVER:
        return None
    if end in ENDS:
        return now + ENDS[end]
    try:
        moment = datetime.fromisoformat(until.strip().replace(" ", "T"))
    except ValueError:
        raise ValueError("Give a day and a time, as in 2026-03-11 06:00") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if aware <= now:
        raise ValueError("This time is past")
    if aware > now + LONGEST_MUTE:
        raise ValueError(f"A mute lasts {LONGEST_MUTE.days} days at most; only an admin can mute without an end")
    return aware


def wrong_match_form(record: AlertRecord) -> Form:
    """Return the form that says what a pairing confused."""
    return Form(
        name=buttons.WRONG_MATCH,
        value=str(record.alert.alert_id),
        title="Wrong match",
        submit="Not one thing",
        parts=(Paragraph(text=f"{ended(finding(record.alert.differences[0]))} What do these passages not share?"),),
        fields=(
            ChoiceField(
                name="differs",
                label="What is not the same",
                choices=tuple(Choice(value=value, label=capitalised(words)) for value, words in REASONS.items()),
            ),
            TextField(name="note", label="Note", long=True, limit=1000),
        ),
    )


def house_form(record: AlertRecord) -> Form:
    """Return the form that makes a value the house figure; the first side stands in it."""
    head = record.alert.differences[0]
    views = view_sides(head)
    says = views[0].first.claim.surface if views else ""
    attribution = views[0].first.claim.attribution if views else None
    return Form(
        name=buttons.HOUSE,
        value=str(record.alert.alert_id),
        title="House figure",
        submit="Use it",
        parts=(Paragraph(text=ended(finding(head))),),
        fields=(
            TextField(name="value", label="We use", initial=shortened(says, 100), required=True, limit=120),
            TextField(
                name="source",
                label="Source",
                initial=shortened(attribution.speaker, 100) if attribution else "",
                limit=120,
            ),
            TextField(name="until", label="Until", hint="12h, 3d or a day as 2026-12-24", initial="7d", limit=20),
        ),
    )


def check_form(text: str = "") -> Form:
    """Return the form that takes a draft."""
    return Form(
        name=buttons.CHECK,
        value="",
        title="Check a draft",
        submit="Check",
        parts=(Paragraph(text="Compared with the claim base, shown to you alone, stored nowhere."),),
        fields=(TextField(name="text", label="Draft", initial=text[:3000], required=True, long=True),),
    )


async def note_form(session: AsyncSession, text: str, alert_id: int | None = None) -> Form:
    """Return the form that adds a note to an alert: the one whose thread it was called in, else one to choose."""
    return note_form_of(text, alert_id, await open_alerts(session, limit=_ALERTS))


def note_form_of(text: str, alert_id: int | None, waiting: Sequence[AlertRecord]) -> Form:
    """Return the form that adds a note to the alert of that number, or to one of those that wait."""
    choices = tuple(
        Choice(value=str(one.alert.alert_id), label=finding(one.alert.differences[0], limit=75)) for one in waiting
    )
    fields = [TextField(name="text", label="Note", initial=text[:3000], required=True, long=True)]
    chosen = "" if alert_id is None else str(alert_id)
    if choices and not chosen:
        picks = ChoiceField(name="alert", label="To which story", choices=choices)
        return _note(chosen, (picks, *fields), ())
    if not chosen:
        return _note(chosen, tuple(fields), (Paragraph(text="No alert is open: there is no story to add this to."),))
    return _note(chosen, tuple(fields), ())


def _note(value: str, fields: tuple[TextField | ChoiceField, ...], parts: tuple[Part, ...]) -> Form:
    return Form(name=NOTE, value=value, title="Add to story", submit="Add", parts=parts, fields=fields)


def _scope_choice(covered: Covered) -> Choice:
    hidden = counted(len(covered.hidden), "alert")
    return Choice(
        value=covered.scope.value,
        label=shortened(f"{_SCOPES[covered.scope]}: {safe_line(covered.label)}", 75),
        hint=f"{hidden} in {LOOKED_BACK.days} days",
    )


def _preview(covered: Sequence[Covered]) -> list[Part]:
    """Return what each scope would have hidden, the newest first."""
    pairs = []
    for one in covered:
        named = "; ".join(finding(record.alert.differences[0], limit=95) for record in one.hidden[:_PREVIEWED])
        more = f"; and {len(one.hidden) - _PREVIEWED} more" if len(one.hidden) > _PREVIEWED else ""
        pairs.append((_SCOPES[one.scope], f"{counted(len(one.hidden), 'alert')}: {named}{more}" if named else "none"))
    return [Heading(text=f"Would have hidden in the last {LOOKED_BACK.days} days"), Facts(pairs=tuple(pairs))]
