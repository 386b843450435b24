"""Choose the locked half of the second reader's suite and write locked.txt.

Half of each topic's alert pairs and half of its quiet pairs are drawn by a
seeded shuffle. A draw in which a kind leans to one half is thrown away and the
same generator draws again, so the outcome follows from the seed alone.
"""

import random
import tomllib
from collections import Counter
from pathlib import Path

SEED = 20260917
HERE = Path(__file__).parent
HEADING = """\
# Ids of the locked half: not to be read while developing, scored once at the end.
# Drawn by choose_locked.py, seed {seed}, balanced by topic, expectation and kind.
"""


def _pairs() -> list[dict]:
    files = sorted(HERE.glob("*.toml"))
    return [pair for file in files for pair in tomllib.loads(file.read_text(encoding="utf-8"))["pair"]]


def _draw(everything: list[dict], chance: random.Random) -> list[dict]:
    groups: dict[tuple[str, str], list[dict]] = {}
    for pair in everything:
        groups.setdefault((pair["id"].rpartition("-")[0], pair["expect"]), []).append(pair)
    chosen = []
    for members in groups.values():
        shuffled = chance.sample(members, len(members))
        chosen += shuffled[: len(shuffled) // 2]
    return chosen


def _is_even(everything: list[dict], chosen: list[dict]) -> bool:
    total = Counter((pair["expect"], pair["kind"]) for pair in everything)
    locked = Counter((pair["expect"], pair["kind"]) for pair in chosen)
    return all(abs(2 * locked[key] - number) <= 2 for key, number in total.items())


def locked_ids(seed: int = SEED) -> list[str]:
    everything, chance = _pairs(), random.Random(seed)
    chosen = _draw(everything, chance)
    while not _is_even(everything, chosen):
        chosen = _draw(everything, chance)
    return sorted(pair["id"] for pair in chosen)


if __name__ == "__main__":
    text = HEADING.format(seed=SEED) + "\n".join(locked_ids()) + "\n"
    (HERE / "locked.txt").write_text(text, encoding="utf-8")
