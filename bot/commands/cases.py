"""Many small cases in one process: the ``--jsonl`` modes."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from bot.commands.output import json_line
from handlers.records import Record

RunCase = Callable[[Record], Iterable[Record]]


def run_cases(path: Path, run: RunCase) -> int:
    """Run one case a line, in order; return the exit status.

    Every line printed carries the case's id. A failing case prints its id and what is wrong, nothing
    else, and the others are still run; the status is then 1.

    Raises:
        typer.Exit: the file cannot be read.
    """
    failed = 0
    for number, line in _lines(path):
        identity: object = None
        try:
            case = _case_of(line)
            identity = case["id"]
            printed = [json_line({"id": identity} | _apart(record)) for record in run(case)]
        except Exception as problem:  # noqa: BLE001 - whatever one text does to the engine, the others are still run
            failed = 1
            printed = [json_line({"id": identity, "error": f"{path}, line {number}: {_in_words(problem)}"})]
        sys.stdout.writelines(f"{one}\n" for one in printed)
    return failed


def text_of(value: object) -> str:
    """Return a case's text.

    Raises:
        TypeError: it is no text.
    """
    if not isinstance(value, str):
        raise TypeError("a text must be a string")
    return value


def _case_of(line: bytes) -> Record:
    case = json.loads(line.decode("utf-8-sig"))
    if not isinstance(case, dict):
        raise TypeError("a case is an object, written {…}")
    return case


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") if str(path) != "-" else sys.stdin.buffer as lines:
            yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    except OSError as problem:
        typer.echo(f"{path}: {problem.strerror or problem}; check the name and the permissions.", err=True)
        raise typer.Exit(2) from None


def _in_words(problem: Exception) -> str:
    match problem:
        case KeyError():
            return f'the field "{problem.args[0]}" is missing'
        case json.JSONDecodeError():
            return f"is not JSON: {problem}"
        case UnicodeError():
            return f"holds what is no Unicode text: {problem}"
        case ValueError() | TypeError():
            return str(problem)
        case _:
            return f"could not be read ({type(problem).__name__}: {problem})"


def _apart(record: dict[str, Any]) -> Record:
    """Return a record with a difference's own id kept apart from the case's."""
    return {"difference_id" if name == "id" else name: value for name, value in record.items()}
