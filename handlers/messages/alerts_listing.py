"""The list of alerts that wait."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from handlers.message import ChatMessage, Listing, ListItem, Paragraph
from handlers.messages.buttons import show_buttons
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
    stories: Mapping[int, str] | None = None,
) -> ChatMessage:
    """Return one page of the alerts that wait, gravest first, each with its button; honest when there are none.

    Args:
        records: The alerts of this page.
        zone: Not used: each renderer shows the times of the list in its reader's zone.
        start: How many stood on earlier pages.
        total: How many there are on all pages; None for those given.
        mine: Whether they are those the asker has taken.
        stories: The title of each alert's story, by the alert's number.
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
    items = tuple(alert_item(record, (stories or {}).get(record.alert.alert_id, "")) for record in records)
    return ChatMessage(
        title=words,
        summary=shortened(f"{words}: {items[0].text}", SUMMARY_LIMIT),
        parts=(Listing(items=items, first=start + 1),),
        buttons=show_buttons((record.alert.alert_id for record in records), first=start + 1),
        footer="One of them in full: alerts and its number; how it came about: why and its number",
    )


def alert_item(record: AlertRecord, story: str = "", *, at: datetime | None = None) -> ListItem:
    """Return an alert as an entry of a list: the finding, its story, how grave, who has it, its number."""
    alert = record.alert
    taken = f"{alert.state} by {shortened(safe_line(record.state_by), 60)}" if record.state_by else ""
    about = shortened(safe_line(story), 80)
    details = (f"{alert.severity}, alert {alert.alert_id}", about, taken)
    return ListItem(
        text=finding(alert.differences[0], limit=250),
        detail=" · ".join(filter(None, details)),
        at=at or record.created_at,
    )
