"""What Slack refuses in blocks: unknown types and fields, and every documented limit."""

from collections.abc import Iterator
from typing import Any

_TEXT = {"type", "text", "emoji", "verbatim"}
_BLOCKS: dict[str, set[str]] = {
    "header": {"text", "level"},
    "section": {"text", "fields", "accessory", "expand"},
    "context": {"elements"},
    "actions": {"elements"},
    "divider": set(),
    "image": {"image_url", "slack_file", "alt_text", "title"},
    "rich_text": {"elements"},
    "table": {"rows", "column_settings"},
    "input": {"label", "element", "hint", "optional", "dispatch_action"},
}
_BUTTON = {"type", "text", "action_id", "value", "url", "style", "confirm", "accessibility_label"}
_CONFIRM = {"title", "text", "confirm", "deny", "style"}
_RICH_FIELDS: dict[str, set[str]] = {
    "rich_text_section": set(),
    "rich_text_quote": {"border"},
    "rich_text_preformatted": {"border", "language"},
    "rich_text_list": {"style", "indent", "offset", "border"},
}
_RICH_PARTS: dict[str, set[str]] = {
    "text": {"text", "style"},
    "link": {"url", "text", "unsafe", "style"},
    "date": {"timestamp", "format", "url", "fallback"},
    "emoji": {"name", "unicode", "skin_tone"},
    "user": {"user_id", "style"},
    "channel": {"channel_id", "style"},
    "usergroup": {"usergroup_id", "style"},
    "broadcast": {"range", "style"},
}
_STYLES = {"bold", "italic", "strike", "code", "underline"}


def block_faults(blocks: Any, *, most: int = 50) -> list[str]:
    """What is wrong with the blocks, in Slack's words; empty when Slack would take them."""
    if not isinstance(blocks, list):
        return ["must be an array [json-pointer:/blocks]"]
    faults = [f"no more than {most} items allowed [json-pointer:/blocks]"] if len(blocks) > most else []
    if sum(isinstance(block, dict) and block.get("type") == "table" for block in blocks) > 1:
        faults.append("only one table is allowed [json-pointer:/blocks]")
    ids = [block["block_id"] for block in blocks if isinstance(block, dict) and "block_id" in block]
    if len(ids) != len(set(ids)):
        faults.append("block_id must be unique [json-pointer:/blocks]")
    for number, block in enumerate(blocks):
        faults += [f"{fault} [json-pointer:/blocks/{number}]" for fault in _block(block)]
    return faults


_VIEW = {"type", "title", "submit", "close", "blocks", "private_metadata", "callback_id", "clear_on_close"}
_VIEW |= {"notify_on_close", "external_id"}


def view_faults(view: dict[str, Any], kind: str) -> list[str]:
    """What is wrong with a modal or home page, in Slack's words; empty when Slack would take it."""
    faults = [*_unknown(view, _VIEW if kind == "modal" else _VIEW - {"title", "submit", "close"})]
    if view.get("type") != kind:
        faults.append(f"must be a {kind} [json-pointer:/view/type]")
    blocks = view.get("blocks")
    faults += block_faults(blocks, most=100)
    kinds = [block.get("type") for block in blocks or []]
    if "table" in kinds:
        faults.append("unsupported block type: table [json-pointer:/view/blocks]")
    if kind == "modal":
        for name in ("title", "submit", "close"):
            if name in view or name == "title":
                faults += [f"{fault} [json-pointer:/view/{name}]" for fault in _text(view.get(name), 24, "plain_text")]
        if "input" in kinds and "submit" not in view:
            faults.append("submit is needed with input blocks [json-pointer:/view/submit]")
    faults += [*_length(view.get("private_metadata") or None, 3000, "private_metadata")]
    return [*faults, *_length(view.get("callback_id"), 255, "callback_id")]


def text_length(blocks: list[dict[str, Any]]) -> int:
    """How much text stands in all blocks together."""

    def walk(node: Any) -> Iterator[int]:
        if isinstance(node, dict):
            yield from (len(v) for k, v in node.items() if k == "text" and isinstance(v, str))
            yield from (n for v in node.values() for n in walk(v))
        elif isinstance(node, list):
            yield from (n for item in node for n in walk(item))

    return sum(walk(blocks))


def _block(block: Any) -> Iterator[str]:
    if not isinstance(block, dict) or block.get("type") not in _BLOCKS:
        yield f"unsupported type: {block.get('type') if isinstance(block, dict) else block}"
        return
    kind = block["type"]
    yield from _unknown(block, _BLOCKS[kind] | {"type", "block_id"})
    yield from _length(block.get("block_id"), 255, "block_id")
    if kind == "header":
        yield from _text(block.get("text"), 150, only="plain_text")
    elif kind == "section":
        if "text" not in block and "fields" not in block:
            yield "section needs text or fields"
        if "text" in block:
            yield from _text(block["text"], 3000)
        fields = block.get("fields", [])
        if len(fields) > 10 or ("fields" in block and not fields):
            yield "fields: 1 to 10 items allowed"
        for item in fields:
            yield from _text(item, 2000)
        if "accessory" in block:
            yield from _element(block["accessory"])
    elif kind == "context":
        yield from _count(block.get("elements"), 10)
        for item in block.get("elements") or []:
            yield from _image(item) if item.get("type") == "image" else _text(item, 3000)
    elif kind == "actions":
        yield from _count(block.get("elements"), 25)
        actions = [item.get("action_id") for item in block.get("elements") or []]
        if len(actions) != len(set(actions)):
            yield "action_id must be unique within its block"
        for item in block.get("elements") or []:
            yield from _element(item)
    elif kind == "image":
        yield from _image(block)
    elif kind == "rich_text":
        yield from _rich(block.get("elements"))
    elif kind == "table":
        yield from _table(block)
    elif kind == "input":
        yield from _text(block.get("label"), 2000, only="plain_text")
        if "hint" in block:
            yield from _text(block["hint"], 2000, only="plain_text")
        yield from _input(block.get("element"))


def _unknown(thing: dict[str, Any], known: set[str]) -> Iterator[str]:
    if extra := set(thing) - known:
        yield f"unknown fields: {', '.join(sorted(extra))}"


def _length(value: Any, most: int, name: str) -> Iterator[str]:
    if value is not None and (not isinstance(value, str) or not 0 < len(value) <= most):
        yield f"{name} must be 1 to {most} characters"


def _count(items: Any, most: int) -> Iterator[str]:
    if not isinstance(items, list) or not 0 < len(items) <= most:
        yield f"elements: 1 to {most} items allowed"


def _text(text: Any, most: int, only: str = "") -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in {"plain_text", "mrkdwn"}:
        yield "must be a text object"
        return
    yield from _unknown(text, _TEXT - ({"emoji"} if text["type"] == "mrkdwn" else {"verbatim"}))
    if only and text["type"] != only:
        yield f"text must be {only}"
    if not isinstance(text.get("text"), str) or not 0 < len(text["text"]) <= most:
        yield f"text must be 1 to {most} characters"


def _image(image: dict[str, Any]) -> Iterator[str]:
    if not image.get("alt_text") or len(image["alt_text"]) > 2000:
        yield "alt_text must be 1 to 2000 characters"
    if ("image_url" in image) == ("slack_file" in image):
        yield "image needs image_url or slack_file"


def _element(element: Any) -> Iterator[str]:
    if not isinstance(element, dict) or element.get("type") not in {"button", "overflow", "static_select"}:
        yield "unsupported element"
        return
    yield from _length(element.get("action_id"), 255, "action_id")
    if element["type"] == "overflow":
        if not 0 < len(element.get("options") or []) <= 5:
            yield "options: 1 to 5 items allowed"
        for option in element.get("options") or []:
            yield from _option(option, only="plain_text")
    if element["type"] != "button":
        return
    yield from _unknown(element, _BUTTON)
    yield from _text(element.get("text"), 75, only="plain_text")
    yield from _length(element.get("value"), 2000, "value")
    yield from _length(element.get("url"), 3000, "url")
    yield from _length(element.get("accessibility_label"), 75, "accessibility_label")
    if element.get("style") not in {None, "primary", "danger"}:
        yield "style must be primary or danger"
    if "confirm" in element:
        confirm = element["confirm"]
        yield from _unknown(confirm, _CONFIRM)
        yield from _text(confirm.get("title"), 100, only="plain_text")
        yield from _text(confirm.get("text"), 300)
        yield from _text(confirm.get("confirm"), 30, only="plain_text")
        yield from _text(confirm.get("deny"), 30, only="plain_text")


_INPUT_FIELDS = {
    "plain_text_input": {"initial_value", "multiline", "min_length", "max_length", "placeholder"},
    "static_select": {"options", "initial_option", "placeholder"},
    "datetimepicker": {"initial_date_time", "confirm"},
}


def _input(element: Any) -> Iterator[str]:
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in _INPUT_FIELDS:
        yield f"unsupported element: {kind}"
        return
    yield from _unknown(element, _INPUT_FIELDS[kind] | {"type", "action_id", "focus_on_load"})
    yield from _length(element.get("action_id"), 255, "action_id")
    if kind == "plain_text_input":
        most = element.get("max_length", 3000)
        if not 0 < most <= 3000 or len(element.get("initial_value", "")) > most:
            yield "initial_value must be within max_length, which is at most 3000"
        return
    if kind == "datetimepicker":
        return
    options = element.get("options")
    if not isinstance(options, list) or not 0 < len(options) <= 100:
        yield "options: 1 to 100 items allowed"
        return
    for option in options:
        yield from _option(option)
    if len({option.get("value") for option in options}) != len(options):
        yield "option values must be unique"
    if "initial_option" in element and element["initial_option"] not in options:
        yield "initial_option must be one of the options"


def _option(option: Any, only: str = "") -> Iterator[str]:
    yield from _unknown(option, {"text", "value", "description", "url"})
    yield from _text(option.get("text"), 75, only)
    yield from _length(option.get("value"), 150, "value")
    if "description" in option:
        yield from _text(option["description"], 75, only="plain_text")


def _rich(elements: Any) -> Iterator[str]:
    if not isinstance(elements, list) or not elements:
        yield "rich text needs elements"
        return
    for element in elements:
        kind = element.get("type") if isinstance(element, dict) else None
        if kind not in _RICH_FIELDS:
            yield f"unsupported rich text element: {kind}"
            continue
        yield from _unknown(element, _RICH_FIELDS[kind] | {"type", "elements"})
        if kind == "rich_text_list":
            if element.get("style") not in {"bullet", "ordered"} or element.get("offset", 0) < 0:
                yield "a list is bullet or ordered, its offset 0 or more"
            yield from _rich(element.get("elements"))
            continue
        for part in element.get("elements") or []:
            yield from _rich_part(part)


def _rich_part(part: dict[str, Any]) -> Iterator[str]:
    kind = part.get("type")
    if kind not in _RICH_PARTS:
        yield f"unsupported rich text part: {kind}"
        return
    yield from _unknown(part, _RICH_PARTS[kind] | {"type"})
    yield from _unknown(part.get("style") or {}, _STYLES)
    if kind == "text" and not part.get("text"):
        yield "rich text must not be empty"
    if kind == "link" and not str(part.get("url", "")).startswith(("https://", "http://", "mailto:")):
        yield "a link needs a url"
    if kind == "date" and not (isinstance(part.get("timestamp"), int) and part.get("format")):
        yield "a date needs a timestamp and a format"


def _table(block: dict[str, Any]) -> Iterator[str]:
    rows = block.get("rows")
    if not isinstance(rows, list) or not 0 < len(rows) <= 100 or any(not 0 < len(row) <= 20 for row in rows):
        yield "table: 1 to 100 rows of 1 to 20 cells allowed"
        return
    for cell in (cell for row in rows for cell in row):
        if cell.get("type") == "raw_text":
            yield from _length(cell.get("text"), 3000, "cell")
        elif cell.get("type") == "rich_text":
            yield from _rich(cell.get("elements"))
        else:
            yield "unsupported cell"
