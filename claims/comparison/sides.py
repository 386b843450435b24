"""The sides of a fact: members that assert the same value stand together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.claim import Evidence
from claims.difference import ClaimPair, Outcome, Side
from claims.facts import Fact, evidence_key, publication_order


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRule:
    """How one kind of claim falls into sides."""

    agree: Callable[[Evidence, Evidence], bool]
    first: Callable[[Evidence], Any]
    """Sort key: the members that say most precisely what they mean found the sides."""
    distance: Callable[[Evidence, Evidence], float]
    """Which of several fitting sides a member belongs to: the nearest."""
    says: Callable[[Evidence], str]


def sides_of(fact: Fact, rule: SideRule) -> tuple[Side, ...]:
    """Return the sides that differ, the one with most outlets first; fewer than two when nothing differs.

    Every member of a side agrees with every other one, so that no chain of roundings can join 900
    to 1,100. The result does not depend on the order of arrival: members are dealt to sides in the
    rule's order. Sides that no pair sets apart from another one are left out.
    """
    groups: list[list[Evidence]] = []
    for member in sorted(fact.members, key=rule.first):
        fitting = [group for group in groups if all(rule.agree(member, other) for other in group)]
        if fitting:
            min(fitting, key=lambda group: rule.distance(member, group[0])).append(member)
        else:
            groups.append([member])
    sides = [_side(group, rule) for group in groups]
    apart = [side for side in sides if any(pairs_between(fact, side, other) for other in sides if other is not side)]
    return tuple(sorted(apart, key=lambda side: (-len(outlets(side)), publication_order(side.members[0]))))


def _side(group: list[Evidence], rule: SideRule) -> Side:
    members = tuple(sorted(group, key=publication_order))
    return Side(says=rule.says(members[0]), members=members)


def outlets(side: Side) -> tuple[str, ...]:
    """Return the outlets on a side, first to publish first."""
    return tuple(dict.fromkeys(member.article.source for member in side.members))


def pairs_across(fact: Fact, sides: Sequence[Side]) -> list[ClaimPair]:
    """Return every pair judged to differ that stands across two of the sides, the surest first."""
    found = [
        pair
        for position, side in enumerate(sides)
        for other in sides[position + 1 :]
        for pair in pairs_between(fact, side, other)
    ]
    return sorted(found, key=lambda pair: (-pair.confidence, evidence_key(pair.a), evidence_key(pair.b)))


def pairs_between(fact: Fact, a: Side, b: Side) -> list[ClaimPair]:
    """Return the pairs judged to differ that stand across the two sides."""
    left = {evidence_key(member) for member in a.members}
    right = {evidence_key(member) for member in b.members}
    across = []
    for pair in fact.pairs:
        ends = evidence_key(pair.a), evidence_key(pair.b)
        crosses = (ends[0] in left and ends[1] in right) or (ends[0] in right and ends[1] in left)
        if crosses and pair.outcome is not Outcome.AGREE:
            across.append(pair)
    return across
