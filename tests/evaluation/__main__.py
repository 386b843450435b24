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

from tests.evaluation import figure_pairs, fit_pairing, own_stories, quantities, seed_differences
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


def measure() -> tuple[dict[str, tuple[float, float | None]], list[str]]:
    """Return every score with its half interval, and what was got wrong."""
    scores: dict[str, tuple[float, float | None]] = {}
    own = own_stories.score_own()
    for name in ("figures", "units", "quotes", "differ", "agree"):
        tally = getattr(own, name)
        for side, hits in (("precision", tally.found), ("recall", tally.wanted)):
            scores[f"own stories, {name} {side}"] = (100 * sum(hits) / max(1, len(hits)), interval(hits))
    errors = list(own.errors)
    if not GOLD.is_dir():
        return scores, [*errors, MISSING]
    for name, value in quantities.score_quantities().items():
        scores[f"quantities, {name}"] = (value, None)
    seeds, missed = seed_differences.score_seeds()
    scores |= {f"seeds, {name}": (float(value), None) for name, value in seeds.items()}
    rows = figure_pairs.gold_pairs()
    labels = [row["label"] for row in rows]
    held_out = figure_pairs.score(labels, fit_pairing.cross_validate(rows))
    for name in ("macro_f1", "differ_precision", "differ_recall", "false_on_agree", "false_on_unrelated"):
        scores[f"figure pairs, {name.replace('_', ' ')} (other stories)"] = (getattr(held_out, name), None)
    return scores, errors + missed


LOWER_IS_BETTER = ("false on", "forbidden", "spurious")


def main() -> int:
    """Print the table; return 1 when a score is below its floor, 2 when nothing could be measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list every miss")
    show_errors = options.parse_args().errors
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scores, errors = measure()
    table = Table("measure", "score", "± 95 %", "floor", "")
    below = []
    for name, (score, half) in scores.items():
        floor = floors.get(name)
        lower = any(word in name for word in LOWER_IS_BETTER)
        bad = floor is not None and (score > floor if lower else score < floor)
        below += [name] if bad else []
        table.add_row(
            name,
            f"{score:.1f}",
            "" if half is None else f"{half:.1f}",
            "" if floor is None else f"{floor:.1f}",
            "BELOW" if bad else "",
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
