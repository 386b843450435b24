"""How the engine does on the ten-topic suite: told of what differs, quiet about what only looks so.

The locked half is scored once, at the very end: ``python -m tests.evaluation.ten_topic_scores --locked``.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from claims.article import Article, Span
from claims.difference import Difference, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings

FOLDER = Path(__file__).with_name("ten_topics")
STATEMENTS = Path(__file__).with_name("statement_pairs")
ACTS = Path(__file__).with_name("acts")
"""Pairs about acts and their limits, none of them locked."""


@dataclass(slots=True)
class TopicScores:
    """Pairs told of and kept quiet, by the kind they are about."""

    told: list[int] = field(default_factory=list)
    quiet: list[int] = field(default_factory=list)
    by_kind: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """(expectation, kind, right?)"""
    errors: list[str] = field(default_factory=list)


def pairs(*, locked: bool, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Return the pairs of one half of a suite; a suite without a list of locked pairs is all open."""
    listed = folder / "locked.txt"
    lines = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    shut = {line.strip() for line in lines if line[:1] not in {"", "#"}}
    found = []
    for file in sorted(folder.glob("*.toml")):
        found += [pair for pair in tomllib.loads(file.read_text("utf-8"))["pair"] if (pair["id"] in shut) is locked]
    return found


def statement_pairs() -> list[dict[str, Any]]:
    """Return the pairs about quotations, sources, dates and names that the engine was developed against."""
    files = sorted(STATEMENTS.glob("*.toml"))
    return [pair for file in files for pair in tomllib.loads(file.read_text("utf-8"))["pair"]]


def score_topics(*, locked: bool = False, of: Sequence[dict[str, Any]] | None = None) -> TopicScores:
    """Return the scores of one half, or of the given pairs."""
    scores = TopicScores()
    for pair in pairs(locked=locked) if of is None else of:
        found = [one for one in _differences(pair) if one.route is not Route.NOWHERE]
        if pair["expect"] == "alert":
            right = any(_is_told(one, pair) for one in found)
            scores.told.append(int(right))
        else:
            right = all(str(one.kind) in pair.get("tolerate", ()) for one in found)
            scores.quiet.append(int(right))
        scores.by_kind[pair["expect"], pair["kind"], right] += 1
        if not right and not locked:
            said = "; ".join(f"{one.kind} {one.route}: {one.summary}" for one in found)
            scores.errors.append(f"pair {pair['id']} ({pair['expect']} {pair['kind']}): {pair['why']} | {said}")
    return scores


def _differences(pair: dict[str, Any]) -> tuple[Difference, ...]:
    articles = [_article(pair[side], side) for side in ("a", "b")]
    return compare_readings(articles, [read_claims(article, load_parser()) for article in articles]).differences


def _article(given: dict[str, Any], uri: str) -> Article:
    title = given.get("title", "")
    text = f"{title}\n\n{given['text']}" if title else given["text"]
    published = given.get("published")
    return Article(
        uri=uri,
        source=given["source"],
        text=text,
        headline=title,
        headline_span=Span(0, len(title)) if title else None,
        body_span=Span(len(text) - len(given["text"]), len(text)),
        published_at=datetime.fromisoformat(published) if published else None,
    )


def _is_told(found: Difference, pair: dict[str, Any]) -> bool:
    """Say whether a difference names the words that differ, in a kind an editor would accept."""
    if str(found.kind) not in {pair["kind"], *pair.get("accept", ())}:
        return False
    if pair["severity"] == "high" and found.route is not Route.CHANNEL:
        return False
    shown = {member.article.uri: member.claim.sentence for member in found.members}
    return all(
        pair[f"span_{side}"] in shown.get(side, "") or shown.get(side, "\0") in pair[f"span_{side}"] for side in shown
    )


def main() -> None:
    """Print the scores of the open half, or of the locked one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--locked", action="store_true", help="score the locked half; once, at the end")
    options.add_argument("--folder", type=Path, default=FOLDER, help="another suite of the same form")
    given = options.parse_args()
    locked = given.locked
    scores = score_topics(locked=locked, of=pairs(locked=locked, folder=given.folder))
    print(f"told {sum(scores.told)} of {len(scores.told)}, quiet {sum(scores.quiet)} of {len(scores.quiet)}")
    for (expect, kind, right), count in sorted(scores.by_kind.items()):
        print(f"  {expect:6} {kind:16} {'right' if right else 'wrong'} {count}")
    if not locked:
        print("\n".join(scores.errors))


if __name__ == "__main__":
    main()
