"""From a fact about an act to the difference an editor sees."""

from claims.claim import Evidence
from claims.comparison.reasons import finding
from claims.comparison.sides import pairs_across, sides_of
from claims.comparison.status_sides import STATUS_SIDES, status
from claims.difference import Difference, DifferenceKind, Route, Severity
from claims.facts import Fact

CHANNEL = 0.72
SUGGESTED = 0.62
"""Confidences from which a status difference goes to a channel or to the digest."""
_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def status_difference(fact: Fact) -> Difference | None:
    """Return what differs about one act, or None: a pure function of the fact."""
    sides = sides_of(fact, STATUS_SIDES)
    if len(sides) < 2:
        return None
    across = pairs_across(fact, sides)
    best = across[0]
    kind = best.kind or DifferenceKind.STATUS_CONFLICT
    gravest = min((pair.severity for pair in across if pair.kind is kind), key=_GRAVEST.index)
    subject = _subject(fact)
    return Difference(
        kind=kind,
        severity=gravest,
        confidence=best.confidence,
        route=_route(best.confidence, kind),
        subject=subject,
        sides=sides,
        rule=best.rule,
        why=best.why[:1].upper() + best.why[1:],
        summary=finding(subject, sides),
    )


def _route(confidence: float, kind: DifferenceKind) -> Route:
    if kind is DifferenceKind.STATUS_UPDATE:
        return Route.NOWHERE
    if confidence >= CHANNEL:
        return Route.CHANNEL
    return Route.SUGGESTED if confidence >= SUGGESTED else Route.NOWHERE


def _subject(fact: Fact) -> str:
    """Return whose act it is: by the fullest name of the fewest bearers a member gives, else by its longest words."""
    chosen = min(
        fact.members,
        key=lambda one: (not status(one).bearers, len(status(one).bearers), -len(_label(one)), _label(one)),
    )
    return _label(chosen)


def _label(member: Evidence) -> str:
    claim = status(member)
    bearer = claim.concept.text.removesuffix(claim.concept.event or "").split()
    if bearer and bearer[0].lower() in _POSSESSIVES:
        bearer = bearer[1:]
    return " and ".join(claim.bearers) or " ".join(bearer[:_LONGEST_BEARER]) or claim.action


_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_LONGEST_BEARER = 8
"""Words of an unnamed bearer: *the plant in Harsfeld*."""
