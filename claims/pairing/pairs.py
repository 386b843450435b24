"""Pairing the claims of two articles: each claim with the one it fits best.

An article that says *two dead and two injured* and one that says *two dead, three injured* share
four possible pairs, of which two are meant. So pairs are dealt out best first, and a figure that has
found its twin is not held against that twin's neighbours.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from claims.claim import Evidence, FigureClaim, Relation
from claims.comparison.figures import FigureComparison, compare_figures
from claims.difference import ClaimPair, DifferenceKind, Outcome
from claims.pairing.same_thing import comparable, same_thing

SAME_THING = 0.5
"""Below this two figures are taken to measure different things, and nothing is said of them."""
_AGREEING_FIRST = 0.15
"""Head start of pairs whose values agree: if *ten* has a ten to go to, it is not held against *twelve*."""


def pair_claims(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of claims, one of ``ours`` and one of ``theirs``, that speak of the same thing.

    Claims of one article are never paired with each other.
    """
    pairs: list[ClaimPair] = []
    for _, mine in _by_article(ours):
        for _, others in _by_article(theirs):
            if mine[0].article.uri != others[0].article.uri:
                pairs += pair_figures(mine, others)
    return pairs


def pair_figures(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the figure pairs of two articles, best first."""
    scored = []
    for a in _figures(ours):
        for b in _figures(theirs):
            if comparable(a.claim, b.claim):  # type: ignore[arg-type]
                score = same_thing(a.claim, b.claim)  # type: ignore[arg-type]
                if score >= SAME_THING - _AGREEING_FIRST:
                    comparison = compare_figures(a.claim, b.claim)  # type: ignore[arg-type]
                    scored.append((score, comparison, a, b))
    scored.sort(key=_rank)
    return list(_deal(scored))


def relate_members(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other, weak matches left out.

    Unlike :func:`pair_figures` nothing is dealt out: that the members speak of one thing is known.
    """
    figures = _figures(members)
    pairs = []
    for position, a in enumerate(figures):
        for b in figures[position + 1 :]:
            if a.article.uri == b.article.uri or not comparable(a.claim, b.claim):  # type: ignore[arg-type]
                continue
            score = same_thing(a.claim, b.claim)  # type: ignore[arg-type]
            if score >= SAME_THING:
                comparison = compare_figures(a.claim, b.claim)  # type: ignore[arg-type]
                pairs.append(_pair(a, b, score, comparison))
    return pairs


def _deal(scored: Iterable[tuple[float, FigureComparison, Evidence, Evidence]]) -> Iterable[ClaimPair]:
    """Yield each pair whose figures are both free, or which repeats an agreement already dealt."""
    taken: dict[tuple[str, int], Outcome] = {}
    for score, comparison, a, b in scored:
        if score < SAME_THING:
            continue
        held = {taken.get(_place(a)), taken.get(_place(b))} - {None}
        if held and (comparison.outcome is not Outcome.AGREE or Outcome.DIFFER in held):
            continue
        taken[_place(a)] = taken[_place(b)] = comparison.outcome
        yield _pair(a, b, score, comparison)


def _pair(a: Evidence, b: Evidence, score: float, comparison: FigureComparison) -> ClaimPair:
    return ClaimPair(
        a=a,
        b=b,
        outcome=comparison.outcome,
        kind=None if comparison.outcome is Outcome.AGREE else DifferenceKind.FIGURE_CONFLICT,
        confidence=score,
        rule=comparison.rule,
        why="",
    )


def _rank(scored: tuple[float, FigureComparison, Evidence, Evidence]) -> tuple[float, str, int, str, int]:
    score, comparison, a, b = scored
    bonus = _AGREEING_FIRST if comparison.outcome is Outcome.AGREE else 0.0
    first, second = sorted([_place(a), _place(b)])
    return (-(score + bonus), *first, *second)


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.uri, evidence.claim.span.start


def _figures(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [
        one for one in evidence if isinstance(one.claim, FigureClaim) and one.claim.relation is not Relation.CONVERSION
    ]


def _by_article(evidence: Sequence[Evidence]) -> Iterable[tuple[str, list[Evidence]]]:
    ordered = sorted(evidence, key=lambda one: (one.article.uri, one.claim.span.start))
    return ((uri, list(group)) for uri, group in groupby(ordered, key=lambda one: one.article.uri))
