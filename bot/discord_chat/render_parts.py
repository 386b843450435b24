"""Each kind of message part as Discord markdown or embed fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.discord_chat import render_limits as limits
from bot.discord_chat.render_text import clock_and_age, line, link, quoted, stamp, words
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
from handlers.messages.fitting import parted, size
from handlers.messages.safe_text import safe_line, safe_text
from handlers.messages.wording import shortened

EMPTY = "–"
"""Stands where a name or a value would be empty, which Discord refuses."""

DETAILS = "Details"
"""The field of short labelled facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Markdown for a description, and what is lost if there is no room for it."""

    text: str
    what: str
    plural: str = ""
    close: bool = False
    """Whether it follows the lines before it without an empty line between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """An embed field."""

    name: str
    value: str
    inline: bool
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotation: a field of its own below a row of sides, else lines."""

    source: str
    beside: str
    """Time, note and link."""
    quote: str

    @property
    def lines(self) -> Lines:
        """Return it as part of a description."""
        head = " · ".join(filter(None, (f"**{self.source}**", self.beside)))
        return Lines(text=f"{head}\n{self.quote}", what="passage")

    @property
    def field(self) -> Field:
        """Return it as a field."""
        return Field(name=self.source, value=f"{self.quote}\n{self.beside}".rstrip(), inline=False, what="passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading: opens an embed of its own when fields stand before it."""

    text: str


Drawn = Lines | Field | Passage | Title


def draw(part: Part) -> Iterator[Drawn]:
    """Return a part as lines and fields, in order."""
    match part:
        case Paragraph():
            for text in parted(safe_text(part.text), 1500):
                yield Lines(text=words(text, 3500), what="paragraph")
        case Heading():
            yield Title(text=line(part.text, limits.TITLE) or EMPTY)
        case Quotation():
            yield _quotation(part)
        case Comparison():
            for value in part.values:
                yield _compared(value)
        case Facts():
            # One by one: those that stand together share a field as far as there is room.
            for label, told in part.pairs:
                said = f"**{line(label, 40)}:** {line(told, 300) or EMPTY}"
                yield Field(name=DETAILS, value=said, inline=False, what="note")
        case Table():
            yield from _table(part)
        case Listing():
            for index, item in enumerate(part.items):
                mark = "-" if part.first is None else f"{part.first + index}."
                yield Lines(text=f"{mark} {_entry(item)}", what="entry", plural="entries", close=index > 0)
        case Picture():
            yield Lines(text=f"Picture: {line(part.alt_text, 1024) or EMPTY}", what="picture")
        case Moment():
            yield Lines(text=f"{line(part.label, 200)} {stamp(part.at)}".strip(), what="time")
        case _:
            assert_never(part)


def _compared(value: ComparedValue) -> Field:
    lines = [f"**{line(value.value, 600) or EMPTY}**"]
    if value.at:
        lines.append(clock_and_age(value.at))
    if note := line(value.note, 250):
        lines.append(note)
    return Field(name=line(value.label, limits.FIELD_NAME) or EMPTY, value="\n".join(lines), inline=True, what="side")


def _quotation(part: Quotation) -> Passage:
    beside = [stamp(part.at)] if part.at else []
    if note := line(part.note, 200):
        beside.append(note)
    if (opened := link("open article", part.url)) != "open article":
        beside.append(opened)
    below = " · ".join(beside)
    return Passage(
        source=line(part.source, 150) or EMPTY, beside=below, quote=_quote(part, limits.FIELD_VALUE - size(below))
    )


def _quote(part: Quotation, room: int) -> str:
    """Return the passage as a quote that fits a field with what stands beside it."""
    if not safe_line(part.text):
        return f"> {EMPTY}"
    for limit in (limits.PASSAGE, limits.PASSAGE // 2, limits.PASSAGE // 4, limits.PASSAGE // 8):
        if size(shown := quoted(part.text, part.marks, limit)) < room:
            return shown
    return f"> {line(part.text, room // 2)}"


def _entry(item: ListItem) -> str:
    entry = [link(line(item.text, 300) or EMPTY, item.url)]
    if item.at:
        entry.append(stamp(item.at))
    if detail := line(item.detail, 300):
        entry.append(detail)
    return " · ".join(entry)


def _table(part: Table) -> Iterator[Lines]:
    """Return a narrow table in monospaced type, a wide one as a line for each row, which a phone can wrap."""
    rows = [[shortened(safe_line(cell), 120) or EMPTY for cell in row] for row in part.rows if row]
    if not rows:
        return
    head = [shortened(safe_line(cell), 60) for cell in part.head]
    widths = [max(size(row[index]) if index < len(row) else 0 for row in [head, *rows]) for index in range(len(head))]
    if sum(widths) + 2 * len(widths) <= limits.TABLE_WIDTH and all(len(row) == len(head) for row in rows):
        block = [
            ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
            for row in [head, *rows]
        ]
        for text in parted("\n".join(block), 1500):
            yield Lines(text=f"```\n{text.replace('`', 'ˋ')}\n```", what="table")
        return
    for index, row in enumerate(rows):
        first, *rest = row
        said = [f"**{line(first, 300)}**"]
        said += [_labelled(head, column, cell) for column, cell in enumerate(rest, start=1) if cell != EMPTY]
        yield Lines(text=" · ".join(said), what="row", close=index > 0)


def _labelled(head: list[str], column: int, cell: str) -> str:
    """Return a cell of a row in running text; from the fourth on it needs its column's name to be understood."""
    label = f"{line(head[column], 60).lower()} " if _SELF_EVIDENT <= column < len(head) else ""
    return f"{label}{line(cell, 300)}"


_SELF_EVIDENT = 3
