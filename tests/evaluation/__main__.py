"""``make evaluate``: one table of scores, with floors that may rise and never silently fall.

python -m tests.evaluation             print the table, fail below a floor
python -m tests.evaluation --errors    and every single miss
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.evaluation import (
    figure_pairs,
    fit_pairing,
    framing_scores,
    own_stories,
    quantities,
    quote_mask_scores,
    seed_differences,
    ten_topic_scores,
)
from tests.evaluation.gold import GOLD, MISSING

FLOORS = Path(__file__).with_name("floors.json")
SAMPLES = 400
SEED = 20261125


def interval(hits: Sequence[int]) -> float:
    """Return half the width of the bootstrap 95 % interval of a share, in points."""
    if not hits:
        return 0.0
    chance = random.Random(SEED)
    shares = sorted(100 * sum(chance.choices(hits, k=len(hits))) / len(hits) for _ in range(SAMPLES))
    return (shares[int(0.975 * SAMPLES)] - shares[int(0.025 * SAMPLES)]) / 2


Scores = dict[str, tuple[float, float | None]]
"""A score by its name, with half its interval where there is one."""


def measure(*, quick: bool = False) -> tuple[Scores, list[str]]:
    """Return every score, and what was got wrong; ``quick`` leaves out the cross-validation."""
    scores, errors = measure_own()
    if not GOLD.is_dir():
        return scores, [*errors, MISSING]
    for name, value in quantities.score_quantities().items():
        scores[f"quantities, {name}"] = (value, None)
    seeds, missed = seed_differences.score_seeds()
    scores |= {f"seeds, {name}": (float(value), None) for name, value in seeds.items()}
    framing, framing_errors = framing_scores.score_seeds()
    scores |= {f"seeds framing, {name}": (value, None) for name, value in framing.items()}
    missed += framing_errors
    if quick:
        return scores, errors + missed
    rows = figure_pairs.gold_pairs()
    found = fit_pairing.cross_validate(rows)
    for these, name in ((rows, "all"), ([row for row in rows if not row["needs_context"]], "two sentences decide")):
        kept = {row["id"] for row in these}
        labels = [row["label"] for row in these]
        held_out = figure_pairs.score(
            labels, [label for row, label in zip(rows, found, strict=True) if row["id"] in kept]
        )
        for field in ("macro_f1", "differ_precision", "differ_recall", "false_on_agree", "false_on_unrelated"):
            scores[f"figure pairs ({name}), {field.replace('_', ' ')}"] = (getattr(held_out, field), None)
    return scores, errors + missed


def measure_own() -> tuple[Scores, list[str]]:
    """Return the scores on what ships with the project: it never measures nothing."""
    scores: Scores = {}
    own = own_stories.score_own()
    for name in ("figures", "units", "quotes", "differ", "agree"):
        tally = getattr(own, name)
        for side, hits in (("precision", tally.found), ("recall", tally.wanted)):
            scores[f"own stories, {name} {side}"] = (100 * sum(hits) / max(1, len(hits)), interval(hits))
    topics = ten_topic_scores.score_topics()
    scores["ten topics (open half), told of"] = (100 * sum(topics.told) / len(topics.told), interval(topics.told))
    scores["ten topics (open half), kept quiet"] = (100 * sum(topics.quiet) / len(topics.quiet), interval(topics.quiet))
    framing = framing_scores.score_stories()
    for name, hits in (
        ("characterisations found", framing.found),
        ("characterisations right", framing.precise),
        ("voices right", framing.voices),
        ("odd articles told of", framing.told),
        ("forbidden decoys", framing.decoys),
        ("forbidden alerts", framing.false),
    ):
        scores[f"framing stories, {name}"] = (100 * sum(hits) / len(hits), interval(hits))
    mask = quote_mask_scores.score_mask()
    scores["quote mask, quoted stretches masked"] = (100 * sum(mask.quoted) / len(mask.quoted), interval(mask.quoted))
    scores["quote mask, others masked, false on own words"] = (
        100 * sum(mask.others) / len(mask.others),
        interval(mask.others),
    )
    said = ten_topic_scores.score_topics(of=ten_topic_scores.statement_pairs())
    scores["statement pairs, told of"] = (100 * sum(said.told) / len(said.told), interval(said.told))
    scores["statement pairs, kept quiet"] = (100 * sum(said.quiet) / len(said.quiet), interval(said.quiet))
    acts = ten_topic_scores.score_topics(of=ten_topic_scores.pairs(locked=False, folder=ten_topic_scores.ACTS))
    scores["acts and limits, told of"] = (100 * sum(acts.told) / len(acts.told), interval(acts.told))
    scores["acts and limits, kept quiet"] = (100 * sum(acts.quiet) / len(acts.quiet), interval(acts.quiet))
    return scores, [*own.errors, *topics.errors, *framing.errors, *mask.errors, *said.errors, *acts.errors]


LOWER_IS_BETTER = ("false on", "forbidden", "spurious")


def below_floor(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Return the names of the scores on the wrong side of their floors."""
    return [
        name
        for name, (score, _) in scores.items()
        if name in floors
        and (score > floors[name] if any(word in name for word in LOWER_IS_BETTER) else score < floors[name])
    ]


def main() -> int:
    """Print the table; return 1 when a score is below its floor, 2 when nothing could be measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list every miss")
    show_errors = options.parse_args().errors
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scores, errors = measure()
    table = Table("measure", "score", "± 95 %", "floor", "")
    below = below_floor(scores, floors)
    for name, (score, half) in scores.items():
        floor = floors.get(name)
        table.add_row(
            name,
            f"{score:.1f}",
            "" if half is None else f"{half:.1f}",
            "" if floor is None else f"{floor:.1f}",
            "BELOW" if name in below else "",
        )
    Console().print(table)
    if show_errors:
        print("\n".join(errors))
    if not scores:
        print("Nothing was measured.", file=sys.stderr)
        return 2
    for name in below:
        print(f"Below its floor: {name}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
