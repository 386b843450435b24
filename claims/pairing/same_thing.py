"""The decision that two figures measure the same thing: slots decide, similarity only ranks.

A logistic score over the features of :mod:`claims.pairing.features`. The weights are numbers in a
data file, fitted by a script in the repository on annotated pairs, cross-validated by story.
"""

import math
import tomllib
from importlib.resources import files

from claims.claim import Dimension, FigureClaim
from claims.figures.units import same_dimension
from claims.pairing.features import FEATURES, features

WEIGHTS: dict[str, float] = tomllib.loads(
    (files("claims") / "data" / "pairing_weights.toml").read_text(encoding="utf-8")
)


def comparable(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether the two figures can be held against one another at all.

    Units must convert into one another. Currencies are never converted, so two of them cannot; a
    plain dollar may be a US dollar. Being hit *eleven times* counts as well as *seven bullets*.
    """
    if {a.dimension, b.dimension} == {Dimension.COUNT, Dimension.OTHER}:
        return {a.unit, b.unit} == {None, "time"}
    return a.dimension is b.dimension and (a.unit == b.unit or same_dimension(a.unit, b.unit))


def same_thing(a: FigureClaim, b: FigureClaim) -> float:
    """Return the probability, 0 to 1, that two comparable figures measure the same thing."""
    found = features(a, b)
    if found["opposed"]:
        return 0.0  # killed against injured: no likeness makes up for it
    logit = WEIGHTS["bias"] + sum(WEIGHTS[name] * found[name] for name in FEATURES)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))
