"""How names fall into sides: by the form an article writes, or the position it gives the bearer."""

from claims.claim import Evidence
from claims.comparison.sides import SideRule
from claims.facts import publication_order
from claims.gazetteer import fold
from claims.names.positions import position_of
from claims.pairing.name_pairs import name


def _form_says(member: Evidence) -> str:
    return f"“{name(member).form}”"


def _position_says(member: Evidence) -> str:
    return f"{name(member).form}, {(name(member).title or '').lower()}"


def _no_distance(_a: Evidence, _b: Evidence) -> float:
    return 0.0


FORM_SIDES = SideRule(
    agree=lambda a, b: fold(name(a).form) == fold(name(b).form),
    first=lambda member: (fold(name(member).form), publication_order(member)),
    distance=_no_distance,
    says=_form_says,
)
POSITION_SIDES = SideRule(
    agree=lambda a, b: position_of(name(a).title) == position_of(name(b).title),
    first=lambda member: (str(position_of(name(member).title)), publication_order(member)),
    distance=_no_distance,
    says=_position_says,
)
