"""From dates of one event that cannot all hold to the difference an editor sees."""

from claims.comparison.date_sides import DATE_SIDES
from claims.comparison.reasons import finding
from claims.comparison.routing import route
from claims.comparison.sides import pairs_across, sides_of
from claims.difference import Difference, DifferenceKind, Severity
from claims.facts import Fact
from claims.pairing.date_pairs import date_of

_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def date_difference(fact: Fact) -> Difference | None:
    """Return on which days the members put one event, or None where they can all be right."""
    sides = sides_of(fact, DATE_SIDES)
    if len(sides) < 2:
        return None
    across = pairs_across(fact, sides)
    labels = [text for member in fact.members if (text := date_of(member).concept.text)]
    label = max(labels, key=lambda text: (-len(text), text)) if labels else "one event"
    subject = f"the date of “{label}”"
    return Difference(
        kind=across[0].kind or DifferenceKind.DATE_CONFLICT,
        severity=min((pair.severity for pair in across), key=_GRAVEST.index),
        confidence=across[0].confidence,
        route=route(across[0].confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=across[0].why[:1].upper() + across[0].why[1:],
        summary=finding(subject, sides),
    )
