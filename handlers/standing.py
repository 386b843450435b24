"""What a card goes on saying though no comparison of the present claims finds it again."""

from collections.abc import Iterable, Sequence

from claims.claim import Evidence
from claims.difference import Difference, DifferenceKind, Route
from claims.facts import evidence_key

OF_VERSIONS = frozenset({DifferenceKind.REVISION, DifferenceKind.CORRECTION})
"""Kinds that tell of a change: that it was made remains so."""
_COPIED = "copy-"


def worth_telling(differences: Iterable[Difference]) -> list[Difference]:
    """Return the differences that go somewhere."""
    return [found for found in differences if found.route is not Route.NOWHERE]


def standing(
    before: Sequence[Difference],
    found: Sequence[Difference],
    changes: Sequence[Difference],
    known: Sequence[Evidence],
) -> list[Difference]:
    """Return what of a card still stands beside what was found now.

    That is: changes of articles that have not changed again, and what a copy changed, as long as
    both the copy and its original say so and nothing found shows it already.
    """
    changed_now = {member.article.uri for change in changes for member in change.members}
    present = {evidence_key(member) for member in known}
    shown = [{evidence_key(member) for member in difference.members} for difference in found]
    kept = []
    for difference in before:
        keys = {evidence_key(member) for member in difference.members}
        if difference.kind in OF_VERSIONS:
            if not changed_now & {member.article.uri for member in difference.members}:
                kept.append(difference)
        elif difference.rule.startswith(_COPIED) and keys <= present and not any(keys <= one for one in shown):
            kept.append(difference)
    return kept
