"""Two statuses of one thing: whether both can be right, and if not, why."""

import re
from dataclasses import dataclass
from datetime import timedelta

from claims.claim import Evidence, StatusClaim
from claims.difference import DifferenceKind, Outcome
from claims.statuses.degrees import Degree
from claims.statuses.lattice import OCCURRENCE, opposites, processes, settled_once, successions, told_as_done

_LATER = timedelta(minutes=10)
"""Two articles closer in time than this tell of one moment; neither is behind the other."""
_MIND = timedelta(hours=18)
"""Somebody who is to act and somebody who refuses, that far apart in time, may be one who changed his mind."""
_UNDATED = 0.7
"""Firmness of *if convicted* against *was convicted* where neither date nor charge tells that one trial is meant."""
_SPOKE = 0.88
"""Firmness of *declined to comment* against *defended the decision*: one may have spoken to one outlet alone."""
_EITHER_ORDER = 0.75
"""Firmness of *in force* against *lifted* where no date tells which came first."""
_STILL = re.compile(r"\b(?:still|remains?|remained|continues?|as yet)\b")
_GOES_ON = re.compile(r"\b(?:will|would|is to|are to|to)\s+(?:remain|stay|keep|continue)\b")
_NEAR = 60
"""Characters before the end of a status within which *still* is about it."""
_OPEN = frozenset({Degree.CONDITIONAL, Degree.CONSIDERING, Degree.PLANNED})
_NOT = frozenset({Degree.REFUSED, Degree.NOT_DONE})
_REACHED = frozenset({Degree.DONE, Degree.UNDER_WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusComparison:
    """How two statuses compare."""

    outcome: Outcome
    kind: DifferenceKind | None
    rule: str
    why: str
    firmness: float
    """How surely the two stages rule each other out, 0 to 1, given that they are of one thing."""


def degree_of(claim: StatusClaim) -> Degree:
    """Return how far the act of a claim has come."""
    try:
        return Degree(claim.stage)
    except ValueError:
        return Degree.DONE


def compare_statuses(a: Evidence, b: Evidence) -> StatusComparison | None:
    """Return how two statuses of one bearer and theme compare, or None where neither bears on the other.

    Symmetric. The time of publication decides between an update, a conflict and a stale fact: the
    earlier stage told first is overtaken; told later, one of the two is wrong or out of date.
    """
    x, y = _status(a), _status(b)
    if x.action != y.action:
        return None
    if x.concept.event == y.concept.event:
        return _same_act(a, b)
    return _other_acts(a, b)


def _same_act(a: Evidence, b: Evidence) -> StatusComparison | None:
    x, y = degree_of(_status(a)), degree_of(_status(b))
    if Degree.POSSIBLE in {x, y}:
        return None
    if x is y or {x, y} <= _REACHED or {x, y} <= _NOT:
        return _agree()
    if y in _REACHED:
        a, b, x, y = b, a, y, x
    if {x, y} == {Degree.PLANNED, Degree.REFUSED}:
        return _settled_otherwise(a, b)
    if x not in _REACHED or _status(b).earlier:
        return _agree() if {x, y} <= _OPEN else None
    if y in _NOT:
        return _against(a, b, firmness=0.95 if y is Degree.REFUSED else 0.9)
    return _open_against_settled(a, b)


def _settled_otherwise(a: Evidence, b: Evidence) -> StatusComparison | None:
    """Return the comparison of an act that is to come with one refused: *agreed to*, *refused to*."""
    if _status(a).earlier or _status(b).earlier:
        return None
    gap = _gap(a, b)
    said = f"{_stage_words(a)} in one, {_stage_words(b)} in the other"
    if gap is not None and abs(gap) > _MIND:
        return _differ(DifferenceKind.STATUS_UPDATE, "status-overtaken", said, 0.6)
    return _differ(DifferenceKind.STATUS_CONFLICT, "status-will-wont", said, 0.85)


def _against(done: Evidence, undone: Evidence, *, firmness: float) -> StatusComparison | None:
    """Return the comparison of an act done with one not done."""
    if _status(done).earlier:
        return None
    said = f"{_stage_words(done)} in one, {_stage_words(undone)} in the other"
    if _gap(undone, done) is not None and _overtaken(undone, done):
        return _differ(
            DifferenceKind.STATUS_UPDATE,
            "status-overtaken",
            f"{said}; the later text is the one that has it done",
            0.75,
        )
    return _differ(DifferenceKind.STATUS_CONFLICT, "status-done-undone", said, firmness)


def _open_against_settled(done: Evidence, ahead: Evidence) -> StatusComparison | None:
    """Return the comparison of an act done with one still ahead, considered or conditional."""
    degree = degree_of(_status(ahead))
    gap = _gap(done, ahead)
    if gap is not None and gap <= _LATER:
        return None
    said = f"{_stage_words(done)} in one, {_stage_words(ahead)} in the other"
    if degree is Degree.CONDITIONAL:
        once = _status(done).action in settled_once()
        told = bool(_status(done).concept.terms and _status(ahead).concept.terms)
        firmness = (0.9 if gap is not None else 0.85) if once or (told and gap is not None) else _UNDATED
        return _differ(DifferenceKind.STALE_FACT, "status-settled", f"{said}, as if it were still open", firmness)
    if gap is None or _status(done).action in told_as_done():
        return None
    if degree is Degree.CONSIDERING:
        return _differ(DifferenceKind.STATUS_CONFLICT, "status-still-open", said, 0.9)
    if degree_of(_status(done)) is not Degree.DONE:
        return None
    return _differ(DifferenceKind.STALE_FACT, "status-still-ahead", f"{said}, in the text published later", 0.85)


def _other_acts(a: Evidence, b: Evidence) -> StatusComparison | None:
    x, y = _status(a), _status(b)
    if x.action == OCCURRENCE or x.concept.event is None or y.concept.event is None:
        return None
    both = {degree_of(x), degree_of(y)}
    family, first, second = x.action, x.concept.event, y.concept.event
    opposed = frozenset({(family, first), (family, second)}) in opposites()
    if opposed and not (x.earlier or y.earlier):
        if both <= _REACHED:
            return _opposed(a, b)
        if _in_order(x, y) or _in_order(y, x):
            return None  # "will stay in force", "will be lifted": one after the other
        if all(degree is Degree.PLANNED or _will_last(one) for one, degree in ((x, degree_of(x)), (y, degree_of(y)))):
            return _settled_otherwise(a, b)
    if {first, second} == {"announce", "comment"} and both <= _REACHED:
        return _agree()  # to defend a decision is to own up to it
    for before, after in ((a, b), (b, a)):
        names = (family, _status(before).concept.event or "", _status(after).concept.event or "")
        if names not in successions() or degree_of(_status(after)) is not Degree.DONE:
            continue
        return _behind(before, after)
    return None


def _in_order(before: StatusClaim, after: StatusClaim) -> bool:
    """Say whether one act is to last and the other, which follows it by nature, is to come."""
    names = (before.action, before.concept.event or "", after.concept.event or "")
    return names in successions() and _will_last(before) and degree_of(after) is Degree.PLANNED


def compare_called_off(off: Evidence, act: Evidence) -> StatusComparison | None:
    """Return how an act called off compares with the same act told as done, under way or to come."""
    x, y = degree_of(_status(off)), degree_of(_status(act))
    if x is not Degree.DONE or _status(off).earlier or _status(act).earlier:
        return None
    said = f"{_stage_words(off)} in one, {_stage_words(act)} in the other"
    gap = _gap(off, act)
    if y is Degree.PLANNED:
        if gap is None:
            return _differ(DifferenceKind.STATUS_CONFLICT, "status-called-off", said, 0.8)
        if gap < -_LATER:
            return _differ(DifferenceKind.STATUS_UPDATE, "status-overtaken", said, 0.6)
        return _differ(DifferenceKind.STALE_FACT, "status-called-off", f"{said}, as if it still stood", 0.95)
    lasts = y is Degree.UNDER_WAY or (_status(act).action, _status(act).concept.event or "") in processes()
    if y in _REACHED and (gap is None or gap >= -_LATER or not lasts):
        return _differ(DifferenceKind.STATUS_CONFLICT, "status-called-off", said, 0.85)
    return None


def _opposed(a: Evidence, b: Evidence) -> StatusComparison | None:
    x, y = _status(a), _status(b)
    said = f"{_stage_words(a)} in one, {_stage_words(b)} in the other"
    names = [
        (x.action, x.concept.event or "", y.concept.event or ""),
        (x.action, y.concept.event or "", x.concept.event or ""),
    ]
    for (before, after), key in zip(((a, b), (b, a)), names, strict=True):
        if key in successions():
            if _gap(before, after) is None:
                return _differ(DifferenceKind.STATUS_CONFLICT, "status-opposed", said, _EITHER_ORDER)
            if _overtaken(before, after):
                return _differ(DifferenceKind.STATUS_UPDATE, "status-overtaken", said, 0.6)
    spoke = {x.concept.event, y.concept.event} == {"comment", "no_comment"}
    return _differ(DifferenceKind.STATUS_CONFLICT, "status-opposed", said, _SPOKE if spoke else 1.0)


def _behind(before: Evidence, after: Evidence) -> StatusComparison | None:
    """Return the comparison of an earlier stage with a later one: stale if it is told as present, later."""
    claim = _status(before)
    degree = degree_of(claim)
    lasting = degree is Degree.UNDER_WAY and (claim.action, claim.concept.event or "") in processes()
    ahead = degree is Degree.PLANNED
    gap = _gap(after, before)
    if lasting and not claim.earlier and _told_as_still(claim) and (gap is None or abs(gap) <= _LATER):
        said = f"{_stage_words(before)} in one, {_stage_words(after)} in the other"
        return _differ(DifferenceKind.STATUS_CONFLICT, "status-still", said, 0.85)
    if claim.earlier or gap is None or gap <= _LATER or not (lasting or ahead):
        return None
    said = f"{_stage_words(before)} in one, {_stage_words(after)} in the other, which was published first"
    return _differ(DifferenceKind.STALE_FACT, "status-behind", said, 0.85)


def _will_last(claim: StatusClaim) -> bool:
    """Say whether a status is told to go on: *will stay open* is a plan as much as *will close* is."""
    return bool(_GOES_ON.search(claim.surface))


def _told_as_still(claim: StatusClaim) -> bool:
    """Say whether a status is told as lasting: *is still missing*, *remains missing*."""
    end = claim.span.end - claim.sentence_span.start
    return bool(_STILL.search(claim.sentence[max(0, end - _NEAR) : end]))


def _overtaken(before: Evidence, after: Evidence) -> bool:
    gap = _gap(before, after)
    return gap is not None and gap > _LATER


def _gap(first: Evidence, second: Evidence) -> timedelta | None:
    """Return how long after ``first`` the other was published, or None where a time is unknown."""
    x, y = first.article.published_at, second.article.published_at
    return None if x is None or y is None else y - x


def _agree() -> StatusComparison:
    return StatusComparison(outcome=Outcome.AGREE, kind=None, rule="status-same", why="the same stage", firmness=1.0)


def _differ(kind: DifferenceKind, rule: str, why: str, firmness: float) -> StatusComparison:
    return StatusComparison(outcome=Outcome.DIFFER, kind=kind, rule=rule, why=why, firmness=firmness)


def _stage_words(evidence: Evidence) -> str:
    claim = _status(evidence)
    if degree_of(claim) is Degree.DONE and claim.action != OCCURRENCE:
        return claim.stage
    return f"“{' '.join(claim.surface.split()[:6])}”"


def _status(evidence: Evidence) -> StatusClaim:
    assert isinstance(evidence.claim, StatusClaim)
    return evidence.claim
