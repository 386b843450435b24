"""The words dates are written in, as regular-expression pieces and look-ups."""

import re

from claims.dates.expressions import Side


def _numbered(names: str, first: int) -> dict[str, int]:
    """Return each name with the number of the line it stands in."""
    lines = names.strip().splitlines()
    return {name: number for number, line in enumerate(lines, first) for name in line.split()}


MONTHS = _numbered(
    """
    january jan
    february feb
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sept sep
    october oct
    november nov
    december dec
    """,
    first=1,
)
WEEKDAYS = _numbered(
    """
    monday mon
    tuesday tues tue
    wednesday weds wed
    thursday thurs thur thu
    friday fri
    saturday sat
    sunday sun
    """,
    first=0,
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each, in the northern half of the world."""
SIDES: dict[str, Side] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "the current": "this",
    "current": "this",
    "next": "next",
    "coming": "next",
    "this coming": "next",
    "this past": "last",
    "the coming": "next",
    "the past": "last",
}
ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th final last"), start=1)
    for word in words.split()
}
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty""".split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: dict[str, tuple[float, float]] = {
    **{word: (number, number) for number, word in enumerate(_SMALL)},
    **{word: (number, number) for number, word in zip(range(30, 100, 10), _TENS, strict=True)},
    "a": (1, 1),
    "an": (1, 1),
    "half a": (0.5, 0.5),
    "half an": (0.5, 0.5),
    "a couple of": (2, 2),
    "couple of": (2, 2),
    "a few": (2, 5),
    "few": (2, 5),
    "several": (3, 9),
    "many": (5, 30),
    "dozens of": (24, 99),
    "a dozen": (12, 12),
    "a hundred": (100, 100),
    "": (2, 10),
}
"""Lowest and highest amount a number word stands for; the empty word is the bare plural of *days ago*."""


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _named(names: list[str]) -> str:
    """Return alternatives for names as print writes them: capitalised, or all in capitals."""
    return _alternatives([name.capitalize() for name in names] + [name.upper() for name in names])


FULL_MONTH = _named([name for name in MONTHS if len(name) > 4 or name in {"june", "july", "may"}])
SHORT_MONTH = _named([name for name in MONTHS if len(name) <= 4 and name not in {"june", "july", "may"}])
MONTH = rf"(?:{FULL_MONTH}|(?:{SHORT_MONTH})\b\.?)"
SAFE_MONTH = _named("january february july september october november december".split())
"""Months that are no common name or verb; May, March, April, June and August need a word beside them."""
FULL_WEEKDAY = _named([name for name in WEEKDAYS if name.endswith("day")])
WEEKDAY = rf"(?:{FULL_WEEKDAY}|(?:{_named([name for name in WEEKDAYS if not name.endswith('day')])})\b\.?)"
SEASON = _alternatives([*SEASONS, *(name.capitalize() for name in SEASONS)])
DAY = (
    r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    r"(?![\w%]|[.,:]\d|\s*(?:percent|per\s+cent|million|billion|p\.?m\b|a\.?m\b))"
)
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d|\s*(?:percent|per\s+cent|million|billion|metres|meters|km\b|miles|feet))"
AMOUNT = (
    r"(?:\d{1,4}(?:\.\d)?|half\s+an?|an?\s+couple\s+of|a\s+few|several|many|dozens\s+of|a\s+dozen|a\s+hundred|"
    rf"(?:{_alternatives(_TENS)})[-\s](?:{_alternatives(_SMALL[1:10])})|{_alternatives(_SMALL[1:] + _TENS)}|an?)"
)
UNIT = r"(?:day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie|hour|minute)s?"
MONTH_TRIGGER = r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
UNIT_TRIGGER = (
    r"(?i:day|night|tomorrow|week|month|quarter|year|decade|centur|hour|minute|morning|noon|evening"
    r"|summer|winter|spring|autumn)"
)
APART = r"(?:[ \t\u00a0]+)"
"""White space inside one expression; a line break ends it."""


def month_number(text: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[text.rstrip(".").lower()]


def weekday_number(text: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    return WEEKDAYS[text.rstrip(".").lower()]


def day_number(text: str) -> int:
    """Return the number in *18th*."""
    return int(re.sub(r"\D", "", text))


def amount(text: str | None) -> tuple[float, float]:
    """Return the lowest and highest amount of a number word or numeral."""
    plain = re.sub(r"[\s-]+", " ", (text or "").strip().lower())
    if plain in NUMBERS:
        return NUMBERS[plain]
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain), float(plain)
    total = sum(NUMBERS[word][0] for word in plain.split())
    return total, total
