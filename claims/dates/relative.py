"""Patterns for dates counted from the article's own day, or from another event."""

import re

from claims.dates import vocabulary as words
from claims.dates.expressions import Ago, DateKind, Expression, Part, Period, Rolling, Unit, Unresolved, Weekday
from claims.dates.pattern import SIDE, Match, pattern, side

_SHIFTS = {"last": -1, "this": 0, "next": 1, "current": 0}
_UNITS: dict[str, Unit] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
    "hour": "hour",
    "minute": "minute",
}


def _unit(text: str) -> tuple[Unit, int]:
    """Return the unit and how many of it the word stands for."""
    word = text.lower().removesuffix("s")
    return ("week", 2) if word == "fortnight" else (_UNITS[word], 1)


def _weekday(match: Match) -> Expression:
    groups = match.groupdict()
    week = groups.get("week")
    return Weekday(
        words.weekday_number(match["weekday"]),
        side(groups.get("side")),
        None if week is None else _SHIFTS[week.lower()],
    )


_NAMED_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _named_day(match: Match) -> Expression:
    return Period("day", _NAMED_DAYS[re.sub(r"\s+", " ", match["named"].lower())])


def _period(match: Match) -> Expression:
    unit, times = _unit(match["unit"])
    return Period(unit, times * _SHIFTS[match["which"].lower()])


def _ago(sign: int, match: Match) -> Expression:
    low, high = words.amount(match["amount"])
    if match.groupdict().get("half"):
        low, high = low + 0.5, high + 0.5
    unit, times = _unit(match["unit"])
    return Ago(low * times, high * times, unit, sign)


def _rolling(sign: int, match: Match) -> Expression:
    amount, unit_text = match.groupdict().get("amount"), match["unit"]
    unit, times = _unit(unit_text)
    high = words.amount(amount)[1] if amount or unit_text.lower().endswith("s") else 1
    return Rolling(high * times, unit, sign)


def _so_far(match: Match) -> Expression:
    unit, _ = _unit(match["unit"])
    return Part("before now" if match["which"].lower() in {"earlier", "so far"} else "after now", Period(unit, 0))


def _end_of(match: Match) -> Expression:
    word = match["which"].lower()
    unit, _ = _unit(match["unit"])
    which = "end" if word in {"end", "close"} else "mid" if word == "middle" else "start"
    return Part(which, Period(unit, 0))  # type: ignore[arg-type]


_A, _U, _W = words.AMOUNT, words.UNIT, words.FULL_WEEKDAY
_NAMED_BY = "Black Good Super Ash Bloody Cyber Palm Easter Sheffield Holy Maundy Every every Each each Happy".split()
_NOT_AFTER = "".join(rf"(?<!\b{word} )" for word in _NAMED_BY)
_NAMES = "Times|Telegraph|Mirror|Express|Mail|Herald|Post|World|Star|Sun|People|Age|Night|Club|Group|School|Review"
_NOT_BEFORE = rf"(?! (?:{_NAMES})\b)(?!s\b|\w)"
"""Weekdays inside the names of feasts, clubs and papers are no dates, nor is what happens every week."""
_DAYTIME = r"(?:(?: |-)(?:morning|afternoon|evening|night|lunchtime)\b)?"
_ROUGHLY = (
    r"(?:(?i:about|around|nearly|almost|some|roughly|just over|just under|more than|less than|at least|over|under"
    r"|just|only|barely) )?"
)
_YEARS = r"(?:week|weekend|fortnight|month|quarter|year|decade|century)"
_FROM_DAY = r"(?:day|week|month|year|decade|hour)"
_NAMED_DAY = (
    r"today|tonight|yesterday|tomorrow|last night|this morning|this afternoon|this evening"
    r"|the day before yesterday|the day after tomorrow"
)
_SAME = r"same|previous|preceding|following|next|prior"
_FEW = r"(?i:\d+|two|three|four|five|six|seven|ten|twelve)"
_SPELL = r"(?:days?|nights?|weeks?|weekend|months?|quarter|years?|morning|afternoon|evening|decades?)"
_THAT = r"day|night|week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|autumn"


def _before(match: Match) -> Expression:
    return _ago(-1, match)


def _ahead(match: Match) -> Expression:
    return _ago(1, match)


def _lately(match: Match) -> Expression:
    return _rolling(-1, match)


def _soon(match: Match) -> Expression:
    return _rolling(1, match)


def _elsewhere(_: Match) -> Expression:
    return Unresolved()


_DAYS = (
    pattern(
        "weekday",
        DateKind.WEEKDAY,
        rf"\b{_NOT_AFTER}(?:{SIDE} )?(?P<weekday>{_W}){_DAYTIME}{_NOT_BEFORE}",
        _weekday,
    ),
    pattern(
        "weekday of a week",
        DateKind.WEEKDAY,
        rf"\b(?P<weekday>{_W}){_DAYTIME} (?:of )?(?P<week>last|this|next) week\b",
        _weekday,
    ),
    pattern(
        "named day",
        DateKind.RELATIVE,
        rf"(?<!USA )(?<!Russia )\b(?P<named>(?i:{_NAMED_DAY})){_DAYTIME}(?!\w)",
        _named_day,
    ),
    pattern("overnight", DateKind.RELATIVE, r"(?<![-\w])(?i:overnight)(?![-\w])", lambda _: Rolling(1, "day", -1)),
)
_PERIODS = (
    pattern(
        "period",
        DateKind.RELATIVE,
        rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)(?: calendar)? (?P<unit>{_YEARS})(?!\w)(?! (?:night|season)\b)",
        _period,
    ),
    pattern("current period", DateKind.RELATIVE, rf"\b(?:[Tt]he )(?P<which>current) (?P<unit>{_YEARS})(?!\w)", _period),
    pattern(
        "weekend",
        DateKind.RELATIVE,
        r"\b(?i:at|over|during|on|by|before|after|this past|throughout) the (?P<date>weekend)\b",
        lambda _: Period("weekend", 0),
    ),
    pattern(
        "earlier this",
        DateKind.RELATIVE,
        r"\b(?P<which>(?i:earlier|later|so far))(?: in)? (?:this|the|the current) "
        r"(?P<unit>week|month|year|quarter|decade|century)(?!\w)",
        _so_far,
    ),
    pattern(
        "to date",
        DateKind.RELATIVE,
        r"\b(?i:the )?(?P<unit>year) to date\b",
        lambda _: Part("before now", Period("year", 0)),
    ),
    pattern(
        "end of the",
        DateKind.RELATIVE,
        r"\b(?:[Tt]he )?(?P<which>end|close|start|beginning|middle) of (?:the|this) "
        r"(?P<unit>week|month|quarter|year|decade|century)(?!\w)",
        _end_of,
    ),
    pattern(
        "year-end",
        DateKind.RELATIVE,
        r"\b(?:year[- ]end|(?:the )?year[’']s end)\b",
        lambda _: Part("end", Period("year", 0)),
    ),
    pattern("mid-year", DateKind.RELATIVE, r"\bmid-?year\b", lambda _: Part("mid", Period("year", 0))),
)
_COUNTED = (
    pattern(
        "ago",
        DateKind.RELATIVE,
        rf"\b{_ROUGHLY}(?:(?P<amount>(?i:{_A}))(?P<half> and a half)? )(?P<unit>{_U}) ago\b",
        _before,
    ),
    pattern(
        "some time ago",
        DateKind.RELATIVE,
        r"(?<![\w.-])(?P<amount>)(?P<unit>(?i:days|weeks|months|years|hours|decades)) ago\b",
        _before,
    ),
    pattern(
        "from now",
        DateKind.RELATIVE,
        rf"\b{_ROUGHLY}(?:(?P<amount>(?i:{_A})) )(?P<unit>{_U}) from (?:now|today)\b",
        _ahead,
    ),
    pattern(
        "in time",
        DateKind.RELATIVE,
        rf"\b(?i:in) (?P<date>{_ROUGHLY}(?:(?P<amount>(?i:{_A})) )(?P<unit>{_U})[’']?s?[’']? time)\b",
        _ahead,
    ),
    pattern(
        "the past",
        DateKind.ROLLING,
        rf"\b(?:(?i:the|this|these) )(?:past|last) (?:(?P<amount>(?i:{_A})) )?(?P<unit>{_FROM_DAY}s?)(?!\w|[’'])",
        _lately,
    ),
    pattern(
        "past few",
        DateKind.ROLLING,
        rf"\b(?i:past|last) (?P<amount>(?i:{_A})) (?P<unit>{_FROM_DAY}s)(?!\w)",
        _lately,
    ),
    pattern(
        "recent",
        DateKind.ROLLING,
        r"\b(?:the )?(?i:recent) (?P<unit>hours|days|weeks|months|years|decades|centuries)(?!\w)",
        _lately,
    ),
    pattern(
        "the coming",
        DateKind.ROLLING,
        rf"\b(?:(?i:the) )?(?i:coming) (?:(?P<amount>(?i:{_A})) )?(?P<unit>{_FROM_DAY}s?)(?!\w)",
        _soon,
    ),
    pattern(
        "the next few",
        DateKind.ROLLING,
        rf"\b(?i:the) next (?P<amount>(?i:{_A})) (?P<unit>{_FROM_DAY}s?)(?!\w)",
        _soon,
    ),
    pattern(
        "to come",
        DateKind.ROLLING,
        r"\b(?:the )?(?P<unit>hours|days|weeks|months|years|decades) (?:to come|ahead)\b",
        _soon,
    ),
    pattern(
        "within days",
        DateKind.ROLLING,
        r"\b(?i:within) (?:a few |several )?(?P<unit>hours|days|weeks|months|years)(?! of\b|\w)",
        _soon,
    ),
)
_FROM_EVENTS = (
    pattern(
        "counted from",
        DateKind.ANCHORED,
        rf"\b{_ROUGHLY}(?:(?P<amount>(?i:{_A})) )(?P<unit>{_U}) "
        r"(?:earlier|later|before|after|previously|beforehand|afterwards?|prior)(?!\w)",
        _elsewhere,
    ),
    pattern(
        "days later",
        DateKind.ANCHORED,
        r"(?<![\w.-])(?i:days|weeks|months|years|hours|minutes|decades) (?:earlier|later|before|after)(?!\w)",
        _elsewhere,
    ),
    pattern(
        "the same day",
        DateKind.ANCHORED,
        rf"\b(?i:the|that) (?:very )?(?:{_SAME})(?: {_FEW})? {_SPELL}(?!\w)",
        _elsewhere,
    ),
    pattern(
        "the day after",
        DateKind.ANCHORED,
        r"\b(?i:the) (?:day|night|week|month|year|morning|evening) (?:before|after|prior)(?!\w)"
        r"(?! (?:yesterday|tomorrow))",
        _elsewhere,
    ),
    pattern("that day", DateKind.ANCHORED, rf"\b(?i:that) (?:{_THAT})(?!\w)", _elsewhere),
)
RELATIVE = (*_DAYS, *_PERIODS, *_COUNTED, *_FROM_EVENTS)
