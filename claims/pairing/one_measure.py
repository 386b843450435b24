"""How surely two figures measure one thing, whether or not their values agree; also within one article."""

from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.difference import Outcome
from claims.pairing.figure_pairs import held_apart
from claims.pairing.same_thing import comparable, same_thing


def one_measure(a: Evidence, b: Evidence) -> float:
    """Return the probability, 0 to 1, that two figures measure one thing.

    Two values that one article gives side by side it tells apart, unless it gives them on the word of two
    sources that dispute them.
    """
    assert isinstance(a.claim, FigureClaim)
    assert isinstance(b.claim, FigureClaim)
    if not comparable(a.claim, b.claim):
        return 0.0
    if compare_figures(a.claim, b.claim).outcome is Outcome.DIFFER:
        return 0.0 if _told_apart(a, b) else held_apart(a, b)
    return same_thing(a.claim, b.claim)


def _told_apart(a: Evidence, b: Evidence) -> bool:
    if a.article.uri != b.article.uri:
        return False
    speakers = {one.claim.attribution.speaker if one.claim.attribution else None for one in (a, b)}
    return len(speakers) == 1 or None in speakers
