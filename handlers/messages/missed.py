"""Messages about what is not there: what was missed while the bot was down, and what was taken down."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from handlers.message import ChatMessage, Listing, ListItem, Paragraph, Part
from handlers.messages.finding import finding
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened
from storage.alerts import AlertRecord

MOST = 15
"""Alerts listed; more are counted."""


def missed_message(
    records: Sequence[AlertRecord], *, since: datetime, until: datetime, now: datetime, zone: tzinfo
) -> ChatMessage:
    """Return what a channel missed, the gravest first, each with its number."""
    count = counted(len(records), "difference")
    span = f"{clock(since, now=now, zone=zone)} to {clock(until, now=now, zone=zone)}"
    items = [
        ListItem(
            text=finding(record.alert.differences[0], limit=220),
            detail=f"{record.alert.severity}, alert {record.alert.alert_id}",
            at=record.created_at,
        )
        for record in records[:MOST]
    ]
    if len(records) > MOST:
        items.append(ListItem(text=f"and {counted(len(records) - MOST, 'more')}"))
    said = f"While the bot was down ({span}), {count} came in that no card was posted for."
    parts: list[Part] = [Paragraph(text=said), Listing(items=tuple(items))]
    return ChatMessage(
        title=f"Caught up: {count}",
        summary=shortened(f"Caught up: {count} from {span}. {items[0].text}", SUMMARY_LIMIT),
        parts=tuple(parts),
        footer="One of them in full, with its buttons: alerts and its number",
        more="crosswire alerts",
    )


def removed_message() -> ChatMessage:
    """Return what stands in place of a message whose article was removed from the claim base."""
    said = "Taken down: an article this message rested on was removed from the claim base."
    return ChatMessage(title="Taken down", summary=said, parts=(Paragraph(text=said),))
