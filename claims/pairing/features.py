"""What speaks for and against two figures measuring the same thing, as numbers between 0 and 1."""

import math
from datetime import timedelta

from claims.claim import Dimension, FigureClaim, Relation
from claims.figures.units import to_base
from claims.pairing.concepts import BROAD, FATES, GROWING, HAPPENINGS, families_of, may_be_one, opposed
from claims.pairing.kinds import DIRECTIONS, PAID_IN, TELLING_UNITS, counts_others, differ_in, kinds_of
from claims.pairing.slots import FigureSlots, slots_of
from claims.pairing.sums import beside
from claims.pairing.times import (
    ONE_TIME,
    apart_in_time,
    day_of_many,
    in_window,
    long_past,
    weekdays_clash,
    window_holds_more,
)
from claims.places import is_place, same_place
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
    "owners_shared",
    "owners_clash",
    "owner_absent",
    "narrowed_once",
    "time_clash",
    "days_apart",
    "weekday_clash",
    "window_once",
    "dated_once",
    "day_of_many",
    "window_holds_more",
    "value_equal",
    "value_near",
    "value_far",
    "telling_number",
    "small_count",
    "place_apart",
    "place_other",
    "direction_clash",
    "past_clash",
    "kind_clash",
    "paid_clash",
    "others_clash",
    "measure_frame",
    "event_same",
    "event_other",
    "nothing_shared",
    "listed",
    "telling_unit",
    "change_clash",
    "more_clash",
    "part_clash",
    "prior_clash",
    "unit_same",
    "both_measure",
    "share",
    "money",
    "duration",
    "age",
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
        "owners_shared": float(bool(x.owners & y.owners)),
        "owners_clash": float(_owners_clash(x, y)),
        "owner_absent": float(_owner_absent(x, y) or _owner_absent(y, x)),
        "narrowed_once": _narrowed_once(_apart(x, y, shared), _apart(y, x, shared)),
        "time_clash": float(apart_in_time(a, b, ONE_TIME)),
        "days_apart": float(apart_in_time(a, b, timedelta(0)) and not shared & GROWING),
        "weekday_clash": float(weekdays_clash(a, b) and not shared & GROWING),
        "window_once": float(in_window(a) != in_window(b)),
        "dated_once": float((a.as_of is None) != (b.as_of is None)),
        "day_of_many": float(day_of_many(a, b) or day_of_many(b, a)),
        "window_holds_more": float(window_holds_more(a, b) or window_holds_more(b, a)),
        "value_equal": float(ratio < 1e-9),
        "value_near": math.exp(-4 * ratio),
        "value_far": float(ratio > math.log(5)),
        "telling_number": max(_digits(a), _digits(b)) * float(ratio < _ROUNDED),
        "small_count": float(a.dimension is Dimension.COUNT and max(a.value.high, b.value.high) <= 4),
        "place_apart": float(same_place(a.place, b.place) is False),
        "place_other": float(_other_place(a.place, b.place)),
        "direction_clash": float(differ_in(x.narrowing, y.narrowing, DIRECTIONS)),
        "past_clash": float(long_past(a) != long_past(b)),
        "kind_clash": float(kinds_of(x) != kinds_of(y)),
        "paid_clash": float(differ_in(x.narrowing, y.narrowing, PAID_IN)),
        "others_clash": float(counts_others(x) != counts_others(y)),
        "measure_frame": float(a.dimension is not Dimension.COUNT and bool(x.happening & y.happening)),
        "event_same": float(a.dimension is not Dimension.COUNT and x.event is not None and x.event == y.event),
        "event_other": float(_events_apart(a, x, y)),
        "nothing_shared": float(_nothing_shared(x, y, shared)),
        "listed": float(_listed(a) or _listed(b)),
        "telling_unit": float(a.unit == b.unit and a.unit in TELLING_UNITS),
        "change_clash": float(x.change != y.change),
        "more_clash": float((a.relation is Relation.MORE) != (b.relation is Relation.MORE)),
        "part_clash": float((a.relation is Relation.INCLUDING) != (b.relation is Relation.INCLUDING)),
        "prior_clash": float((a.relation is Relation.PRIOR) != (b.relation is Relation.PRIOR)),
        "unit_same": float(a.unit == b.unit and a.unit is not None),
        "both_measure": float(a.dimension is not Dimension.COUNT),
        "share": float(a.dimension is Dimension.SHARE),
        "money": float(a.dimension is Dimension.MONEY),
        "duration": float(a.dimension is Dimension.DURATION),
        "age": float(a.dimension is Dimension.AGE),
    }


def _heads(x: FigureSlots, y: FigureSlots) -> dict[str, float]:
    same = x.head is not None and x.head == y.head
    family = not same and bool(x.head_families & y.head_families)
    anyone = may_be_one(x.head, y.head)
    if not {x.head, y.head}.isdisjoint(FATES):  # five deaths are five people killed, and no group of five people
        anyone = anyone and bool(x.befell & y.befell)
    return {
        "head_same": rarity(x.head) if same and x.head else 0.0,
        "head_family": float(family),
        "head_other": float(x.head is not None and y.head is not None and not same and not family and not anyone),
        "head_unknown": float(x.head is None or y.head is None),
        "head_anyone": float(anyone and x.head is not None and y.head is not None and not same),
        "frame": float(bool(x.befell & y.befell & HAPPENINGS) and (same or family or anyone)),
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


def _listed(claim: FigureClaim) -> bool:
    """Say whether the sentence lists several such measures: sizes, models, prices; which one meets which is unsure."""
    return claim.dimension is not Dimension.COUNT and len(set(beside(claim.sentence, claim.unit))) > 1


def _owner_absent(x: FigureSlots, y: FigureSlots) -> bool:
    """Say whether one figure belongs to a name that the other sentence, which has names too, does not know."""
    others = {name for name in y.names if not is_place(name)}
    return bool(x.owners - y.context) and not x.owners & y.owners and bool(others) and not x.names & y.names


def _apart(x: FigureSlots, y: FigureSlots, shared: frozenset[str]) -> frozenset[str]:
    """Return the words that narrow only ``x``, without those that name what both measure: *death* toll, *killed*."""
    return frozenset(word for word in x.narrowing - y.narrowing if not families_of([word]) & shared)


def _narrowed_once(only_x: frozenset[str], only_y: frozenset[str]) -> float:
    """Return how much more one figure narrows its noun than the other: *troops*, *North Korean troops*."""
    return min(1.0, abs(sum(map(rarity, only_x)) - sum(map(rarity, only_y))) / 2)


_ROUNDED = 0.002
"""Natural logarithm of the ratio below which one number may be the other one rounded: 2,799 and 2,800."""


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


def _other_place(a: str | None, b: str | None) -> bool:
    """Say whether the two places are named differently and nobody can tell whether one lies in the other."""
    if a is None or b is None or same_place(a, b) is not None:
        return False
    x, y = (set(place.lower().split()) for place in (a, b))
    return not x & y


def _events_apart(claim: FigureClaim, x: FigureSlots, y: FigureSlots) -> bool:
    """Say whether two measures belong to other happenings: hours until a *verdict*, hours until a *deadlock*."""
    if claim.dimension is Dimension.COUNT or x.event is None or y.event is None:
        return False
    return x.event != y.event and not families_of([x.event]) & families_of([y.event])


def _nothing_shared(x: FigureSlots, y: FigureSlots, shared: frozenset[str]) -> bool:
    """Say whether both sentences tell more than the figure, and none of it is in both."""
    more = [
        {word for word in slots.context if rarity(word) > _TELLING and not families_of([word]) & (shared | BROAD)}
        for slots in (x, y)
    ]
    return min(map(len, more)) >= _MUCH and not more[0] & more[1]


_TELLING = 0.3
"""Rarity from which a word in common says that two sentences tell of one thing."""
_MUCH = 3
