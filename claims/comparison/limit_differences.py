"""From one measure with two limits to the difference an editor sees."""

from claims.claim import Evidence, LimitClaim, Reach
from claims.comparison.reasons import finding
from claims.comparison.routing import route
from claims.comparison.sides import SideRule, pairs_across, sides_of
from claims.difference import Difference, DifferenceKind, Severity
from claims.facts import Fact, publication_order

_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_LONGEST = 110
"""Characters of a limit shown as what a side says; its sentence stands below it."""
_ORDER = (Reach.WIDE, Reach.PLAIN, Reach.NARROW)


def limit_difference(fact: Fact) -> Difference | None:
    """Return how far a measure reaches here and there, or None where the limits may be the same."""
    sides = sides_of(fact, LIMIT_SIDES)
    if len(sides) < 2:
        return None
    across = pairs_across(fact, sides)
    subject = f"how far the measure goes: {_measure(fact)}"
    return Difference(
        kind=DifferenceKind.SCOPE,
        severity=min((pair.severity for pair in across), key=_GRAVEST.index),
        confidence=across[0].confidence,
        route=route(across[0].confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=across[0].why[:1].upper() + across[0].why[1:],
        summary=finding(subject, sides),
    )


def _limit(member: Evidence) -> LimitClaim:
    assert isinstance(member.claim, LimitClaim)
    return member.claim


def _measure(fact: Fact) -> str:
    heads = sorted({_limit(member).concept.head or "" for member in fact.members} - {""})
    return heads[0] if heads else "its limits"


def _agree(a: Evidence, b: Evidence) -> bool:
    x, y = _limit(a), _limit(b)
    return x.reach is y.reach and bool(x.phrases) == bool(y.phrases) and (x.place == y.place) and x.until == y.until


def _says(member: Evidence) -> str:
    claim = _limit(member)
    words = " ".join(claim.surface.split())
    if claim.reach is Reach.PLAIN and claim.phrases:
        words = " ".join(claim.sentence.split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1].rstrip()}…”"


LIMIT_SIDES = SideRule(
    agree=_agree,
    first=lambda member: (_ORDER.index(_limit(member).reach), publication_order(member)),
    distance=lambda _a, _b: 0.0,
    says=_says,
)
