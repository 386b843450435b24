"""The list of open alerts."""

from collections.abc import Sequence
from datetime import UTC, tzinfo

from handlers.message import ChatMessage, Listing, ListItem, Paragraph
from handlers.messages.safe_text import safe_line
from storage.alerts import AlertRecord


def alerts_message(records: Sequence[AlertRecord], *, zone: tzinfo = UTC) -> ChatMessage:
    """Return the open alerts, gravest first, each with its number; honest when there are none."""
    del zone  # each renderer shows the times of the list in its reader's zone
    if not records:
        return ChatMessage(
            title="No open alerts", summary="No open alerts.", parts=(Paragraph(text="Nothing waits for a decision."),)
        )
    count = "1 open alert" if len(records) == 1 else f"{len(records)} open alerts"
    items = tuple(
        ListItem(
            text=safe_line(record.alert.differences[0].summary),
            detail=_detail(record),
            at=record.created_at,
        )
        for record in records
    )
    return ChatMessage(title=count, summary=f"{count}: {items[0].text}"[:300], parts=(Listing(items=items),))


def _detail(record: AlertRecord) -> str:
    taken = f", {record.alert.state} by {safe_line(record.state_by)}" if record.state_by else ""
    return f"{record.alert.severity}, alert {record.alert.alert_id}{taken}"
