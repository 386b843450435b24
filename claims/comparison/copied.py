"""What a copy changed: one text in two outlets, word for word but for a figure, a quotation or a status."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import ClaimKind, Evidence
from claims.comparison.routing import CHANNEL, route
from claims.copies import copy_of, fingerprint
from claims.copies.comparing import is_edit_of
from claims.difference import Difference, DifferenceKind, Severity

SURE = 0.95
"""Confidence in a difference between an original and what a copy made of the sentence."""
_KINDS = {
    DifferenceKind.FIGURE_CONFLICT: ClaimKind.FIGURE,
    DifferenceKind.FIGURE_UPDATE: ClaimKind.FIGURE,
    DifferenceKind.QUOTE_VARIANCE: ClaimKind.QUOTE,
    DifferenceKind.STATUS_CONFLICT: ClaimKind.STATUS,
}
_GRAVER = {Severity.LOW: Severity.MEDIUM, Severity.MEDIUM: Severity.HIGH, Severity.HIGH: Severity.HIGH}
_MOST_PAIRS = 40
"""Pairs of members looked at; a fact that a hundred outlets carry needs no more to show a copy."""


def shown_as_copy(difference: Difference) -> Difference:
    """Return a difference as one that a copy made, where two of its sides hold one sentence of one text.

    Nobody changes a figure of a text they took over without a reason or a mistake: it is sure, and
    graver than between two reporters.
    """
    kind = _KINDS.get(difference.kind)
    if kind is None:
        return difference
    pair = _copied_pair(difference, kind)
    if pair is None:
        return difference
    first, second = pair
    what = {ClaimKind.FIGURE: "figure", ClaimKind.QUOTE: "quotation"}.get(kind, "statement")
    confidence = max(difference.confidence, SURE)
    update = difference.kind is DifferenceKind.FIGURE_UPDATE
    return replace(
        difference,
        severity=difference.severity if update else _GRAVER[difference.severity],
        confidence=confidence,
        route=route(confidence) if confidence >= CHANNEL else difference.route,
        rule=f"copy-{kind}",
        why=f"{second.article.source} carries the text of {first.article.source} with another {what} in this sentence. "
        f"{difference.why}",
    )


def _copied_pair(difference: Difference, kind: ClaimKind) -> tuple[Evidence, Evidence] | None:
    looked_at = 0
    for number, side in enumerate(difference.sides):
        for other in difference.sides[number + 1 :]:
            for a in side.members:
                for b in other.members:
                    looked_at += 1
                    if looked_at > _MOST_PAIRS:
                        return None
                    if a.claim.kind is kind is b.claim.kind and _is_copied(a, b):
                        return _in_order(a, b)
    return None


def _is_copied(a: Evidence, b: Evidence) -> bool:
    if a.article.uri == b.article.uri or not is_edit_of(a.claim.sentence, b.claim.sentence):
        return False
    verdict = copy_of(fingerprint(a.article), [fingerprint(b.article)])
    return verdict is not None and bool(verdict.shared)  # one sentence alike makes no copy: two agencies write alike


def _in_order(a: Evidence, b: Evidence) -> tuple[Evidence, Evidence]:
    """Return the two, the one published first in front; in doubt the one whose outlet comes first by name."""
    ordered: Sequence[Evidence] = sorted((a, b), key=_age)
    return ordered[0], ordered[1]


def _age(one: Evidence) -> tuple[float, str, str]:
    at = one.article.published_at
    return at.timestamp() if at else float("inf"), one.article.source, one.article.uri
