"""``run``, ``demo`` and the upkeep verbs."""

import asyncio
from typing import Annotated

import typer

from bot.commands.settings_option import SettingsFile, settings_from
from claims.parser import ModelMismatch
from handlers.messages.wording import counted
from storage.database import DatabaseUnusable, migrate

database = typer.Typer(name="db", help="Care for the database.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire run` or `crosswire run --settings /etc/crosswire.toml`")(run)
    app.command(epilog="Example: `crosswire demo`")(demo)
    app.command(epilog="Example: `crosswire doctor`")(doctor)
    database.command("upgrade", epilog="Example: `crosswire db upgrade`")(upgrade)
    app.add_typer(database)


def run(*, settings: SettingsFile = None) -> None:
    """Run the bot: the chats that are configured, else the terminal; drop folder, feeds, daily digest."""
    from bot.run import run_until_stopped

    loaded = settings_from(settings)
    chats = [name for name, chat in (("Slack", loaded.slack), ("Discord", loaded.discord)) if chat.on]
    told = f"alerts go to {' and '.join(chats)}" if chats else "no chat is configured, so alerts appear here"
    typer.echo(
        f"Watching {loaded.folders.drop} and {counted(len(loaded.feeds), 'feed')}; {told}. Ctrl-C stops.", err=True
    )
    try:
        run_until_stopped(loaded)
    except (DatabaseUnusable, ModelMismatch) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None


def demo(
    *, keep: Annotated[bool, typer.Option("--keep", help="Keep the demo's folder and say where it is.")] = False
) -> None:
    """Show Crosswire at work: a claim base from five articles, new ones dropped, real alerts. No token needed."""
    from bot.demo import run_demo

    try:
        asyncio.run(run_demo(keep=keep))
    except (DatabaseUnusable, ModelMismatch) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None


def doctor(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out loading the language model.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Check that everything the bot needs is in place, and say what to do where it is not."""
    from bot.doctor import examine

    loaded = settings_from(settings)

    async def look() -> bool:
        fine = True
        async for finding in examine(loaded, quick=quick):
            typer.echo(f"{'ok     ' if finding.fine else 'PROBLEM'}  {finding.what}: {finding.detail}")
            fine = fine and finding.fine
        return fine

    raise typer.Exit(0 if asyncio.run(look()) else 1)


def upgrade(*, settings: SettingsFile = None) -> None:
    """Bring the database's schema up to date (the bot does this itself when it starts)."""
    loaded = settings_from(settings)
    try:
        revision = asyncio.run(migrate(loaded.database.url.get_secret_value()))
    except DatabaseUnusable as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"The database is at revision {revision}.")
