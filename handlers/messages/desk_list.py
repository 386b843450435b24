"""What a desk watches and how it is told, in a list."""

from collections.abc import Sequence

from handlers.desks.desk import Desk, Framing
from handlers.desks.setting import SETTINGS
from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, ended, shortened

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def desk_message(desk: Desk, *, expected: str, done: str = "", notes: Sequence[str] = ()) -> ChatMessage:
    """Return the whole of what a desk watches and how it is told.

    Args:
        desk: As it stands now.
        expected: About how many alerts a day that makes.
        done: What has just been changed; empty for a mere look.
        notes: What the reader should know about what they typed.
    """
    count = len(desk.watches)
    parts: list[Part] = [Paragraph(text=ended(capitalised(done)))] if done else []
    parts += [Paragraph(text=ended(note)) for note in notes]
    if count:
        items = tuple(ListItem(text=shortened(safe_line(watch.in_words), 300)) for watch in desk.watches)
        parts += [Heading(text="This channel is told of"), Listing(items=items, first=1)]
    else:
        parts.append(Paragraph(text="This channel watches nothing: it is told of no alert. Try: watch everything"))
    parts += [Heading(text="How it is told"), _settings(desk)]
    watched = f"{counted(count, 'watch', 'watches')}, {expected}" if count else "nothing watched"
    return ChatMessage(
        title=shortened(f"{safe_line(desk.name) or 'This channel'}: {watched}", 150),
        summary=shortened(ended(f"{done or 'This channel'}: {watched}"), SUMMARY_LIMIT),
        parts=tuple(parts),
        footer=f"{capitalised(expected)} · unwatch and a number takes one off · desk changes how",
        more="crosswire list",
    )


def _settings(desk: Desk) -> Listing:
    return Listing(items=tuple(ListItem(text=f"{name}: {value}") for name, value in settings_in_words(desk)))


def settings_in_words(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return every setting of a desk with its value in words, as its readers may change it."""
    quiet = f"{desk.quiet}, but for high severity" if desk.quiet else "none"
    values = {
        "severity": f"{desk.severity} or graver"
        if desk.severity and desk.severity != "high"
        else desk.severity or "all",
        "framing": "all" if desk.framing is Framing.ALL else f"{desk.framing.value}, the rest in the digest",
        "cards": "posted" if desk.cards else "none, the digest only",
        "threads": "later news under the card" if desk.threads else "the card is edited, no threads",
        "quiet": quiet,
        "window": f"{_length(desk.window.total_seconds())} for more sides" if desk.window else "none",
        "repeat": f"after {_length(desk.repeat.total_seconds())}" if desk.repeat else "never",
        "cap": f"{desk.cap} cards an hour, then one summary" if desk.cap else "none",
        "zone": desk.zone.key if desk.zone else "the newsroom’s",
        "digest": digest_in_words(desk),
    }
    return tuple((name.capitalize(), values[name]) for name in SETTINGS if name in values)


def digest_in_words(desk: Desk) -> str:
    """Return when a desk's digest comes: *07:00 on Mon, Tue*; *none*."""
    plan = desk.digest
    if not plan.times:
        return "none"
    days = "every day" if len(plan.weekdays) == 7 else ", ".join(_DAYS[day] for day in sorted(plan.weekdays))
    said = (
        f"{', '.join(f'{at:%H:%M}' for at in plan.times)} on {days}"
        if days != "every day"
        else ", ".join(f"{at:%H:%M}" for at in plan.times) + " every day"
    )
    return f"{said}, left out when empty" if plan.skip_empty else said


def _length(seconds: float) -> str:
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "m")):
        if seconds >= size and seconds % size == 0:
            return f"{int(seconds // size)}{unit}"
    return f"{int(seconds)}s"
