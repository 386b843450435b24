"""A summary: alerts that a channel's cap or quiet hours held back, a line each."""

from collections.abc import Sequence
from datetime import datetime

from claims.difference import Severity
from handlers.message import ChatMessage, Listing, ListItem
from handlers.messages.buttons import show_buttons
from handlers.messages.finding import finding
from handlers.messages.kinds import SEVERITY_WORDS
from handlers.messages.times import lasting
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened
from storage.alerts import AlertRecord

_WHY = {"cap": "over this channel’s cap of cards an hour", "quiet": "held back in the quiet hours"}
_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def summary_message(records: Sequence[AlertRecord], *, why: str, now: datetime) -> ChatMessage:
    """Return the alerts that were held back, the gravest first; each with the number under which its card is shown.

    Args:
        records: At least one.
        why: ``cap`` or ``quiet``.
        now: The present moment.
    """
    ranked = sorted(records, key=lambda one: (_ORDER.index(one.alert.severity), one.created_at))
    count = counted(len(ranked), "alert")
    items = tuple(
        ListItem(
            text=finding(record.alert.differences[0], limit=200),
            detail=f"{SEVERITY_WORDS[record.alert.severity].lower()}, {record.alert.state}, "
            f"{lasting(now - record.created_at)} old, alert {record.alert.alert_id}",
        )
        for record in ranked
    )
    return ChatMessage(
        title=f"{count} {_WHY[why]}",
        summary=shortened(f"{count} {_WHY[why]}. First: {items[0].text}", SUMMARY_LIMIT),
        severity=ranked[0].alert.severity,
        parts=(Listing(items=items, first=1),),
        buttons=show_buttons(record.alert.alert_id for record in ranked),
        footer="Nothing that was held back is missing here but what was settled meanwhile",
        more="crosswire alerts",
    )
