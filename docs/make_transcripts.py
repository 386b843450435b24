"""Write every kind of message, as each chat shows it, to docs/transcripts/; run: python docs/make_transcripts.py.

The texts come out of the renderers that post them. A test fails while the files are not up to date.
"""

import io
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.discord_chat.modals import form_modal  # noqa: E402
from bot.discord_chat.render import DiscordPayload, to_embeds  # noqa: E402
from bot.slack_chat.render import SlackPayload, to_blocks  # noqa: E402
from bot.slack_chat.views import form_view, home_view, message_view, working_view  # noqa: E402
from bot.terminal.render import show  # noqa: E402
from docs.transcript_columns import modal_lines, side_by_side  # noqa: E402
from docs.transcript_forms import sample_first_home, sample_forms, sample_home, sample_results  # noqa: E402
from docs.transcript_messages import samples  # noqa: E402
from handlers.message import ChatMessage  # noqa: E402
from tests.builders import NOON  # noqa: E402

FOLDER = ROOT / "docs" / "transcripts"
TITLES = {
    "alert": "Alert cards",
    "thread": "Under a card",
    "digest": "Digests",
    "answers": "Answers and notices",
    "lookups": "Look-ups",
    "desks": "What a channel is told, and how",
    "forms": "Forms and the home page",
}


def transcripts() -> dict[str, str]:
    """Return the content of every transcript by file name."""
    written = {f"{name}.md": [f"# {title}\n\n{INTRODUCTION}"] for name, title in TITLES.items()}
    for name, title, message in samples():
        written[f"{name}.md"].append(_transcript(title, message))
    for title, form in sample_forms():
        written["forms.md"].append(_beside(title, view_lines(form_view(form)), modal_lines(form_modal(form))))
    for title, message in sample_results():
        shown = discord_lines(to_embeds(message))
        written["forms.md"].append(_beside(title, view_lines(message_view(message)), shown))
    for title, home in (("The home page", sample_home()), ("The home page on the first day", sample_first_home())):
        written["forms.md"].append(f"## {title}, in Slack\n\n{_fenced(view_lines(home_view(home)))}")
    waiting = _fenced(view_lines(working_view("Check claims")))
    written["forms.md"].append(f"## What stands in a modal until its answer is there, in Slack\n\n{waiting}")
    card = _fenced(view_lines(message_view(next(message for _, _, message in samples()))))
    written["forms.md"].append(f"## A card looked at from the home page, in Slack\n\n{card}")
    return {name: "\n\n".join(pages) + "\n" for name, pages in written.items()}


INTRODUCTION = (
    "Made by `docs/make_transcripts.py` from the real renderers; do not edit. "
    "Every event, outlet and person is invented. "
    "Times stand as the platform receives them: a reader sees them in their own zone."
)


def _transcript(title: str, message: ChatMessage) -> str:
    slack, discord = to_blocks(message), to_embeds(message)
    return "\n\n".join(
        (
            _beside(title, slack_lines(slack), discord_lines(discord)),
            f"On a phone: {_code(slack.text)}",
            f"In the terminal:\n\n{_fenced(terminal_lines(message))}",
        )
    )


def _beside(title: str, slack: list[str], discord: list[str]) -> str:
    return f"## {title}\n\n{_fenced(side_by_side(('Slack', slack), ('Discord', discord)))}"


def view_lines(view: dict[str, Any]) -> list[str]:
    """Return a modal or a page: its title, its blocks, its fields as they stand, its buttons."""
    lines = [f"[[ {view['title']['text']} ]]", ""] if "title" in view else []
    for block in view["blocks"]:
        lines += _input_lines(block) if block["type"] == "input" else _block_lines(block)
    ends = [view[name]["text"] for name in ("close", "submit") if name in view]
    return [*lines, "  ".join(f"[{end}]" for end in ends)]


def _input_lines(block: dict[str, Any]) -> list[str]:
    element = block["element"]
    head = f"{block['label']['text']}{' (optional)' if block['optional'] else ''}"
    hint = [f"  {block['hint']['text']}"] if "hint" in block else []
    if element["type"] == "plain_text_input":
        typed = element.get("initial_value", "").split("\n")
        return [head, *(f"  ____ {line}" for line in typed), *hint, ""]
    if element["type"] == "datetimepicker":
        return [head, "  [day] [time]", *hint, ""]
    options = [
        f"  {'(x)' if option == element.get('initial_option') else '( )'} {option['text']['text']}"
        + (f" · {option['description']['text']}" if "description" in option else "")
        for option in element["options"]
    ]
    return [head, *options, *hint, ""]


def _fenced(lines: list[str]) -> str:
    return "\n".join(["````text", *(line.rstrip() for line in lines), "````"])


def _code(text: str) -> str:
    return f"``{text}``" if "`" in text else f"`{text}`"


def slack_lines(payload: SlackPayload) -> list[str]:
    """Return the blocks of a payload, a line or more for each."""
    lines: list[str] = []
    for block in payload.blocks:
        lines += _block_lines(block)
    return lines


def _block_lines(block: dict[str, Any]) -> list[str]:
    kind = block["type"]
    match kind:
        case "header":
            return [f"# {block['text']['text']}", ""]
        case "section" if "fields" in block:
            return [f"| {field['text'].replace(chr(10), ' / ')}" for field in block["fields"]] + [""]
        case "section":
            return [block["text"]["text"], ""]
        case "context":
            return [element["text"] for element in block["elements"]] + [""]
        case "actions":
            return [*_action_lines(block["elements"]), ""]
        case "table":
            return ["| " + " | ".join(_cell_text(cell) for cell in row) for row in block["rows"]] + [""]
        case "rich_text":
            return [line for element in block["elements"] for line in _rich_lines(element)] + [""]
    return [f"({kind})", ""]


def _cell_text(cell: dict[str, Any]) -> str:
    return cell["text"] if cell["type"] == "raw_text" else "".join(_rich_lines(cell["elements"][0]))


def _action_lines(elements: list[dict[str, Any]]) -> list[str]:
    lines = ["  ".join(f"[{element['text']['text']}]" for element in elements if element["type"] == "button")]
    for menu in (element for element in elements if element["type"] == "overflow"):
        lines[0] += "  […]"
        lines.append(f"  …: {' · '.join(option['text']['text'] for option in menu['options'])}")
    return lines


def _rich_lines(element: dict[str, Any]) -> list[str]:
    if element["type"] == "rich_text_list":
        first = element.get("offset", 0) + 1
        marks = (
            f"{first + index}." if element["style"] == "ordered" else "•" for index in range(len(element["elements"]))
        )
        return [f"{mark} {_inline(entry)}" for mark, entry in zip(marks, element["elements"], strict=True)]
    text = _inline(element)
    return [f"> {line}" for line in text.split("\n")] if element["type"] == "rich_text_quote" else [text]


def _inline(element: dict[str, Any]) -> str:
    said = []
    for part in element["elements"]:
        match part["type"]:
            case "date":
                said.append(f"<date {part['timestamp']}: {part['fallback']}>")
            case "link":
                said.append(f"[{part['text']}]({part['url']})")
            case _:
                bold = part.get("style", {}).get("bold")
                said.append(f"**{part['text']}**" if bold else part["text"])
    return "".join(said)


def discord_lines(payload: DiscordPayload) -> list[str]:
    """Return embeds and buttons of a payload."""
    lines: list[str] = []
    for embed in payload.embeds:
        lines += [f"# {embed['title']}"] if "title" in embed else []
        lines += [*embed.get("description", "").split("\n"), ""] if "description" in embed else []
        for field in embed.get("fields", ()):
            lines += [
                f"| {field['name']}{' (inline)' if field['inline'] else ''}",
                *(f"|   {row}" for row in field["value"].split("\n")),
            ]
        lines += ["", f"({embed['footer']['text']})", ""] if "footer" in embed else [""]
    for row in payload.components:
        lines.append("  ".join(f"[{element['label']}]" for element in row["components"]))
    return lines


def terminal_lines(message: ChatMessage) -> list[str]:
    """Return what a pipe would get."""
    console = Console(file=io.StringIO(), width=80, force_terminal=False, color_system=None, legacy_windows=False)
    show(console, message, now=NOON)
    return console.file.getvalue().splitlines()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file_name, content in transcripts().items():
        (FOLDER / file_name).write_text(content, encoding="utf-8")
        print(f"wrote {FOLDER / file_name}")
