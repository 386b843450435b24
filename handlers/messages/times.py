"""Times in words, always with their zone."""

from datetime import UTC, datetime, timedelta, tzinfo

from handlers.messages.wording import TIME_NOT_GIVEN, counted


def clock(at: datetime | None, *, now: datetime | None = None, zone: tzinfo = UTC) -> str:
    """Return a time in words: *14:05 UTC* today, *Tue 4 Nov, 14:05 UTC* this year, else with the year.

    A missing time is *time not given*. A time without a zone is taken as UTC, which is what the
    intake makes of it.
    """
    if at is None:
        return TIME_NOT_GIVEN
    local = in_zone(at, zone)
    named = zone_name(local)
    if now is None:
        return f"{local.day} {local:%b} {local.year}, {local:%H:%M} {named}"
    today = in_zone(now, zone)
    if local.date() == today.date():
        return f"{local:%H:%M} {named}"
    if abs((local.date() - today.date()).days) < 300:
        return f"{local:%a} {local.day} {local:%b}, {local:%H:%M} {named}"
    return f"{local.day} {local:%b} {local.year}, {local:%H:%M} {named}"


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """Return the time in a zone; at the ends of the calendar, where none exists, in UTC."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return aware.astimezone(zone)
    except (OverflowError, ValueError):
        return aware.replace(tzinfo=UTC)


def zone_name(local: datetime) -> str:
    """Return the zone of an aware time as a reader knows it: *UTC*, *CET*, *UTC+05:30*."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[:1] in "+-" else name


def lasting(length: timedelta) -> str:
    """Return how long, in the largest unit that fits: *9 hours*, *3 days*; under a minute, *under a minute*."""
    seconds = max(0, int(length.total_seconds()))
    for size, noun in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return counted(seconds // size, noun)
    return "under a minute"
