"""How statuses fall into sides: by the stage they say an act has reached."""

from claims.claim import Evidence, StatusClaim
from claims.comparison.sides import SideRule
from claims.difference import Outcome
from claims.facts import publication_order
from claims.statuses.comparing import compare_statuses, degree_of
from claims.statuses.degrees import Degree

_LONGEST = 90
"""Characters of a status shown as what a side says; its sentence stands below it."""
_ORDER = {degree: place for place, degree in enumerate(reversed(Degree))}


def status(member: Evidence) -> StatusClaim:
    """Return the member's claim, which is a status."""
    assert isinstance(member.claim, StatusClaim)
    return member.claim


def _agree(a: Evidence, b: Evidence) -> bool:
    if status(a).concept.event == status(b).concept.event and degree_of(status(a)) is degree_of(status(b)):
        return True
    found = compare_statuses(a, b)
    return found is not None and found.outcome is Outcome.AGREE


def _says(member: Evidence) -> str:
    claim = status(member)
    who = " and ".join(claim.bearers) or claim.agent or ""
    words = " ".join(claim.surface.split())
    whole = words if not who or who.lower() in words.lower() else f"{who}: {words}"
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}…"


STATUS_SIDES = SideRule(
    agree=_agree,
    first=lambda member: (_ORDER[degree_of(status(member))], publication_order(member)),
    distance=lambda a, b: float(abs(a.claim.span.start - b.claim.span.start)),
    says=_says,
)
