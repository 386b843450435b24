"""Whether two figures that measure the same thing can both be right."""

from dataclasses import dataclass, replace

from claims.claim import Dimension, FigureClaim, FigureValue, Modifier
from claims.comparison.tolerance import ABOUT, Reach, bound_direction, reach
from claims.difference import Outcome
from claims.figures.units import to_base


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureComparison:
    """The outcome for two figures, and how far apart they are."""

    outcome: Outcome
    apart: float
    """The gap between the stated values as a share of the larger one, 0 to 1."""
    rule: str


def compare_figures(a: FigureClaim, b: FigureClaim) -> FigureComparison:
    """Compare two figures of one dimension. Symmetric; a figure always agrees with itself."""
    converted = a.unit != b.unit
    apart = _apart(a, b)
    if {a.modifier, b.modifier} == {Modifier.UP, Modifier.DOWN}:
        return FigureComparison(outcome=Outcome.DIFFER, apart=1.0, rule="figure-direction")
    direction = bound_direction(a)
    if direction and direction == bound_direction(b):
        agree = _plain(a, converted=converted).meets(_plain(b, converted=converted))
        rule = "figure-bounds"
    elif a.value.nominal is None and b.value.nominal is None:
        agree = all(_end(a, pick, converted).meets(_end(b, pick, converted)) for pick in ("low", "high"))
        rule = "figure-range"
    else:
        # two approximations share the tolerance that one would have: "about 600" is not "some 700"
        about = ABOUT / 2 if a.modifier is b.modifier is Modifier.ABOUT else ABOUT
        left, right = (_in_base(one, reach(one, converted=converted, about=about)) for one in (a, b))
        agree = left.meets(right)
        rule = "figure-value"
    return FigureComparison(outcome=Outcome.AGREE if agree else Outcome.DIFFER, apart=apart, rule=rule)


def _plain(claim: FigureClaim, *, converted: bool) -> Reach:
    """Return the reach of the number itself, its bound left aside."""
    plain = reach(replace(claim, modifier=Modifier.EXACT), converted=converted)
    if claim.dimension is Dimension.COUNT:  # things are whole: more than 40 people are at least 41
        over, under = float(claim.modifier is Modifier.OVER), float(claim.modifier is Modifier.UNDER)
        plain = Reach(low=plain.low - under, high=plain.high + over)
    return _in_base(claim, plain)


def _end(claim: FigureClaim, pick: str, converted: bool) -> Reach:
    """Return the reach of one end of a stated range."""
    value = getattr(claim.value, pick)
    stated = replace(claim, value=FigureValue(low=value, high=value, nominal=value))
    return _in_base(claim, reach(stated, converted=converted))


def _in_base(claim: FigureClaim, stated: Reach) -> Reach:
    if claim.unit is None:
        return stated
    low, high = sorted((to_base(stated.low, claim.unit), to_base(stated.high, claim.unit)))
    return Reach(low=low, high=high)


def _apart(a: FigureClaim, b: FigureClaim) -> float:
    x, y = (_in_base(claim, Reach(low=claim.value.low, high=claim.value.high)) for claim in (a, b))
    gap = max(x.low - y.high, y.low - x.high, 0.0)
    largest = max(abs(x.low), abs(x.high), abs(y.low), abs(y.high))
    return min(1.0, gap / largest) if largest else 0.0
