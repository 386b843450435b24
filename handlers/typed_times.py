"""Ends as people type them: *3d*, *2026-12-24*, *2026-12-24 18:00*."""

from datetime import datetime, timedelta, tzinfo

from handlers.desks.typed_hours import read_length

_LONGEST = timedelta(days=366)


def read_end_typed(text: str, *, now: datetime, zone: tzinfo) -> datetime:
    """Return a moment after now, typed as a length of time, a day, or a day and time.

    Raises:
        ValueError: it cannot be read, is past or is further away than a year; the text says what to type.
    """
    typed = text.strip()
    try:
        until = datetime.fromisoformat(typed.replace(" ", "T", 1))
        until = until if until.tzinfo else until.replace(tzinfo=zone)
    except ValueError:
        try:
            until = now + read_length(typed)
        except ValueError:
            raise ValueError(f"“{typed[:40]}” is no length or day. Type it as 12h, 3d or 2026-12-24") from None
    if not now < until <= now + _LONGEST:
        raise ValueError("The end must be later than now and within a year. Type it as 12h, 3d or 2026-12-24")
    return until
