"""The platform-neutral form: fields with plain labels, filled in where a chat shows it, sent back by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.message import Part
from handlers.request import Asker


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several things to choose."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """Words to be typed."""

    name: str
    label: str
    initial: str = ""
    hint: str = ""
    required: bool = False
    long: bool = False
    """Whether it takes paragraphs."""
    moment: bool = False
    """Whether it takes a day and a time: a chat that has a picker shows one, and sends ISO 8601 with its offset."""
    limit: int = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField:
    """One thing to be chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    initial: str = ""
    """The value chosen at first; empty for none."""
    hint: str = ""


FormField = TextField | ChoiceField


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Something to fill in. ``name`` says what sending it does, ``value`` what it acts on."""

    name: str
    value: str
    title: str
    submit: str
    """The word on the button that sends it."""
    fields: tuple[FormField, ...]
    parts: tuple[Part, ...] = ()
    """What stands above the fields."""

    def filled(self, answers: Mapping[str, str]) -> "Form":
        """Return the form with answers standing in it, for whoever has to mend one of them."""
        fields = (replace(one, initial=answers.get(one.name, "")) for one in self.fields)
        return replace(self, fields=tuple(fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """A form sent back."""

    name: str
    value: str
    asker: Asker
    answers: dict[str, str] = field(default_factory=dict)
    """What was typed or chosen, by the name of its field; what was left empty is absent."""


class FormRefused(ValueError):
    """An answer cannot be taken; says which and why, so that it can be mended while the form is open."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.name = name
        """The field."""
