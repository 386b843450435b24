"""What speaks for and against two figures measuring the same thing, as numbers between 0 and 1."""

import math
from datetime import timedelta

from claims.claim import Dimension, FigureClaim, Relation
from claims.figures.units import to_base
from claims.pairing.concepts import BROAD, GROWING, HAPPENINGS, families_of, may_be_one, opposed
from claims.pairing.slots import FigureSlots, slots_of
from claims.rarity import rarity, shared_rarity

FEATURES = (
    "head_same",
    "head_family",
    "head_other",
    "head_unknown",
    "head_anyone",
    "frame",
    "context_within",
    "happening_same",
    "family_shared",
    "family_none",
    "opposed",
    "narrowing",
    "narrowing_clash",
    "context",
    "names",
    "names_clash",
    "owners_shared",
    "owners_clash",
    "narrowed_once",
    "time_clash",
    "days_apart",
    "value_equal",
    "value_near",
    "value_far",
    "telling_number",
    "small_count",
    "place_clash",
    "change_clash",
    "more_clash",
    "part_clash",
    "prior_clash",
    "unit_same",
    "both_measure",
    "share",
    "money",
    "duration",
)
"""The names of every feature, in the order of the weights."""


def features(a: FigureClaim, b: FigureClaim) -> dict[str, float]:
    """Return the evidence that two figures of one dimension measure the same thing.

    Symmetric: the order of the two does not matter.
    """
    x, y = slots_of(a), slots_of(b)
    ratio = _log_ratio(a, b)
    shared = x.families & y.families
    telling = shared - BROAD
    return {
        **_heads(x, y),
        "happening_same": float(bool(x.happening & y.happening)),
        "family_shared": float(bool(telling)),
        "family_none": float(bool(x.families) and bool(y.families) and not shared),
        "opposed": float(opposed(x.families, y.families)),
        "narrowing": shared_rarity(x.narrowing, y.narrowing),
        "narrowing_clash": _clash(_apart(x, y, shared) - y.context, _apart(y, x, shared) - x.context),
        "context": shared_rarity(x.context, y.context),
        "context_within": _within(x.context, y.context),
        "names": shared_rarity(x.names, y.names),
        "names_clash": float(bool(x.names) and bool(y.names) and not (x.names & y.names)),
        "owners_shared": float(bool(x.owners & y.owners)),
        "owners_clash": float(_owners_clash(x, y)),
        "narrowed_once": _narrowed_once(_apart(x, y, shared), _apart(y, x, shared)),
        "time_clash": float(_apart_in_time(a, b, _ONE_TIME)),
        "days_apart": float(_apart_in_time(a, b, timedelta(0)) and not shared & GROWING),
        "value_equal": float(ratio < 1e-9),
        "value_near": math.exp(-4 * ratio),
        "value_far": float(ratio > math.log(5)),
        "telling_number": max(_digits(a), _digits(b)) * float(ratio < _ROUNDED),
        "small_count": float(a.dimension is Dimension.COUNT and max(a.value.high, b.value.high) <= 4),
        "place_clash": float(_places_clash(a, b)),
        "change_clash": float(x.change != y.change),
        "more_clash": float((a.relation is Relation.MORE) != (b.relation is Relation.MORE)),
        "part_clash": float((a.relation is Relation.INCLUDING) != (b.relation is Relation.INCLUDING)),
        "prior_clash": float((a.relation is Relation.PRIOR) != (b.relation is Relation.PRIOR)),
        "unit_same": float(a.unit == b.unit and a.unit is not None),
        "both_measure": float(a.dimension is not Dimension.COUNT),
        "share": float(a.dimension is Dimension.SHARE),
        "money": float(a.dimension is Dimension.MONEY),
        "duration": float(a.dimension is Dimension.DURATION),
    }


def _heads(x: FigureSlots, y: FigureSlots) -> dict[str, float]:
    same = x.head is not None and x.head == y.head
    family = not same and bool(x.head_families & y.head_families)
    anyone = may_be_one(x.head, y.head)
    return {
        "head_same": rarity(x.head) if same and x.head else 0.0,
        "head_family": float(family),
        "head_other": float(x.head is not None and y.head is not None and not same and not family and not anyone),
        "head_unknown": float(x.head is None or y.head is None),
        "head_anyone": float(anyone and x.head is not None and y.head is not None and not same),
        "frame": float(bool(x.families & y.families & HAPPENINGS) and (same or family or anyone)),
    }


def _within(x: frozenset[str], y: frozenset[str]) -> float:
    """Return how much of the shorter sentence's information the longer one holds."""
    shorter = min(sum(map(rarity, x)), sum(map(rarity, y)))
    return sum(map(rarity, x & y)) / shorter if shorter else 0.0


def _clash(only_a: frozenset[str], only_b: frozenset[str]) -> float:
    """Return how much each side narrows its noun with words the other sentence lacks."""
    return min(1.0, min(sum(map(rarity, only_a)), sum(map(rarity, only_b))) / 2)


def _owners_clash(x: FigureSlots, y: FigureSlots) -> bool:
    """Say whether each figure belongs to a name that the other sentence does not know."""
    return bool(x.owners - y.context) and bool(y.owners - x.context) and not x.owners & y.owners


def _apart(x: FigureSlots, y: FigureSlots, shared: frozenset[str]) -> frozenset[str]:
    """Return the words that narrow only ``x``, without those that name what both measure: *death* toll, *killed*."""
    return frozenset(word for word in x.narrowing - y.narrowing if not families_of([word]) & shared)


def _narrowed_once(only_x: frozenset[str], only_y: frozenset[str]) -> float:
    """Return how much more one figure narrows its noun than the other: *troops*, *North Korean troops*."""
    return min(1.0, abs(sum(map(rarity, only_x)) - sum(map(rarity, only_y))) / 2)


def _apart_in_time(a: FigureClaim, b: FigureClaim, by: timedelta) -> bool:
    """Say whether the two speak of times that lie further apart than ``by``."""
    x, y = (claim.as_of.interval if claim.as_of else None for claim in (a, b))
    if x is None or y is None:
        return False
    return bool(x.end and y.start and y.start - x.end > by) or bool(y.end and x.start and x.start - y.end > by)


_ROUNDED = 0.002
"""Natural logarithm of the ratio below which one number may be the other one rounded: 2,799 and 2,800."""
_ONE_TIME = timedelta(days=45)
"""A toll of Monday and one of Thursday measure the same thing; the turnouts of two elections do not."""


def _log_ratio(a: FigureClaim, b: FigureClaim) -> float:
    low = sorted((abs(_centre(a)), abs(_centre(b))))
    if low[0] == low[1]:
        return 0.0
    return math.log(low[1] / low[0]) if low[0] > 0 else math.inf


def _centre(claim: FigureClaim) -> float:
    middle = (claim.value.low + claim.value.high) / 2
    return to_base(middle, claim.unit) if claim.unit else middle


def _digits(claim: FigureClaim) -> float:
    """Return how telling the number itself is: 1 for four significant digits or more, 0 for one."""
    digits = f"{abs(claim.value.high):.10g}".replace(".", "").strip("0").split("e")[0]
    return min(1.0, (len(digits) - 1) / 3)


def _places_clash(a: FigureClaim, b: FigureClaim) -> bool:
    return a.place is not None and b.place is not None and a.place.lower() != b.place.lower()
