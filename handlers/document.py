"""What arrives, before anybody knows what it is: bytes with a name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file, a feed entry or a pasted text, as it came in.

    Raises:
        ValueError: ``received_at`` has no time zone.
    """

    name: str
    """What people call it: the path as given, the file's name in the drop folder, an entry's address."""
    data: bytes
    received_at: datetime
    source: str | None = None
    """The outlet, where whoever handed the document over knows it: a feed's name in the settings."""
    url: str | None = None
    """Where it was fetched from, if it was; relative links are read against it."""
    media_type: str | None = None
    """The media type it was served with, if it was served."""
    backfill: bool = False
    """It is part of a first look at a feed: it joins the claim base and alerts nobody."""

    def __post_init__(self) -> None:
        """Refuse a moment without a zone, and a name that could not be stored or printed."""
        if self.received_at.tzinfo is None:
            raise ValueError("received_at needs a time zone")
        object.__setattr__(self, "name", _storable(self.name))


class UnreadableDocument(Exception):
    """A document, or one article of it, could not be taken in. ``str()`` is one sentence for people.

    Attributes:
        file: The document's name.
        field: The field at fault, if it is one field.
        problem: What is wrong, as half a sentence.
        remedy: What to do about it, as half a sentence; may be empty.
    """

    def __init__(self, file: str, field: str | None, problem: str, remedy: str = "") -> None:
        super().__init__(file, field, problem, remedy)  # all four, so that it survives a worker process
        self.file = file
        self.field = field
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one readable sentence that names the file, the field and the remedy."""
        place = f"{printable(self.file)}: {self.field}: " if self.field else f"{printable(self.file)}: "
        tail = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}{tail}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a document that was taken in."""

    articles: int = 0
    problems: tuple[str, ...] = ()
    """Sentences about those of its articles that could not be read."""


def printable(text: str, *, longest: int = 200) -> str:
    """Return ``text`` fit for one line of a message: no control characters, cut after ``longest`` characters."""
    kept = "".join(character if character.isprintable() else "�" for character in text)
    return kept if len(kept) <= longest else f"{kept[: longest - 1]}…"


def _storable(name: str) -> str:
    """Return a file name that is not UTF-8 with its odd bytes replaced: neither JSON nor a database holds them."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\x00", "�")
