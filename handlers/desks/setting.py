"""What a desk can set, as somebody types it: *quiet 22:00-07:00*, *cap 10*; each with what to type instead.

A setting is kept as it was typed, and read by the same function whether it comes from chat, from the
settings file or from the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from rapidfuzz import fuzz, process

from handlers.desks.desk import Desk, DigestPlan, Framing, QuietHours
from handlers.desks.typed_hours import OFF, DigestTimes, read_clock, read_digest, read_length, read_zone
from handlers.desks.watch import SEVERITIES

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
