"""Patterns for days, months, years and decades by name or number."""

import re

from claims.dates import vocabulary as words
from claims.dates.expressions import Between, Calendar, DateKind, Expression, Unresolved, Years
from claims.dates.pattern import SIDE, WHOSE, Match, of_year, pattern, side

_TWELVE = 12


def _full_year(text: str) -> int:
    """Return the year a numeral of two or four figures means."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def _day(match: Match) -> Expression:
    year, shift = of_year(match)
    return Calendar(
        day=words.day_number(match["day"]), month=words.month_number(match["month"]), year=year, year_shift=shift
    )


def _days(match: Match) -> Expression:
    year, month = of_year(match)[0], words.month_number(match["month"])
    first = Calendar(day=words.day_number(match["day"]), month=month, year=year)
    return Between(first, Calendar(day=words.day_number(match["last"]), month=month, year=year))


def _month(match: Match) -> Expression:
    year, shift = of_year(match)
    which = side(match.groupdict().get("side"))
    return Calendar(month=words.month_number(match["month"]), year=year, year_shift=shift, side=which)


def _slashed(match: Match) -> Expression:
    first, second, year = int(match[1]), int(match[2]), _full_year(match[3])
    if first == second or second > _TWELVE:
        return Calendar(day=second, month=first, year=year)
    if first > _TWELVE:
        return Calendar(day=first, month=second, year=year)
    return Unresolved()  # 03/04/2024 is March in one country and April in another


def _years(match: Match) -> Expression | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first - first % 100 + int(match["last"])
    return Years(first, last) if first < last else None


def _decade(match: Match) -> Expression:
    text = re.sub(r"\D", "", match["decade"])
    first = int(text) if len(text) == 4 else int(text) + (1900 if int(text) >= 30 else 2000)
    return Years(first, first + 9)


def _century(match: Match) -> Expression:
    number = int(match["number"])
    return Years(100 * (number - 1) + 1, 100 * number)


def _year(match: Match) -> Expression:
    return Calendar(year=int(match["year"]))


_M, _D, _Y = words.MONTH, words.DAY, words.YEAR
_THEN_YEAR = rf"(?:,? (?:(?P<year>{_Y})|{WHOSE}))?(?!\w)"
_BEFORE_MONTH = (
    r"\b(?i:in|since|until|till|by|from|through|throughout|during|before|after|between|early|late|mid|end|each|every"
    r"|late in|early in|and in|or in|months (?:to|ended|ending)|year (?:to|ended|ending))(?: |-)"
)
_BEFORE_YEAR = (
    r"\b(?i:in|since|until|till|by|of|from|through|throughout|during|before|after|between|early|late|mid|around|circa"
    r"|year|the|its|his|her|their|that|a|our|pre|post|end|for|and|to)(?: |-)"
)
_AFTER_YEAR = (
    r"(?!-|/\d| of\b| (?:people|persons|soldiers|troops|homes|houses|jobs|votes|men|women|workers|children)\b)"
)
_YEAR_NOUN = r"election|elections|season|budget|census|edition|report|ruling|vote"
_SAFE = rf"(?:{words.SAFE_MONTH}|(?:Jan|Feb|Sept|Sep|Oct|Nov|Dec)\.)"
_DASH = r"(?:\s?[-–—]\s?| and | to | through )"

ABSOLUTE = (
    pattern(
        "iso",
        DateKind.NUMERIC,
        r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])",
        lambda match: Calendar(int(match[3]), int(match[2]), int(match[1])),
    ),
    pattern("slashed", DateKind.NUMERIC, r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])", _slashed),
    pattern("dotted", DateKind.NUMERIC, r"(?<![\d/.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d/]|\.\d)", _slashed),
    pattern("day month", DateKind.DAY, rf"\b(?:[Tt]he )?(?P<day>{_D})(?: of)? (?P<month>{_M}){_THEN_YEAR}", _day),
    pattern("month day", DateKind.DAY, rf"\b(?P<month>{_M}) (?:the )?(?P<day>{_D}){_THEN_YEAR}", _day),
    pattern(
        "month days",
        DateKind.RANGE,
        rf"\b(?P<month>{_M}) (?P<day>{_D}){_DASH}(?P<last>{_D}){_THEN_YEAR}",
        _days,
        words.MONTH_TRIGGER,
    ),
    pattern(
        "days month",
        DateKind.RANGE,
        rf"\b(?P<day>{_D}){_DASH}(?P<last>{_D})(?: of)? (?P<month>{_M}){_THEN_YEAR}",
        _days,
        words.MONTH_TRIGGER,
    ),
    pattern("month year", DateKind.MONTH, rf"\b(?P<month>{_M})(?:,| of)? (?:(?P<year>{_Y})|{WHOSE})(?!\w)", _month),
    pattern("which month", DateKind.MONTH, rf"\b{SIDE} (?P<month>{_M})(?!\w)", _month),
    pattern("month", DateKind.MONTH, rf"(?<!\w)(?P<month>{_SAFE})(?!\w)", _month),
    pattern("month after a word", DateKind.MONTH, rf"{_BEFORE_MONTH}(?P<date>(?P<month>{_M}))(?!\w)", _month),
    pattern(
        "month after a month",
        DateKind.MONTH,
        rf"\b{_M}(?:,| and| or| to| through| until|-|–) ?(?P<date>(?P<month>{_M}))(?! \d|\w)",
        _month,
    ),
    pattern(
        "month before a month",
        DateKind.MONTH,
        rf"(?P<date>\b(?P<month>{_M}))(?= (?:and|or|to|through) {_M}\b)",
        _month,
    ),
    pattern("year", DateKind.YEAR, rf"{_BEFORE_YEAR}(?P<date>(?P<year>{_Y}))\b{_AFTER_YEAR}", _year),
    pattern(
        "year before a word",
        DateKind.YEAR,
        rf"(?P<date>\b(?P<year>{_Y}))(?=[’']s | (?:and|to) {_Y}\b|\)| (?:{_YEAR_NOUN})\b)",
        _year,
    ),
    pattern(
        "years",
        DateKind.RANGE,
        rf"(?<![\d,.-])\b(?P<first>{_Y})\s?[-–—/]\s?(?P<last>\d{{4}}|\d{{2}})(?![\d,.-])",
        _years,
        r"\d\d",
    ),
    pattern("decade", DateKind.DECADE, r"(?:\b[Tt]he )?(?:\b(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b)", _decade),
    pattern("short decade", DateKind.DECADE, r"(?:\b[Tt]he )(?P<decade>[’'‘]\d0)s\b", _decade),
    pattern(
        "century",
        DateKind.DECADE,
        r"\b(?:[Tt]he )?(?P<number>1[0-9]|2[01])(?:th|st)(?: |-)century\b",
        _century,
        r"century",
    ),
)
