"""How dates fall into sides: by the days they may mean."""

from claims.claim import Evidence
from claims.comparison.sides import SideRule
from claims.dates.alternatives import days_apart, has_day_number, weekday_named
from claims.facts import publication_order
from claims.pairing.date_pairs import date_of


def _agree(a: Evidence, b: Evidence) -> bool:
    x, y = date_of(a), date_of(b)
    if days_apart(x, y) != 0:
        return False
    weekdays = weekday_named(x), weekday_named(y)
    return None in weekdays or weekdays[0] == weekdays[1]


def _day_first(member: Evidence) -> tuple[bool, object, object]:
    claim = date_of(member)
    day = claim.interval.start if claim.interval is not None else None
    return not has_day_number(claim), str(day), publication_order(member)


def _distance(a: Evidence, b: Evidence) -> float:
    return float(days_apart(date_of(a), date_of(b)) or 0)


def _says(member: Evidence) -> str:
    claim = date_of(member)
    words = " ".join(claim.surface.split())
    if claim.interval is None or claim.interval.start is None or has_day_number(claim):
        return words
    return (
        f"{words} ({claim.interval.start.day} {claim.interval.start:%B})" if weekday_named(claim) is not None else words
    )


DATE_SIDES = SideRule(agree=_agree, first=_day_first, distance=_distance, says=_says)
