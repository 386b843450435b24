"""From a fact to the difference an editor sees: kind, severity, confidence, reason."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.comparison.reasons import figure_reason, figure_subject, figure_summary
from claims.comparison.sides import differing, figure_sides, pairs_between, stated_value
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from claims.facts import Fact, publication_order
from claims.pairing.concepts import families_of
from claims.pairing.pairs import relate_members

CHANNEL = 0.72
"""At or above this confidence a difference goes to a channel."""
SUGGESTED = 0.55
"""At or above this one it waits in the digest for a person to keep or drop it."""
GRAVE = 0.05
"""Figures of one thing at least this far apart are of high severity."""
_LATER = timedelta(minutes=10)
"""Two articles closer in time than this may carry one count; neither updates the other."""
_GROWING = frozenset(
    {"killed", "injured", "arrested", "displaced", "infected", "rescued", "votes", "damage", "charged", "aid", "area"}
)
"""Families of counts that grow as an event unfolds."""


def find_differences(members: Sequence[Evidence]) -> list[Difference]:
    """Return what differs about the one fact that the members speak of, the gravest first.

    A pure function of the set of members: neither their order nor the order of arrival matters.
    """
    ordered = tuple(sorted(members, key=publication_order))
    fact = Fact(members=ordered, pairs=tuple(relate_members(ordered)))
    found = _figure_difference(fact)
    return [found] if found is not None else []


def _figure_difference(fact: Fact) -> Difference | None:
    if not all(isinstance(member.claim, FigureClaim) for member in fact.members):
        return None
    sides = tuple(differing(fact, figure_sides(fact)))
    if len(sides) < 2:
        return None
    across = [
        pair for side in sides for other in sides if side is not other for pair in pairs_between(fact, side, other)
    ]
    confidence = max(pair.confidence for pair in across)
    apart = max(_apart(side, other) for side in sides for other in sides)
    kind = DifferenceKind.FIGURE_UPDATE if _grew(sides) else DifferenceKind.FIGURE_CONFLICT
    severity = Severity.HIGH if apart >= GRAVE and kind is DifferenceKind.FIGURE_CONFLICT else Severity.MEDIUM
    subject = figure_subject(fact)
    return Difference(
        kind=kind,
        severity=severity,
        confidence=confidence,
        route=route(confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=figure_reason(sides, kind),
        summary=figure_summary(subject, sides),
    )


def route(confidence: float) -> Route:
    """Return where a difference of this confidence goes."""
    if confidence >= CHANNEL:
        return Route.CHANNEL
    return Route.SUGGESTED if confidence >= SUGGESTED else Route.NOWHERE


def _apart(side: Side, other: Side) -> float:
    a, b = side.members[0].claim, other.members[0].claim
    assert isinstance(a, FigureClaim)
    assert isinstance(b, FigureClaim)
    return compare_figures(a, b).apart


def _grew(sides: tuple[Side, ...]) -> bool:
    """Say whether a growing count explains the sides: every larger value was published later."""
    ordered = sorted(sides, key=lambda side: _value(side.members[0]))
    if not all(_may_grow(member) for side in sides for member in side.members):
        return False
    for lower, higher in pairwise(ordered):
        last = [member.article.published_at for member in lower.members]
        first = [member.article.published_at for member in higher.members]
        if None in last or None in first:
            return False
        if min(moment for moment in first if moment) - max(moment for moment in last if moment) < _LATER:
            return False
    return True


def _may_grow(member: Evidence) -> bool:
    concept = member.claim.concept
    return bool(families_of(word for word in (concept.head, concept.event, concept.property) if word) & _GROWING)


def _value(member: Evidence) -> float:
    assert isinstance(member.claim, FigureClaim)
    return stated_value(member.claim)
