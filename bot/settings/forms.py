"""How people write settings: *5m*, *20 MB*, *mon, tue*; each with an error that says how to write it."""

import re
from datetime import time, timedelta
from difflib import get_close_matches
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator
from pydantic_settings import NoDecode

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_BYTES = {"": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000}
_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])")
_SIZE = re.compile(r"(\d{1,12})\s*([kmg]?b?)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_SMALLEST_LIMIT = 1000
SEVEN = time(7, 0)


def read_duration(value: object) -> timedelta:
    """Return a duration written as *90s*, *5m*, *1h* or as a number of seconds.

    Raises:
        ValueError: It is written otherwise, or longer than a year.
    """
    if isinstance(value, timedelta):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = float(value)
    else:
        match = _DURATION.fullmatch(str(value).strip().lower())
        if match is None:
            try:
                seconds = float(str(value))
            except ValueError:
                raise ValueError("is not a duration; write it as 90s, 5m or 1h") from None
        else:
            seconds = float(match[1]) * _SECONDS[match[2]]
    if not 0 <= seconds <= 366 * 86_400:
        raise ValueError("is not a duration up to a year; write it as 90s, 5m or 1h")
    return timedelta(seconds=seconds)


def read_size(value: object) -> int:
    """Return a number of bytes written as *20 MB* or as a number.

    Raises:
        ValueError: It is written otherwise, or under 1,000 bytes.
    """
    match = _SIZE.fullmatch(str(value).strip())
    unit = match[2].lower() if match else ""
    if match is None or isinstance(value, bool):
        raise ValueError("is not a size; write it as 20 MB or as a number of bytes")
    size = int(match[1]) * _BYTES[unit if unit.endswith("b") or not unit else f"{unit}b"]
    if size < _SMALLEST_LIMIT:
        raise ValueError("is under 1,000 bytes, which would refuse every article")
    return size


def read_clock(value: object) -> time:
    """Return a time of day written as *07:00*.

    Raises:
        ValueError: It is written otherwise.
    """
    if isinstance(value, time):
        return value.replace(tzinfo=None)
    match = _CLOCK.fullmatch(str(value).strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError("is not a time of day; write it as 07:00")
    return time(int(match[1]), int(match[2]))


def read_items(value: object) -> object:
    """Return names written as a list, or as one text with commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.strip().strip("[]").replace('"', "").split(",") if part.strip())
    if isinstance(value, list | tuple):
        return tuple(str(item).strip() if isinstance(item, int) else item for item in value)
    return value


def read_weekday(value: object) -> object:
    """Return a day's first three letters: *Monday* is *mon*."""
    return value.strip().lower()[:3] if isinstance(value, str) else value


def web_url(url: str) -> str:
    """Return an http or https address.

    Raises:
        ValueError: It is none.
    """
    stripped = url.strip()
    try:
        parts = urlsplit(stripped)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or any(character.isspace() for character in stripped):
        raise ValueError("is not a web address; write it whole, beginning with https://")
    return stripped


def zone_name(zone: str) -> str:
    """Return the name of a time zone.

    Raises:
        ValueError: There is none of that name.
    """
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        close = get_close_matches(zone, available_timezones(), n=1, cutoff=0.5)
        raise ValueError(
            f'is not a time zone; did you mean "{close[0]}"?' if close else "is not a time zone; write Europe/Madrid"
        ) from None
    return zone


ClockTime = Annotated[time, BeforeValidator(read_clock)]
Duration = Annotated[timedelta, BeforeValidator(read_duration)]
ByteCount = Annotated[int, BeforeValidator(read_size)]
Items = Annotated[tuple[str, ...], NoDecode, BeforeValidator(read_items)]
Weekday = Annotated[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], BeforeValidator(read_weekday)]
Weekdays = Annotated[tuple[Weekday, ...], NoDecode, BeforeValidator(read_items)]
