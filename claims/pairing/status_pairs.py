"""Pairing statuses: the same act of the same bearer, or an act that rules it out."""

from collections.abc import Sequence

from claims.claim import Evidence, StatusClaim
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.statuses.called_off import is_calling_off, likeness_to_called_off
from claims.statuses.comparing import StatusComparison, compare_called_off, compare_statuses
from claims.statuses.lattice import STATE
from claims.statuses.matching import likeness

SAME_ACT = 0.42
"""Below this likeness two statuses are of different acts, and nothing is said of them."""
_LEAD = 420
"""Characters of the body that count as an article's lead."""
_SURE = 0.70
"""Likeness from which two statuses are of one act as surely as words can tell."""


def pair_statuses(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the status pairs of two articles.

    An article that tells both stages, *was arrested on Monday and charged on Tuesday*, knows the
    later one: its earlier stage is not held against another article that agrees with the later.
    """
    return _consistent([pair for a in _statuses(ours) for b in _statuses(theirs) if (pair := _pair(a, b)) is not None])


def relate_statuses(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    statuses = _statuses(members)
    return _consistent(
        [
            pair
            for position, a in enumerate(statuses)
            for b in statuses[position + 1 :]
            if a.article.uri != b.article.uri and (pair := _pair(a, b)) is not None
        ]
    )


def _statuses(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if isinstance(one.claim, StatusClaim) and one.claim.action != STATE]


def _consistent(pairs: list[ClaimPair]) -> list[ClaimPair]:
    """Return the pairs without those that set apart what the two articles elsewhere agree on."""
    agreed = {
        (frozenset({pair.a.article.uri, pair.b.article.uri}), _family(pair), event)
        for pair in pairs
        if pair.outcome is Outcome.AGREE
        for event in _acts(pair)
    }
    kept = []
    for pair in pairs:
        between = frozenset({pair.a.article.uri, pair.b.article.uri})
        known = any((between, _family(pair), event) in agreed for event in _acts(pair))
        if pair.outcome is Outcome.AGREE or not known:
            kept.append(pair)
    return kept


def _family(pair: ClaimPair) -> str:
    assert isinstance(pair.a.claim, StatusClaim)
    return pair.a.claim.action


def _acts(pair: ClaimPair) -> set[str | None]:
    return {pair.a.claim.concept.event, pair.b.claim.concept.event}


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    if not (isinstance(a.claim, StatusClaim) and isinstance(b.claim, StatusClaim)):
        return None
    if is_calling_off(a.claim) != is_calling_off(b.claim):
        called = _called_off(a, b) if is_calling_off(a.claim) else _called_off(b, a)
        if called is not None or a.claim.action != b.claim.action:
            return called
    if a.claim.action != b.claim.action:
        return None
    compared = compare_statuses(a, b)
    if compared is None:
        return None
    like = likeness(a.claim, b.claim)
    return None if like < SAME_ACT else _told(a, b, like, compared)


def _called_off(off: Evidence, act: Evidence) -> ClaimPair | None:
    compared = compare_called_off(off, act)
    if compared is None:
        return None
    like = likeness_to_called_off(off, act)
    return _told(off, act, like, compared) if like >= SAME_ACT else None


def _told(a: Evidence, b: Evidence, like: float, compared: StatusComparison) -> ClaimPair:
    return ClaimPair(
        a=a,
        b=b,
        outcome=compared.outcome,
        kind=compared.kind,
        confidence=_confidence(like, compared),
        rule=compared.rule,
        severity=_severity(a, b, compared),
        why=compared.why,
    )


def _confidence(like: float, compared: StatusComparison) -> float:
    share = min(1.0, max(0.0, (like - SAME_ACT) / (_SURE - SAME_ACT)))
    return round((0.6 + 0.35 * share) * compared.firmness, 3)


def _severity(a: Evidence, b: Evidence, compared: StatusComparison) -> Severity:
    if compared.outcome is Outcome.AGREE:
        return Severity.LOW
    if compared.kind is DifferenceKind.STATUS_UPDATE:
        return Severity.MEDIUM
    return Severity.HIGH if _in_lead(a) and _in_lead(b) else Severity.MEDIUM


def _in_lead(one: Evidence) -> bool:
    return one.claim.in_headline or one.claim.sentence_span.start - one.article.body_span.start < _LEAD
