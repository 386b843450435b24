"""The look-ups: what the claim base holds, in the terminal."""

from datetime import UTC, datetime, tzinfo
from typing import Annotated

import typer

from bot.commands.answering import ask
from bot.commands.opening import in_newsroom
from bot.commands.output import Output
from bot.commands.settings_option import SettingsFile
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted
from handlers.newsroom import Newsroom
from handlers.records import claim_record
from storage.claim_search import search_claims
from storage.stories import open_stories

Json = Annotated[bool, typer.Option("--json", help="One JSON line each on standard output.")]
_FOUND = 20
_STORIES = 30


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire search evacuated Tamar`")(search)
    app.command(epilog="Example: `crosswire figure deaths --place Tamar`")(figure)
    app.command(epilog="Example: `crosswire story` or `crosswire story floods in Arden`")(story)
    app.command(epilog="Example: `crosswire alerts` or `crosswire alerts 913269143083528906`")(alerts)
    app.command(epilog="Example: `crosswire why 913269143083528906`")(why)
    app.command(epilog="Example: `crosswire digest`")(digest)
    app.command(epilog="Example: `crosswire feeds`")(feeds)
    app.command(epilog="Example: `crosswire sources`")(sources)


def search(
    words: Annotated[list[str], typer.Argument(metavar="TEXT…", help="Words that the claim should hold.")],
    *,
    as_json: Json = False,
    settings: SettingsFile = None,
) -> None:
    """Find claims by their words, with the sentence they stand in."""

    async def use(newsroom: Newsroom) -> int:
        async with newsroom.database.read() as session:
            found = await search_claims(session, " ".join(words), now=newsroom.now(), limit=_FOUND)
        out = Output(as_json=as_json)
        for evidence in found:
            article = evidence.article
            where = f"{article.source}, {_moment(article.published_at, newsroom.zone)}"
            out.record(
                claim_record(evidence.claim, article.uri),
                f"{safe_line(evidence.claim.sentence)}\n    {safe_line(where)}  {safe_line(article.uri)}",
            )
        if not found and not as_json:
            out.record({}, f"No claim holds “{' '.join(words)}”. Try fewer or plainer words.")
        return 0

    in_newsroom(settings, use)


def figure(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC…", help="What is counted: deaths, missile range…")],
    *,
    place: Annotated[str, typer.Option(help="Where.")] = "",
    settings: SettingsFile = None,
) -> None:
    """Show what every source gives for one figure, over time."""
    ask(settings, "figure", {"topic": " ".join(topic), "place": place})


def alerts(
    which: Annotated[str, typer.Argument(help="An alert's number, to see its card.")] = "",
    *,
    settings: SettingsFile = None,
) -> None:
    """Show the open alerts, or one of them."""
    ask(settings, "alerts", {"which": which})


def digest(*, settings: SettingsFile = None) -> None:
    """Show the digest of the last day."""
    ask(settings, "digest", {})


def story(
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS…]", help="Words of the story, its number, an article's uri.")
    ] = None,
    *,
    settings: SettingsFile = None,
) -> None:
    """Show a story: articles, origins, voices, differences. Without WORDS, the stories that moved last."""
    if which:
        ask(settings, "story", {"which": " ".join(which)})
    in_newsroom(settings, _stories)


def why(
    alert: Annotated[str, typer.Argument(metavar="ALERT", help="The alert's number, at the foot of its card.")],
    *,
    settings: SettingsFile = None,
) -> None:
    """Show how an alert came about, stage by stage."""
    ask(settings, "why", {"alert": alert})


def feeds(*, settings: SettingsFile = None) -> None:
    """Show which feeds are well and which are failing."""
    ask(settings, "feeds", {})


def sources(*, settings: SettingsFile = None) -> None:
    """Show the outlets in the claim base, and whose words they carry."""
    ask(settings, "sources", {})


async def _stories(newsroom: Newsroom) -> int:
    async with newsroom.database.read() as session:
        found = await open_stories(session, datetime(1970, 1, 1, tzinfo=UTC), limit=_STORIES)
    for one in found:
        count = counted(one.article_count, "article")
        typer.echo(f"{one.story_id}  {_moment(one.last_at, newsroom.zone)}  {safe_line(one.title)} ({count})")
    if not found:
        typer.echo("The claim base holds no story yet.")
    return 0


def _moment(at: datetime | None, zone: tzinfo) -> str:
    return "–" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M %Z}"
