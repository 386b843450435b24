"""A message as Discord shows it: embeds and buttons, within every limit, unable to notify anybody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from bot.discord_chat import render_limits as limits
from bot.discord_chat.render_parts import DETAILS, EMPTY, Drawn, Field, Lines, Passage, Title, draw
from bot.discord_chat.render_text import line
from claims.difference import Severity
from handlers.message import Button, ButtonStyle, ChatMessage, Picture
from handlers.messages.buttons import action_id
from handlers.messages.fitting import sendable, size
from handlers.messages.kinds import SEVERITY_WORDS
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted, shortened

Json = dict[str, Any]

_COLOURS = {Severity.HIGH: 0xC8323C, Severity.MEDIUM: 0xD98E1F, Severity.LOW: 0x4F7CC4, None: 0x5B6470}
_STATE_COLOURS = {"taken": 0x8A63C9, "settled": 0x3B8F5A, "muted": 0x747F8D}
"""A hint for the eye; severity and state always stand in words as well."""
_BUTTON_STYLES = {ButtonStyle.PRIMARY: 1, ButtonStyle.PLAIN: 2, ButtonStyle.DANGER: 4}
"""components/reference, button styles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordPayload:
    """What a message's create and edit take, as the API's own JSON."""

    content: str
    """What a phone and a screen reader get first: the finding, under 300 characters."""
    embeds: list[dict[str, Any]]
    components: list[dict[str, Any]]
    files: tuple[Picture, ...] = ()
    """Pictures to attach under their names."""

    @property
    def for_one_reader(self) -> "DiscordPayload":
        """Return it for somebody who has just asked and is sent no notification: the embeds say it all."""
        return replace(self, content="") if self.embeds else self


@dataclass(slots=True, kw_only=True)
class _Card:
    """The embeds while they fill up, and what no longer fitted."""

    room: int
    embeds: list[Json]
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    titled: bool = False
    """Whether the last line is a heading, which what follows stands close to."""

    def add(self, drawn: Drawn) -> None:
        """Put a part where it belongs; once something was left out, nothing follows the gap."""
        match drawn:
            case Title():
                self._title(drawn)
            case Lines():
                self._lines(drawn)
            case Field():
                self._field(drawn)
            case Passage():
                if self.embeds[-1].get("fields"):
                    self._field(drawn.field)
                else:
                    self._lines(drawn.lines)
            case _:
                assert_never(drawn)

    def _title(self, title: Title) -> None:
        if self.embeds[-1].get("fields"):
            taken = self._take(size(title.text), "heading", "") and self._open()
            if taken:
                self.embeds[-1]["title"] = title.text
        else:
            self._lines(Lines(text=f"**{title.text}**", what="heading"))
            self.titled = True

    def _lines(self, lines: Lines) -> None:
        embed = self.embeds[-1]
        said = embed.get("description", "")
        gap = "\n" if lines.close or self.titled else "\n\n"
        joined = f"{said}{gap}{lines.text}" if said else lines.text
        self.titled = False
        if size(joined) > limits.DESCRIPTION:
            if self._take(size(lines.text), lines.what, lines.plural) and self._open():
                self.embeds[-1]["description"] = lines.text
        elif self._take(size(joined) - size(said), lines.what, lines.plural):
            embed["description"] = joined

    def _field(self, drawn: Field) -> None:
        last = (self.embeds[-1].get("fields") or [{}])[-1]
        joined = f"{last.get('value', '')}\n{drawn.value}"
        if drawn.name == DETAILS == last.get("name") and size(joined) <= limits.FIELD_VALUE:
            if self._take(size(drawn.value) + 1, drawn.what, ""):
                last["value"] = joined
            return
        if len(self.embeds[-1].get("fields", ())) >= limits.FIELDS and not self._open():
            self.left_out[drawn.what, ""] += 1
            return
        if self._take(size(drawn.name) + size(drawn.value), drawn.what, ""):
            entry = {"name": drawn.name, "value": drawn.value, "inline": drawn.inline}
            self.embeds[-1].setdefault("fields", []).append(entry)

    def _take(self, length: int, what: str, plural: str) -> bool:
        if self.left_out or length > self.room:
            self.left_out[what, plural] += 1
            return False
        self.room -= length
        return True

    def _open(self) -> bool:
        if len(self.embeds) >= limits.EMBEDS:
            self.left_out["part", ""] += 1
            return False
        self.embeds.append({"color": self.embeds[0]["color"]})
        return True


def to_embeds(message: ChatMessage) -> DiscordPayload:
    """Return a message as Discord takes it; what there is no room for is counted in the footer."""
    opening: Json = {"color": _colour(message), "title": line(message.title, limits.TITLE) or EMPTY}
    footer = shortened(safe_line(message.footer), limits.FOOTER_SHOWN)
    card = _Card(room=limits.ALL_EMBEDS - size(opening["title"]) - size(footer) - 500, embeds=[opening])
    if standing := _standing(message):
        card.add(Lines(text=standing, what="state"))
    for part in message.parts:
        for drawn in draw(part):
            card.add(drawn)
    ids = {action_id(one) for one in message.buttons}
    menu = tuple(one for one in message.menu if action_id(one) not in ids)
    components, lost_buttons = _buttons(message.buttons)
    if menu and not lost_buttons and len(components) < limits.ROWS:
        components += _buttons(menu[: limits.BUTTONS_IN_ROW])[0]
    if lost_buttons:
        card.left_out["button", ""] += lost_buttons
    if text := " · ".join(filter(None, (_left_out(card.left_out, message.more), footer))):
        card.embeds[-1]["footer"] = {"text": text}
    pictures = tuple(part for part in message.parts if isinstance(part, Picture))
    if pictures:
        card.embeds[0]["image"] = {"url": f"attachment://{pictures[0].name}"}
    return DiscordPayload(
        content=notification(message), embeds=_filled(card.embeds), components=components, files=pictures
    )


def notification(message: ChatMessage) -> str:
    """Return the line a phone shows; never empty."""
    said = safe_line(message.summary) or safe_line(message.title) or "Crosswire has a message for you."
    return line(said, limits.NOTIFICATION)


def embed_size(embeds: Iterable[Json]) -> int:
    """Return the characters of all embeds together, as Discord counts them towards its total."""
    return sum(
        size(embed.get("title", ""))
        + size(embed.get("description", ""))
        + size(embed.get("footer", {}).get("text", ""))
        + sum(size(entry["name"]) + size(entry["value"]) for entry in embed.get("fields", ()))
        for embed in embeds
    )


def _standing(message: ChatMessage) -> str:
    """Return severity and state in words, so that no colour is needed."""
    said = [f"**{SEVERITY_WORDS[message.severity]} severity**"] if message.severity else []
    state = line(message.state, 500)
    return " · ".join([*said, *([state[:1].upper() + state[1:]] if state else [])])


def _colour(message: ChatMessage) -> int:
    state = message.state.split(" ", 1)[0].lower()
    return _STATE_COLOURS.get(state, _COLOURS[message.severity])


def _left_out(lost: Counter[tuple[str, str]], more: str) -> str:
    if not lost:
        return ""
    what = ", ".join(counted(count, noun, plural) for (noun, plural), count in lost.items())
    where = f" See the whole with /{shortened(safe_line(more), 150)}." if more else ""
    return f"Left out here for lack of room: {what}.{where}"


def _buttons(buttons: tuple[Button, ...]) -> tuple[list[Json], int]:
    """Return rows of buttons, each once, and how many could not be shown: too many, or with too long an id."""
    shown: dict[str, Json] = {}
    lost: set[str] = set()
    for button in buttons:
        name = action_id(button)
        if len(shown) < limits.ROWS * limits.BUTTONS_IN_ROW and sendable(name, limits.CUSTOM_ID) and name not in shown:
            label = shortened(safe_line(button.label), limits.BUTTON_LABEL // 2) or EMPTY
            shown[name] = {"type": 2, "style": _BUTTON_STYLES[button.style], "label": label, "custom_id": name}
        elif name not in shown:
            lost.add(name)
    elements = list(shown.values())
    rows = [
        {"type": 1, "components": elements[start : start + limits.BUTTONS_IN_ROW]}
        for start in range(0, len(elements), limits.BUTTONS_IN_ROW)
    ]
    return rows, len(lost)


def _filled(embeds: list[Json]) -> list[Json]:
    """Return the embeds that hold something; Discord refuses an empty one."""
    return [embed for embed in embeds if embed.keys() & {"title", "description", "fields", "footer"}]
