"""The platform-neutral message: plain text in named parts, never markup.

Each renderer in ``bot/`` escapes for its own platform and keeps its platform's limits.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claims.article import Span
from claims.difference import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that titles what follows it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A passage word for word, with where and when it stood."""

    text: str
    source: str
    at: datetime | None = None
    url: str | None = None
    marks: tuple[Span, ...] = ()
    """The stretches of ``text`` that differ, to be set off."""
    note: str = ""
    """What changes the reading: an attribution, *first of 3 origins*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedValue:
    """One side of a comparison."""

    label: str
    value: str
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What each side says, next to one another."""

    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Short labelled facts."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under column heads."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image; ``alt_text`` states its finding."""

    name: str
    png: bytes
    alt_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time, shown in the reader's own zone where the platform can."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One entry of a list: what it says, what qualifies it, and where it leads."""

    text: str
    detail: str = ""
    at: datetime | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Entries under one another; numbered when ``first`` gives the number of the first one."""

    items: tuple[ListItem, ...]
    first: int | None = None


Part = Paragraph | Heading | Quotation | Comparison | Facts | Table | Listing | Picture | Moment
"""The closed union of message parts; renderers take it apart with ``match`` and ``assert_never``."""


class ButtonStyle(StrEnum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press. ``action`` names a press handler, ``value`` what it acts on."""

    label: str
    action: str
    value: str
    style: ButtonStyle = ButtonStyle.PLAIN
    confirm: str = ""
    """A question asked before the press counts; empty for none."""


class Showing(StrEnum):
    """To whom an answer is shown; alerts and digests are for their channel."""

    PRIVATE = "private"
    PUBLIC = "public"
    """To everyone in the channel it was asked in: somebody shared it."""
    IN_PLACE = "in_place"
    """Instead of the private answer whose button was pressed: the next page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where a chat that keeps one post for each story files a message, and under which words."""

    story: str
    """What the story's post is called."""
    labels: tuple[str, ...]
    """Its state and the kinds of its differences, in lower case: *open*, *figure*; applied where such tags exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    """What is shown in a channel, in private or in the terminal."""

    title: str
    summary: str
    """One line that states the finding: all that a phone or a screen reader may show."""
    severity: Severity | None = None
    state: str = ""
    """The state in a word where there is one: *open*, *taken by Ana*."""
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
    menu: tuple[Button, ...] = ()
    """What is wanted seldom: behind a menu where the chat has one, else a row of its own."""
    footer: str = ""
    more: str = ""
    """The command that shows the whole when a platform's limits cut something: *crosswire alerts*."""
    shown: Showing = Showing.PRIVATE
    """To whom it is shown when it answers somebody."""
    filed: Filing | None = None
    """For cards only."""
