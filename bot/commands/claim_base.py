"""``seed``, ``ingest``, ``check`` and ``export``: the claim base from the terminal."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.files import documents, load_articles, progress
from bot.commands.opening import in_newsroom
from bot.commands.output import Output, print_differences
from bot.commands.settings_option import SettingsFile
from bot.seeds import seed_articles
from bot.terminal.chat import TerminalChat
from claims.article import Article
from claims.difference import Route, Severity
from handlers.alert_records import COLUMNS, Exported, csv_cells, csv_line, exported
from handlers.checking import check_article
from handlers.comparing import Compared
from handlers.deliver import deliver_due
from handlers.document import UnreadableDocument
from handlers.intake import take_document
from handlers.messages.wording import counted, number
from handlers.newsroom import Newsroom
from handlers.records import difference_record
from storage.articles import Arrival


class FailOn(StrEnum):
    """From which severity ``check`` fails."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_GRAVE = {
    FailOn.HIGH: {Severity.HIGH},
    FailOn.MEDIUM: {Severity.HIGH, Severity.MEDIUM},
    FailOn.LOW: {Severity.HIGH, Severity.MEDIUM, Severity.LOW},
}


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire seed` or `crosswire seed archive/`")(seed)
    app.command(epilog="Example: `crosswire ingest wire/*.txt`")(ingest)
    app.command(epilog="Example: `crosswire check draft.md` or `pbpaste | crosswire check --fail-on high -`")(check)
    app.command(epilog="Example: `crosswire export > claims.jsonl` or `crosswire export alerts --csv > alerts.csv`")(
        export
    )


def seed(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…")] = None, *, settings: SettingsFile = None
) -> None:
    """Build the claim base from a starting corpus (our own five articles unless PATHs are given). Raises no alert."""
    in_newsroom(settings, lambda newsroom: _take(newsroom, paths or [seed_articles()], silent=True))


def ingest(paths: Annotated[list[Path], typer.Argument(metavar="PATH…")], *, settings: SettingsFile = None) -> None:
    """Add articles to the claim base and raise what they differ in.

    Alerts go to the configured chats, posted by the bot that runs; without one, they are shown here.
    """
    in_newsroom(settings, lambda newsroom: _take(newsroom, paths, silent=False), tells=True)


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="An article or a draft.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line each on standard output.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also what would be sent nowhere.")] = False,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="Exit with status 1 on a difference of this severity or a graver one.")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Compare one article with the claim base; nothing is stored. A file that cannot be read gives status 2."""
    out = Output(as_json=as_json)
    labels: dict[Article, str] = {article: label for label, article in load_articles([file], out)}
    if not labels:
        raise typer.Exit(2)

    async def use(newsroom: Newsroom) -> int:
        status = 2 if out.failed else 0
        for article, label in labels.items():
            compared = await check_article(article, newsroom)
            _print_checked(out, compared, lambda one: labels.get(one, one.uri), everything=everything)
            shown = {one.severity for one in compared.differences if one.route is not Route.NOWHERE}
            if fail_on is not None and shown & _GRAVE[fail_on]:
                status = status or 1
            if not as_json and len(labels) > 1:
                out.record({}, f"That was {label}.")
        return status

    in_newsroom(settings, use)


def export(
    what: Annotated[Exported, typer.Argument(help="claims, alerts or house figures.")] = Exported.CLAIMS,
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table, for spreadsheets, instead of JSON Lines.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Print every claim that may be shown as `extract --json` prints it, or every alert, or the house figures."""

    async def use(newsroom: Newsroom) -> int:
        out = Output(as_json=not as_csv)
        if as_csv:
            out.record({}, csv_line(COLUMNS[what]))
        async for record in exported(what, newsroom):
            out.record(record, csv_line(csv_cells(what, record)) if as_csv else "")
        return 0

    in_newsroom(settings, use)


async def _take(newsroom: Newsroom, paths: list[Path], *, silent: bool) -> int:
    out = Output(as_json=False)
    taken = new = claims = 0
    raised: set[int] = set()
    for document in progress(list(documents(paths, out)), "Reading articles"):
        try:
            done, ingested = await take_document(replace(document, backfill=silent), newsroom)
        except UnreadableDocument as problem:
            out.unreadable(problem)
            continue
        for sentence in done.problems:
            out.problem(sentence)
        taken += len(ingested)
        new += sum(one.arrival not in {Arrival.SAME, Arrival.FORGOTTEN} for one in ingested)
        claims += sum(one.claim_count for one in ingested)
        raised.update(alert_id for one in ingested for alert_id in one.alert_ids)
    if any(desk.chat == "terminal" for desk in newsroom.desks):
        await deliver_due(newsroom, {"terminal": TerminalChat(zone=newsroom.zone)})
    read, stored = counted(taken, "article"), counted(claims, "claim")
    told = counted(len(raised), "difference") + " among them" if silent else counted(len(raised), "alert")
    out.record({}, f"{read} read, {number(new)} new, {stored} stored, {told}.")
    return 1 if out.failed else 0


def _print_checked(out: Output, compared: Compared, label: Callable[[Article], str], *, everything: bool) -> None:
    if not out.as_json:
        print_differences(Console(), compared, everything=everything)
        return
    for difference in compared.differences:
        if everything or difference.route is not Route.NOWHERE:
            out.record(difference_record(difference, label))
