"""What a desk can set, as somebody types it: *quiet 22:00-07:00*, *cap 10*; each with what to type instead.

A setting is kept as it was typed, and read by the same function whether it comes from chat, from the
settings file or from the database.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from handlers.desks.desk import EVERY_DAY, Desk, DigestPlan, Framing, QuietHours
from handlers.desks.watch import SEVERITIES

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
_LONGEST_WINDOW = timedelta(hours=1)
_SHORTEST_REPEAT = timedelta(minutes=15)
_MOST_CARDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something a desk can set."""

    help: str
    example: str
    read: Callable[[str], Any]
    """Reads what was typed. Raises ValueError, whose text says what to type."""
    apply: Callable[[Desk, Any], Desk]


def applied(desk: Desk, settings: Mapping[str, str]) -> Desk:
    """Return a desk with what was set; what this version of the program cannot read is passed over."""
    for name, text in settings.items():
        setting = _KEPT.get(name)
        if setting is None:
            continue
        try:
            desk = setting.apply(desk, setting.read(text))
        except ValueError:
            continue
    return desk


def check_setting(name: str, text: str) -> None:
    """Look at a setting as it was typed.

    Raises:
        ValueError: it is none, or cannot be read; the text says what to type.
    """
    setting = SETTINGS.get(name)
    if setting is None:
        close = process.extractOne(name.casefold(), list(SETTINGS), scorer=fuzz.ratio, score_cutoff=60)
        meant = f" Did you mean {close[0]}?" if close else ""
        raise ValueError(f"“{name[:40]}” is nothing a desk can set.{meant} It can set {', '.join(SETTINGS)}.")
    setting.read(text)


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


def _quiet(text: str) -> QuietHours | None:
    if text.strip().casefold() == OFF:
        return None
    start, dash, end = text.replace("–", "-").replace(" ", "").partition("-")
    if not dash:
        raise ValueError("Quiet hours have a start and an end. Type them as 22:00-07:00, or off")
    hours = QuietHours(start=read_clock(start), end=read_clock(end))
    if hours.start == hours.end:
        raise ValueError("Quiet hours that start when they end are none. Type them as 22:00-07:00, or off")
    return hours


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        plain = text.strip().casefold()
        if plain not in choices:
            raise ValueError(f"“{text.strip()[:20]}” is none of {', '.join(choices)}")
        return plain

    return read


def _cap(text: str) -> int | None:
    plain = text.strip().casefold()
    if plain == OFF:
        return None
    if not plain.isascii() or not plain.isdigit() or not 1 <= int(plain[:6]) <= _MOST_CARDS:
        raise ValueError(f"A cap is a number of cards in an hour, 1 to {_MOST_CARDS}, or off")
    return int(plain)


def _window(text: str) -> timedelta:
    length = read_length(text)
    if length > _LONGEST_WINDOW:
        raise ValueError("A window is at most 1h: news that waits longer belongs in the digest")
    return length


def _repeat(text: str) -> timedelta | None:
    length = read_length(text)
    if timedelta(0) < length < _SHORTEST_REPEAT:
        raise ValueError("Alerts are repeated after 15m at the soonest")
    return length or None


def _name(text: str) -> str:
    plain = " ".join(text.split())
    if not 1 <= len(plain) <= 60:
        raise ValueError("A desk's name has 1 to 60 characters")
    return plain


def _with_digest(desk: Desk, given: DigestTimes) -> Desk:
    plan = replace(desk.digest, times=given.times, weekdays=given.weekdays, skip_empty=given.skip_empty)
    return replace(desk, digest=plan, zone=given.zone or desk.zone)


def _with_plan(desk: Desk, **fields: Any) -> Desk:
    plan: DigestPlan = replace(desk.digest, **fields)
    return replace(desk, digest=plan)


SETTINGS: Mapping[str, Setting] = {
    "name": Setting(
        help="What the desk is called",
        example="Wire desk",
        read=_name,
        apply=lambda desk, value: replace(desk, name=value),
    ),
    "severity": Setting(
        help="The least severity posted at once; the rest waits for the digest",
        example="medium",
        read=_one_of(*SEVERITIES),
        apply=lambda desk, value: replace(desk, severity=value),
    ),
    "framing": Setting(
        help="Which differences of wording are posted at once: quiet, normal, eager, strong, own copy only, or off",
        example="own",
        read=_one_of(*(one.value for one in Framing)),
        apply=lambda desk, value: replace(desk, framing=Framing(value)),
    ),
    "cards": Setting(
        help="Whether alerts are posted: on, or off for a desk that wants its digest only",
        example="off",
        read=_one_of("on", OFF),
        apply=lambda desk, value: replace(desk, cards=value == "on"),
    ),
    "threads": Setting(
        help="Whether later news stands under the card: on or off",
        example="off",
        read=_one_of("on", OFF),
        apply=lambda desk, value: replace(desk, threads=value == "on"),
    ),
    "quiet": Setting(
        help="Hours in which only high severity is posted; the rest comes when they end",
        example="22:00-07:00",
        read=_quiet,
        apply=lambda desk, value: replace(desk, quiet=value),
    ),
    "window": Setting(
        help="How long an alert waits for more sides before it is posted; high severity never waits",
        example="2m",
        read=_window,
        apply=lambda desk, value: replace(desk, window=value),
    ),
    "repeat": Setting(
        help="After how long an alert that nobody took is told of again",
        example="4h",
        read=_repeat,
        apply=lambda desk, value: replace(desk, repeat=value),
    ),
    "cap": Setting(
        help="The most cards in an hour; what is over it comes in one summary",
        example="10",
        read=_cap,
        apply=lambda desk, value: replace(desk, cap=value),
    ),
    "zone": Setting(
        help="The desk's time zone",
        example="Europe/Madrid",
        read=read_zone,
        apply=lambda desk, value: replace(desk, zone=value),
    ),
    "digest": Setting(
        help="When the digest comes",
        example="07:00 Europe/Madrid weekdays",
        read=read_digest,
        apply=_with_digest,
    ),
}
"""Everything a desk can set, in the order in which it is listed."""

PAUSED, SINCE = "digest paused", "digest since"
_KEPT: Mapping[str, Setting] = {
    **SETTINGS,
    PAUSED: Setting(
        help="",
        example="",
        read=datetime.fromisoformat,
        apply=lambda desk, value: _with_plan(desk, paused_until=value),
    ),
    SINCE: Setting(
        help="",
        example="",
        read=datetime.fromisoformat,
        apply=lambda desk, value: _with_plan(desk, since=value),
    ),
}
