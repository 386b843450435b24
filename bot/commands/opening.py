"""Opening the claim base for one command, and closing it whatever happens."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import typer

from bot.commands.settings_option import settings_from
from bot.desks import desks_of
from bot.newsroom import open_newsroom
from bot.settings import SettingsError
from claims.parser import ModelMismatch
from handlers.newsroom import Newsroom
from storage.database import DatabaseUnusable


def in_newsroom(
    settings: Path | None,
    use: Callable[[Newsroom], Awaitable[int]],
    *,
    tells: bool = False,
) -> None:
    """Open the newsroom of the settings, use it and exit with the status that gives; 2 if it cannot be opened.

    Args:
        settings: the settings file, or None for the usual one.
        use: what to do.
        tells: whether the desks of the settings are told of alerts.
    """
    loaded = settings_from(settings)

    async def run() -> int:
        async with open_newsroom(loaded, desks=desks_of(loaded) if tells else (), reads=False) as newsroom:
            return await use(newsroom)

    try:
        status = asyncio.run(run())
    except (DatabaseUnusable, ModelMismatch, SettingsError) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(status)
