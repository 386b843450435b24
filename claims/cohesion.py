"""Facts that hold together: a chain of likenesses is not one thing.

*Three banks* may be like *three shops*, which are like *two shops*, which are like *two officers*; over
thirty articles such chains join everything that is counted. So the claims that pairs connect are grouped
by average linkage: two groups are one thing only if, on average, a claim of the one is a match for a
claim of the other.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from claims.claim import ClaimKind, Evidence, FigureClaim
from claims.difference import ClaimPair
from claims.facts import Fact, evidence_key, gather_facts
from claims.pairing.one_measure import one_measure
from claims.pairing.pairs import relate_members

HOLDS_TOGETHER = 0.42
"""The mean likeness, over all pairs of claims across two groups, from which they speak of one thing.

A claim that matches one of two agreeing claims at 0.9 and not the other joins them; one that matches one of
three does not.
"""
FIGURES_HOLD = 0.5
"""The same for figures, whose likeness is a probability for each two of them, weak ones too."""


_PAIRED_WHERE_THEY_DIFFER = frozenset({ClaimKind.NAME, ClaimKind.DATE, ClaimKind.STATEMENT})
"""Two claims of these kinds that say the same are no pair, which must not count against their being one thing."""


def cohesive_facts(pairs: Iterable[ClaimPair]) -> list[Fact]:
    """Return the facts that the pairs connect, each holding together; a claim belongs to at most one.

    The order of the pairs changes nothing.
    """
    return [fact for joined in gather_facts(pairs) for fact in _parted(joined)]


def cohesive_groups(members: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Return the groups into which these claims fall, each speaking of one thing; some stand alone.

    What one article tells twice in other values (*two killed*, *three hurt*) counts against its being one thing.
    """
    ordered = sorted(members, key=evidence_key)
    if len(ordered) < 2:
        return [tuple(ordered)] if ordered else []
    likeness, counted = _likeness(ordered)
    least = FIGURES_HOLD if all(isinstance(one.claim, FigureClaim) for one in ordered) else HOLDS_TOGETHER
    groups = [[number] for number in range(len(ordered))]
    while len(groups) > 1:
        mean = np.divide(likeness, counted, out=np.zeros_like(likeness), where=counted > 0)
        first, second = divmod(int(np.argmax(mean)), len(groups))
        if mean[first, second] < least:
            break
        first, second = sorted((first, second))
        for table in (likeness, counted):
            table[first] += table[second]
            table[:, first] += table[:, second]
            table[first, first] = 0.0
        likeness, counted = (
            np.delete(np.delete(table, second, axis=0), second, axis=1) for table in (likeness, counted)
        )
        groups[first] += groups.pop(second)
    return [tuple(ordered[number] for number in sorted(group)) for group in groups]


def _parted(joined: Fact) -> list[Fact]:
    if len(joined.members) == 2:
        return [joined]
    groups = [group for group in cohesive_groups(joined.members) if len(group) > 1]
    parted = []
    for group in groups:
        keys = {evidence_key(member) for member in group}
        within = tuple(pair for pair in joined.pairs if {evidence_key(pair.a), evidence_key(pair.b)} <= keys)
        members = tuple(member for member in joined.members if evidence_key(member) in keys)
        parted.append(Fact(members=members, pairs=within))
    return parted


def _likeness(ordered: Sequence[Evidence]) -> tuple[np.ndarray, np.ndarray]:
    """Return how surely each two claims speak of one thing, and whether the two count at all."""
    size = len(ordered)
    place = {evidence_key(member): number for number, member in enumerate(ordered)}
    likeness, counted = np.zeros((size, size)), np.zeros((size, size))
    for pair in relate_members([one for one in ordered if not isinstance(one.claim, FigureClaim)]):
        first, second = place[evidence_key(pair.a)], place[evidence_key(pair.b)]
        likeness[first, second] = likeness[second, first] = pair.confidence
    for first, one in enumerate(ordered):
        for second, other in enumerate(ordered[:first]):
            if isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim):
                likeness[first, second] = likeness[second, first] = one_measure(one, other)
            elif one.article.uri == other.article.uri:
                continue  # one article told it twice: that says nothing
            elif likeness[first, second] == 0.0 and one.claim.kind in _PAIRED_WHERE_THEY_DIFFER:
                continue
            counted[first, second] = counted[second, first] = 1.0
    return likeness, counted
