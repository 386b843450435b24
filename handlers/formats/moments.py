"""Moments out of what people and machines write for them; nothing is guessed from a word like *today*."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_ZONES = {
    # Hours east of Greenwich of abbreviations with one meaning in the news; mail's own table knows the American ones.
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_REGIONS = {
    # American desks write the zone without saying whether summer time holds.
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip
_WRITTEN = tuple(
    f"{day}{clock}"
    for day in ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%d.%m.%Y")
    for clock in ("", " %H:%M", " %H:%M:%S", " %I:%M %p", ", %H:%M", ", %H:%M:%S", ", %I:%M %p", " at %H:%M",
                  " at %I:%M %p")
)  # fmt: skip
_ZONE_TAIL = re.compile(r"\s*(?:\(?([A-Z]{1,4})\)?|(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?)$")
_MAIL = re.compile(
    r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: [A-Za-z]{1,5}| [+-]\d{4})?"
)
_COMPACT = re.compile(r"\d{8}T\d{4,6}")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH_DOT = re.compile(r"\b([A-Za-z]{3,4})\.(?=\s)")
_CLOCK = re.compile(r"(\d)\s*([ap])\.?m\.?", re.IGNORECASE)
_LONGEST = 80
HOW_TO_WRITE = "write it as 2024-11-18 or 2024-11-18T14:05:00+01:00"
LATEST_ZONE = timezone(timedelta(hours=-12))
"""Where a day ends last: what is held back until a moment there has passed it everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment as written. ``at`` is aware; where no zone was written it is in UTC and ``zoned`` is False."""

    at: datetime
    zoned: bool


def read_moment(written: str) -> Moment | None:
    """Return the moment a text states in full (at least day, month and year), None where it states none.

    ISO 8601, mail dates (RFC 2822) and the plain English forms are read. *03/04/2024* is not: it is two days.
    """
    text = " ".join(written.split())
    if not 8 <= len(text) <= _LONGEST:
        return None
    for attempt in (_from_iso, _from_words, _from_mail):
        found = attempt(text)
        if found is not None:
            return _checked(found)
    return None


def _checked(found: datetime) -> Moment | None:
    """Return the moment in UTC; None where its zone pushes it out of the calendar."""
    try:
        if found.tzinfo is None:
            return Moment(at=found.replace(tzinfo=UTC), zoned=False)
        return Moment(at=found.astimezone(UTC), zoned=True)
    except (OverflowError, ValueError):
        return None


def _from_iso(text: str) -> datetime | None:
    if not text[:4].isdigit() or ("-" not in text and not _COMPACT.match(text)):
        return None
    body, zone = _without_zone(text)
    try:
        found = datetime.fromisoformat(body)
    except ValueError:
        return None
    if zone is None or found.tzinfo is not None:
        return found
    return found.replace(tzinfo=zone)


def _from_words(text: str) -> datetime | None:
    body, zone = _without_zone(_CLOCK.sub(r"\1 \2M", text))
    body = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", _MONTH_DOT.sub(r"\1", body))).replace("Sept ", "Sep ")
    for form in _WRITTEN:
        try:
            found = datetime.strptime(body, form)  # noqa: DTZ007 - the zone, if written, was taken off before
        except ValueError:
            continue
        return found.replace(tzinfo=zone)
    return None


def _from_mail(text: str) -> datetime | None:
    if not _MAIL.fullmatch(text):  # the mail parser reads whatever looks a little like a date
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _without_zone(text: str) -> tuple[str, tzinfo | None]:
    """Return the text without the zone at its end, and that zone; the text as it is where no known zone ends it."""
    match = _ZONE_TAIL.search(text)
    if match is None or ":" not in text[: match.start()]:
        return text, None
    name, sign, hours, minutes = match.groups()
    if name is not None:
        if name in _REGIONS:
            return text[: match.start()], ZoneInfo(_REGIONS[name])
        if name not in _ZONES:
            return text, None
        offset = timedelta(hours=_ZONES[name])
    else:
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if offset >= timedelta(hours=24):
            return text, None
        offset = -offset if sign == "-" else offset
    return text[: match.start()], timezone(offset)
