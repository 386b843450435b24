"""How wide a stated figure reaches: its value, the rounding it allows and the bound it gives.

Three things are kept apart. The *stated* value or range is what the article printed. The
*tolerance* is the rounding a careful writer allows herself. The *bound* is what words like
*at least* or *nearly* do to it. Two figures agree when their reaches share more than an edge.
"""

from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Dimension, FigureClaim, Modifier

ROUNDING_CAP = 0.025
"""A round number is trusted to 2.5 %: 10,000 may be 9,800, not 9,000."""
CONVERTED_CAP = 0.075
"""Wider when the other figure is in another unit: *35 miles* is printed as *60 km*."""
ABOUT = 0.10
"""*About*, *some*, *roughly* before a number of one digit: a tenth either way. A number with more digits was
rounded less: *about 4.2* reaches half as far, *about 4.25* a quarter."""
NEARLY = 0.10
"""*Nearly*, *almost*, *close to*: up to a tenth short."""
BEYOND = 0.25
"""*More than*, *at least*: up to a quarter beyond, and always one more."""
EXACT_COUNT = 100
"""Counts below this are counted, not rounded: twelve dead is not thirteen."""

_WRITTEN = 9
"""Significant digits; more of them come from a division, *one in thirty*, and say nothing of rounding."""

_SHORT_OF = frozenset({"nearly", "almost", "close to", "just under", "approaching", "just short of", "not quite"})
_JUST_BEYOND = frozenset({"just over", "just above", "a little over", "slightly more than", "a little more than"})
_ESTIMATES = frozenset({"estimate", "estimated", "an estimated", "estimates"})
"""Words that say where a figure comes from, not that it was rounded."""
_CAPACITIES = frozenset({"range", "reach", "maximum", "capacity", "speed", "limit", "ceiling", "height", "depth"})
"""Properties whose *up to N* states N itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The values a stated figure is compatible with, in base units, both ends included."""

    low: float
    high: float

    def meets(self, other: "Reach") -> bool:
        """Say whether the two share more than an edge, or one is a point inside the other."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        slack = 1e-9 * max(abs(low), abs(high), 1e-12)
        if high > low + slack:
            return True
        return abs(high - low) <= slack and (self.width <= slack or other.width <= slack)

    @property
    def width(self) -> float:
        """Return how wide it is: 0 for a point."""
        return self.high - self.low


def last_digit(value: float) -> float:
    """Return the size of the last digit of ``value`` that is not zero: 100 for 4,300, 0.1 for 7.1."""
    if value == 0:
        return 0.0
    exponent = Decimal(repr(abs(value))).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(int(exponent)))


def _digits(value: float) -> int:
    """Return how many significant digits a number is stated with: 1 for 4,000, 2 for 4.2."""
    return max(1, len(Decimal(repr(abs(value))).normalize().as_tuple().digits))


def tolerance(value: float, *, counted: bool, converted: bool) -> float:
    """Return how far from ``value`` a careful writer's rounding may lie, in the same unit.

    Args:
        value: the number as stated.
        counted: whether it counts things or years of age, which are exact when small.
        converted: whether it is compared with a figure in another unit.
    """
    if counted and abs(value) < EXACT_COUNT:
        return 0.0
    cap = CONVERTED_CAP if converted else ROUNDING_CAP
    if _digits(value) > _WRITTEN:
        return cap * abs(value)
    return min(last_digit(value) / 2, cap * abs(value))


def reach(claim: FigureClaim, *, converted: bool = False, about: float = ABOUT) -> Reach:
    """Return the values the figure is compatible with, in the claim's own unit.

    Args:
        claim: the figure.
        converted: whether it is compared with a figure in another unit.
        about: how far *about* reaches, as a share of the value.
    """
    low, high = sorted((claim.value.low, claim.value.high))
    counted = claim.dimension in {Dimension.COUNT, Dimension.AGE}
    below = tolerance(low, counted=counted, converted=converted)
    above = tolerance(high, counted=counted, converted=converted)
    word = claim.modifier_text.lower()
    match claim.modifier:
        case Modifier.ABOUT if word in _SHORT_OF:
            return Reach(low=low - NEARLY * abs(low), high=high)
        case Modifier.ABOUT if word not in _ESTIMATES:
            spread = [about * abs(end) / 2 ** min(2, _digits(end) - 1) for end in (low, high)]
            return Reach(low=low - max(below, spread[0]), high=high + max(above, spread[1]))
        case Modifier.OVER if word in _JUST_BEYOND:
            return Reach(low=low, high=high + ABOUT * abs(high))
        case Modifier.OVER | Modifier.AT_LEAST:
            return Reach(low=low - below, high=high + max(BEYOND * abs(high), float(counted)))
        case Modifier.UNDER | Modifier.AT_MOST if not states_capacity(claim):
            return Reach(low=low - BEYOND * abs(low), high=high + above)
        case _:
            return Reach(low=low - below, high=high + above)


def states_capacity(claim: FigureClaim) -> bool:
    """Say whether *up to N* here means N: the range of a missile, the seats of a hall."""
    words = {claim.concept.property, claim.concept.event, claim.concept.head}
    return claim.modifier is Modifier.AT_MOST and bool(words & _CAPACITIES)


def bound_direction(claim: FigureClaim) -> int:
    """Return 1 for *at least* and *over*, -1 for *up to* and *under*, 0 for no bound."""
    match claim.modifier:
        case Modifier.OVER | Modifier.AT_LEAST:
            return 1
        case Modifier.UNDER | Modifier.AT_MOST:
            return -1
        case _:
            return 0
