"""Fit the weights of claims/data/pairing_weights.toml on the annotated figure pairs and our own stories.

    python -m tests.evaluation.fit_pairing            cross-validate by story, print the scores
    python -m tests.evaluation.fit_pairing --write    fit on everything and write the weights

Every annotated pair gives examples: two figures inside the annotated words that can be compared. Where the pair is
related, the examples whose outcome is the annotated one are positive; where it is unrelated, all are negative. Stories
are never split between fitting and scoring.
"""

import argparse
import tomllib
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

import claims
from claims.comparison.figures import compare_figures
from claims.pairing import same_thing
from claims.pairing.features import FEATURES, features
from tests.evaluation.annotated import stories
from tests.evaluation.figure_pairs import annotated, figures_of, gold_pairs, predict, score, topic, touches
from tests.evaluation.own_stories import is_on, read_story

FOLDS = 8
PENALTY = 11.0
"""Strength of the pull towards the starting values, in annotated pairs."""
STRANGERS = 3
"""Sentences of other stories that each sentence is held against, as examples that surely measure different things."""
STARTING = tomllib.loads((Path(__file__).parent / "pairing_start.toml").read_text(encoding="utf-8"))
"""Set by hand before anything was fitted: what an editor would say speaks for and against."""
WEIGHTS_FILE = Path(claims.__file__).parent / "data" / "pairing_weights.toml"


def examples(row: dict[str, Any]) -> list[tuple[list[float], float]]:
    """Return (features, 1 or 0) for the comparable figures of an annotated pair."""
    sides = []
    for text, figures, name in ((row["text_a"], row["figures_a"], "a"), (row["text_b"], row["figures_b"], "b")):
        spans = annotated(text, figures)
        sides.append([one.claim for one in figures_of(text, name) if touches(one, spans)])
    found = [
        (features(a, b), str(compare_figures(a, b).outcome))
        for a in sides[0]
        for b in sides[1]
        if same_thing.comparable(a, b)
    ]
    if row["label"] == "unrelated":
        return [([one[name] for name in FEATURES], 0.0) for one, _ in found]
    return [([one[name] for name in FEATURES], 1.0) for one, outcome in found if outcome == row["label"]]


def strangers(rows: Sequence[dict[str, Any]]) -> list[tuple[list[float], float]]:
    """Return examples from sentences of different stories: nothing in them measures one thing."""
    found = []
    for number, row in enumerate(rows):
        for step in range(1, STRANGERS + 1):
            other = rows[(number + 97 * step) % len(rows)]
            if topic(other) == topic(row):
                continue
            for a in figures_of(row["text_a"], "a"):
                for b in figures_of(other["text_b"], "b"):
                    if same_thing.comparable(a.claim, b.claim):
                        one = features(a.claim, b.claim)
                        found.append(([one[name] for name in FEATURES], 0.0))
    return found


@lru_cache(maxsize=1)
def own_examples() -> dict[str, list[list[tuple[list[float], float]]]]:
    """Return, by topic, the examples of each annotated pair of our own stories."""
    found: dict[str, list[list[tuple[list[float], float]]]] = {}
    for story in stories():
        evidence, _ = read_story(story)
        uri_of = {outlet: one[0].article.uri for outlet, one in evidence.items() if one}
        for pair in story.pairs:
            sides = [
                [one.claim for one in evidence[figure.article] if is_on(one, figure, uri_of)]
                for figure in (pair.a, pair.b)
            ]
            label = 0.0 if pair.expect in {"unrelated", "scope"} else 1.0
            found.setdefault(story.topic, []).append(
                [
                    ([features(a, b)[name] for name in FEATURES], label)
                    for a in sides[0]
                    for b in sides[1]
                    if same_thing.comparable(a, b)
                ]
            )
    return found


def fit(rows: Sequence[dict[str, Any]], *, without: str = "") -> dict[str, float]:
    """Return the weights of a logistic regression drawn towards the starting values, each pair weighing the same."""
    xs, ys, weights = [], [], []
    annotated_pairs = [examples(row) for row in rows]
    for story, pairs in own_examples().items():
        annotated_pairs += pairs if story != without else []
    for found in annotated_pairs:
        for x, y in found:
            xs.append([1.0, *x])
            ys.append(y)
            weights.append(1 / len(found))
    others = strangers(rows)
    xs += [[1.0, *x] for x, _ in others]
    ys += [0.0] * len(others)
    weights += [0.3 * len(rows) / max(1, len(others))] * len(others)
    x, y, w = np.array(xs), np.array(ys), np.array(weights)
    start = np.array([STARTING[name] for name in ("bias", *FEATURES)])
    beta = start.copy()
    ridge = np.full(x.shape[1], PENALTY)
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (p - y)) + ridge * (beta - start)
        hessian = (x.T * (w * p * (1 - p))) @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(("bias", *FEATURES), beta.round(3).tolist(), strict=True))


def cross_validate(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Return a label for every pair, predicted with weights fitted on other stories."""
    kept = dict(same_thing.WEIGHTS)
    found = {}
    try:
        for fold in range(FOLDS):
            held = [row for row in rows if zlib.crc32(topic(row).encode()) % FOLDS == fold]
            same_thing.WEIGHTS.update(fit([row for row in rows if zlib.crc32(topic(row).encode()) % FOLDS != fold]))
            found.update({row["id"]: predict(row) for row in held})
    finally:
        same_thing.WEIGHTS.update(kept)
    return [found[row["id"]] for row in rows]


def main() -> None:
    """Cross-validate; write the weights when asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write the weights")
    write = options.parse_args().write
    rows = gold_pairs()
    labels = [row["label"] for row in rows]
    print("weights as shipped   ", score(labels, [predict(row) for row in rows]))
    print("cross-validated      ", score(labels, cross_validate(rows)))
    if write:
        fitted = fit(rows)
        lines = [
            "# Log-odds that two figures measure the same thing, one weight a feature (claims/pairing/features.py)."
        ]
        lines += ["# Written by tests/evaluation/fit_pairing.py; do not edit by hand."]
        lines += [f"{name} = {value}" for name, value in fitted.items()]
        WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
