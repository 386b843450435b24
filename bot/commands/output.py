"""What the command line prints: JSON Lines for machines, tables and cards for people."""

import json
import sys
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.terminal.render import show
from claims.alert import Alert
from claims.claim import LISTED, FigureClaim, QuoteClaim
from claims.difference import Route
from claims.reading import Reading
from handlers.comparing import Compared
from handlers.document import UnreadableDocument
from handlers.formats import to_error_record
from handlers.messages.alert import alert_message
from handlers.records import Label, Record

_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Characters that JSON allows in a string and that many a program takes for the end of a line."""


class Output:
    """Standard output for answers, standard error for problems; remembers whether there were any."""

    def __init__(self, *, as_json: bool, errors_as_records: bool = False) -> None:
        self.as_json = as_json
        self.failed = False
        self._errors_as_records = errors_as_records

    def record(self, record: Record, in_words: str = "") -> None:
        """Print a record, or the words for it when a person is reading."""
        sys.stdout.write((json_line(record) if self.as_json else in_words) + "\n")

    def unreadable(self, problem: UnreadableDocument) -> None:
        """Tell of a file that cannot be read: as a record where the command promises one, else as a problem."""
        if self._errors_as_records and self.as_json:
            self.failed = True
            self.record(to_error_record(problem))
        else:
            self.problem(str(problem))

    def problem(self, text: str) -> None:
        """Tell of something that could not be done; the command goes on and ends with status 1."""
        self.failed = True
        typer.echo(text, err=True)


def json_line(record: Record) -> str:
    """Return a record as one line of JSON, in plain Unicode.

    Raises:
        ValueError: a number in it has no JSON form (infinite, not a number).
    """
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)


def print_claims(console: Console, label: str, reading: Reading) -> None:
    """Print a table of an article's claims."""
    table = Table(title=Text(label), title_justify="left", show_lines=False)
    for head in ("kind", "words", "reads as", "about", "said by"):
        table.add_column(head, overflow="fold")
    for claim in (one for one in reading.claims if one.kind in LISTED):
        speaker = claim.attribution.speaker if claim.attribution else ""
        about = claim.concept.text
        reads = ""
        match claim:
            case FigureClaim():
                reads = f"{claim.modifier} {claim.value.low:,g}" + (
                    f" to {claim.value.high:,g}" if claim.value.nominal is None else ""
                )
                reads += f" {claim.unit}" if claim.unit else ""
            case QuoteClaim():
                speaker = claim.speaker or "unsure"
        table.add_row(*(Text(cell) for cell in (str(claim.kind), claim.surface, reads, about, speaker)))
    console.print(table)


def print_pairs(console: Console, compared: Compared, label: Label) -> None:
    """Print every pair of claims about one thing."""
    table = Table()
    for head in ("", "sure", "one says", "the other says"):
        table.add_column(head, overflow="fold")
    for pair in compared.pairs:
        cells = [f"{one.claim.surface} {one.claim.concept.text}\n{label(one.article)}" for one in (pair.a, pair.b)]
        table.add_row(*(Text(cell) for cell in (str(pair.outcome), f"{pair.confidence:.2f}", *cells)))
    console.print(table)


def print_differences(console: Console, compared: Compared, *, everything: bool) -> None:
    """Print each difference as the card an editor would see."""
    shown = [one for one in compared.differences if everything or one.route is not Route.NOWHERE]
    for number, difference in enumerate(shown, start=1):
        alert = Alert(alert_id=number, story_id=None, fact_id=number, differences=(difference,), fingerprint="")
        show(console, alert_message(alert, now=datetime.now(UTC)))
    if not shown:
        console.print(f"No differences. {len(compared.pairs)} pairs of claims speak of the same thing, and agree.")
