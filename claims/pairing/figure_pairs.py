"""Pairing figures: each figure of an article with the one of another article that it fits best.

An article that says *two dead and two injured* and one that says *two dead, three injured* share
four possible pairs, of which two are meant. So pairs are dealt out best first, and a figure that has
found its twin is not held against that twin's neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Evidence, FigureClaim, Relation
from claims.comparison.figures import FigureComparison, compare_figures
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.pairing.same_thing import comparable, same_thing

SAME_THING = 0.5
"""Below this two figures are taken to measure different things, and nothing is said of them."""
GRAVE = 0.05
"""Figures of one thing at least this far apart, as a share of the larger, are of high severity."""
_AGREEING_FIRST = 0.35
"""Head start of pairs whose values agree: if *ten* has a ten to go to, it is not held against *twelve*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    a: Evidence
    b: Evidence
    score: float
    comparison: FigureComparison

    @property
    def agrees(self) -> bool:
        return self.comparison.outcome is Outcome.AGREE

    @property
    def rank(self) -> tuple[float, tuple[str, int], tuple[str, int]]:
        first, second = sorted([_place(self.a), _place(self.b)])
        return -(self.score + (_AGREEING_FIRST if self.agrees else 0.0)), first, second


def pair_figures(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the figure pairs of two articles, best first."""
    scored = [found for a in ours for b in theirs if (found := _score(a, b)) is not None]
    return [_pair(one) for one in _deal(sorted(scored, key=lambda one: one.rank))]


def relate_figures(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other, weak matches left out.

    Unlike in :func:`pair_figures` nothing is dealt out: that the members speak of one thing is known.
    """
    return [
        _pair(found)
        for position, a in enumerate(members)
        for b in members[position + 1 :]
        if a.article.uri != b.article.uri and (found := _score(a, b)) is not None
    ]


def _score(a: Evidence, b: Evidence) -> _Scored | None:
    """Return the score of two figures, or None when they are no pair."""
    if not (isinstance(a.claim, FigureClaim) and isinstance(b.claim, FigureClaim)):
        return None
    if Relation.CONVERSION in {a.claim.relation, b.claim.relation} or not comparable(a.claim, b.claim):
        return None
    score = same_thing(a.claim, b.claim)
    if score < SAME_THING:
        return None
    return _Scored(a=a, b=b, score=score, comparison=compare_figures(a.claim, b.claim))


def _deal(ranked: Iterable[_Scored]) -> Iterator[_Scored]:
    """Yield each pair whose figures are both free, or which repeats an agreement already dealt."""
    taken: dict[tuple[str, int], Outcome] = {}
    for one in ranked:
        held = {taken.get(_place(one.a)), taken.get(_place(one.b))} - {None}
        if held and (not one.agrees or Outcome.DIFFER in held):
            continue
        taken[_place(one.a)] = taken[_place(one.b)] = one.comparison.outcome
        yield one


def _pair(one: _Scored) -> ClaimPair:
    grave = not one.agrees and one.comparison.apart >= GRAVE
    return ClaimPair(
        a=one.a,
        b=one.b,
        outcome=one.comparison.outcome,
        kind=None if one.agrees else DifferenceKind.FIGURE_CONFLICT,
        confidence=one.score,
        rule=one.comparison.rule,
        severity=Severity.HIGH if grave else Severity.LOW if one.agrees else Severity.MEDIUM,
    )


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.uri, evidence.claim.span.start
