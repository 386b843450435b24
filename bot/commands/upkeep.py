"""``merge``, ``split``, ``forget`` and ``rebuild``: the claim base put right by hand."""

from typing import Annotated

import typer

from bot.commands.answering import ask
from bot.commands.opening import in_newsroom
from bot.commands.settings_option import SettingsFile
from handlers.forgetting import forget as forget_article
from handlers.newsroom import Newsroom
from handlers.rebuilding import rebuild as rebuild_base
from storage.articles import find_article
from storage.forgetting import let_in_again

_PERSON = "the command line"


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire merge https://one.example/a https://two.example/b`")(merge)
    app.command(epilog="Example: `crosswire split https://one.example/a`")(split)
    app.command(epilog="Example: `crosswire forget https://northwire.example.com/1`")(forget)
    app.command(epilog="Example: `crosswire rebuild` after an update")(rebuild)


def merge(
    first: Annotated[str, typer.Argument(metavar="STORY", help="A story's number, or an article's address.")],
    second: Annotated[str, typer.Argument(metavar="STORY", help="The other one.")],
    *,
    settings: SettingsFile = None,
) -> None:
    """Make one story of two. It is remembered; what differs between them is saved without a post."""
    ask(settings, "merge", {"first": first, "second": second})


def split(
    article: Annotated[str, typer.Argument(metavar="URI", help="The article's address.")],
    *,
    settings: SettingsFile = None,
) -> None:
    """Take an article out of its story into one of its own. It is remembered; cards that showed both are put right."""
    ask(settings, "split", {"article": article})


def forget(
    uri: Annotated[str, typer.Argument(metavar="URI", help="The article's uri, as `read --json` gives it.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    again: Annotated[bool, typer.Option("--take-again", help="Let a forgotten article be taken in again.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Remove an article for good: every version, its claims, and its words on cards and under them.

    A stub stays: which article, when and by whom. It is not taken in again.
    """

    async def use(newsroom: Newsroom) -> int:
        if again:
            async with newsroom.database.write() as session:
                known = await let_in_again(session, uri)
            typer.echo(f"{uri} may be taken in again." if known else f"{uri} was not forgotten.")
            return 0 if known else 1
        async with newsroom.database.read() as session:
            stored = await find_article(session, uri)
        if stored is None:
            typer.echo(f"{uri}: no such article in the claim base; crosswire search finds articles by words.", err=True)
            return 1
        if not yes and not typer.confirm(f"Forget “{stored.article.headline or uri}” ({stored.article.source})?"):
            return 1
        gone = await forget_article(uri, newsroom, by=_PERSON)
        typer.echo(f"Forgotten: {gone.articles} version(s), {gone.claims} claims.")
        if gone.alerts:
            numbers = ", ".join(map(str, gone.alerts))
            typer.echo(f"These alerts showed it; the bot that runs edits their cards: {numbers}")
        return 0

    in_newsroom(settings, use, tells=True)


def rebuild(*, settings: SettingsFile = None) -> None:
    """Read kept articles again with the present engine. No decision is lost, and nothing is posted."""

    async def use(newsroom: Newsroom) -> int:
        report = await rebuild_base(newsroom)
        for line in report.in_words():
            typer.echo(line)
        return 0

    in_newsroom(settings, use, tells=True)
