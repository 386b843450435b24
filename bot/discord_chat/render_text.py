"""Discord markdown from plain text: escaped, cut, never able to mention, to link or to format."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.discord_chat import render_limits as limits
from claims.article import Span
from handlers.messages.fitting import fit
from handlers.messages.passages import pieces, window
from handlers.messages.safe_text import safe_line, safe_text, safe_url
from handlers.messages.times import clock, in_zone

_MARKUP = re.compile(r"[\\*_~`|<\[\]]")
_LINE_START = re.compile(r"(?m)^(\s*)(>|#|-|\+)")
_LINE_NUMBER = re.compile(r"(?m)^(\s*\d+)([.)])(?=\s|$)")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_ADDRESS = re.compile(r"(?<=:)//")
_INVITE = re.compile(r"(?i)(discord(?:app)?)\.(?=gg|com|me|io|li)")
_ZERO_WIDTH = "\u200b"


def escape(text: str) -> str:
    """Return the text so that Discord shows it as it stands.

    A backslash before a punctuation mark vanishes on display, so words can still be copied.
    Addresses lose their link, invitations their card and ``@everyone`` its force by a zero-width
    space, on top of the client's switched-off mentions.
    """
    escaped = _MARKUP.sub(lambda match: f"\\{match[0]}", text)
    escaped = _LINE_NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", escaped))
    escaped = _ADDRESS.sub(f"{_ZERO_WIDTH}//", _INVITE.sub(rf"\1{_ZERO_WIDTH}.", escaped))
    return _EMOJI.sub(r"\\:", _EVERYBODY.sub(f"@{_ZERO_WIDTH}", escaped))


def words(text: str, limit: int) -> str:
    """Return plain text of several lines, escaped and within a limit."""
    return fit(safe_text(text), limit, escape)


def line(text: str, limit: int) -> str:
    """Return plain text as one line, escaped and within a limit."""
    return fit(safe_line(text), limit, escape)


def stamp(at: datetime) -> str:
    """Return a time that Discord shows in the reader's own zone; outside 1970 to 2099, in words with its zone."""
    seconds = int((in_zone(at, UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    return f"<t:{seconds}:f>" if limits.EARLIEST <= seconds <= limits.LATEST else escape(clock(at))


def clock_and_age(at: datetime) -> str:
    """Return a time as clock and age, which Discord keeps true: *14:05 · 2 hours ago*. For what is new, and narrow."""
    full = stamp(at)
    return f"{full[:-3]}:t> · {full[:-3]}:R>" if full.startswith("<t:") else full


def link(text: str, url: str | None) -> str:
    """Return a link that does not unfold, or the escaped text alone when the address may not be linked."""
    address = safe_url(url)
    return f"[{text}](<{address}>)" if address and len(address) <= _LONGEST_ADDRESS else text


_LONGEST_ADDRESS = 300
"""Characters; a longer address would cost a card more room than its passage."""


def quoted(text: str, marks: Sequence[Span], limit: int = limits.PASSAGE) -> str:
    """Return a passage as a quote, the marked stretches in bold."""
    shown, moved = window(text, marks, limit)
    marked = "".join(
        _bold(safe_text(stretch)) if is_marked else escape(safe_text(stretch))
        for stretch, is_marked in pieces(shown, moved)
    )
    return "\n".join(f"> {one}" for one in marked.strip().split("\n"))


def _bold(text: str) -> str:
    """Return every line of the text in bold, white space outside the marks."""
    lines = []
    for one in text.split("\n"):
        inner = one.strip()
        lead, trail = one[: len(one) - len(one.lstrip())], one[len(one.rstrip()) :] if inner else ""
        lines.append(f"{lead}**{escape(inner)}**{trail}" if inner else one)
    return "\n".join(lines)
