"""What the engine adds to the bare parse of an article, as ratios within one run.

    python bench/bench_engine.py

The denominator is the spaCy pipeline over the whole article, same components, same sentences, same run.
"""

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.article import Article
from claims.attribution import Attributions
from claims.claim import Evidence
from claims.comparison.differences import find_differences
from claims.extract import read_claims
from claims.facts import gather_facts
from claims.figures.lexer import find_mentions
from claims.figures.reading import figure_claims
from claims.framing.comparison import compare_framing
from claims.framing.evidence import ProfiledArticle
from claims.framing.profile import FramingProfile
from claims.names import resolve_names
from claims.pairing.pairs import pair_claims
from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.voice import QuoteMask
from handlers.formats import ReadArticle, read_articles

ROUNDS = 9


def seed_texts() -> list[Article]:
    """Return the shipped seed articles."""
    from datetime import UTC, datetime

    from handlers.document import Document

    found = []
    for file in sorted((Path(__file__).resolve().parents[1] / "seeds" / "articles").glob("*.md")):
        document = Document(name=file.name, data=file.read_bytes(), received_at=datetime(2026, 1, 1, tzinfo=UTC))
        found += [one.article for one in read_articles(document) if isinstance(one, ReadArticle)]
    return found


def median_seconds(run: object) -> float:
    """Return the median of several runs, after one that does not count."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        run()  # type: ignore[operator]
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def compare_all(evidence: list[list[Evidence]]) -> None:
    """Pair every two articles and compare what they share."""
    pairs = [
        pair
        for later in range(len(evidence))
        for earlier in range(later)
        for pair in pair_claims(evidence[later], evidence[earlier])
    ]
    for fact in gather_facts(pairs):
        find_differences(fact.members)


PEERS = 50


def profiled_peers(article: Article, profile: FramingProfile) -> list[ProfiledArticle]:
    """Return an article and its peers: as long as one another and no copies, each with another letter for *e*."""
    return [
        ProfiledArticle(
            article=replace(
                article,
                uri=f"urn:{n}",
                source=f"Outlet {n}",
                text=article.text.translate({ord("e"): chr(0x1E00 + 2 * n)}),
            ),
            profile=profile,
        )
        for n in range(PEERS + 1)
    ]


def main() -> None:
    """Print the ratios."""
    parser = load_parser()
    articles = seed_texts()
    spans = [list(sentence_spans(article)) for article in articles]
    parsed = [parser.parse(article.text, where) for article, where in zip(articles, spans, strict=True)]
    evidence = [
        [Evidence(claim=claim, article=article) for claim in read_claims(article, parser).claims]
        for article in articles
    ]

    def bare() -> None:
        for article, where in zip(articles, spans, strict=True):
            list(parser._nlp.pipe((span.slice(article.text) for span, _, _ in where), batch_size=64))  # noqa: SLF001

    def figures() -> None:
        for article, where, sentences in zip(articles, spans, parsed, strict=True):
            mentions = [mention for span, _, _ in where for mention in find_mentions(article.text, span)]
            who = Attributions.of(article, sentences, QuoteMask.of(article))
            figure_claims(article, sentences, mentions, resolve_names(article, sentences), who)

    base = median_seconds(bare)
    own, *peers = profiled_peers(articles[-1], read_claims(articles[-1], parser).profile)
    profile_seconds = median_seconds(lambda: [compare_framing(own, peers) for _ in articles])
    rows = {
        "bare parse of the whole article": base,
        "the parse with our sentence values": median_seconds(
            lambda: [parser.parse(article.text, where) for article, where in zip(articles, spans, strict=True)]
        ),
        "reading the figures, parse apart": median_seconds(figures),
        "reading every claim and the framing, parse included": median_seconds(
            lambda: [read_claims(article, parser) for article in articles]
        ),
        f"comparing one profile with {PEERS} peers": profile_seconds,
        "pairing and comparing all with all": median_seconds(lambda: compare_all(evidence)),
    }
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words} words, medians of {ROUNDS} rounds")
    for name, seconds in rows.items():
        print(f"{name:54} {1000 * seconds / len(articles):8.1f} ms an article  {seconds / base:5.2f} x the bare parse")


if __name__ == "__main__":
    main()
