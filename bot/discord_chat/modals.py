"""Forms as Discord's modals, within every limit, and what was typed into them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.discord_chat import render_limits as limits
from bot.discord_chat.render_parts import EMPTY, Field, Lines, Passage, Title, draw
from handlers.forms import Choice, ChoiceField, Form, FormField, TextField
from handlers.message import Part
from handlers.messages.fitting import fit, size
from handlers.messages.safe_text import safe_line, safe_text

Json = dict[str, Any]

FORM_ID = re.compile(r"cwform:(?P<name>[a-z_]+):(?P<value>.*)", re.DOTALL)
"""The custom id of every form: what sending it does and what it acts on. It survives a restart."""

_TEXT_INPUT, _SELECT, _TEXT_DISPLAY, _LABEL = 4, 3, 10, 18
"""components/reference, component types."""
_SHORT, _PARAGRAPH = 1, 2
_ABOVE = 1500
"""Ours: characters above the fields; more would push them off a phone's screen."""


def form_id(form: Form) -> str:
    """Return the custom id under which a form comes back."""
    return f"cwform:{form.name}:{form.value}"


def form_modal(form: Form) -> Json:
    """Return a form as a modal: at most five components, so what stands above gives way to a fifth field."""
    fields = [_field(one) for one in form.fields][: limits.MODAL_COMPONENTS]
    above = _above(form.parts)
    head = [{"type": _TEXT_DISPLAY, "content": above}] if above and len(fields) < limits.MODAL_COMPONENTS else []
    return {
        "custom_id": form_id(form),
        "title": _plain(form.title, limits.MODAL_TITLE) or EMPTY,
        "components": [*head, *fields],
    }


class Drawn(discord.ui.Modal):
    """A modal that the library sends as it is drawn and does not keep: its custom id says what it is."""

    def __init__(self, form: Form) -> None:
        super().__init__(title=form.title)
        self._drawn = form_modal(form)
        self.stop()

    def to_dict(self) -> Json:
        """Return what is sent."""
        return self._drawn


def answers_of(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return what was typed and chosen, by the name of its field; what was left empty is absent."""
    return {name: value for name, value in _answers(components) if value}


def _answers(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        yield from _answers([*(component.get("components") or ()), *([inner] if inner else ())])
        if name := component.get("custom_id"):
            yield str(name), str(component.get("value") or next(iter(component.get("values") or ()), ""))


def _above(parts: Sequence[Part]) -> str:
    """Return what stands above the fields, cut at the end of a part."""
    shown: list[str] = []
    for text in (_text(drawn) for part in parts for drawn in draw(part)):
        if sum(size(one) + 1 for one in shown) + size(text) > _ABOVE:
            break
        shown.append(text)
    return "\n".join(shown)


def _text(drawn: Lines | Field | Passage | Title) -> str:
    match drawn:
        case Title():
            return f"**{drawn.text}**"
        case Field():
            return drawn.value
        case Passage():
            return drawn.lines.text
        case Lines():
            return drawn.text


def _field(field: FormField) -> Json:
    label: Json = {
        "type": _LABEL,
        "label": _plain(field.label, limits.LABEL) or EMPTY,
        "component": _text_input(field) if isinstance(field, TextField) else _select(field),
    }
    if hint := _plain(field.hint, limits.LABEL_DESCRIPTION):
        label["description"] = hint
    return label


def _text_input(field: TextField) -> Json:
    limit = min(field.limit, limits.INPUT_TEXT)
    component: Json = {
        "type": _TEXT_INPUT,
        "custom_id": field.name,
        "style": _PARAGRAPH if field.long else _SHORT,
        "required": field.required,
        "max_length": limit,
    }
    # Discord shows it as it stands: it is typed text, and parses nothing.
    if initial := fit(safe_text(field.initial), limit, str):
        component["value"] = initial
    return component


def _select(field: ChoiceField) -> Json:
    options = [_option(choice, chosen=choice.value == field.initial) for choice in field.choices]
    return {"type": _SELECT, "custom_id": field.name, "required": True, "options": options[: limits.OPTIONS]}


def _option(choice: Choice, *, chosen: bool) -> Json:
    option: Json = {
        "label": _plain(choice.label, limits.OPTION) or EMPTY,
        "value": choice.value,
    }
    if hint := _plain(choice.hint, limits.OPTION):
        option["description"] = hint
    return {**option, "default": True} if chosen else option


def _plain(text: str, limit: int) -> str:
    """Return one line of text that Discord shows as it stands."""
    return fit(safe_line(text), limit, str)
