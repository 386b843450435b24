"""Whether two statuses are of one bearer and about one thing, as a number between 0 and 1."""

from claims.claim import Certainty, Granularity, StatusClaim
from claims.lexicon import table, words
from claims.names import same_name
from claims.pairing.concepts import families_of
from claims.quotes.wording import stem
from claims.rarity import rarity
from claims.statuses.lattice import OCCURRENCE, own_words, settled_once

_ANYBODY = words("statuses", "people.anybody")
_TELLING = 1.0
"""Rarity two phrases must share to be surely about one thing: a rare word and a half."""
_UNKNOWN = 0.45
"""What a slot counts for that only one of the two fills."""
_WEIGHTS = {"bearer": 0.45, "theme": 0.35, "context": 0.20}
_FAR = 3
"""Days between two stated times of one act; beyond, it is done twice."""


def likeness(a: StatusClaim, b: StatusClaim) -> float:
    """Return how surely two statuses of one family are of one bearer and theme; 0 when they cannot be."""
    if (_times_clash(a, b) and not _one_contest(a, b)) or _is_another(a) != _is_another(b):
        return 0.0
    if a.concept.event == b.concept.event and (a.agent is None) != (b.agent is None):
        return _whoever_does_it(a, b)
    bearer = _bearers(a, b)
    if bearer == 0.0:
        return 0.0
    if bearer is None and not (a.bearers and b.bearers) and (whoever := _whoever_does_it(a, b)):
        return whoever
    theme = _themes(a, b)
    context = _overlap(_context(a), _context(b))
    if bearer is None and (theme is None or theme < 0.5):
        return 0.0
    if _year_of_one(a) != _year_of_one(b) and not _one_contest(a, b):
        return 0.0
    if a.action in _BY_THEME and ((theme is not None and theme < 0.1) or _other_things(a, b)):
        return 0.0
    return (
        _WEIGHTS["bearer"] * (_UNKNOWN if bearer is None else bearer)
        + _WEIGHTS["theme"] * (_unsaid(a, bearer) if theme is None else theme)
        + _WEIGHTS["context"] * (0.0 if context is None else context)
    )


def _unsaid(claim: StatusClaim, bearer: float | None) -> float:
    """Return what a theme counts for that only one tells: of one person's one resignation nobody need tell more."""
    return 0.7 if bearer == 1.0 and claim.action in settled_once() else _UNKNOWN


def _other_things(a: StatusClaim, b: StatusClaim) -> bool:
    """Say whether the acts are done to two things: *approved the merger*, *rejected complaints about the merger*."""
    x, y = a.concept.property, b.concept.property
    if not x or not y or stem(x) == stem(y) or families_of([x]) & families_of([y]):
        return False
    first, second = _theme(a) | _bearer_words(a), _theme(b) | _bearer_words(b)
    return (x in second) != (y in first)


def _is_another(claim: StatusClaim) -> bool:
    """Say whether an act is told as one more of its kind: *six more beavers will be freed*, *a second attempt*."""
    return bool(_ANOTHER & set(claim.concept.subject)) or bool((_ANOTHER - _MORE) & set(claim.concept.terms))


_ANOTHER = words("statuses", "people.another")
_MORE = frozenset({"more", "further", "fresh", "other"})
"""Words that say it only of who acts: *further notice* is no second act."""


def _one_contest(a: StatusClaim, b: StatusClaim) -> bool:
    """Say whether the act happens once and is still ahead in one: then its two times are what differs."""
    return a.action in settled_once() and any(
        claim.certainty in {Certainty.FUTURE, Certainty.CONDITIONAL} for claim in (a, b)
    )


def _whoever_does_it(a: StatusClaim, b: StatusClaim) -> float:
    """Return the likeness of an act told of its doer and told of whom it is done to: *X shot Y*, *Y was shot*."""
    shared = _overlap(_everybody(a), _everybody(b))
    if shared is None or shared < _HALF:
        return 0.0
    context = _overlap(_context(a), _context(b))
    return 0.75 * shared + _WEIGHTS["context"] * (context or 0.0)


def _everybody(claim: StatusClaim) -> frozenset[str]:
    return _bearer_words(claim) | _theme(claim)


_OWN_OBJECT = frozenset({"agreement"})
"""Families whose acts bring their own object: that two acts are of a *deal* does not make them one."""
_HALF = 0.5
_BY_THEME = frozenset({OCCURRENCE, "justice", "permission", "approval", "response", "agreement", "delivery", "deal"})
"""Families whose acts one bearer does many of: without a shared theme they are different acts."""


def _bearers(a: StatusClaim, b: StatusClaim) -> float | None:
    """Return how surely the two have one bearer; 0 for two, None where one is not said."""
    if a.bearers and b.bearers:
        if any(same_name(x, y) for x in a.bearers for y in b.bearers):
            return 1.0
        return _SEAT if any(_government(x, y) for x in a.bearers for y in b.bearers) else 0.0
    if _administration(a, b) or _administration(b, a):
        return _SEAT
    first, second = _bearer_words(a), _bearer_words(b)
    if not first or not second:
        return None
    shared = _overlap(first, second)
    if shared is None or shared < _SAME_WORDS:
        return 0.6 if _one_kind(a, b) else 0.0
    return 0.4 + 0.6 * shared


_SAME_WORDS = 0.3
_SEAT = 0.8
"""What *the White House* counts for *the United States*: the same government, not always the same voice."""


def _administration(a: StatusClaim, b: StatusClaim) -> bool:
    """Say whether one is somebody's *administration* and the other the seat it sits in, or its country."""
    seats = table("statuses")["seats"]
    seat = seats.get(a.concept.head or "")
    return seat is not None and bool({seat, seats.get(seat)} & set(b.bearers))


def _government(a: str, b: str) -> bool:
    seats = table("statuses")["seats"]
    return any(
        seat in seats and same_name(seats[seat], other) for seat, other in ((a, b), (b, a)) if other not in seats
    )


def _one_kind(a: StatusClaim, b: StatusClaim) -> bool:
    """Say whether two unnamed bearers may be one by what they are called: *women*, *pedestrians* are not."""
    if a.bearers or b.bearers or not (a.concept.head and b.concept.head):
        return False
    families = families_of([a.concept.head]) & families_of([b.concept.head])
    return bool(families) and a.concept.head not in _ANYBODY


def _bearer_words(claim: StatusClaim) -> frozenset[str]:
    names = {word.lower() for name in claim.bearers for word in name.split()}
    return frozenset({*claim.concept.subject, *names}) - _ANYBODY


def _themes(a: StatusClaim, b: StatusClaim) -> float | None:
    """Return how much the themes share; of two acts, without the words that only name the acts."""
    x = _theme(a) - own_words().get((a.action, a.concept.event or ""), frozenset())
    y = _theme(b) - own_words().get((b.action, b.concept.event or ""), frozenset())
    if a.concept.event == b.concept.event and not (a.action in _OWN_OBJECT and x and y):
        return _overlap(_theme(a), _theme(b))
    return _overlap(x, y)


def _theme(claim: StatusClaim) -> frozenset[str]:
    return frozenset(claim.concept.terms)


def _context(claim: StatusClaim) -> frozenset[str]:
    return frozenset(claim.concept.context)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float | None:
    """Return how much of the shorter phrase the longer one repeats, less where that says little; None where bare."""
    if not a or not b:
        return None
    shared = sum(map(rarity, a & b))
    shorter = min(sum(map(rarity, a)), sum(map(rarity, b)))
    if not shorter:
        return None
    return (shared / shorter) * (0.4 + 0.6 * min(1.0, shared / _TELLING))


def _year_of_one(claim: StatusClaim) -> bool:
    """Say whether an act is put into a year, as what is no news is."""
    interval = claim.as_of.interval if claim.as_of else None
    return interval is not None and interval.granularity is Granularity.YEAR


def _times_clash(a: StatusClaim, b: StatusClaim) -> bool:
    x, y = (claim.as_of.interval if claim.as_of else None for claim in (a, b))
    if x is None or y is None:
        return False
    if x.end and y.start and (y.start - x.end).days > _FAR:
        return True
    return bool(y.end and x.start and (x.start - y.end).days > _FAR)
