"""From a fact to the difference an editor sees: kind, severity, confidence, reason."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import ClaimKind, Evidence
from claims.comparison.copied import shown_as_copy
from claims.comparison.date_differences import date_difference
from claims.comparison.figure_differences import figure_differences
from claims.comparison.footing_differences import figure_source_difference, statement_difference
from claims.comparison.limit_differences import limit_difference
from claims.comparison.name_differences import name_difference
from claims.comparison.quote_sides import QUOTE_SIDES, quote
from claims.comparison.reasons import finding
from claims.comparison.routing import CHANNEL, SUGGESTED, route
from claims.comparison.sides import pairs_across, sides_of
from claims.comparison.status_differences import status_difference
from claims.comparison.voices import one_voice_each
from claims.difference import Difference, DifferenceKind, Severity
from claims.facts import Fact
from claims.pairing.pairs import relate_members

__all__ = ["CHANNEL", "SUGGESTED", "find_differences", "route"]

_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def find_differences(members: Sequence[Evidence]) -> list[Difference]:
    """Return what differs about the one fact that the members speak of, the gravest first.

    A pure function of the set of members: neither their order nor the order of arrival matters.
    """
    ordered = one_voice_each(members)
    fact = Fact(members=ordered, pairs=tuple(relate_members(ordered)))
    kinds = {member.claim.kind for member in ordered}
    found = None
    if kinds == {ClaimKind.FIGURE}:
        source = figure_source_difference(fact)
        figures = figure_differences(members)
        return [shown_as_copy(one) for one in (*figures, *([] if source is None else [source]))]
    if kinds == {ClaimKind.QUOTE}:
        found = _quote_difference(fact)
    elif kinds == {ClaimKind.STATUS}:
        found = status_difference(fact)
    elif kinds == {ClaimKind.NAME}:
        found = name_difference(fact)
    elif kinds == {ClaimKind.DATE}:
        found = date_difference(fact)
    elif kinds == {ClaimKind.STATEMENT}:
        found = statement_difference(fact)
    elif kinds == {ClaimKind.LIMIT}:
        found = limit_difference(fact)
    return [] if found is None else [shown_as_copy(found)]


def _quote_difference(fact: Fact) -> Difference | None:
    sides = sides_of(fact, QUOTE_SIDES)
    if len(sides) < 2:
        return None
    across = sorted(pairs_across(fact, sides), key=lambda pair: _GRAVEST.index(pair.severity))
    if across[0].kind is DifferenceKind.ATTRIBUTION:
        sides = tuple(replace(side, says=f"{quote(side.members[0]).speaker}: {side.says}") for side in sides)
    speakers = [speaker for member in fact.members if (speaker := quote(member).speaker)]
    subject = f"{max(speakers, key=lambda name: (len(name), name))}’s words" if speakers else "Words quoted"
    return Difference(
        kind=across[0].kind or DifferenceKind.QUOTE_VARIANCE,
        severity=across[0].severity,
        confidence=across[0].confidence,
        route=route(across[0].confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=across[0].why[:1].upper() + across[0].why[1:],
        summary=finding(subject, sides),
    )
