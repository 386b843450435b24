"""Whether two limits are of one measure, as a number between 0 and 1."""

from functools import lru_cache

from claims.claim import LimitClaim
from claims.quotes.wording import stem
from claims.rarity import rarity

_ENOUGH = 2.2
"""Rarity two sentences must share to be surely of one measure: four or five telling words."""
_SAME_KIND = 0.6
"""What it adds that both do the same thing in whatever words: *banned*, *may not*."""
_SAME_WORD = 1.0
"""What it adds that both do it in one word: *authorised*, *the authorisation*."""
_ROOT = 5
"""Letters two words must open with to be one word in two forms."""
_ALIKE = (frozenset({"oblige", "forbid"}), frozenset({"give", "permit"}), frozenset({"forbid", "recall"}))
"""Families that say one thing in two ways: a curfew is an order and a ban."""
_NAMELESS = 0.22
"""Words commoner than this (rarity, 0 to 1) join everything to everything."""


def one_measure(a: LimitClaim, b: LimitClaim) -> float:
    """Return how surely two limits are of one measure; 0 where the measures do different things. Symmetric."""
    kin = _kinship(a, b)
    if not kin:
        return 0.0
    x, y = telling(a), telling(b)
    same = (_SAME_WORD if _one_word(a, b) else _SAME_KIND) if set(a.measures) & set(b.measures) else 0.0
    shared = sum(x[word] for word in x.keys() & y.keys()) + same
    shorter = min(sum(x.values()), sum(y.values())) + same
    if not shorter:
        return 0.0
    return kin * min(1.0, shared / shorter * 1.4) * min(1.0, 0.35 + 0.65 * shared / _ENOUGH)


def telling(claim: LimitClaim) -> dict[str, float]:
    """Return the stems of a claim's sentence with what each of them tells."""
    return _telling(claim.concept.context)


@lru_cache(maxsize=20_000)
def _telling(context: tuple[str, ...]) -> dict[str, float]:
    return {stem(word): rarity(word) for word in context if rarity(word) >= _NAMELESS}


def _kinship(a: LimitClaim, b: LimitClaim) -> float:
    x, y = frozenset(a.measures), frozenset(b.measures)
    if x & y:
        return 1.0
    if "any" in x | y:
        return 0.9
    return 0.9 if any(x & pair and y & pair for pair in _ALIKE) else 0.0


def _one_word(a: LimitClaim, b: LimitClaim) -> bool:
    x, y = a.concept.head or "", b.concept.head or ""
    return x == y or (len(x) > _ROOT and x[:_ROOT] == y[:_ROOT])
