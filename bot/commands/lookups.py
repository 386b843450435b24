"""The look-ups: what the claim base holds, in the terminal."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.opening import in_newsroom
from bot.commands.output import Output
from bot.commands.settings_option import SettingsFile, settings_from
from bot.terminal.render import show
from handlers.answers import answer
from handlers.messages.safe_text import safe_line
from handlers.newsroom import Newsroom
from handlers.records import claim_record
from handlers.request import Asker, CommandRequest
from storage.articles import articles_of_story
from storage.claim_search import search_claims
from storage.feeds import Feed, all_feeds
from storage.stories import load_story, open_stories

Json = Annotated[bool, typer.Option("--json", help="One JSON line each on standard output.")]
_FOUND = 20
_STORIES = 30


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire search evacuated Tamar`")(search)
    app.command(epilog="Example: `crosswire figure deaths --place Tamar`")(figure)
    app.command(epilog="Example: `crosswire story` or `crosswire story 913269143083528906`")(story)
    app.command(epilog="Example: `crosswire alerts` or `crosswire alerts 913269143083528906`")(alerts)
    app.command(epilog="Example: `crosswire digest`")(digest)
    app.command(epilog="Example: `crosswire feeds`")(feeds)


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
    _ask(settings, "figure", {"topic": " ".join(topic), "place": place})


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


def story(
    which: Annotated[int | None, typer.Argument(metavar="[STORY]", help="A story's number, to see it whole.")] = None,
    *,
    settings: SettingsFile = None,
) -> None:
    """Show the stories that moved last, or the articles of one of them."""
    in_newsroom(settings, lambda newsroom: _stories(newsroom) if which is None else _story(newsroom, which))


def feeds(*, settings: SettingsFile = None) -> None:
    """Show how each feed of the settings is doing: last good visit, next one, what went wrong."""
    configured = settings_from(settings).feeds

    async def use(newsroom: Newsroom) -> int:
        async with newsroom.database.read() as session:
            known = {feed.url: feed for feed in await all_feeds(session)}
        table = _table("source", "at", "last good visit", "next", "state")
        for one in configured:
            visited = known.get(one.url)
            # The rest of the address may carry a key.
            host = urlsplit(one.url).hostname or ""
            last, following = (visited.checked_at, visited.next_check_at) if visited else (None, None)
            _add(table, one.source, host, *(_moment(at, newsroom.zone) for at in (last, following)), _health(visited))
        Console().print(table if configured else "No feed is configured. Add a [[feeds]] table to crosswire.toml.")
        return (
            1 if any(feed.error_count for url, feed in known.items() if url in {one.url for one in configured}) else 0
        )

    in_newsroom(settings, use)


def _health(feed: Feed | None) -> str:
    if feed is None:
        return "not visited yet"
    return f"{feed.error_count} failed visits: {feed.last_error}" if feed.error_count else "fine"


def _ask(settings: Path | None, verb: str, options: dict[str, str]) -> None:
    async def ask(newsroom: Newsroom) -> int:
        asker = Asker(platform="terminal", user_id="terminal", user_name="terminal", zone=newsroom.zone, is_admin=True)
        given = {name: value for name, value in options.items() if value}
        reply = await answer(CommandRequest(verb=verb, asker=asker, options=given), newsroom)
        show(Console(), reply, zone=newsroom.zone, now=newsroom.now())
        return 0

    in_newsroom(settings, ask)


async def _stories(newsroom: Newsroom) -> int:
    async with newsroom.database.read() as session:
        found = await open_stories(session, datetime(1970, 1, 1, tzinfo=UTC), limit=_STORIES)
    table = _table("story", "articles", "last article", "title")
    for one in found:
        _add(table, str(one.story_id), str(one.article_count), _moment(one.last_at, newsroom.zone), one.title)
    Console().print(table if found else "The claim base holds no story yet.")
    return 0


async def _story(newsroom: Newsroom, story_id: int) -> int:
    async with newsroom.database.read() as session:
        found = await load_story(session, story_id)
        articles = [] if found is None else await articles_of_story(session, found.story_id)
    if found is None:
        typer.echo(f"There is no story {story_id}. List them with: crosswire story", err=True)
        return 1
    typer.echo(safe_line(found.title))
    for one in (stored.article for stored in articles):
        moment = _moment(one.published_at, newsroom.zone)
        typer.echo(f"{moment}  {safe_line(one.source)}: {safe_line(one.headline)}\n    {safe_line(one.uri)}")
    return 0


def _table(*heads: str) -> Table:
    table = Table()
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _add(table: Table, *cells: str) -> None:
    """Add a row; what an article or a feed says is text, never markup."""
    table.add_row(*(Text(safe_line(cell)) for cell in cells))


def _moment(at: datetime | None, zone: tzinfo) -> str:
    return "–" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M %Z}"
