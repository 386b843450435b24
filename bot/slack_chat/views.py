"""Forms, answers and the home page as Slack's views, within every limit."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.slack_chat import render_limits as limits
from bot.slack_chat.render import MENU_ACTION, to_blocks
from bot.slack_chat.render_parts import EMPTY
from bot.slack_chat.render_text import Json, plain
from handlers.forms import Choice, ChoiceField, Form, FormField, TextField
from handlers.message import ChatMessage, Listing, ListItem, Part, Table
from handlers.messages.buttons import SHARE
from handlers.messages.safe_text import safe_line, safe_text
from handlers.messages.wording import shortened

FORM = "cw-form"
"""The callback id of every form: what it does stands in its private metadata."""
ANSWER = "cw-answer"
"""The action id of the element that holds a field's answer; the field's name is its block's id."""


def form_view(form: Form, *, channel: str = "") -> Json:
    """Return a form as a modal; where it was opened travels with it."""
    above = ChatMessage(title=form.title, summary=form.title, parts=_without_tables(form.parts))
    blocks = to_blocks(above, tables=False).blocks[1:]
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": json.dumps({"name": form.name, "value": form.value, "channel": channel}),
        "title": plain(safe_line(form.title) or EMPTY, limits.VIEW_TITLE),
        "submit": plain(safe_line(form.submit) or "Send", limits.VIEW_TITLE),
        "close": plain("Cancel", limits.VIEW_TITLE),
        "blocks": [*blocks, *(_input(one) for one in form.fields)][: limits.VIEW_BLOCKS],
    }


def message_view(message: ChatMessage, title: str = "") -> Json:
    """Return an answer as a modal; a modal knows no channel to share it with."""
    blocks = to_blocks(
        replace(
            message,
            parts=_without_tables(message.parts),
            buttons=tuple(one for one in message.buttons if one.action != SHARE),
        ),
        tables=False,
    ).blocks
    heading = safe_line(title or message.title)
    if heading == safe_line(message.title) and len(heading) <= limits.VIEW_TITLE and len(blocks) > 1:
        blocks = blocks[1:]  # the modal's own title says it
    return {
        "type": "modal",
        "callback_id": "cw-shown",
        "title": plain(heading or "Crosswire", limits.VIEW_TITLE),
        "close": plain("Close", limits.VIEW_TITLE),
        "blocks": blocks,
    }


def working_view(title: str) -> Json:
    """Return what a modal shows while its answer is worked out."""
    return message_view(ChatMessage(title=title, summary="Looking it up. This takes a few seconds."), title) | {
        "blocks": [{"type": "section", "text": plain("Looking it up. This takes a few seconds.", limits.SECTION)}]
    }


def home_view(message: ChatMessage) -> Json:
    """Return a message as somebody's home page."""
    shown = replace(message, parts=_without_tables(message.parts), severity=None, state="", menu=())
    return {"type": "home", "blocks": to_blocks(shown, tables=False).blocks}


def answers_of(view: Mapping[str, Any]) -> dict[str, str]:
    """Return what was typed and chosen, by the name of its field."""
    found: dict[str, str] = {}
    for name, elements in ((view.get("state") or {}).get("values") or {}).items():
        element = elements.get(ANSWER) or {}
        value = element.get("value") or (element.get("selected_option") or {}).get("value")
        if moment := element.get("selected_date_time"):
            value = datetime.fromtimestamp(int(moment), UTC).isoformat()
        if value:
            found[str(name)] = str(value)
    return found


def chosen_action(action: Mapping[str, Any]) -> str:
    """Return the id of the press that an action stands for, be it a button or an option of the menu."""
    if action.get("action_id") == MENU_ACTION:
        return str((action.get("selected_option") or {}).get("value", ""))
    return str(action.get("action_id", "")).partition("#")[0]


def _without_tables(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with each table as a list: tables stand in messages only."""
    return tuple(_as_list(part) if isinstance(part, Table) else part for part in parts)


def _as_list(table: Table) -> Listing:
    return Listing(items=tuple(ListItem(text=" · ".join(filter(None, row)) or EMPTY) for row in table.rows))


def _input(field: FormField) -> Json:
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(safe_line(field.label) or EMPTY, limits.INPUT_LABEL),
        "element": _element(field),
        "optional": isinstance(field, TextField) and not field.required,
    }
    if (hint := safe_line(field.hint)) and block["element"]["type"] != "datetimepicker":
        block["hint"] = plain(hint, limits.INPUT_LABEL)
    return block


def _element(field: FormField) -> Json:
    if isinstance(field, ChoiceField):
        return _select(field)
    if field.moment and not field.initial:
        return {"type": "datetimepicker", "action_id": ANSWER}
    return _text_input(field)


def _text_input(field: TextField) -> Json:
    limit = min(field.limit, limits.INPUT_TEXT)
    element: Json = {
        "type": "plain_text_input",
        "action_id": ANSWER,
        "multiline": field.long,
        "max_length": limit,
    }
    # Slack shows it as it stands: it is typed text, and parses nothing.
    if initial := safe_text(field.initial)[:limit]:
        element["initial_value"] = initial
    return element


def _select(field: ChoiceField) -> Json:
    options = [_option(choice) for choice in field.choices][:100]
    element: Json = {"type": "static_select", "action_id": ANSWER, "options": options}
    first = next((one for one in options if one["value"] == field.initial), None)
    return element if first is None else {**element, "initial_option": first}


def _option(choice: Choice) -> Json:
    option: Json = {
        "text": plain(shortened(safe_line(choice.label), limits.OPTION_TEXT) or EMPTY, limits.OPTION_TEXT),
        "value": choice.value,
    }
    if hint := safe_line(choice.hint):
        option["description"] = plain(hint, limits.OPTION_TEXT)
    return option
