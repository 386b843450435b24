"""The look-ups: what the claim base holds, in the terminal."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from typing import Annotated

import typer

from bot.commands.answering import DeskOption, PictureFile, ask
from bot.commands.opening import in_newsroom
from bot.commands.output import Output
from bot.commands.settings_option import SettingsFile
from claims.claim import Evidence
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted, shortened
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
    app.command(epilog="Example: `crosswire figure deaths --place Tamar --picture deaths.png`")(figure)
    app.command(epilog="Example: `crosswire story` or `crosswire story floods in Arden`")(story)
    app.command(epilog="Example: `crosswire alerts` or `crosswire alerts 913269143083528906`")(alerts)
    app.command(epilog="Example: `crosswire why 913269143083528906`")(why)
    app.command(epilog="Example: `crosswire digest` or `crosswire digest set 07:00 Europe/Madrid weekdays`")(digest)
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
        for _, claims in groupby(sorted(found, key=_first_place(found)), key=_sentence):
            told = list(claims)
            if as_json:
                for one in told:
                    out.record(claim_record(one.claim, one.article.uri))
                continue
            article = told[0].article
            where = f"{article.source}, {_moment(article.published_at, newsroom.zone)}"
            held = " · ".join(f"{one.claim.kind} “{shortened(safe_line(one.claim.surface), 60)}”" for one in told)
            sentence = safe_line(told[0].claim.sentence)
            out.record({}, f"{sentence}\n    {safe_line(where)}  {safe_line(article.uri)}\n    {held}\n")
        if not found and not as_json:
            out.record({}, f"No claim holds “{' '.join(words)}”. Try fewer or plainer words.")
        return 0

    in_newsroom(settings, use)


def _sentence(evidence: Evidence) -> tuple[str, int]:
    """Return what tells the sentence of a claim from every other."""
    return evidence.article.uri, evidence.claim.sentence_span.start


def _first_place(found: Sequence[Evidence]) -> Callable[[Evidence], int]:
    """Return the rank of a claim's sentence: that of the best claim in it."""
    ranks: dict[tuple[str, int], int] = {}
    for rank, evidence in enumerate(found):
        ranks.setdefault(_sentence(evidence), rank)
    return lambda evidence: ranks[_sentence(evidence)]


def figure(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC…", help="What is counted: deaths, missile range…")],
    *,
    place: Annotated[str, typer.Option(help="Where.")] = "",
    picture: PictureFile = None,
    settings: SettingsFile = None,
) -> None:
    """Show what every source gives for one figure, over time."""
    ask(settings, "figure", {"topic": " ".join(topic), "place": place}, picture=picture)


def alerts(
    which: Annotated[str, typer.Argument(help="An alert's number, to see its card.")] = "",
    *,
    settings: SettingsFile = None,
) -> None:
    """Show the open alerts, or one of them."""
    ask(settings, "alerts", {"which": which})


def digest(
    what: Annotated[str, typer.Argument(help="now, set, pause or resume.")] = "now",
    when: Annotated[list[str] | None, typer.Argument(metavar="[WHEN…]", help="07:00 Europe/Madrid weekdays.")] = None,
    *,
    on: DeskOption = "",
    picture: PictureFile = None,
    settings: SettingsFile = None,
) -> None:
    """Show the digest of the last day, or set when a desk gets it."""
    ask(settings, "digest", {"what": what, "when": " ".join(when or [])}, desk=on, picture=picture)


def story(
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS…]", help="Words of the story, its number, an article's uri.")
    ] = None,
    *,
    picture: PictureFile = None,
    settings: SettingsFile = None,
) -> None:
    """Show a story: articles, origins, voices, differences. Without WORDS, the stories that moved last."""
    if which:
        ask(settings, "story", {"which": " ".join(which)}, picture=picture)
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
