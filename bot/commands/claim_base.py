"""``seed``, ``ingest`` and the look-ups: the claim base from the terminal."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.files import documents, progress
from bot.commands.output import Output
from bot.commands.settings_option import SettingsFile, settings_from
from bot.newsroom import open_newsroom
from bot.seeds import seed_articles
from bot.settings import Settings
from bot.terminal.render import show
from claims.parser import ModelMismatch
from handlers.answers import answer
from handlers.document import UnreadableDocument
from handlers.intake import take_document
from handlers.newsroom import Newsroom
from handlers.request import Asker, CommandRequest
from storage.articles import Arrival
from storage.database import DatabaseUnusable


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire seed` or `crosswire seed archive/`")(seed)
    app.command(epilog="Example: `crosswire ingest wire/*.txt`")(ingest)
    app.command(epilog="Example: `crosswire figure deaths --place Tamar`")(figure)
    app.command(epilog="Example: `crosswire alerts` or `crosswire alerts 184620`")(alerts)
    app.command(epilog="Example: `crosswire digest`")(digest)


def seed(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…")] = None, *, settings: SettingsFile = None
) -> None:
    """Build the claim base from a starting corpus (our own five articles unless PATHs are given). Raises no alert."""
    _run(settings, lambda newsroom: _take(newsroom, paths or [seed_articles()], silent=True))


def ingest(paths: Annotated[list[Path], typer.Argument(metavar="PATH…")], *, settings: SettingsFile = None) -> None:
    """Add articles to the claim base and raise what they differ in."""
    _run(settings, lambda newsroom: _take(newsroom, paths, silent=False))


def figure(
    topic: Annotated[str, typer.Argument(help="What is counted: deaths, range of the missiles…")],
    *,
    place: Annotated[str, typer.Option(help="Where.")] = "",
    settings: SettingsFile = None,
) -> None:
    """Show what every source gives for one figure, over time."""
    _ask(settings, "figure", {"topic": topic, "place": place})


def alerts(
    which: Annotated[str, typer.Argument(help="An alert's number, to see its card.")] = "",
    *,
    settings: SettingsFile = None,
) -> None:
    """Show the open alerts, or one of them."""
    _ask(settings, "alerts", {"which": which})


def digest(*, settings: SettingsFile = None) -> None:
    """Show the digest of the last day."""
    _ask(settings, "digest", {})


def _ask(settings: Path | None, verb: str, options: dict[str, str]) -> None:
    async def ask(newsroom: Newsroom) -> int:
        asker = Asker(platform="terminal", user_id="terminal", user_name="terminal", zone=newsroom.zone, is_admin=True)
        given = {name: value for name, value in options.items() if value}
        show(Console(), await answer(CommandRequest(verb=verb, asker=asker, options=given), newsroom))
        return 0

    _run(settings, ask)


async def _take(newsroom: Newsroom, paths: list[Path], *, silent: bool) -> int:
    out = Output(as_json=False)
    taken = new = claims = raised = 0
    for document in progress(list(documents(paths, out)), "Reading articles"):
        try:
            _, ingested = await take_document(replace(document, backfill=silent), newsroom)
        except UnreadableDocument as problem:
            out.problem(str(problem))
            continue
        taken += len(ingested)
        new += sum(one.arrival is not Arrival.SAME for one in ingested)
        claims += sum(one.claim_count for one in ingested)
        raised += sum(len(one.alert_ids) for one in ingested)
    out.record({}, f"{taken} {_articles(taken)} read, {new} new, {claims} claims stored, {raised} alerts.")
    return 1 if out.failed else 0


def _articles(count: int) -> str:
    return "article" if count == 1 else "articles"


def _run(settings: Path | None, use: Callable[[Newsroom], Awaitable[int]]) -> None:
    loaded: Settings = settings_from(settings)

    async def run() -> int:
        async with open_newsroom(loaded) as newsroom:
            return await use(newsroom)

    try:
        status = asyncio.run(run())
    except (DatabaseUnusable, ModelMismatch) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(status)
