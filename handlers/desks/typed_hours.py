"""Times as somebody types them: of day, zones, lengths, times of digests; an error says what to type instead."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from handlers.desks.desk import EVERY_DAY

OFF = "off"
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DURATION = re.compile(r"(\d{1,4})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_SETS = {
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
    "daily": EVERY_DAY,
    "every-day": EVERY_DAY,
}
_MOST_TIMES = 6


def read_clock(text: str) -> time:
    """Return a time of day.

    Raises:
        ValueError: it is none.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"“{text.strip()[:20]}” is no time of day. Type it as 07:00")
    return time(int(match[1]), int(match[2]))


def read_zone(text: str) -> ZoneInfo:
    """Return a time zone by its IANA name, in whatever case.

    Raises:
        ValueError: there is none of that name; the text gives the closest.
    """
    names = {name.casefold(): name for name in available_timezones()}
    wanted = text.strip()
    found = names.get(wanted.casefold())
    if found is None:
        close = process.extractOne(wanted.casefold(), list(names), scorer=fuzz.WRatio, score_cutoff=60)
        meant = f"Did you mean {names[close[0]]}?" if close else "Type a city's, such as Europe/Madrid"
        raise ValueError(f"“{wanted[:40]}” is no time zone. {meant}")
    return ZoneInfo(found)


def read_length(text: str) -> timedelta:
    """Return a length of time; *off* and *0* are none.

    Raises:
        ValueError: it is none.
    """
    plain = text.strip().casefold()
    if plain in {OFF, "0", "none"}:
        return timedelta(0)
    match = _DURATION.fullmatch(plain)
    if match is None:
        raise ValueError(f"“{text.strip()[:20]}” is no length of time. Type it as 90s, 5m or 4h, or off")
    return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestTimes:
    """When digests come, as it was typed."""

    times: tuple[time, ...]
    weekdays: frozenset[int] = EVERY_DAY
    zone: ZoneInfo | None = None
    skip_empty: bool = False


def read_digest(text: str) -> DigestTimes:
    """Return the times of digests: *07:00 Europe/Madrid weekdays*, *07:00 19:00 mon-fri skip-empty*, *off*.

    Raises:
        ValueError: it cannot be read; the text says what to type.
    """
    times: list[time] = []
    days: frozenset[int] = frozenset()
    zone, skip = None, False
    words = text.replace(",", " ").split()
    for word in words:
        plain = word.casefold()
        if _CLOCK.fullmatch(word):
            times.append(read_clock(word))
        elif plain in _DAY_SETS or plain[:3] in _DAYS:
            days |= _days(plain)
        elif plain in {"skip-empty", "skip-if-empty"}:
            skip = True
        elif plain == "utc" or "/" in word:
            zone = read_zone(word)
        elif plain != OFF or len(words) > 1:
            raise ValueError(
                f"“{word[:40]}” is no time, day or zone. Type it as 07:00 Europe/Madrid weekdays, "
                "or 07:00 19:00 mon-fri"
            )
    if not times and words[:1] != [OFF]:
        raise ValueError("A digest needs a time. Type it as 07:00 Europe/Madrid weekdays")
    if len(times) > _MOST_TIMES:
        raise ValueError(f"A desk gets at most {_MOST_TIMES} digests a day")
    return DigestTimes(times=tuple(sorted(set(times))), weekdays=days or EVERY_DAY, zone=zone, skip_empty=skip)


def _days(word: str) -> frozenset[int]:
    if word in _DAY_SETS:
        return _DAY_SETS[word]
    first, _, last = word.partition("-")
    if first[:3] not in _DAYS or (last and last[:3] not in _DAYS):
        raise ValueError(f"“{word[:20]}” is no weekday. Type mon, tue … sun, mon-fri, weekdays or daily")
    start = _DAYS.index(first[:3])
    length = (_DAYS.index(last[:3]) - start) % 7 if last else 0
    return frozenset((start + step) % 7 for step in range(length + 1))
