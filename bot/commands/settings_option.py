"""The ``--settings`` option that most verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, SettingsError, load_settings

SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", help="Settings file; default: crosswire.toml here, if there is one.", show_default=False
    ),
]


def settings_from(file: Path | None) -> Settings:
    """Load the settings, or say what is wrong with them and stop with status 2."""
    try:
        return load_settings(file)
    except SettingsError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
