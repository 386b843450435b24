"""How figures fall into sides, and what each side says."""

from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.comparison.sides import SideRule
from claims.difference import Outcome
from claims.facts import publication_order
from claims.figures.units import to_base


def figure(member: Evidence) -> FigureClaim:
    """Return the member's claim, which is a figure."""
    assert isinstance(member.claim, FigureClaim)
    return member.claim


def stated_value(member: Evidence) -> float:
    """Return the middle of the stated value in base units, for ordering."""
    claim = figure(member)
    middle = (claim.value.low + claim.value.high) / 2
    return to_base(middle, claim.unit) if claim.unit else middle


def figure_says(member: Evidence) -> str:
    """Return the value of a figure in words, with what it counts: *11,000 North Korean soldiers*."""
    claim = figure(member)
    words = " ".join(claim.surface.split())
    counted = _counted(claim) if claim.unit is None else ""
    return words if not counted or counted.lower() in words.lower() else f"{words} {counted}"


_COUNTED_BY_NOUN = frozenset("death fatality casualty injury arrest infection inhabitant case".split())
"""Nouns that *toll*, *number* or *count* leave in the singular."""


def _counted(claim: FigureClaim) -> str:
    """Return what is counted, in the right number: the death toll rose to *57 deaths*."""
    text = claim.concept.text
    if text != claim.concept.head or text not in _COUNTED_BY_NOUN or claim.value.high == 1:
        return text
    return f"{text[:-1]}ies" if text.endswith("y") else f"{text}s"


def _agree(a: Evidence, b: Evidence) -> bool:
    return compare_figures(figure(a), figure(b)).outcome is Outcome.AGREE


def _precise_first(member: Evidence) -> tuple[int, int, float, tuple[float, str, int]]:
    claim = figure(member)
    digits = len(f"{abs(claim.value.high):.12g}".replace(".", "").strip("0"))
    hedged = int(claim.modifier != "=") + int(claim.value.nominal is None)
    return hedged, -digits, stated_value(member), publication_order(member)


FIGURE_SIDES = SideRule(
    agree=_agree,
    first=_precise_first,
    distance=lambda a, b: abs(stated_value(a) - stated_value(b)),
    says=figure_says,
)
