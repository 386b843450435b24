"""Text for a terminal: nothing in it is markup, nothing in it can move the cursor."""

from datetime import datetime, tzinfo

from rich.text import Text

from handlers.message import Quotation
from handlers.messages.passages import pieces
from handlers.messages.safe_text import safe_line, safe_text
from handlers.messages.times import clock

MARK = "bold underline"
FAINT = "dim"
_PLAIN_MARK = "*"
"""Stands around marked words where there is no type style: in a pipe or a log."""


def line(text: str, style: str = "") -> Text:
    """Return one safe line; rich markup in it is shown, not obeyed."""
    return Text(safe_line(text), style=style)


def paragraph(text: str, style: str = "") -> Text:
    """Return safe text of several lines."""
    return Text(safe_text(text).strip(), style=style)


def passage(quotation: Quotation, *, plain: bool) -> Text:
    """Return a passage word for word, its marked words underlined, or between asterisks when ``plain``."""
    shown = Text()
    for stretch, marked in pieces(quotation.text, quotation.marks):
        safe = safe_text(stretch)
        if marked and plain:
            shown.append(f"{_PLAIN_MARK}{safe}{_PLAIN_MARK}")
        else:
            shown.append(safe, style=MARK if marked else "")
    return shown


def moment(at: datetime | None, *, zone: tzinfo, now: datetime | None) -> str:
    """Return a time in words with its zone; empty for none."""
    return "" if at is None else clock(at, now=now, zone=zone)


def joined(*parts: str) -> str:
    """Return what is not empty, with dots between."""
    return " · ".join(filter(None, (safe_line(part) for part in parts)))
