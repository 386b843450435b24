"""The decision that two figures measure the same thing: slots decide, similarity only ranks.

A logistic score over the features of :mod:`claims.pairing.features`. The weights are numbers in a
data file, fitted by a script in the repository on annotated pairs, cross-validated by story.
"""

import math
import tomllib
from importlib.resources import files

from rapidfuzz import fuzz

from claims.claim import Dimension, FigureClaim
from claims.figures.units import same_dimension
from claims.pairing.features import FEATURES, features

WEIGHTS: dict[str, float] = tomllib.loads(
    (files("claims") / "data" / "pairing_weights.toml").read_text(encoding="utf-8")
)

_GREATEST_QUAKE = 10
_ONE_NAME = 80
"""Likeness in per cent from which two spellings may be one name."""


def comparable(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether the two figures can be held against one another at all.

    Units must convert into one another. Currencies are never converted, so two of them cannot; a
    plain dollar may be a US dollar. Being hit *eleven times* counts as well as *seven bullets*, and a
    quake that *measured 5.4* has a magnitude.
    """
    if {a.dimension, b.dimension} == {Dimension.COUNT, Dimension.OTHER}:
        return {a.unit, b.unit} == {None, "time"} or ({a.unit, b.unit} == {None, "magnitude"} and _decimal(a, b))
    return a.dimension is b.dimension and (a.unit == b.unit or same_dimension(a.unit, b.unit))


def same_thing(a: FigureClaim, b: FigureClaim) -> float:
    """Return the probability, 0 to 1, that two comparable figures measure the same thing."""
    found = features(a, b)
    if found["opposed"] or _name_others(a, b):
        return 0.0  # killed against injured, one man's age against another's: no likeness makes up for it
    logit = WEIGHTS["bias"] + sum(WEIGHTS[name] * found[name] for name in FEATURES)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))


def _decimal(a: FigureClaim, b: FigureClaim) -> bool:
    return all(claim.value.high % 1 and claim.value.high < _GREATEST_QUAKE for claim in (a, b))


def _name_others(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether each figure is of somebody by name, and not of the same one: *Scaife, 33*, *Rudd, 29*."""
    first, second = (claim.concept.head if _is_name(claim.concept.head, claim) else None for claim in (a, b))
    return first is not None and second is not None and fuzz.ratio(first, second) < _ONE_NAME


def _is_name(head: str | None, claim: FigureClaim) -> bool:
    return head is not None and any(head in name.lower().split() for name in claim.entities)
