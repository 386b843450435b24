"""The sides of a fact: members that assert the same value stand together."""

from collections.abc import Sequence

from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.difference import ClaimPair, Outcome, Side
from claims.facts import Fact, evidence_key, publication_order
from claims.figures.units import to_base


def figure_sides(fact: Fact) -> tuple[Side, ...]:
    """Return the sides of a fact whose members are figures, the one with most outlets first.

    Every member of a side agrees with every other one, so that no chain of roundings can join 900
    to 1,100. The result does not depend on the order of arrival: members are dealt to sides from
    the most precise to the least, ties by value and then by publication.
    """
    groups: list[list[Evidence]] = []
    for member in sorted(fact.members, key=_precise_first):
        fitting = [group for group in groups if all(_agree(member, other) for other in group)]
        if fitting:
            min(fitting, key=lambda group: _distance(member, group[0])).append(member)
        else:
            groups.append([member])
    sides = [Side(says=says(group[0]), members=tuple(sorted(group, key=publication_order))) for group in groups]
    return tuple(sorted(sides, key=lambda side: (-len(outlets(side)), publication_order(side.members[0]))))


def outlets(side: Side) -> tuple[str, ...]:
    """Return the outlets on a side, first to publish first."""
    return tuple(dict.fromkeys(member.article.source for member in side.members))


def pairs_between(fact: Fact, a: Side, b: Side) -> list[ClaimPair]:
    """Return the pairs judged to differ that stand across the two sides."""
    left = {evidence_key(member) for member in a.members}
    right = {evidence_key(member) for member in b.members}
    return [
        pair
        for pair in fact.pairs
        if pair.outcome is not Outcome.AGREE
        and (
            (evidence_key(pair.a) in left and evidence_key(pair.b) in right)
            or (evidence_key(pair.a) in right and evidence_key(pair.b) in left)
        )
    ]


def says(member: Evidence) -> str:
    """Return the value of a figure in words, with what it counts: *11,000 North Korean soldiers*."""
    claim = member.claim
    if not isinstance(claim, FigureClaim):
        return claim.surface
    words = " ".join(claim.surface.split())
    counted = claim.concept.text if claim.unit is None else ""
    if counted and counted.lower() not in words.lower():
        return f"{words} {counted}"
    return words


def stated_value(claim: FigureClaim) -> float:
    """Return the middle of the stated value in base units, for ordering."""
    middle = (claim.value.low + claim.value.high) / 2
    return to_base(middle, claim.unit) if claim.unit else middle


def _agree(a: Evidence, b: Evidence) -> bool:
    assert isinstance(a.claim, FigureClaim)
    assert isinstance(b.claim, FigureClaim)
    return compare_figures(a.claim, b.claim).outcome is Outcome.AGREE


def _distance(member: Evidence, other: Evidence) -> float:
    return abs(_value(member) - _value(other))


def _value(member: Evidence) -> float:
    assert isinstance(member.claim, FigureClaim)
    return stated_value(member.claim)


def _precise_first(member: Evidence) -> tuple[int, int, float, float, str, int]:
    claim = member.claim
    assert isinstance(claim, FigureClaim)
    digits = len(f"{abs(claim.value.high):.12g}".replace(".", "").strip("0"))
    hedged = int(claim.modifier != "=") + int(claim.value.nominal is None)
    return (hedged, -digits, stated_value(claim), *publication_order(member))


def differing(fact: Fact, sides: Sequence[Side]) -> list[Side]:
    """Return the sides that at least one pair sets against another one; the rest were joined by agreement only."""
    return [side for side in sides if any(pairs_between(fact, side, other) for other in sides if other is not side)]
