"""Blocks for each kind of message part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.slack_chat import render_limits as limits
from bot.slack_chat.render_text import Json, date_mrkdwn, mrkdwn, plain, rich_date, rich_text, words
from handlers.message import (
    ComparedValue,
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
from handlers.messages.fitting import parted
from handlers.messages.passages import pieces, window
from handlers.messages.safe_text import safe_line, safe_text, safe_url
from handlers.messages.wording import counted, shortened

EMPTY = "–"
"""Stands where a cell or a text would be empty, which Slack refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A block, and what is lost if there is no room for it."""

    block: Json
    what: str
    """A noun: *passage*, *entry*."""
    plural: str
    count: int = 1


def draw(part: Part) -> Iterator[Drawn]:
    """Return the blocks of a part, in order."""
    match part:
        case Paragraph():
            for text in parted(safe_text(part.text), limits.SECTION // 2):
                yield _drawn({"type": "section", "text": plain(text, limits.SECTION)}, "paragraph")
        case Heading():
            title = shortened(safe_line(part.text), limits.SECTION) or EMPTY
            yield _drawn(_rich({"type": "rich_text_section", "elements": [rich_text(title, bold=True)]}), "heading")
        case Quotation():
            yield _drawn(_quotation(part), "passage")
        case Comparison():
            for start in range(0, len(part.values), limits.FIELDS):
                values = part.values[start : start + limits.FIELDS]
                fields = [mrkdwn(_compared(value)) for value in values]
                yield _drawn({"type": "section", "fields": fields}, "side", count=len(values))
        case Facts():
            if part.pairs:
                yield _drawn(_context("\n".join(_fact(label, value) for label, value in part.pairs[:20])), "note")
        case Table():
            yield from _table(part)
        case Listing():
            yield from _listing(part)
        case Picture():
            yield _drawn(_context(f"Picture: {words(part.alt_text, limits.CONTEXT - 20)}"), "picture")
        case Moment():
            yield _drawn(_context(f"{words(part.label, 200)} {date_mrkdwn(part.at)}".strip()), "time")
        case _:
            assert_never(part)


def draw_as_table(part: Comparison) -> Drawn:
    """Return a comparison of many sides as a table: in fields their values would stand far apart."""
    head = [_cell(title) for title in ("Says", "Outlet", "Published", "Carried by")]
    rows = [
        [_cell(value.value), _cell(value.label), _date_cell(value.at), _cell(value.note)]
        for value in part.values[: limits.TABLE_ROWS - 1]
    ]
    columns = [{"is_wrapped": True} for _ in head]
    return _drawn({"type": "table", "rows": [head, *rows], "column_settings": columns}, "side", count=len(part.values))


def _drawn(block: Json, what: str, *, plural: str = "", count: int = 1) -> Drawn:
    return Drawn(block=block, what=what, plural=plural or f"{what}s", count=count)


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [mrkdwn(text)]}


def _fact(label: str, value: str) -> str:
    return f"*{words(safe_line(label), 40) or EMPTY}:* {words(safe_line(value), 250) or EMPTY}"


def _compared(value: ComparedValue) -> str:
    """Return a side: its outlet, what it says in bold, when, and how widely it is carried."""
    label = words(safe_line(value.label), 150) or EMPTY
    lines = [label, f"*{words(safe_line(value.value), 800) or EMPTY}*"]
    if value.at:
        lines.append(date_mrkdwn(value.at))
    if note := words(safe_line(value.note), 400):
        lines.append(note)
    return "\n".join(lines)


def _quotation(part: Quotation) -> Json:
    """Return a passage word for word; rich text parses nothing, so the words can be copied as they stand."""
    head: list[Json] = [rich_text(shortened(safe_line(part.source), 150) or EMPTY, bold=True)]
    if part.at:
        head += [rich_text(" · "), rich_date(part.at)]
    if note := safe_line(part.note):
        head.append(rich_text(f" · {shortened(note, 300)}"))
    if url := safe_url(part.url):
        head += [rich_text(" · "), {"type": "link", "url": url, "text": "open article"}]
    text, marks = window(part.text, part.marks, limits.PASSAGE)
    quoted = [
        rich_text(shown, **({"bold": True} if marked else {}))
        for stretch, marked in pieces(text, marks)
        if (shown := safe_text(stretch))
    ]
    quote = {"type": "rich_text_quote", "elements": quoted or [rich_text(EMPTY)]}
    return _rich({"type": "rich_text_section", "elements": head}, quote)


def _listing(part: Listing) -> Iterator[Drawn]:
    for start in range(0, len(part.items), limits.LIST_ITEMS):
        items = part.items[start : start + limits.LIST_ITEMS]
        entries = [{"type": "rich_text_section", "elements": _entry(item)} for item in items]
        block: Json = {"type": "rich_text_list", "style": "bullet", "elements": entries}
        if part.first is not None:
            block |= {"style": "ordered", "offset": max(0, part.first - 1 + start)}
        yield _drawn(_rich(block), "entry", plural="entries", count=len(items))


def _entry(item: ListItem) -> list[Json]:
    text = shortened(safe_line(item.text), 300) or EMPTY
    url = safe_url(item.url)
    entry: list[Json] = [{"type": "link", "url": url, "text": text} if url else rich_text(text)]
    if item.at:
        entry += [rich_text(" · "), rich_date(item.at)]
    if detail := safe_line(item.detail):
        entry.append(rich_text(f" · {shortened(detail, 300)}"))
    return entry


def _table(part: Table) -> Iterator[Drawn]:
    """Return a table block; its first row is the head, cells parse nothing."""
    width = min(limits.TABLE_COLUMNS, max([len(part.head), *(len(row) for row in part.rows)]))
    rows = part.rows[: limits.TABLE_ROWS - 2]
    lost = len(part.rows) - len(rows)
    lines = [part.head, *rows, *([(f"and {counted(lost, 'more row')}",)] if lost else [])]
    if width and part.rows:
        cells = [[_cell(line[index] if index < len(line) else "") for index in range(width)] for line in lines]
        columns = [{"is_wrapped": True} for _ in range(width)]
        yield _drawn({"type": "table", "rows": cells, "column_settings": columns}, "table")


def _date_cell(at: datetime | None) -> Json:
    if at is None:
        return _cell("")
    return _rich({"type": "rich_text_section", "elements": [rich_date(at)]})


def _cell(text: str) -> Json:
    return {"type": "raw_text", "text": shortened(safe_line(text), 200) or EMPTY}
