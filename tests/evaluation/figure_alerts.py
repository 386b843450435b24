"""Figure alerts end to end: every story of the gold set, article by article, and a fixed sample of what is raised.

    python -m tests.evaluation.figure_alerts                fifty figure alerts at channel level, to be judged by reading
    python -m tests.evaluation.figure_alerts --seed 2       another fifty

The verdicts, with a reason for each, are kept in ``docs/evaluation/figure_alerts.md``.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator

from claims.article import plain_article
from claims.claim import ClaimKind
from claims.difference import Difference, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings
from tests.evaluation.gold import GOLD, load_lines

SAMPLE = 50


def stories() -> dict[str, dict[str, str]]:
    """Return the texts of the gold stories by article, one paragraph for each sentence."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in load_lines(GOLD / "figure_pairs" / "stories.jsonl"):
        found[row["story"]][row["id"]] = "\n\n".join(sentence["text"] for sentence in row["sentences"])
    return dict(found)


def alerts() -> Iterator[tuple[str, Difference]]:
    """Yield every figure difference that would go to a channel, with its story."""
    for story, texts in sorted(stories().items()):
        articles = [plain_article(text, uri=name) for name, text in texts.items()]
        readings = [read_claims(article, load_parser()) for article in articles]
        compared = compare_readings(articles, readings, copies=True)
        for one in compared.differences:
            kinds = {member.claim.kind for side in one.sides for member in side.members}
            if one.route is Route.CHANNEL and kinds == {ClaimKind.FIGURE}:
                yield story, one


def main() -> None:
    """Print the sampled alerts with both sides word for word."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    seed = options.parse_args().seed
    found = list(alerts())
    chosen = sorted(random.Random(seed).sample(range(len(found)), min(SAMPLE, len(found))))
    print(f"{len(found)} figure alerts at channel level; {len(chosen)} of them:")
    for position in chosen:
        story, one = found[position]
        print(f"\n#{position} {story} {one.kind} {one.severity} {one.confidence:.2f}: {one.summary}")
        for number, side in enumerate(one.sides):
            for member in side.members:
                print(f"   {number} {member.article.uri} [{member.claim.surface}] {member.claim.sentence}")


if __name__ == "__main__":
    main()
