"""Pairing dates: one event that two articles put on days that cannot be one.

Only dates that differ are pairs. What decides is the event: the same verb or noun, told of by
sentences that share their telling words. A date that the other article gives for the same event
elsewhere, and one of a day that the other article knows for another event, are held against nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from rapidfuzz import fuzz

from claims.attribution.cues import FAMILY
from claims.claim import Certainty, DateClaim, Evidence, Granularity, Polarity
from claims.dates.alternatives import days_apart, has_day_number, part_of_day, weekday_named
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.rarity import rarity

_CLEAR, _LIKELY, _POSSIBLE = 0.85, 0.76, 0.60
"""Confidence: event and days are plain; the event is inferred from what is told of it; both are."""
_FARTHEST = 31
"""Days; two dates of one verb farther apart are of two events: this year's final and last year's."""
_FARTHEST_AHEAD = 200
"""The same where both texts look ahead: a plan is for one day."""
_NEXT_DAYS = 3
"""Days between two dates of which one is likely a slip, where the event is told in other words."""
_NAME = 0.6
"""Rarity from which a capitalised word is a name and not the first word of a sentence."""
_SPELLING = 75
"""Likeness, 0 to 100, from which two names may be one spelt in two ways."""
_STEM = 5
"""Letters two words must begin with alike to be of one stem."""
_ONE_EVENT, _AHEAD, _SAME_STORY = 0.6, 0.4, 0.3
"""Share of the shorter sentence's information that the other must hold."""
_RECENT = 60
"""Days; a day and month farther back, in a clause without tense, may as well be next year's."""
_LEAD = 320
"""Characters of the body that tell the main act."""
_TELLING = frozenset("say insist claim suggest confirm deny estimate believe promise urge quote".split())
_NOT_TELLING = frozenset({"put", "call", "order", "go", "post", "read", "project", "offer", "point", "judge", "rate"})
_LIGHT = frozenset("be have do make take get go come hold give put set start begin end run keep see bring".split())
"""Verbs that name no event by themselves."""
_IMPRINT = frozenset({"update", "publish", "post", "print", "modify", "last"})
_SHORTEST = 3
"""Content words of a sentence that tells of an event; a line with fewer is a label."""
_MOVING = frozenset("postpone delay reschedule move bring defer push extend shift later earlier".split())
"""Words of sentences that tell of a date moved: both days are right."""


def pair_dates(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of dates, one of each of two articles, that put one event on different days."""
    mine, others = _dated(ours), _dated(theirs)
    return [
        pair for a in mine for b in others if (pair := _pair(a, b)) is not None and not _elsewhere(pair, mine, others)
    ]


def relate_dates(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    ordered = sorted(_dated(members), key=lambda one: (one.article.uri, one.claim.span))
    articles = [list(group) for _, group in groupby(ordered, key=lambda one: one.article.uri)]
    return [
        pair
        for position, ours in enumerate(articles)
        for theirs in articles[position + 1 :]
        for pair in pair_dates(ours, theirs)
    ]


def date_of(member: Evidence) -> DateClaim:
    """Return the member's claim, which is a date."""
    assert isinstance(member.claim, DateClaim)
    return member.claim


def _dated(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [
        one
        for one in evidence
        if isinstance(one.claim, DateClaim)
        and one.claim.interval is not None
        and (one.claim.interval.start is not None or one.claim.interval.end is not None)
        and one.claim.concept.event is not None
        and not _tells(one.claim.concept.event)
        and one.claim.concept.event not in _IMPRINT
    ]


def _tells(event: str) -> bool:
    return FAMILY.get(event) in _TELLING and event not in _NOT_TELLING


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    x, y = date_of(a), date_of(b)
    gap = days_apart(x, y)
    ahead = _is_coming(a) and _is_coming(b)
    if gap is None or gap > (_FARTHEST_AHEAD if ahead else _FARTHEST) or x.polarity is not y.polarity:
        return None
    if _opening(x) != _opening(y):
        return None
    fine = {one.interval.granularity for one in (x, y) if one.interval is not None}
    if not fine <= {Granularity.DAY, Granularity.MONTH} or len(fine) > 1:
        return None
    shared = _shared(x, y)
    if shared < _SAME_STORY or _moved(x, y) or _other_bearer(x, y):
        return None
    if gap == 0:
        return _weekday_slip(a, b, shared)
    if _one_looks_ahead(a, b):
        return _overtaken(a, b, shared)
    lead = _in_lead(a) and _in_lead(b)
    if min(len(x.concept.context), len(y.concept.context)) < _SHORTEST:
        return None
    sure, rule = _one_event(x, y, gap, shared, ahead=ahead, lead=lead)
    if not sure:
        return None
    why = f"{_event(x)} is put on {x.surface} in one text and on {y.surface} in the other, {_days(gap)} apart"
    return _differ(a, b, sure, rule, why)


def _opening(claim: DateClaim) -> tuple[bool, bool]:
    """Return which sides of a date are open: *until 30 March*, *from 1 May*."""
    assert claim.interval is not None
    return claim.interval.start is None, claim.interval.end is None


def _differ(a: Evidence, b: Evidence, sure: float, rule: str, why: str) -> ClaimPair:
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.DIFFER,
        kind=DifferenceKind.STALE_FACT if rule == "date-overtaken" else DifferenceKind.DATE_CONFLICT,
        confidence=sure,
        rule=rule,
        severity=Severity.HIGH if _in_lead(a) and _in_lead(b) else Severity.MEDIUM,
        why=why,
    )


def _one_event(x: DateClaim, y: DateClaim, gap: int, shared: float, *, ahead: bool, lead: bool) -> tuple[float, str]:
    """Return the confidence that two days are given for one event, and the rule; 0 for two events."""
    ours, theirs = x.concept.event, y.concept.event
    part = part_of_day(x)
    if ours == theirs and (ours not in _LIGHT or shared >= 0.8):
        return (_CLEAR if shared >= _ONE_EVENT else _POSSIBLE if shared >= 0.45 else 0.0), "date-event"
    if gap <= _NEXT_DAYS and part is not None and part == part_of_day(y) and shared >= _ONE_EVENT - 0.05:
        return _LIKELY, "date-part-of-day"
    if gap <= _FARTHEST and (_names(ours, y) or _names(theirs, x)) and shared >= 0.7:
        return _LIKELY, "date-event"
    numbered = has_day_number(x) and has_day_number(y)
    kin = any(_kin(one, other) for one in _events(x) for other in _events(y))
    if ahead and numbered and kin and shared >= _AHEAD:
        return (_LIKELY if shared >= _ONE_EVENT or lead else _POSSIBLE), "date-event"
    if gap <= _NEXT_DAYS and numbered and ahead:
        named = weekday_named(x) is not None and weekday_named(y) is not None
        return (_LIKELY if named or shared >= _ONE_EVENT else _POSSIBLE), "date-timetable"
    return 0.0, ""


def _events(claim: DateClaim) -> frozenset[str]:
    """Return the words that name the event: the verb, or what a verb such as *hold* is about."""
    event = claim.concept.event
    return frozenset(claim.concept.terms) if event in _LIGHT else frozenset({event or ""})


def _names(event: str | None, claim: DateClaim) -> bool:
    """Say whether the verb of one date is what the other one's clause is about: *close*, *stay closed*."""
    core = _core(claim)
    return event is not None and (event in core or any(_kin(event, word) for word in core))


def _core(claim: DateClaim) -> frozenset[str]:
    return frozenset(claim.concept.subject) | frozenset(claim.concept.terms)


def _shared(x: DateClaim, y: DateClaim) -> float:
    """Return the share of the shorter sentence's information that the other sentence holds."""
    ours, theirs = frozenset(x.concept.context), frozenset(y.concept.context)
    shorter = min(sum(map(rarity, ours)), sum(map(rarity, theirs)))
    common = ours & theirs
    common |= {word for word in ours - common if any(_kin(word, other) for other in theirs - common)}
    if len(common) < 2 and not any(rarity(word) > 0.9 for word in common):
        return 0.0
    return sum(map(rarity, common)) / shorter if shorter else 0.0


@lru_cache(maxsize=50_000)
def _kin(word: str, other: str) -> bool:
    """Say whether two words have one stem: *elect* and *election*, *parliament* and *parliamentary*."""
    alike = next((place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    alike = min(len(word), len(other)) if alike is None else alike
    return alike >= _STEM and alike >= 0.6 * max(len(word), len(other))


def _other_bearer(x: DateClaim, y: DateClaim) -> bool:
    """Say whether the events are of two by name: *Storm Odile hit*, *Storm Nestor hit*."""
    ours, theirs = _names_in(x, y), _names_in(y, x)
    return bool(ours and theirs) and not any(fuzz.ratio(one, other) >= _SPELLING for one in ours for other in theirs)


def _names_in(claim: DateClaim, other: DateClaim) -> frozenset[str]:
    """Return the names in the subject that the other sentence lacks."""
    return frozenset(
        word
        for word in claim.concept.subject
        if word not in other.concept.context and rarity(word) >= _NAME and word.capitalize() in claim.sentence
    )


def _moved(x: DateClaim, y: DateClaim) -> bool:
    return any(one.concept.event in _MOVING or _MOVING - {"move", "bring"} & set(one.concept.context) for one in (x, y))


def _weekday_slip(a: Evidence, b: Evidence, shared: float) -> ClaimPair | None:
    """Return the pair of one date under two weekdays: *Thursday 12 November*, *Friday 12 November*."""
    x, y = date_of(a), date_of(b)
    days = weekday_named(x), weekday_named(y)
    if None in days or days[0] == days[1] or not (has_day_number(x) and has_day_number(y)):
        return None
    sure = _CLEAR if shared >= _ONE_EVENT else _LIKELY
    return _differ(a, b, sure, "date-weekday", f"one date, two weekdays: {x.surface}, {y.surface}")


def _one_looks_ahead(a: Evidence, b: Evidence) -> bool:
    return {_side(a), _side(b)} == {-1, 1}


def _is_coming(one: Evidence) -> bool:
    return date_of(one).certainty is Certainty.FUTURE or _side(one) > 0


def _side(one: Evidence) -> int:
    """Return 1 for a day after the article was published, -1 for one before or on it, 0 where that is open."""
    claim, published = date_of(one), one.article.published_at
    day = None if claim.interval is None else claim.interval.start or claim.interval.end
    if published is None or day is None:
        return 0
    away = (day - published.date()).days
    if claim.certainty is not Certainty.FUTURE and -away > _RECENT and has_day_number(claim):
        return 0
    return 1 if away > 0 else -1


def _overtaken(a: Evidence, b: Evidence, shared: float) -> ClaimPair | None:
    """Return the pair of a plan and its fulfilment, where the plan was printed after the day it was fulfilled."""
    plan, done = (a, b) if _side(a) > 0 else (b, a)
    x, y = date_of(plan), date_of(done)
    published, end = plan.article.published_at, None if y.interval is None else y.interval.end
    one_event = (
        x.concept.event == y.concept.event or x.concept.event in _core(y) or y.concept.event in x.concept.context
    )
    if published is None or end is None or end > published.date() or not one_event or shared < _ONE_EVENT:
        return None
    if Polarity.NEGATIVE in {x.polarity, y.polarity}:
        return None
    why = f"{_event(y)} on {y.surface}, before the other text looked ahead to {x.surface}"
    return _differ(a, b, _LIKELY, "date-overtaken", why)


def _elsewhere(pair: ClaimPair, ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> bool:
    """Say whether one of the articles knows the other's day too: then it tells of two events."""
    if pair.rule in {"date-weekday", "date-overtaken"}:
        return False
    strict = pair.rule == "date-timetable"
    return any(
        one.claim.span != known.claim.span and _knows(date_of(one), date_of(known), date_of(other), strict=strict)
        for known, other, all_of in ((pair.a, pair.b, ours), (pair.b, pair.a, theirs))
        for one in all_of
    )


def _knows(one: DateClaim, known: DateClaim, other: DateClaim, *, strict: bool) -> bool:
    if days_apart(one, other) != 0 or days_apart(one, known) == 0:
        return False
    return strict or one.concept.event == other.concept.event or _shared(one, other) >= 0.45


def _in_lead(one: Evidence) -> bool:
    start = one.claim.sentence_span.start
    return one.claim.in_headline or start - one.article.body_span.start < _LEAD


def _event(claim: DateClaim) -> str:
    return f"“{claim.concept.text}”" if claim.concept.text else "the event"


def _days(gap: int) -> str:
    return "a day" if gap == 1 else f"{gap} days"
