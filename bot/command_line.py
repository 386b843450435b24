"""The ``crosswire`` command."""

import io
import sys
from typing import Annotated

import typer

from bot.commands import claim_base, desks, lookups, running, texts, upkeep, wording
from bot.logs import configure_logs
from claims import ENGINE_VERSION

app = typer.Typer(
    name="crosswire",
    help="Tells a newsroom when the wires disagree: figures, quotations, statuses and framing, claim by claim.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
running.register(app)
claim_base.register(app)
lookups.register(app)
desks.register(app)
wording.register(app)
texts.register(app)
upkeep.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crosswire {ENGINE_VERSION}")
        raise typer.Exit


@app.callback()
def _every_command(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens, on standard error.")] = False,
) -> None:
    del version
    configure_logs(verbose=verbose)


def main() -> None:
    """Run the command line; a reader that goes away early ends it quietly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Articles hold every character there is; a terminal's own encoding stands, a pipe gets UTF-8.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
