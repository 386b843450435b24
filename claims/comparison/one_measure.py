"""Which figures of a fact measure one thing indeed: a chain of likenesses ends where most of it no longer fits.

Two figures that are alike join; so do a third and one of them; after ten articles the bullets fired and the people
arrested hang together by their *eleven* and *four*. Here the members are grouped by how alike they are on the whole
(average linkage), so that a group holds together by most of its pairs, not by its boldest one.
"""

from collections.abc import Sequence
from itertools import combinations

from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.difference import Outcome
from claims.facts import evidence_key, publication_order
from claims.pairing.figure_pairs import held_apart
from claims.pairing.same_thing import comparable, same_thing

HOLDS = 0.5
"""Average probability of measuring one thing from which two groups are one."""

Likeness = dict[tuple[int, int], float]


def one_measure_each(members: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Return the members in groups that measure one thing each, of two members or more.

    A pure function of the set of members. Two values that one article gives side by side belong to one group only
    where others hold them together: an article tells apart what it tells twice.
    """
    ordered = sorted(members, key=lambda one: (publication_order(one), evidence_key(one)))
    likeness = {(i, j): _alike(ordered[i], ordered[j]) for i, j in combinations(range(len(ordered)), 2)}
    groups = [[number] for number in range(len(ordered))]
    between = dict(likeness)
    while between:
        first, second = max(between, key=lambda pair: (between[pair], -pair[0], -pair[1]))
        if between[first, second] < HOLDS:
            break
        between = _merged(between, groups, first, second)
    return [tuple(ordered[number] for number in sorted(group)) for group in groups if len(group) > 1]


def _merged(between: Likeness, groups: list[list[int]], first: int, second: int) -> Likeness:
    """Move the second group into the first and return the averages that hold then."""
    sizes = len(groups[first]), len(groups[second])
    kept = {pair: value for pair, value in between.items() if not {first, second} & set(pair)}
    others = {number for pair in between for number in pair} - {first, second}
    for other in others:
        values = [between[min(one, other), max(one, other)] for one in (first, second)]
        average = (values[0] * sizes[0] + values[1] * sizes[1]) / sum(sizes)
        kept[min(first, other), max(first, other)] = average
    groups[first] += groups[second]
    groups[second] = []
    return kept


def _alike(a: Evidence, b: Evidence) -> float:
    assert isinstance(a.claim, FigureClaim)
    assert isinstance(b.claim, FigureClaim)
    if not comparable(a.claim, b.claim):
        return 0.0
    if compare_figures(a.claim, b.claim).outcome is Outcome.DIFFER:
        return 0.0 if _told_apart(a, b) else held_apart(a, b)
    return same_thing(a.claim, b.claim)


def _told_apart(a: Evidence, b: Evidence) -> bool:
    """Say whether one article gives both values, and not on the word of two sources that dispute them."""
    if a.article.uri != b.article.uri:
        return False
    speakers = {one.claim.attribution.speaker if one.claim.attribution else None for one in (a, b)}
    return len(speakers) == 1 or None in speakers
