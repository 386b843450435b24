"""From names of one bearer, unlike in form or position, to the difference an editor sees."""

from claims.comparison.name_sides import FORM_SIDES, POSITION_SIDES
from claims.comparison.reasons import finding
from claims.comparison.routing import SUGGESTED, route
from claims.comparison.sides import outlets, pairs_across, sides_of
from claims.difference import Difference, DifferenceKind, Severity, Side
from claims.facts import Fact
from claims.pairing.name_pairs import name

_POSITION = "name-position"
_MISTAKEN_ALONE = 0.05
"""Added where one outlet writes what all the others do not."""
_HOUSE_STYLE = 2
"""Outlets that write a form before it counts as a style of theirs, not a slip."""


def name_difference(fact: Fact) -> Difference | None:
    """Return how the members write one bearer's name, or None where they do not differ.

    Forms that several outlets each keep to are house styles and raise nothing.
    """
    positions = all(pair.rule == _POSITION for pair in fact.pairs)
    spelled = Fact(members=fact.members, pairs=tuple(pair for pair in fact.pairs if pair.rule != _POSITION))
    sides = sides_of(fact, POSITION_SIDES) if positions else sides_of(spelled, FORM_SIDES)
    if len(sides) < 2:
        return None
    across = pairs_across(fact if positions else spelled, sides)
    confidence = across[0].confidence
    counts = sorted(len(outlets(side)) for side in sides)
    if not positions and counts[0] >= _HOUSE_STYLE:
        confidence = min(confidence, SUGGESTED - 0.01)
    elif counts[0] == 1 and counts[-1] >= _HOUSE_STYLE:
        confidence = min(0.95, confidence + _MISTAKEN_ALONE)
    subject = _subject(sides, positions=positions)
    return Difference(
        kind=DifferenceKind.NAME_SPELLING,
        severity=Severity.MEDIUM if positions or counts[-1] > _HOUSE_STYLE else Severity.LOW,
        confidence=confidence,
        route=route(confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=across[0].why[:1].upper() + across[0].why[1:],
        summary=finding(subject, sides),
    )


def _subject(sides: tuple[Side, ...], *, positions: bool) -> str:
    form = name(sides[0].members[0]).form
    return f"position of {form}" if positions else f"the name {form}"
