"""Which days a date claim may mean, and how far two of them are apart.

*Friday* in a feature may be last or next Friday, *5 March* without a year this year's or last
year's: the grammar settles on one, but no conflict may hang on that choice.
"""

import re
from datetime import timedelta

from claims.claim import DateClaim, Granularity, Interval

_WEEK = timedelta(days=7)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_COUNTED = re.compile(
    r"\b(?:to|yester|to-)(?:day|night|morrow)\b|\btonight\b|\bago\b|\b(?:last|next|this)\b", re.IGNORECASE
)
_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night|midnight|dawn|noon|midday)\b", re.IGNORECASE)
_PART_BEFORE = 14
"""Characters before a date in which *the night of* stands."""


def weekday_named(claim: DateClaim) -> int | None:
    """Return the weekday a date names, 0 for Monday, or None."""
    found = _WEEKDAY.search(claim.surface)
    return None if found is None else _WEEKDAYS.index(found.group().lower())


def has_day_number(claim: DateClaim) -> bool:
    """Say whether a date gives the day of the month: *12 May*, *Thursday, Nov. 6*."""
    bare = _YEAR.sub("", claim.surface)
    return claim.interval is not None and claim.interval.granularity is Granularity.DAY and bool(re.search(r"\d", bare))


def part_of_day(claim: DateClaim) -> str | None:
    """Return the part of the day a date names with it: *Tuesday evening*, *on the night of 24 May*."""
    start = claim.span.start - claim.sentence_span.start
    around = claim.sentence[max(0, start - _PART_BEFORE) : start] + claim.surface
    found = _PART_OF_DAY.search(around)
    return None if found is None else found.group().lower()


def days_apart(a: DateClaim, b: DateClaim) -> int | None:
    """Return the fewest days that can lie between two dates, 0 where they can be one; None where that is open."""
    if a.interval is None or b.interval is None:
        return None
    gaps = [gap for x in _readings(a) for y in _readings(b) if (gap := _gap(x, y)) is not None]
    return min(gaps, default=None)


def _readings(claim: DateClaim) -> list[Interval]:
    interval = claim.interval
    if interval is None:
        return []
    if interval.start is None or interval.end is None:  # until 30 March, from 1 May: its one day
        edge = interval.start or interval.end
        interval = Interval(start=edge, end=edge, granularity=interval.granularity)
        if edge is None:
            return []
    if _COUNTED.search(claim.surface) or _YEAR.search(claim.surface):
        return [interval]
    if weekday_named(claim) is not None and not has_day_number(claim):
        return [_moved(interval, shift * _WEEK) for shift in (-1, 0, 1)]
    if interval.granularity in {Granularity.DAY, Granularity.MONTH}:
        return [moved for shift in (-1, 0, 1) if (moved := _in_year(interval, shift)) is not None]
    return [interval]


def _moved(interval: Interval, by: timedelta) -> Interval:
    assert interval.start is not None
    assert interval.end is not None
    return Interval(start=interval.start + by, end=interval.end + by, granularity=interval.granularity)


def _in_year(interval: Interval, shift: int) -> Interval | None:
    assert interval.start is not None
    assert interval.end is not None
    try:
        start = interval.start.replace(year=interval.start.year + shift)
        end = interval.end.replace(year=interval.end.year + shift)
    except ValueError:  # 29 February
        return None
    return Interval(start=start, end=end, granularity=interval.granularity)


def _gap(x: Interval, y: Interval) -> int | None:
    if x.start is None or x.end is None or y.start is None or y.end is None:
        return None
    return max(0, (x.start - y.end).days, (y.start - x.end).days)
