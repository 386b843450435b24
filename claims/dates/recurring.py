"""Patterns for quarters, halves, fiscal years, seasons, fixed holidays and times of day."""

import re

from claims.dates import vocabulary as words
from claims.dates.expressions import Calendar, DateKind, Expression, Fiscal, Fraction, Season, Unresolved
from claims.dates.pattern import SIDE, WHOSE, Match, of_year, pattern, side


def _number(match: Match) -> int:
    return words.ORDINALS.get(match["number"].lower()) or int(match["number"])


def _quarter(match: Match) -> Expression:
    groups = match.groupdict()
    year, _ = of_year(match)
    if groups.get("fiscal_year"):
        return Fiscal(int(match["fiscal_year"]) - 1, int(match["fiscal_year"]))
    if groups.get("fiscal") or groups.get("later"):
        return Unresolved() if year is None else Fiscal(year - 1, year)
    return Fraction(_number(match), 4, year, side(groups.get("whose")))


def _half(match: Match) -> Expression:
    year, _ = of_year(match)
    # *the first half of the year* is the article's own year; a bare half is a half of a match.
    which = None if year is not None else side(match.groupdict().get("whose")) or "this"
    return Fraction(_number(match), 2, year, which)


def _fiscal(match: Match) -> Expression:
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    return Fiscal(year, year + 1) if match["last"] else Fiscal(year - 1, year)


def _season(match: Match) -> Expression:
    year, _ = of_year(match)
    return Season(match["season"].lower(), year, side(match.groupdict().get("side")))


_HOLIDAYS = {
    "christmas day": (25, 12),
    "christmas eve": (24, 12),
    "boxing day": (26, 12),
    "new year's day": (1, 1),
    "new year's eve": (31, 12),
    "valentine's day": (14, 2),
    "halloween": (31, 10),
}


def _holiday(match: Match) -> Expression:
    day, month = _HOLIDAYS[re.sub(r"\s+", " ", match["date"].lower().replace("’", "'"))]
    return Calendar(day=day, month=month)


def _time(_: Match) -> Expression:
    return Unresolved()


_Y = words.YEAR
_ZONES = r"(?:GMT|UTC|CET|CEST|BST|EST|EDT|PST|PDT|ET|PT|local time|hours|hrs)\b"
_CLOCK = r"(?:[01]?\d|2[0-3])"
_BEFORE_SEASON = r"(?i:in|during|over|since|until|by|through|throughout|before|after|from|late in|early in)"

RECURRING = (
    pattern(
        "quarter",
        DateKind.QUARTER,
        r"\b(?:[Tt]he )?(?P<fiscal>fiscal )?(?P<number>(?i:first|second|third|fourth|final))(?: |-)"
        rf"(?:calendar |(?P<later>fiscal ))?quarter"
        rf"(?: of (?P<year>{_Y})| {WHOSE}| (?:of )?fiscal (?P<fiscal_year>{_Y}))?(?!\w)",
        _quarter,
    ),
    pattern("Q", DateKind.QUARTER, rf"\bQ(?P<number>[1-4])(?:,? (?:of )?(?:(?P<year>{_Y})|{WHOSE}))?(?!\w)", _quarter),
    pattern(
        "half",
        DateKind.SEASON,
        rf"\b(?:[Tt]he )?(?P<number>(?i:first|second))(?: |-)half of (?:(?P<year>{_Y})"
        r"|(?P<whose>[Ll]ast|[Tt]his|[Nn]ext) year|the year)(?!\w)",
        _half,
    ),
    pattern("H", DateKind.SEASON, rf"\bH(?P<number>[12]) (?:of )?(?P<year>{_Y})(?!\w)", _half),
    pattern(
        "fiscal",
        DateKind.YEAR,
        r"\b(?i:the )?(?i:fiscal|financial|tax|academic|school)(?: year)? (?P<year>(?:19|20)\d\d)"
        r"(?:\s?[-–/]\s?(?P<last>\d{2,4}))?(?!\w)",
        _fiscal,
    ),
    pattern("FY", DateKind.YEAR, r"\bFY ?(?P<year>\d{4}|\d{2})(?:\s?[-–/]\s?(?P<last>\d{2,4}))?(?!\w)", _fiscal),
    pattern(
        "season of a year",
        DateKind.SEASON,
        rf"\b(?:[Tt]he )?(?P<season>{words.SEASON})(?: of)? (?P<year>{_Y})(?!\w)",
        _season,
    ),
    pattern(
        "which season",
        DateKind.SEASON,
        rf"\b{SIDE} (?P<season>{words.SEASON})(?!\w| (?:of the|of a|in|by)\b)",
        _season,
    ),
    pattern(
        "season",
        DateKind.SEASON,
        rf"\b{_BEFORE_SEASON}(?: the)? (?P<date>(?P<season>spring|summer|autumn|winter))"
        r"(?! (?:training|break|Olympics|Games)|\w)",
        _season,
    ),
    pattern(
        "the fall",
        DateKind.SEASON,
        r"\b(?i:in|during|since|until|by) the (?P<date>(?P<season>fall))(?! of (?!\d)|\w)",
        _season,
    ),
    pattern(
        "holiday",
        DateKind.DAY,
        r"\b(?P<date>Christmas (?:Day|Eve)|Boxing Day|New Year[’']s (?:Day|Eve)|Valentine[’']s Day|Halloween)\b",
        _holiday,
        "Christmas|Boxing|New|Valentine|Halloween",
    ),
    pattern(
        "clock",
        DateKind.TIME,
        rf"(?<![\d:.,])\d{{1,2}}(?:[:.]\d\d)?(?: |-)?(?:[ap]\.m\.|[AaPp][Mm]\b|[AP]\.M\.)(?: {_ZONES})?",
        _time,
    ),
    pattern("clock with zone", DateKind.TIME, rf"(?<![\d:.,]){_CLOCK}[:.h]?[0-5]\d {_ZONES}", _time),
    pattern(
        "clock after a word",
        DateKind.TIME,
        r"\b(?i:at|by|before|after|around|until|from|shortly after|just after)(?: about| around)? "
        rf"(?P<date>{_CLOCK}:[0-5]\d|{_CLOCK}\.[0-5]\d(?= on| \w+day))(?![\d:])",
        _time,
    ),
    pattern("o'clock", DateKind.TIME, r"\b(?:\d{1,2}|[a-z]+) o[’']clock\b", _time),
    pattern(
        "noon",
        DateKind.TIME,
        r"\b(?i:at|by|before|after|around|until|since|shortly after|just before) (?P<date>noon|midnight|midday)\b",
        _time,
    ),
)
