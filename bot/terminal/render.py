"""A message as a terminal shows it: 80 columns, no meaning in colour alone, plain text in a pipe."""

from datetime import UTC, datetime, tzinfo
from typing import assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from bot.terminal.text import FAINT, joined, line, moment, paragraph, passage
from claims.difference import Severity
from handlers.message import (
    ChatMessage,
    Comparison,
    Facts,
    Heading,
    Listing,
    ListItem,
    Moment,
    Paragraph,
    Part,
    Picture,
    Quotation,
    Table,
)
from handlers.messages.kinds import SEVERITY_WORDS
from handlers.messages.safe_text import safe_url

_FRAMES = {Severity.HIGH: "red", Severity.MEDIUM: "yellow", Severity.LOW: "blue", None: "cyan"}
"""A hint for the eye; the severity always stands in words as well."""
_WIDTH = 88
"""Columns; longer lines are hard to read."""
EMPTY = "–"


def show(console: Console, message: ChatMessage, *, zone: tzinfo = UTC, now: datetime | None = None) -> None:
    """Print a message; without styles where the console has none."""
    console.print(
        render(message, zone=zone, now=now, plain=not console.is_terminal or console.color_system is None),
        width=min(_WIDTH, console.width),
        soft_wrap=False,
    )


def render(
    message: ChatMessage, *, zone: tzinfo = UTC, now: datetime | None = None, plain: bool = False
) -> RenderableType:
    """Return a message for a rich console.

    Args:
        message: What to show.
        zone: The zone that times are shown in.
        now: The present moment, to leave out today's date; None gives every date in full.
        plain: Whether type styles are lost (a pipe, a log), so that marked words need signs.
    """
    standing = joined(f"{SEVERITY_WORDS[message.severity]} severity" if message.severity else "", message.state)
    body: list[RenderableType] = []
    if standing:
        body.append(line(standing[:1].upper() + standing[1:], FAINT if message.severity is None else "bold"))
    if message.summary and not message.parts:
        body.append(line(message.summary))
    after_heading = False
    for part in message.parts:
        if body and not after_heading:
            body.append(Text())
        body.append(_draw(part, zone=zone, now=now, plain=plain))
        after_heading = isinstance(part, Heading)
    if message.footer:
        body += [Text(), line(message.footer, FAINT)]
    return Panel(
        Group(*body),
        title=line(message.title or "Crosswire", "bold"),
        title_align="left",
        border_style=_FRAMES[message.severity],
        box=box.ROUNDED,
        padding=(1, 2),
    )


def _draw(part: Part, *, zone: tzinfo, now: datetime | None, plain: bool) -> RenderableType:
    match part:
        case Paragraph():
            return paragraph(part.text)
        case Heading():
            return line(part.text, "bold")
        case Quotation():
            return _quotation(part, zone=zone, now=now, plain=plain)
        case Comparison():
            return _comparison(part, zone=zone, now=now)
        case Facts():
            return _facts(part)
        case Table():
            return _table(part)
        case Listing():
            return _listing(part, zone=zone, now=now)
        case Picture():
            return line(f"[Picture: {part.alt_text}]", FAINT)
        case Moment():
            return line(joined(part.label, moment(part.at, zone=zone, now=now)))
        case _:
            assert_never(part)


def _quotation(part: Quotation, *, zone: tzinfo, now: datetime | None, plain: bool) -> RenderableType:
    head = Text.assemble(line(part.source or EMPTY, "bold"))
    if beside := joined(moment(part.at, zone=zone, now=now), part.note):
        head.append(f" · {beside}", style=FAINT)
    url = safe_url(part.url)
    below = [Padding(line(url, FAINT), (0, 0, 0, 2))] if url else []
    return Group(head, _Barred(passage(part, plain=plain)), *below)


class _Barred:
    """Text with a bar down its left side."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = "┃ " if options.encoding.lower().startswith("utf") else "| "
        for wrapped in self.text.wrap(console, max(1, options.max_width - len(bar))):
            yield Text.assemble((bar, FAINT), wrapped)


def _comparison(part: Comparison, *, zone: tzinfo, now: datetime | None) -> RenderableType:
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=False)
    dated = any(value.at for value in part.values)
    for head in ("Says", "Outlet", *(("Published",) if dated else ())):
        grid.add_column(head, overflow="fold")
    for value in part.values:
        outlet = line(value.label or EMPTY)
        if value.note:
            outlet.append("\n").append(line(value.note, FAINT))
        published = [line(moment(value.at, zone=zone, now=now) or EMPTY)] if dated else []
        grid.add_row(line(value.value or EMPTY, "bold"), outlet, *published)
    return grid


def _facts(part: Facts) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in part.pairs:
        grid.add_row(line(label, FAINT), line(value or EMPTY))
    return grid


def _table(part: Table) -> RenderableType:
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in part.head:
        grid.add_column(line(head), overflow="fold")
    for row in part.rows:
        grid.add_row(*(line(cell or EMPTY) for cell in row))
    return grid


def _listing(part: Listing, *, zone: tzinfo, now: datetime | None) -> RenderableType:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for index, item in enumerate(part.items):
        mark = "•" if part.first is None else f"{part.first + index}."
        grid.add_row(Text(mark, style=FAINT), _entry(item, zone=zone, now=now))
    return grid


def _entry(item: ListItem, *, zone: tzinfo, now: datetime | None) -> Text:
    entry = line(item.text or EMPTY)
    if beside := joined(moment(item.at, zone=zone, now=now), item.detail):
        entry.append(f" · {beside}", style=FAINT)
    return entry
