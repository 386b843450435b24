"""An act called off here and told there as done or to come: *cancelled her concert*, *will sing on Saturday*."""

from claims.claim import Evidence, StatusClaim
from claims.names import same_name
from claims.quotes.wording import stem
from claims.rarity import rarity
from claims.statuses.lattice import calling_off

_COVERED = 0.62
"""Share of what the words of the act called off tell that the other sentence must hold."""
_TELLING = 1.1
"""Rarity the two must share: two or three telling words."""
_WHOLE, _LEAST = 0.95, 0.7
"""Where nearly every word is shared, fewer telling ones will do."""
_NAMED = 0.5
"""What a name in both sentences adds."""
_ROOT = 5
"""Letters two words must open with to be forms of one: *blockade*, *block*; *demolition*, *demolish*."""
_PLAIN = 0.2


def is_calling_off(claim: StatusClaim) -> bool:
    """Say whether a status is of an act that calls another off."""
    return (claim.action, claim.concept.event or "") in calling_off()


def likeness_to_called_off(off: Evidence, act: Evidence) -> float:
    """Return how surely ``act`` is what ``off`` calls off; 0 where the doers are two or the words are not shared."""
    x, y = _status(off), _status(act)
    if y.bearers and x.entities and not _share_a_name(x, y):
        return 0.0
    named = _what(x)
    wanted = _weights((*named, *x.concept.terms))
    given = _roots((*y.concept.context, *y.concept.terms, y.concept.event or ""))
    named_alike = _NAMED if _share_a_name(x, y) else 0.0
    shared = sum(weight for word, weight in wanted.items() if word[:_ROOT] in given) + named_alike
    total = sum(wanted.values()) + named_alike
    if not total or shared / total < _COVERED or shared < (_TELLING if shared / total < _WHOLE else _LEAST):
        return 0.0
    acting = _roots((y.concept.event or "", *y.concept.terms, *y.concept.subject))
    if not any(word[:_ROOT] in acting for word in _weights(named)):
        return 0.0
    return min(1.0, 0.35 + 0.4 * shared / total + 0.1 * shared)


def _share_a_name(x: StatusClaim, y: StatusClaim) -> bool:
    said = {*x.bearers, *x.entities}
    return any(same_name(a, b) for a in said for b in {*y.bearers, *y.entities})


def _what(claim: StatusClaim) -> tuple[str, ...]:
    """Return the words of what is called off: the bearer where the status is its own, else the theme."""
    return claim.concept.subject or claim.concept.terms


def _weights(words: tuple[str, ...]) -> dict[str, float]:
    return {stem(word): rarity(word) for word in words if rarity(word) >= _PLAIN}


def _roots(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word)[:_ROOT] for word in words if word)


def _status(evidence: Evidence) -> StatusClaim:
    assert isinstance(evidence.claim, StatusClaim)
    return evidence.claim
