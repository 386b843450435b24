"""From figures of one thing to the difference an editor sees: conflict or update, how grave, how sure."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from claims.claim import Evidence
from claims.cohesion import cohesive_groups
from claims.comparison.figure_sides import FIGURE_SIDES, figure, stated_value
from claims.comparison.reasons import figure_reason, figure_subject, finding
from claims.comparison.routing import route
from claims.comparison.sides import pairs_across, sides_of
from claims.comparison.voices import one_voice_each
from claims.difference import Difference, DifferenceKind, Severity, Side
from claims.facts import Fact
from claims.pairing.concepts import GROWING, families_of
from claims.pairing.figure_pairs import held_apart
from claims.pairing.pairs import relate_members

_LATER = timedelta(minutes=10)
"""Two articles closer in time than this may carry one count; neither updates the other."""
_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def figure_differences(members: Sequence[Evidence]) -> list[Difference]:
    """Return what differs among figures that pairing has joined, one difference for each thing measured."""
    found = []
    for group in cohesive_groups(members):
        voices = one_voice_each(group)
        difference = _difference(Fact(members=voices, pairs=tuple(relate_members(voices))))
        found += [] if difference is None else [difference]
    return sorted(found, key=lambda one: (_GRAVEST.index(one.severity), -one.confidence, one.summary))


def _difference(fact: Fact) -> Difference | None:
    sides = _held_apart(sides_of(fact, FIGURE_SIDES))
    if len(sides) < 2:
        return None
    across = pairs_across(fact, sides)
    update = _grew(sides)
    kind = DifferenceKind.FIGURE_UPDATE if update else DifferenceKind.FIGURE_CONFLICT
    gravest = min((pair.severity for pair in across), key=_GRAVEST.index)
    subject = figure_subject(fact)
    confidence = max((_boldest(a, b) + _support(a, b)) / 2 for a in sides for b in sides if a is not b)
    return Difference(
        kind=kind,
        severity=Severity.MEDIUM if update else gravest,
        confidence=confidence,
        route=route(confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=figure_reason(sides, kind),
        summary=finding(subject, sides),
    )


def _held_apart(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Return the sides that differ on the whole from another one, not only by a single pair of many."""
    return tuple(
        side for side in sides if any(_support(side, other) >= _ON_THE_WHOLE for other in sides if other is not side)
    )


_ON_THE_WHOLE = 0.5
"""Below this two sides most likely measure different things, whatever their best pair says."""


def _boldest(a: Side, b: Side) -> float:
    """Return how surely the two sides differ by their best two figures."""
    return max(held_apart(one, other) for one in a.members for other in b.members)


def _support(a: Side, b: Side) -> float:
    """Return how surely two sides differ: each two of their articles by the figures that fit best, on average."""
    left, right = _by_article(a), _by_article(b)
    best = [max(held_apart(one, other) for one in ours for other in theirs) for ours in left for theirs in right]
    return sum(best) / len(best)


def _by_article(side: Side) -> list[list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for member in side.members:
        found[member.article.uri].append(member)
    return list(found.values())


def _grew(sides: tuple[Side, ...]) -> bool:
    """Say whether a growing count explains the sides: every larger value was published later."""
    if not all(_may_grow(member) for side in sides for member in side.members):
        return False
    for lower, higher in pairwise(sorted(sides, key=lambda side: stated_value(side.members[0]))):
        before = [member.article.published_at for member in lower.members]
        after = [member.article.published_at for member in higher.members]
        known_before = [moment for moment in before if moment is not None]
        known_after = [moment for moment in after if moment is not None]
        if len(known_before) < len(before) or len(known_after) < len(after):
            return False
        if min(known_after) - max(known_before) < _LATER:
            return False
    return True


def _may_grow(member: Evidence) -> bool:
    concept = figure(member).concept
    return bool(families_of(word for word in (concept.head, concept.event, concept.property) if word) & GROWING)
