"""The five-minute demonstration: the real pipeline on shipped articles, in a folder of its own."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.text import Text

from bot.drop_folder import watch_folder
from bot.newsroom import open_newsroom, wall_clock
from bot.seeds import demo_articles, seed_articles
from bot.settings import Settings, load_settings
from bot.terminal.chat import TerminalChat
from bot.terminal.render import show
from handlers.chat import Post, PostedMessage
from handlers.deliver import deliver_due
from handlers.document import Document, Taken
from handlers.formats import ReadArticle, read_articles
from handlers.ingest import Ingested
from handlers.intake import take_document
from handlers.messages.notices import KeptQuiet, kept_quiet_message
from handlers.newsroom import Desk, Newsroom
from storage.articles import count_articles
from storage.claim_base import count_claims

_TERMINAL = Desk(chat="terminal", channel="terminal")
_PATIENCE = 60.0
"""Seconds to wait for a dropped article; many times what it takes."""


async def run_demo(*, keep: bool = False, console: Console | None = None) -> None:
    """Build a claim base from the seeds, drop the demo's articles and show what an editor would see."""
    console = console or Console()
    home = Path(tempfile.mkdtemp(prefix="crosswire-demo-"))
    try:
        settings = load_settings(environment={"CROSSWIRE_DATABASE_URL": str(home / "demo.db"), **_folders(home)})
        newest = _newest(demo_articles())
        started = wall_clock()

        def now() -> datetime:
            """Tell the time as if the demo's articles had just come in."""
            return newest + timedelta(minutes=1) + (wall_clock() - started)

        async with open_newsroom(settings, desks=(_TERMINAL,), now=now) as newsroom:
            await _build_base(newsroom, console)
            await _drop_articles(newsroom, settings, console)
    finally:
        if keep:
            console.print(Text(f"The demo's folder: {home}"))
        else:
            shutil.rmtree(home, ignore_errors=True)


def _folders(home: Path) -> dict[str, str]:
    return {f"CROSSWIRE_FOLDERS_{name.upper()}": str(home / name) for name in ("drop", "done", "failed")}


async def _build_base(newsroom: Newsroom, console: Console) -> None:
    files = sorted(seed_articles().glob("*.md"))
    for file in track(files, description="Building the claim base", console=console):
        await take_document(_document(file, newsroom, backfill=True), newsroom)
    async with newsroom.database.read() as session:
        articles, claims = await count_articles(session), await count_claims(session)
    console.print(Text(f"The claim base holds {claims} claims from {articles} articles. New articles come in now.\n"))


async def _drop_articles(newsroom: Newsroom, settings: Settings, console: Console) -> None:
    """Drop each article into the real drop folder and show what comes of it."""
    chat = _CountingTerminal(console, zone=newsroom.zone)
    taken: asyncio.Queue[list[Ingested]] = asyncio.Queue()

    async def take(document: Document) -> Taken:
        done, ingested = await take_document(document, newsroom)
        await taken.put(ingested)
        return done

    stop, ready = asyncio.Event(), asyncio.Event()
    watching = asyncio.create_task(watch_folder(settings.folders, take, stop, ready=ready))
    await ready.wait()
    quiet: list[KeptQuiet] = []
    for file in sorted(demo_articles().glob("*.md")):
        console.rule(Text(file.name))
        shutil.copy(file, settings.folders.drop / file.name)
        ingested = await asyncio.wait_for(taken.get(), timeout=_PATIENCE)
        before = chat.posted
        edited = await deliver_due(newsroom, {"terminal": chat}) - (chat.posted - before)
        if chat.posted == before:
            joined = " It joins sides that stand on a card already." if edited else ""
            console.print(Text(f"No new alert.{joined}", style="dim"))
        quiet += [reason for one in ingested for reason in one.kept_quiet]
    stop.set()
    await watching
    console.rule(Text("Kept quiet, and why"))
    if quiet:
        show(console, kept_quiet_message(quiet))
    console.print(Text("Next: drop your own files with 'make run', or read README.md for Slack and Discord."))


class _CountingTerminal(TerminalChat):
    """The terminal, telling new cards from edited ones."""

    posted = 0

    async def post(self, post: Post) -> PostedMessage:
        """Print a message and count it."""
        self.posted += 1
        return await super().post(post)


def _document(file: Path, newsroom: Newsroom, *, backfill: bool = False) -> Document:
    return Document(name=file.name, data=file.read_bytes(), received_at=newsroom.now(), backfill=backfill)


def _newest(folder: Path) -> datetime:
    moments = [one.article.published_at for one in _articles(folder) if one.article.published_at is not None]
    return max(moments)


def _articles(folder: Path) -> Iterable[ReadArticle]:
    for file in sorted(folder.glob("*.md")):
        document = Document(name=file.name, data=file.read_bytes(), received_at=datetime.now(UTC))
        for one in read_articles(document):
            if isinstance(one, ReadArticle):
                yield one
