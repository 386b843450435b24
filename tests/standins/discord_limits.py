"""What Discord refuses: unknown fields, and every documented limit of messages, components and commands."""

import re
from collections.abc import Iterator
from typing import Any

MESSAGE = {
    "content",
    "nonce",
    "enforce_nonce",
    "tts",
    "embeds",
    "allowed_mentions",
    "message_reference",
    "components",
    "sticker_ids",
    "attachments",
    "flags",
    "poll",
}
EDIT = {"content", "embeds", "flags", "allowed_mentions", "components", "attachments", "tts"}
"""``tts`` is no field of an edit, but discord.py sends it and Discord lets it pass."""
ANSWER = {"tts", "content", "embeds", "allowed_mentions", "flags", "components", "attachments", "poll", "thread_name"}
THREAD = {"name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable"}
_EMBED = {
    "title",
    "type",
    "description",
    "url",
    "timestamp",
    "color",
    "footer",
    "image",
    "thumbnail",
    "author",
    "fields",
    "flags",
}
_BUTTON = {"type", "id", "style", "label", "emoji", "custom_id", "url", "disabled"}
_COMPONENTS_V2 = 1 << 15


def message_faults(given: dict[str, Any], known: set[str], *, has_files: bool = False) -> dict[str, str]:
    """What is wrong with a message, by field; empty when Discord would take it."""
    faults = dict.fromkeys(set(given) - known, "Unknown field")
    if len(given.get("content") or "") > 2000:
        faults["content"] = "Must be 2000 or fewer in length."
    if not isinstance(given.get("nonce") or "", (str, int)) or len(str(given.get("nonce") or "")) > 25:
        faults["nonce"] = "Must be 25 or fewer in length."
    embeds = given.get("embeds") or []
    if len(embeds) > 10:
        faults["embeds"] = "Must be 10 or fewer in length."
    for number, embed in enumerate(embeds):
        faults |= {f"embeds.{number}.{name}": said for name, said in _embed(embed)}
    if sum(embed_size(embed) for embed in embeds) > 6000:
        faults["embeds"] = "Embed size exceeds maximum size of 6000"
    if not (given.get("flags") or 0) & _COMPONENTS_V2:
        faults |= dict(_rows(given.get("components") or []))
    for number, attachment in enumerate(given.get("attachments") or []):
        if len(attachment.get("description") or "") > 1024:
            faults[f"attachments.{number}.description"] = "Must be 1024 or fewer in length."
    if set(given.get("allowed_mentions") or {}) - {"parse", "roles", "users", "replied_user"}:
        faults["allowed_mentions"] = "Unknown field"
    return faults


def is_empty(given: dict[str, Any], *, has_files: bool) -> bool:
    """Whether a message would show nothing."""
    return not (
        has_files or any(given.get(name) for name in ("content", "embeds", "sticker_ids", "components", "poll"))
    )


def embed_size(embed: dict[str, Any]) -> int:
    """How many characters of an embed count towards the 6,000 of a message."""
    own = [embed.get("title"), embed.get("description")]
    own += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    own += [text for field in embed.get("fields") or [] for text in (field.get("name"), field.get("value"))]
    return sum(len(text or "") for text in own)


def _embed(embed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in set(embed) - _EMBED:
        yield name, "Unknown field"
    lengths = (
        ("title", embed.get("title"), 256),
        ("description", embed.get("description"), 4096),
        ("footer", (embed.get("footer") or {}).get("text"), 2048),
        ("author", (embed.get("author") or {}).get("name"), 256),
    )
    for name, text, most in lengths:
        if len(text or "") > most:
            yield name, f"Must be {most} or fewer in length."
    fields = embed.get("fields") or []
    if len(fields) > 25:
        yield "fields", "Must be 25 or fewer in length."
    for field in fields:
        if set(field) - {"name", "value", "inline"}:
            yield "fields", "Unknown field"
        for name, most in (("name", 256), ("value", 1024)):
            if not 0 < len((field.get(name) or "").strip()) <= most:
                yield f"fields.{name}", f"Must be between 1 and {most} in length."
    for name in ("url", "image", "thumbnail"):
        address = embed.get(name) if name == "url" else (embed.get(name) or {}).get("url")
        if address and not re.match(r"https?://[^\s]+$|attachment://[\w.-]+$", address):
            yield name, "Not a well formed URL."


def _rows(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    if len(rows) > 5:
        yield "components", "Must be between 1 and 5 in length."
    names = [child.get("custom_id") for row in rows for child in row.get("components") or []]
    names = [name for name in names if name]
    if len(names) != len(set(names)):
        yield "components", "Component custom id cannot be duplicated"
    for row in rows:
        children = row.get("components") or []
        if row.get("type") != 1 or not 0 < len(children) <= 5 or set(row) - {"type", "id", "components"}:
            yield "components", "Must be rows of 1 to 5 components"
        for child in children:
            yield from _button(child) if child.get("type") == 2 else ()


def _button(button: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in set(button) - _BUTTON:
        yield f"components.{name}", "Unknown field"
    if button.get("style") not in {1, 2, 3, 4, 5}:
        yield "components.style", "Unknown style"
    if not 0 < len(button.get("label") or "") <= 80 and not button.get("emoji"):
        yield "components.label", "Must be between 1 and 80 in length."
    if button.get("style") == 5:
        if not button.get("url") or len(button["url"]) > 512 or button.get("custom_id"):
            yield "components.url", "A link button needs a url and no custom id"
    elif not 0 < len(button.get("custom_id") or "") <= 100 or button.get("url"):
        yield "components.custom_id", "Must be between 1 and 100 in length."


def modal_faults(given: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a modal, by field."""
    faults = dict.fromkeys(set(given) - {"custom_id", "title", "components"}, "Unknown field")
    for name, most in (("custom_id", 100), ("title", 45)):
        if not 0 < len(given.get(name) or "") <= most:
            faults[name] = f"Must be between 1 and {most} in length."
    components = given.get("components") or []
    if not 0 < len(components) <= 5:
        faults["components"] = "Must be between 1 and 5 in length."
    names = [(one.get("component") or {}).get("custom_id") for one in components if one.get("type") == 18]
    if len(names) != len(set(names)):
        faults["components"] = "Component custom id cannot be duplicated"
    for component in components:
        faults |= dict(_labelled(component))
    return faults


def _labelled(component: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if component.get("type") == 10:
        if not 0 < len(component.get("content") or "") <= 4000 or set(component) - {"type", "id", "content"}:
            yield "content", "Must be between 1 and 4000 in length."
        return
    if component.get("type") != 18 or set(component) - {"type", "id", "label", "description", "component"}:
        yield "components", "Must be a label or a text"
        return
    if not 0 < len(component.get("label") or "") <= 45:
        yield "label", "Must be between 1 and 45 in length."
    if not 0 < len(component.get("description", "x")) <= 100:
        yield "description", "Must be between 1 and 100 in length."
    inner = component.get("component") or {}
    if not 0 < len(inner.get("custom_id") or "") <= 100:
        yield "custom_id", "Must be between 1 and 100 in length."
    match inner.get("type"):
        case 4:
            yield from _text_input(inner)
        case 3:
            yield from _options(inner)
        case _:
            yield "component", "Must be a text input or a select"


def _text_input(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if set(given) - {
        "type",
        "id",
        "custom_id",
        "style",
        "min_length",
        "max_length",
        "required",
        "value",
        "placeholder",
    }:
        yield "text_input", "Unknown field"
    most = given.get("max_length", 4000)
    if not 1 <= most <= 4000 or given.get("style") not in {1, 2}:
        yield "max_length", "Must be between 1 and 4000."
    if not 0 < len(given.get("value", "x")) <= most:
        yield "value", f"Must be between 1 and {most} in length."


def _options(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = {"type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "required", "disabled"}
    if set(given) - known:
        yield "select", "Unknown field"
    options = given.get("options") or []
    if not 0 < len(options) <= 25 or len({one.get("value") for one in options}) != len(options):
        yield "options", "Must be between 1 and 25 in length, each with a value of its own."
    if sum(bool(one.get("default")) for one in options) > given.get("max_values", 1):
        yield "options", "Too many are chosen"
    for option in options:
        for name in ("label", "value", "description"):
            if not 0 < len(option.get(name, "x" if name == "description" else "")) <= 100:
                yield f"options.{name}", "Must be between 1 and 100 in length."


_NAME = re.compile(r"^[-_'\w]{1,32}$")


def command_faults(commands: list[dict[str, Any]]) -> dict[str, str]:
    """What is wrong with a set of application commands."""
    faults: dict[str, str] = {}
    for command in commands:
        if command.get("type", 1) == 1:
            faults |= dict(_command(command))
        elif not 0 < len(command.get("name", "")) <= 32 or command.get("description") or command.get("options"):
            faults[command.get("name", "")] = "A menu entry has a name of 1 to 32 characters and no description"
        if _characters(command) > 8000:
            faults[command["name"]] = "Command exceeds maximum size (8000)"
    return faults


def _characters(command: dict[str, Any]) -> int:
    """Names, descriptions and values of a command, its options and their choices, as Discord counts them."""
    own = sum(len(str(command.get(name) or "")) for name in ("name", "description", "value"))
    return own + sum(_characters(one) for name in ("options", "choices") for one in command.get(name) or [])


def _command(command: dict[str, Any]) -> Iterator[tuple[str, str]]:
    name = command.get("name", "")
    if not _NAME.match(name) or name != name.lower():
        yield f"{name}.name", "Command name is invalid"
    if not 0 < len(command.get("description") or "") <= 100:
        yield f"{name}.description", "Must be between 1 and 100 in length."
    options = command.get("options") or []
    if len(options) > 25:
        yield f"{name}.options", "Must be 25 or fewer in length."
    required = [option.get("required", False) for option in options if option.get("type", 3) > 2]
    if required != sorted(required, reverse=True):
        yield f"{name}.options", "Required options must be placed before non-required options"
    for option in options:
        if len(option.get("choices") or []) > 25:
            yield f"{name}.choices", "Must be 25 or fewer in length."
        yield from _command(option)
