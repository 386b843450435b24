"""``read``, ``extract`` and ``compare``: what the engine makes of texts, without a database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.cases import run_cases, text_of
from bot.commands.files import documents, load_articles, progress
from bot.commands.output import Output, print_claims, print_differences, print_pairs
from bot.reading_pool import read_here
from claims.article import Article, plain_article
from claims.claim import LISTED
from claims.difference import Route
from claims.reading import Reading
from handlers.comparing import Compared, compare_readings
from handlers.document import UnreadableDocument
from handlers.formats import read_articles, to_read_record
from handlers.records import Label, Record, claim_record, difference_record, pair_record, profile_record
from handlers.telling_apart import stories_of

Json = Annotated[bool, typer.Option("--json", help="One JSON line each on standard output.")]
Files = Annotated[list[Path], typer.Argument(help="Articles: text, Markdown, HTML, RSS or Atom.", metavar="FILE…")]


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog="Example: `crosswire read --json wire/*.html`")(read)
    app.command(epilog="Example: `crosswire extract --json story.md`; `-` reads standard input")(extract)
    app.command(epilog="Example: `crosswire compare ap.txt reuters.txt afp.txt`")(compare)


def read(files: Files, *, as_json: Json = False) -> None:
    """Show what the intake makes of files: one line an article."""
    out = Output(as_json=as_json, errors_as_records=True)
    for document in documents(files, out):
        for one in read_articles(document):
            if isinstance(one, UnreadableDocument):
                out.unreadable(one)
            else:
                record = to_read_record(one)
                out.record(record, f"{record['file']}: {record['format']}, {record['title'] or 'no headline'}")
    raise typer.Exit(1 if out.failed else 0)


def extract(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…|-")] = None,
    *,
    as_json: Json = False,
    jsonl: Annotated[Path | None, typer.Option(help='Many cases: one {"id","text"} a line.')] = None,
) -> None:
    """Show the claims of each article and how it words its story."""
    if jsonl is not None:
        raise typer.Exit(run_cases(jsonl, _extract_case))
    if not files:
        raise typer.BadParameter('Name at least one FILE, "-" for standard input, or --jsonl.')
    out = Output(as_json=as_json)
    for label, article in load_articles(files, out):
        reading = read_here(article)
        if as_json:
            for record in _claim_records(reading, label):
                out.record(record)
        else:
            print_claims(Console(), label, reading)
    raise typer.Exit(1 if out.failed else 0)


def compare(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE FILE…")] = None,
    *,
    as_json: Json = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="Show every pair of claims about one thing.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also what would be sent nowhere.")] = False,
    jsonl: Annotated[Path | None, typer.Option(help='Many cases: one {"id","texts":[…]} a line.')] = None,
) -> None:
    """Show where the given articles differ from one another."""
    if jsonl is not None:
        raise typer.Exit(run_cases(jsonl, lambda case: _compare_case(case, pairs=pairs, everything=everything)))
    if not files:
        raise typer.BadParameter("Name at least two FILEs, or --jsonl.")
    out = Output(as_json=as_json)
    loaded = load_articles(files, out)
    labels: dict[Article, str] = {article: label for label, article in reversed(loaded)}  # one article given twice
    if len(loaded) < 2:
        out.problem("Comparing takes at least two readable articles.")
        raise typer.Exit(2)
    articles = list(reversed(labels))
    readings = [read_here(article) for article in progress(articles, "Reading")]
    compared = compare_readings(articles, readings, stories=stories_of(articles, readings), copies=True)
    if as_json:
        for record in _compared_records(compared, labels.__getitem__, pairs=pairs, everything=everything):
            out.record(record)
    elif pairs:
        print_pairs(Console(), compared, labels.__getitem__)
    else:
        print_differences(Console(), compared, everything=everything)
    raise typer.Exit(1 if out.failed else 0)


def _claim_records(reading: Reading, label: str) -> Iterator[Record]:
    yield from (claim_record(claim, label) for claim in reading.claims if claim.kind in LISTED)
    yield profile_record(reading.profile, label)


def _compared_records(compared: Compared, label: Label, *, pairs: bool, everything: bool) -> Iterator[Record]:
    if pairs:
        yield from (pair_record(pair, label) for pair in compared.pairs)
        return
    for difference in compared.differences:
        if everything or difference.route is not Route.NOWHERE:
            yield difference_record(difference, label)


def _extract_case(case: Record) -> Iterator[Record]:
    name = str(case["id"])
    yield from _claim_records(read_here(plain_article(text_of(case["text"]), uri=name)), name)


def _compare_case(case: Record, *, pairs: bool, everything: bool) -> Iterator[Record]:
    texts = case["texts"]
    if not isinstance(texts, list):
        raise TypeError('"texts" must be a list of texts')
    articles = [plain_article(text_of(text), uri=str(number)) for number, text in enumerate(texts)]
    compared = compare_readings(articles, [read_here(article) for article in articles])
    yield from _compared_records(compared, lambda article: article.uri, pairs=pairs, everything=everything)
