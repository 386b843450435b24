"""The list of alerts that wait."""

from collections.abc import Sequence
from datetime import UTC, tzinfo

from handlers.message import ChatMessage, Listing, ListItem, Paragraph
from handlers.messages.finding import finding
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened
from storage.alerts import AlertRecord


def alerts_message(
    records: Sequence[AlertRecord],
    *,
    zone: tzinfo = UTC,
    start: int = 0,
    total: int | None = None,
    mine: bool = False,
) -> ChatMessage:
    """Return one page of the alerts that wait, gravest first, each with its number; honest when there are none.

    Args:
        records: The alerts of this page.
        zone: Not used: each renderer shows the times of the list in its reader's zone.
        start: How many stood on earlier pages.
        total: How many there are on all pages; None for those given.
        mine: Whether they are those the asker has taken.
    """
    del zone
    if not records:
        none, said = ("No alerts taken", "You have taken no alert.") if mine else ("No open alerts", "No open alerts.")
        return ChatMessage(
            title=none,
            summary=said,
            parts=(Paragraph(text=said if mine else "Nothing waits for a decision."),),
        )
    count = len(records) if total is None else total
    words = counted(count, "alert of yours", "alerts of yours") if mine else counted(count, "open alert")
    items = tuple(
        ListItem(text=finding(record.alert.differences[0], limit=250), detail=_detail(record), at=record.created_at)
        for record in records
    )
    return ChatMessage(
        title=words,
        summary=shortened(f"{words}: {items[0].text}", SUMMARY_LIMIT),
        parts=(Listing(items=items, first=start + 1 if start or count > len(records) else None),),
        footer="One of them in full: alerts and its number; how it came about: why and its number",
    )


def _detail(record: AlertRecord) -> str:
    taken = f", {record.alert.state} by {safe_line(record.state_by)}" if record.state_by else ""
    return f"{record.alert.severity}, alert {record.alert.alert_id}{taken}"
