"""Two texts side by side, and Discord's modals as lines."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

WIDTH = 64
"""Characters of a column: two of them fit a screen."""


def side_by_side(left: tuple[str, Sequence[str]], right: tuple[str, Sequence[str]]) -> list[str]:
    """Return two titled texts in two columns, lines too long for one continued below."""
    rows = zip_longest(_column(*left), _column(*right), fillvalue="")
    return [f"{one:<{WIDTH}} │ {other}".rstrip() for one, other in rows]


def _column(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield title
    yield "─" * WIDTH
    for line in (one for text in lines for one in text.split("\n")):
        indent = " " * (len(line) - len(line.lstrip()))
        mark = "> " if line.startswith("> ") else "|   " if line.startswith("|") else ""
        yield from textwrap.wrap(
            line, WIDTH, subsequent_indent=mark or indent, drop_whitespace=True, break_on_hyphens=False
        ) or [""]


def modal_lines(modal: dict[str, Any]) -> list[str]:
    """Return a modal of Discord's: its title, what stands above, its fields as they stand, its buttons."""
    lines = [f"[[ {modal['title']} ]]", ""]
    for component in modal["components"]:
        if component["type"] == 10:
            lines += [*component["content"].split("\n"), ""]
        else:
            lines += _field_lines(component)
    return [*lines, "[Cancel]  [Submit]"]


def _field_lines(label: dict[str, Any]) -> list[str]:
    inner = label["component"]
    head = f"{label['label']}{'' if inner['required'] else ' (optional)'}"
    hint = [f"  {label['description']}"] if "description" in label else []
    if inner["type"] == 4:
        return [head, *hint, *(f"  ____ {line}" for line in inner.get("value", "").split("\n")), ""]
    options = [
        f"  {'(x)' if option.get('default') else '( )'} {option['label']}"
        + (f" · {option['description']}" if "description" in option else "")
        for option in inner["options"]
    ]
    return [head, *hint, *options, ""]
