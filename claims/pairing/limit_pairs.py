"""Pairing limits: one measure that reaches far in one article and to a part in the other."""

from collections.abc import Sequence

from claims.claim import Evidence, LimitClaim, Reach
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.limits.comparing import LimitComparison, compare_limits, may_differ
from claims.limits.matching import one_measure

SAME_MEASURE = 0.45
"""Below this likeness two limits are of different measures, and nothing is said of them."""
_SURE = 0.75
"""Likeness from which two limits are of one measure as surely as words can tell."""
_TOLD = 0.25
"""Likeness from which a wide limit elsewhere in an article may be of the measure in question."""
_LEAD = 420
"""Characters of the body that count as an article's lead."""


def pair_limits(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the limits of one measure on which two articles stand apart: at most one for each kind of limit."""
    mine, others = _limits(ours), _limits(theirs)
    found = [
        pair
        for a in mine
        for b in others
        if (pair := _pair(a, b)) is not None and not (pair.rule == "limit-part" and _both_wide(pair, mine, others))
    ]
    found.sort(key=lambda pair: (-pair.confidence, pair.a.claim.span, pair.b.claim.span))
    kept: list[ClaimPair] = []
    taken: set[tuple[str, int]] = set()
    for pair in found:
        ends = {(one.article.uri, one.claim.sentence_span.start) for one in (pair.a, pair.b)}
        if not ends & taken:
            taken |= ends
            kept.append(pair)
    return kept


def relate_limits(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    limits = _limits(members)
    return [
        pair
        for position, a in enumerate(limits)
        for b in limits[position + 1 :]
        if a.article.uri != b.article.uri and (pair := _pair(a, b)) is not None
    ]


def _both_wide(pair: ClaimPair, mine: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Say whether each of the two articles somewhere tells the measure as wide: then the part is only told besides."""
    return all(
        any(
            _limit(one).reach is Reach.WIDE and one_measure(_limit(one), _limit(end)) > _TOLD
            for one in beside
            for end in (pair.a, pair.b)
            if one.article.uri != end.article.uri or one is end
        )
        for beside in (mine, others)
    )


def _limit(evidence: Evidence) -> LimitClaim:
    assert isinstance(evidence.claim, LimitClaim)
    return evidence.claim


def _limits(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if isinstance(one.claim, LimitClaim)]


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    assert isinstance(a.claim, LimitClaim)
    assert isinstance(b.claim, LimitClaim)
    if not may_differ(a.claim, b.claim):
        return None
    like = one_measure(a.claim, b.claim)
    if like < SAME_MEASURE:
        return None
    compared = compare_limits(a, b)
    if compared is None:
        return None
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.SCOPE,
        kind=DifferenceKind.SCOPE,
        confidence=_confidence(like, compared),
        rule=compared.rule,
        severity=Severity.HIGH if _in_lead(a) and _in_lead(b) else Severity.MEDIUM,
        why=compared.why,
    )


def _confidence(like: float, compared: LimitComparison) -> float:
    share = min(1.0, max(0.0, (like - SAME_MEASURE) / (_SURE - SAME_MEASURE)))
    return round((0.7 + 0.25 * share) * compared.firmness, 3)


def _in_lead(one: Evidence) -> bool:
    return one.claim.sentence_span.start - one.article.body_span.start < _LEAD
