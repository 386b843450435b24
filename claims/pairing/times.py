"""Whether two figures speak of one time: days apart, long past against now, a day against a whole stretch."""

import re
from datetime import timedelta

from claims.claim import Dimension, FigureClaim

ONE_TIME = timedelta(days=45)
"""A toll of Monday and one of Thursday measure the same thing; the turnouts of two elections do not."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WINDOW = re.compile(
    r"\b(?:over|during|in|within|for) (?:the (?:course|past|last)|\w+ (?:nights|days|weeks|months|years))\b|\bso far\b"
    r"|\bsince (?:the|\w+day|last|then|it)\b",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(
    r"\b(?:have|has) (?:now |already |also |since )?(?:been )?\w+(?:ed|en|wn|lt|ht)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"(?:last|previous|earlier this|earlier last|past) (?:year|month|season|decade|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:year|month|decade|season|centur)\w*\W+(?:ago|earlier|before)\b|\b(?:1[89]|20)\d\d\b"
    r"|\b(?:January|February|March|April|June|July|August|September|October|November|December)$",
    re.IGNORECASE,
)


def apart_in_time(a: FigureClaim, b: FigureClaim, by: timedelta) -> bool:
    """Say whether the two speak of times that lie further apart than ``by``."""
    x, y = (claim.as_of.interval if claim.as_of else None for claim in (a, b))
    if x is None or y is None:
        return False
    return bool(x.end and y.start and y.start - x.end > by) or bool(y.end and x.start and x.start - y.end > by)


def weekdays_clash(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether the two speak of other days of a week by name, where neither can be dated."""
    x, y = (
        set(_WEEKDAY.findall(claim.as_of.text)) if claim.as_of and claim.as_of.interval is None else set()
        for claim in (a, b)
    )
    return bool(x) and bool(y) and not x & y


def long_past(claim: FigureClaim) -> bool:
    """Say whether the figure's own time lies far back by its words: *last year*, *in January*, *in 1985*."""
    return claim.as_of is not None and _PAST.search(claim.as_of.text) is not None


def in_window(claim: FigureClaim) -> bool:
    """Say whether the sentence counts over a stretch of time: *over four nights*, *since Saturday*."""
    return _WINDOW.search(claim.sentence) is not None


def window_holds_more(longer: FigureClaim, other: FigureClaim) -> bool:
    """Say whether only the larger of two counts is told over a stretch of time: the other may be a part of it."""
    counted = longer.dimension is Dimension.COUNT and longer.value.low > other.value.high
    return counted and in_window(longer) and not in_window(other)


def day_of_many(one: FigureClaim, all_of_them: FigureClaim) -> bool:
    """Say whether one counts a day and the other all until now: *12 arrests on Saturday*, *40 have been arrested*."""
    dated = one.as_of is not None and _WEEKDAY.search(one.as_of.text) is not None
    until_now = [_UNTIL_NOW.search(claim.sentence) is not None for claim in (one, all_of_them)]
    return dated and until_now == [False, True]


_DISTANCES = frozenset({"ago", "earlier", "later", "since", "before", "after"})
_RECORD = re.compile(r"\bever\b|\bon record\b|\brecords began\b", re.IGNORECASE)
_ANOTHER = frozenset({"last", "previous", "earlier", "prior", "another"})


def of_another_time(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether the words alone tell that the two speak of other times, so that both may be right.

    *Five years ago* says how long it is from the day of its article; *the last quake* is not this one.
    """
    if any(claim.dimension is Dimension.DURATION and claim.concept.property in _DISTANCES for claim in (a, b)):
        return True
    if a.dimension is not Dimension.COUNT and bool(_RECORD.search(a.sentence)) != bool(_RECORD.search(b.sentence)):
        return True
    return _of_another_event(a) != _of_another_event(b)


def _of_another_event(claim: FigureClaim) -> bool:
    return bool(_ANOTHER & set(claim.concept.subject)) and not _ANOTHER & set(claim.concept.terms)
