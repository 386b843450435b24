"""Asking a verb of the chats from the terminal."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.opening import in_newsroom
from bot.pictures import can_paint
from bot.terminal.render import show
from handlers.answers import answer
from handlers.message import ChatMessage, Picture
from handlers.newsroom import Newsroom
from handlers.request import Asker, CommandRequest
from handlers.verbs import CommandNotUnderstood, parse_command

DeskOption = Annotated[str, typer.Option("--desk", metavar="CHAT:CHANNEL", help="Which desk, as in slack:C0123456789.")]
PictureFile = Annotated[Path | None, typer.Option("--picture", metavar="FILE", help="Also write a picture, a PNG.")]
_NAMED = re.compile(r"([a-z]+)[:=](.*\s.*)", re.IGNORECASE)


def ask(
    settings: Path | None, verb: str, options: Mapping[str, str], *, desk: str = "", picture: Path | None = None
) -> None:
    """Print the answer to a verb and exit; with no desk named, it is that of the settings where there is one only."""

    async def use(newsroom: Newsroom) -> int:
        named = desk
        if not named and len(newsroom.desks) == 1:
            named = f"{newsroom.desks[0].chat}:{newsroom.desks[0].channel}"
        asker = Asker(
            platform="terminal",
            user_id="terminal",
            user_name="terminal",
            channel=named,
            zone=newsroom.zone,
            is_admin=True,
        )
        given = {name: value for name, value in options.items() if value}
        reply = await answer(CommandRequest(verb=verb, asker=asker, options=given), newsroom)
        show(Console(), reply, zone=newsroom.zone, now=newsroom.now())
        return 0 if picture is None else _written(reply, picture)

    in_newsroom(settings, use, tells=True)


def _written(reply: ChatMessage, file: Path) -> int:
    """Write the first picture of an answer to a file and return the status to exit with."""
    drawn = [part for part in reply.parts if isinstance(part, Picture)]
    if not drawn:
        why = "there is too little to draw" if can_paint() else "pictures need: pip install 'crosswire[pictures]'"
        typer.echo(f"{file}: no picture was written; {why}.", err=True)
        return 1
    try:
        file.write_bytes(drawn[0].png)
    except OSError as problem:
        typer.echo(f"{file}: cannot be written: {problem.strerror}", err=True)
        return 1
    typer.echo(f"{file}: {drawn[0].alt_text}", err=True)
    return 0


def ask_as_typed(settings: Path | None, verb: str, words: Sequence[str], *, desk: str = "") -> None:
    """Read a verb's options as a chat would, print the answer and exit; 2 for what cannot be read."""
    try:
        _, options = parse_command(" ".join((verb, *map(_quoted, words))))
    except CommandNotUnderstood as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    ask(settings, verb, options, desk=desk)


def _quoted(word: str) -> str:
    """Return a word of the shell with the quotes that the shell took off it."""
    named = _NAMED.fullmatch(word)
    return f'{named[1]}:"{named[2]}"' if named else word
