"""Pairing quotations: the same utterance of the same speaker, in the same words or not."""

from collections.abc import Sequence

from claims.claim import Evidence, QuoteClaim
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.quotes import QuoteOutcome, QuoteVariance, compare_quotes

_SURE = {
    QuoteOutcome.SAME: (0.90, 0.08),
    QuoteOutcome.CUT: (0.85, 0.10),
    QuoteOutcome.KEY_WORD: (0.60, 0.35),
    QuoteOutcome.JOINED: (0.60, 0.30),
    QuoteOutcome.WORD: (0.60, 0.20),
    QuoteOutcome.SPEAKER: (0.60, 0.20),
    QuoteOutcome.TRANSLATION: (0.48, 0.20),
}
"""Confidence of each outcome: at no likeness, and what full likeness adds."""
_KINDS = {QuoteOutcome.SPEAKER: DifferenceKind.ATTRIBUTION}
_AGREEING = frozenset({QuoteOutcome.SAME, QuoteOutcome.CUT})


def pair_quotes(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of quotations that report one utterance."""
    return [pair for a in ours for b in theirs if (pair := _pair(a, b)) is not None]


def relate_quotes(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    return [
        pair
        for position, a in enumerate(members)
        for b in members[position + 1 :]
        if a.article.uri != b.article.uri and (pair := _pair(a, b)) is not None
    ]


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    if not (isinstance(a.claim, QuoteClaim) and isinstance(b.claim, QuoteClaim)):
        return None
    if not (a.claim.direct and b.claim.direct):
        return None
    variance = compare_quotes(a.claim, b.claim)
    if variance is None:
        return None
    agree = variance.outcome in _AGREEING
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.AGREE if agree else Outcome.DIFFER,
        kind=None if agree else _KINDS.get(variance.outcome, DifferenceKind.QUOTE_VARIANCE),
        confidence=_confidence(variance),
        rule=f"quote-{variance.outcome.replace('_', '-')}",
        severity=variance.severity or Severity.LOW,
        why=variance.why,
    )


def _confidence(variance: QuoteVariance) -> float:
    base, more = _SURE[variance.outcome]
    return base + (more * variance.similarity if variance.plain else 0.0)
