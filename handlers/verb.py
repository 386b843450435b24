"""What a verb is: its name, its help, and the options it takes."""

from dataclasses import dataclass
from enum import StrEnum


class OptionKind(StrEnum):
    """What an option takes."""

    TEXT = "text"
    INTEGER = "integer"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something a verb can be told."""

    name: str
    help: str
    required: bool = False
    kind: OptionKind = OptionKind.TEXT
    choices: tuple[str, ...] = ()
    """What may be chosen, for `OptionKind.CHOICE`."""
    introduced_by: str = ""
    """The word that starts this option in running text: *figure deaths in Valencia*."""
    one_word: bool = False
    """Whether it ends with its first word: an address."""
    suggested: bool = False
    """Whether values are suggested while one types, where the chat can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Something the bot can be asked."""

    name: str
    help: str
    example: str
    """What may follow the verb, as somebody would type it."""
    options: tuple[Option, ...] = ()
    admin: bool = False
    """Whether only the admins named in the settings may use it."""
    form: str = ""
    """The press whose form opens when nothing is given, where a chat opens forms from a command."""
