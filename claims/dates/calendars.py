"""Calendar arithmetic: stretches of days by name. Days that no calendar has raise ValueError or OverflowError."""

from calendar import monthrange
from datetime import date, timedelta

from claims.claim import Granularity, Interval

DAY = timedelta(days=1)


def a_day(day: date) -> Interval:
    """Return one day."""
    return Interval(start=day, end=day, granularity=Granularity.DAY)


def a_month(year: int, month: int) -> Interval:
    """Return one month; ``month`` may run past December or before January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = monthrange(year, month)[1]
    return Interval(start=date(year, month, 1), end=date(year, month, last), granularity=Granularity.MONTH)


def months(first: date, count: int, granularity: Granularity) -> Interval:
    """Return ``count`` months from the first day of the month of ``first``."""
    end = a_month(first.year, first.month + count - 1).end
    return Interval(start=first.replace(day=1), end=end, granularity=granularity)


def a_year(year: int) -> Interval:
    """Return one calendar year."""
    return Interval(start=date(year, 1, 1), end=date(year, 12, 31), granularity=Granularity.YEAR)


def years(first: int, last: int) -> Interval:
    """Return whole years, both included."""
    return Interval(start=date(first, 1, 1), end=date(last, 12, 31), granularity=Granularity.VAGUE)


def a_week(day: date, shift: int) -> Interval:
    """Return Monday to Sunday of the week ``shift`` weeks from that of ``day``."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Interval(start=monday, end=monday + timedelta(days=6), granularity=Granularity.VAGUE)


def a_weekend(day: date, shift: int, *, future: bool) -> Interval:
    """Return Saturday and Sunday: the one begun last, or the one to come, then ``shift`` further."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if shift < 0 and saturday + DAY >= day:
        saturday -= timedelta(weeks=1)
    elif shift > 0 or (future and saturday + DAY < day):
        saturday += timedelta(weeks=1)
    return Interval(start=saturday, end=saturday + DAY, granularity=Granularity.VAGUE)


def part(whole: Interval, which: str) -> Interval:
    """Return the early, middle or late half of an interval, or its first or last stretch."""
    if whole.start is None or whole.end is None:
        return whole
    length = (whole.end - whole.start).days
    edge = timedelta(days=length // 12 if length > 60 else length // 5)  # a month of a year, a week of a month
    half, quarter = timedelta(days=length // 2), timedelta(days=length // 4)
    start, end = {
        "early": (whole.start, whole.start + half),
        "first half": (whole.start, whole.start + half),
        "mid": (whole.start + quarter, whole.end - quarter),
        "late": (whole.end - half, whole.end),
        "second half": (whole.end - half, whole.end),
        "start": (whole.start, whole.start + edge),
        "end": (whole.end - edge, whole.end),
    }[which]
    return Interval(start=start, end=end, granularity=Granularity.VAGUE)
