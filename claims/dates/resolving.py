"""From a date expression to days, anchored on the article's own date and never on today's.

The past is the rule: a bare weekday, month or day and month is the latest one on or before the
article's day. Where the clause speaks of the future it is the earliest on or after it.
"""

from collections.abc import Callable
from datetime import date, timedelta

from claims.claim import Granularity, Interval
from claims.dates import calendars
from claims.dates import expressions as forms
from claims.dates.expressions import DateMention, Expression
from claims.dates.vocabulary import SEASONS

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "quarter": 91.3, "year": 365.25}
_SPREAD = {"week": 3, "month": 15, "quarter": 45, "year": 183, "decade": 1461, "century": 7305}
"""Days either side of *two weeks ago*: half a unit, less for the long ones, which are counted more closely."""
_LATER_ZONE = timedelta(days=1)
"""It can be tomorrow where the news happened."""


def resolve(mention: DateMention, published: date | None, future: bool = False) -> Interval | None:
    """Return the days a mention speaks of, both ends included; None where they cannot be known.

    Args:
        mention: a date expression.
        published: the article's own date; without it only dates with a year resolve.
        future: whether its clause speaks of what is to come.
    """
    try:
        return _interval(mention.expression, published, future=future)
    except (ValueError, OverflowError):
        return None  # 30 February, a thousand centuries ago


def _interval(expression: Expression, published: date | None, *, future: bool) -> Interval | None:
    match expression:
        case forms.Years():
            return calendars.years(expression.first, expression.last)
        case forms.Fiscal():
            return calendars.years(expression.first, expression.last)
        case forms.Bound():
            return _bound(expression, _interval(expression.of, published, future=future))
        case forms.Between():
            return _between(expression, published, future=future)
        case forms.Months() | forms.Ended() | forms.Part():
            return _within(expression, published, future=future)
        case forms.Unresolved():
            return None
        case forms.Calendar() | forms.Season() | forms.Fraction():
            if expression.year is None and published is None:
                return None
            return _named(expression, published, future=future)
        case _:
            return None if published is None else _relative(expression, published, future=future)


def _named(
    expression: forms.Calendar | forms.Season | forms.Fraction, published: date | None, *, future: bool
) -> Interval | None:
    """Return the days of an expression that comes round every year, or of one with its year."""

    def in_year(year: int) -> Interval:
        match expression:
            case forms.Season():
                return calendars.months(date(year, SEASONS[expression.name], 1), 3, Granularity.VAGUE)
            case forms.Fraction():
                length = 12 // expression.parts
                kind = Granularity.QUARTER if length == 3 else Granularity.VAGUE
                return calendars.months(date(year, length * (expression.number - 1) + 1, 1), length, kind)
            case forms.Calendar(day=int(day), month=int(month)):
                return calendars.a_day(date(year, month, day))
            case forms.Calendar(month=int(month)):
                return calendars.a_month(year, month)
            case _:
                return calendars.a_year(year)

    if expression.year is not None:
        return in_year(expression.year)
    assert published is not None
    if isinstance(expression, forms.Calendar) and expression.year_shift is not None:
        return in_year(published.year + expression.year_shift)
    if isinstance(expression, forms.Fraction) and expression.side is not None:
        return in_year(published.year + {"last": -1, "this": 0, "next": 1}[expression.side])
    return _by_side(in_year, published, expression.side, future=future)


def _by_side(
    in_year: Callable[[int], Interval], published: date, side: forms.Side | None, *, future: bool
) -> Interval | None:
    """Return the one of the yearly intervals that *last*, *this*, *next* or the tense points to."""
    if side == "this":
        now = in_year(published.year - 1)  # a winter begins in the year before
        return now if now.end and now.end >= published else in_year(published.year)
    candidates = []
    for year in range(published.year - 5, published.year + 6):  # 29 February comes round every fourth year or later
        try:
            candidates.append(in_year(year))
        except ValueError:
            continue
    if side == "last":
        return max((c for c in candidates if c.end and c.end < published), key=_start, default=None)
    if side == "next":
        return min((c for c in candidates if c.start and c.start > published), key=_start, default=None)
    if future:
        return min((c for c in candidates if c.end and c.end >= published), key=_start, default=None)
    latest = published + _LATER_ZONE
    return max((c for c in candidates if c.start and c.start <= latest), key=_start, default=None)


def _start(interval: Interval) -> date:
    return interval.start or date.min


def _relative(expression: Expression, published: date, *, future: bool) -> Interval | None:
    match expression:
        case forms.Weekday():
            return calendars.a_day(_weekday(expression, published, future=future))
        case forms.Period():
            return _period(expression, published, future=future)
        case forms.Ago(low, high, unit, sign):
            return _ago(low, high, unit, sign, published)
        case forms.Rolling(high, unit, sign):
            reach = timedelta(days=max(1, round(high * _days(unit))))
            start, end = (published - reach, published) if sign < 0 else (published, published + reach)
            return Interval(start=start, end=end, granularity=Granularity.VAGUE)
        case _:
            return None


def _weekday(expression: forms.Weekday, published: date, *, future: bool) -> date:
    monday = published - timedelta(days=published.weekday())
    if expression.week is not None:
        return monday + timedelta(weeks=expression.week, days=expression.number)
    if expression.side == "this":
        return monday + timedelta(days=expression.number)
    back = (published.weekday() - expression.number) % 7
    if expression.side == "last":
        return published - timedelta(days=back or 7)
    ahead = (expression.number - published.weekday()) % 7
    if expression.side == "next":
        return published + timedelta(days=ahead or 7)
    return published + timedelta(days=ahead) if future else published - timedelta(days=back)


def _period(period: forms.Period, published: date, *, future: bool) -> Interval | None:
    match period.unit:
        case "day":
            return calendars.a_day(published + timedelta(days=period.shift))
        case "week":
            return calendars.a_week(published, period.shift)
        case "weekend":
            return calendars.a_weekend(published, period.shift, future=future)
        case "month":
            return calendars.a_month(published.year, published.month + period.shift)
        case "quarter":
            first = calendars.a_month(published.year, 3 * ((published.month - 1) // 3 + period.shift) + 1).start
            return None if first is None else calendars.months(first, 3, Granularity.QUARTER)
        case "year":
            return calendars.a_year(published.year + period.shift)
        case "decade" | "century":
            length = 10 if period.unit == "decade" else 100
            first_year = published.year - published.year % length + length * period.shift
            return calendars.years(first_year, first_year + length - 1)
        case _:
            return None


def _days(unit: str) -> float:
    return {"decade": 3652.5, "century": 36525, "night": 1, "weekend": 7, "season": 91}.get(unit) or _DAYS[unit]


def _ago(low: float, high: float, unit: str, sign: int, published: date) -> Interval:
    near, far = low * _days(unit), high * _days(unit)
    if low == high and unit == "day" and near == int(near):
        return calendars.a_day(published + sign * timedelta(days=int(near)))
    spread = _SPREAD.get(unit, 0)
    nearest = max(0, round(near) - spread) if unit not in {"hour", "minute"} else int(near)
    farthest = round(far) + spread if unit not in {"hour", "minute"} else int(far) + 1
    ends = sorted((published + sign * timedelta(days=nearest), published + sign * timedelta(days=farthest)))
    return Interval(start=ends[0], end=ends[1], granularity=Granularity.VAGUE)


def _bound(bound: forms.Bound, inner: Interval | None) -> Interval | None:
    if inner is None or inner.start is None or inner.end is None:
        return None
    start, end = {
        "by": (None, inner.end),
        "until": (None, inner.end),
        "before": (None, inner.start - calendars.DAY),
        "since": (inner.start, None),
        "after": (inner.end + calendars.DAY, None),
    }[bound.word]
    return Interval(start=start, end=end, granularity=inner.granularity)


def _between(between: forms.Between, published: date | None, *, future: bool) -> Interval | None:
    last = _interval(between.last, published, future=future)
    if last is None or last.end is None:
        return None
    # The first end comes before the last: from November to March crosses a year.
    first = _interval(between.first, last.end, future=False)
    if first is None or first.start is None or first.start > last.end:
        return None
    kind = first.granularity if first.granularity is last.granularity else Granularity.VAGUE
    return Interval(start=first.start, end=last.end, granularity=kind)


def _within(
    expression: forms.Months | forms.Ended | forms.Part, published: date | None, *, future: bool
) -> Interval | None:
    of = expression.end if isinstance(expression, forms.Ended) else expression.of
    whole = _interval(of, published, future=future)
    if whole is None or whole.start is None or whole.end is None:
        return None
    match expression:
        case forms.Months(count, _, from_end):
            first = calendars.a_month(whole.start.year, 13 - count if from_end else 1).start
            return None if first is None else calendars.months(first, count, Granularity.VAGUE)
        case forms.Ended(count):
            first = calendars.a_month(whole.end.year, whole.end.month - count + 1).start
            return Interval(start=first, end=whole.end, granularity=Granularity.VAGUE)
        case forms.Part("before now"):
            end = whole.end if published is None else max(whole.start, min(whole.end, published))
            return Interval(start=whole.start, end=end, granularity=Granularity.VAGUE)
        case forms.Part("after now"):
            start = whole.start if published is None else min(whole.end, max(whole.start, published))
            return Interval(start=start, end=whole.end, granularity=Granularity.VAGUE)
        case forms.Part(which):
            return calendars.part(whole, which)
