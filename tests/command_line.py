"""The command line, run within the test's own process."""

import json
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from bot.command_line import app

ROOT = Path(__file__).parents[1]
SEEDS = tuple(sorted((ROOT / "seeds" / "articles").glob("*.md")))
DROPPED = tuple(sorted((ROOT / "seeds" / "demo").glob("*.md")))
ORIGINALS = tuple(sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict]:
        """Every line of standard output, as the JSON it must be."""
        return [json.loads(line, parse_constant=_refuse) for line in self.out.splitlines()]


def crosswire(*words: object, given: str | bytes = b"") -> Ran:
    """Run a command; ``given`` is its standard input."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(status=result.exit_code, out=result.stdout, err=result.stderr)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
