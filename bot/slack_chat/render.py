"""A message as Slack shows it: Block Kit, within every limit, unable to notify anybody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack_chat import render_limits as limits
from bot.slack_chat.render_parts import EMPTY, Drawn, draw, draw_as_table
from bot.slack_chat.render_text import Json, escape, mrkdwn, plain, words
from handlers.message import Button, ButtonStyle, ChatMessage, Comparison, Part, Picture, Table
from handlers.messages.buttons import action_id
from handlers.messages.fitting import fit, sendable, size
from handlers.messages.kinds import SEVERITY_WORDS
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted

MENU_ACTION = "cw-menu"
"""The action id of the overflow menu; what was chosen stands in the option's value."""
_SIDES_IN_FIELDS = 4
"""Two rows of fields; more sides than these are a table, where there may be one."""
_TEXT_KEYS = frozenset({"text", "fallback"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackPayload:
    """What chat.postMessage and chat.update take."""

    text: str
    """What a phone and a screen reader get: the finding, under 300 characters."""
    blocks: list[dict[str, Any]]
    files: tuple[Picture, ...] = ()
    """Pictures to upload into the message's thread."""


def to_blocks(message: ChatMessage, *, tables: bool = True) -> SlackPayload:
    """Return a message as Slack takes it; what there is no room for is counted in a line of its own.

    ``tables`` says whether there may be one: messages hold one, views none.
    """
    opening = [_header(message), *_standing(message)]
    buttons, lost_buttons = _buttons(message.buttons, message.menu)
    closing = [*buttons, *_footer(message)]
    room = limits.ALL_TEXT - sum(text_size(block) for block in [*opening, *closing]) - 300
    places = limits.BLOCKS - len(opening) - len(closing) - 1
    body, left_out = _fitting(_drawn(message.parts, tables=tables), room, places)
    if lost_buttons:
        left_out["button", "buttons"] += lost_buttons
    note = [_left_out(left_out, message.more)] if left_out else []
    return SlackPayload(
        text=notification(message),
        blocks=[*opening, *body, *note, *closing],
        files=tuple(part for part in message.parts if isinstance(part, Picture)),
    )


def _drawn(parts: Sequence[Part], *, tables: bool) -> Iterator[Drawn]:
    """Return the blocks of all parts; the first comparison of many sides is the message's table, unless it has one."""
    free = tables and not any(isinstance(part, Table) for part in parts)
    for part in parts:
        if free and isinstance(part, Comparison) and len(part.values) > _SIDES_IN_FIELDS:
            free = False
            yield draw_as_table(part)
        else:
            yield from draw(part)


def notification(message: ChatMessage) -> str:
    """Return the line a phone shows; never empty."""
    line = safe_line(message.summary) or safe_line(message.title) or "Crosswire has a message for you."
    return fit(line, limits.NOTIFICATION, escape)


def text_size(block: object) -> int:
    """Return how many characters of text a block holds, as Slack's undocumented total is believed to count."""
    if isinstance(block, dict):
        return sum(
            size(value) if key in _TEXT_KEYS and isinstance(value, str) else text_size(value)
            for key, value in block.items()
        )
    if isinstance(block, list):
        return sum(text_size(item) for item in block)
    return 0


def _header(message: ChatMessage) -> Json:
    title = safe_line(message.title) or safe_line(message.summary) or EMPTY
    return {"type": "header", "text": plain(title, limits.HEADER)}


def _standing(message: ChatMessage) -> list[Json]:
    """Return the line under the title: severity and state in words, so that no colour is needed."""
    said = []
    if message.severity:
        said.append(f"*{SEVERITY_WORDS[message.severity]} severity*")
    if state := safe_line(message.state):
        said.append(words(state[:1].upper() + state[1:], 500))
    return [{"type": "context", "elements": [mrkdwn(" · ".join(said))]}] if said else []


def _fitting(body: Iterable[Drawn], room: int, places: int) -> tuple[list[Json], Counter[tuple[str, str]]]:
    """Return the blocks there is room for, in order, and what was left out; nothing follows a gap."""
    kept: list[Json] = []
    left_out: Counter[tuple[str, str]] = Counter()
    has_table = False
    for drawn in body:
        room -= text_size(drawn.block)
        table = drawn.block["type"] == "table"
        if left_out or room < 0 or len(kept) >= places or (table and has_table):
            left_out[drawn.what, drawn.plural] += drawn.count
            continue
        has_table = has_table or table
        kept.append(drawn.block)
    return kept, left_out


def _left_out(lost: Counter[tuple[str, str]], more: str) -> Json:
    what = ", ".join(counted(count, noun, plural) for (noun, plural), count in lost.items())
    where = (
        f" See the whole with /{words(safe_line(more), 150)}." if more else " The same command in a terminal shows all."
    )
    return {"type": "context", "elements": [mrkdwn(f"*Left out here for lack of room:* {what}.{where}")]}


def _buttons(buttons: tuple[Button, ...], menu: tuple[Button, ...] = ()) -> tuple[list[Json], int]:
    """Return the row of buttons, and how many could not be shown: too many, doubled, or with too long a value."""
    elements: dict[str, Json] = {}
    for button in buttons:
        name = action_id(button)
        if len(elements) < limits.ACTIONS - 1 and sendable(name, limits.ACTION_ID) and name not in elements:
            elements[name] = _button(button, name)
    lost = len(buttons) - len(elements)
    if options := _menu_options(menu):
        elements["menu"] = {"type": "overflow", "action_id": MENU_ACTION, "options": options}
    return [{"type": "actions", "elements": list(elements.values())}] if elements else [], lost


def _menu_options(menu: tuple[Button, ...]) -> list[Json]:
    """Return what stands behind the overflow menu; each option's value is the id of the press it stands for."""
    named = {action_id(one): one for one in menu if sendable(action_id(one), limits.OPTION_VALUE)}
    return [
        {"text": plain(safe_line(one.label) or EMPTY, limits.OPTION_TEXT), "value": name}
        for name, one in list(named.items())[: limits.OVERFLOW]
    ]


def _button(button: Button, name: str) -> Json:
    element: Json = {
        "type": "button",
        "action_id": name,
        "text": plain(safe_line(button.label) or EMPTY, limits.BUTTON_LABEL),
    }
    if button.value:
        element["value"] = button.value
    if button.style is not ButtonStyle.PLAIN:
        element["style"] = button.style.value
    if button.confirm:
        element["confirm"] = {
            "title": plain(safe_line(button.label) or EMPTY, limits.CONFIRM_TITLE),
            "text": plain(safe_line(button.confirm) or EMPTY, limits.CONFIRM_TEXT),
            "confirm": plain(safe_line(button.label) or EMPTY, limits.CONFIRM_BUTTON),
            "deny": plain("Cancel", limits.CONFIRM_BUTTON),
        }
    return element


def _footer(message: ChatMessage) -> list[Json]:
    footer = safe_line(message.footer)
    return [{"type": "context", "elements": [mrkdwn(words(footer, limits.CONTEXT // 2))]}] if footer else []
