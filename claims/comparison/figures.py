"""Whether two figures that measure the same thing can both be right."""

from dataclasses import dataclass, replace

from claims.claim import FigureClaim, Modifier
from claims.comparison.tolerance import Reach, bound_direction, reach
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
    else:
        agree = _in_base(a, reach(a, converted=converted)).meets(_in_base(b, reach(b, converted=converted)))
        rule = "figure-value"
    return FigureComparison(outcome=Outcome.AGREE if agree else Outcome.DIFFER, apart=apart, rule=rule)


def _plain(claim: FigureClaim, *, converted: bool) -> Reach:
    """Return the reach of the number itself, its bound left aside."""
    return _in_base(claim, reach(replace(claim, modifier=Modifier.EXACT), converted=converted))


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
