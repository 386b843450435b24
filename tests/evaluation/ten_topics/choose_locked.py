"""Choose the locked half of the ten-topic suite and write locked.txt.

Every topic has eight kinds of alert pair and eight kinds of quiet pair. For
alert and for quiet pairs separately the choice starts from a checkerboard of
topic by kind and is then shuffled by swaps that keep every row and column sum,
so that half of each topic and half of each kind is locked. The seed is fixed:
running this again writes the same file.
"""

import random
import tomllib
from pathlib import Path

SEED = 20260417
SWAPS = 4000
HERE = Path(__file__).parent
HEADING = """\
# Ids of the locked half: not to be read while developing, scored once at the end.
# Chosen by choose_locked.py, seed {seed}, balanced by topic, expectation and kind.
"""


def column_of(kind: str) -> str:
    return "figure_conflict" if kind == "figure_update" else kind


def locked_ids(seed: int = SEED) -> list[str]:
    chance = random.Random(seed)
    chosen: list[str] = []
    topics = {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["pair"] for file in sorted(HERE.glob("*.toml"))
    }
    for expect in ("alert", "quiet"):
        cells = {
            (topic, column_of(pair["kind"])): pair["id"]
            for topic, pairs in topics.items()
            for pair in pairs
            if pair["expect"] == expect
        }
        rows = sorted({row for row, _ in cells})
        columns = sorted({column for _, column in cells})
        taken = {(row, column): (i + j) % 2 == 0 for i, row in enumerate(rows) for j, column in enumerate(columns)}
        for _ in range(SWAPS):
            first, second = chance.sample(rows, 2)
            left, right = chance.sample(columns, 2)
            square = [(first, left), (first, right), (second, left), (second, right)]
            a, b, c, d = (taken[cell] for cell in square)
            if a == d and b == c and a != b:
                for cell in square:
                    taken[cell] = not taken[cell]
        chosen += [cells[cell] for cell, locked in taken.items() if locked]
    return sorted(chosen)


if __name__ == "__main__":
    text = HEADING.format(seed=SEED) + "\n".join(locked_ids()) + "\n"
    (HERE / "locked.txt").write_text(text, encoding="utf-8")
