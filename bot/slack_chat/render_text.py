"""Text objects of Block Kit from plain text: escaped, cut, never able to notify or to format."""

import re
from datetime import UTC, datetime
from typing import Any

from bot.slack_chat import render_limits as limits
from handlers.messages.fitting import fit
from handlers.messages.safe_text import safe_text
from handlers.messages.times import clock, in_zone

Json = dict[str, Any]

_REFERENCE = re.compile(r"(?<=<)(?=[!@#]|\w+:)|(?<=@)(?=channel|here|everyone)", re.IGNORECASE)
_FORMATTING = re.compile(r"[*_~`]")
_EMOJI = re.compile(r":(?=[\w+'-]+:)")
_QUOTE_MARK = re.compile(r"(?m)^(\s*)&gt;")
_ZERO_WIDTH = "\u200b"


def escape(text: str) -> str:
    """Return the text with Slack's three control characters escaped (docs: messaging/formatting-message-text).

    What would be a mention or a link if somebody decoded it once more is broken as well.
    """
    broken = _REFERENCE.sub(_ZERO_WIDTH, text)
    return broken.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_mrkdwn(text: str) -> str:
    """Return the text for a mrkdwn object: no mention, link, formatting, emoji name or quote line."""
    broken = _FORMATTING.sub(lambda match: f"{_ZERO_WIDTH}{match[0]}{_ZERO_WIDTH}", text)
    broken = _EMOJI.sub(f":{_ZERO_WIDTH}", broken).replace("://", f":{_ZERO_WIDTH}//")
    return _QUOTE_MARK.sub(rf"\1{_ZERO_WIDTH}&gt;", escape(broken))


def plain(text: str, limit: int) -> Json:
    """Return a plain_text object, which parses nothing."""
    return {"type": "plain_text", "text": fit(safe_text(text), limit, escape), "emoji": False}


def mrkdwn(text: str) -> Json:
    """Return a mrkdwn object of text that is already escaped and within its limit."""
    return {"type": "mrkdwn", "text": text}


def words(text: str, limit: int) -> str:
    """Return plain text made ready to stand in mrkdwn, within a limit."""
    return fit(safe_text(text), limit, escape_mrkdwn)


def date_mrkdwn(at: datetime) -> str:
    """Return a time that Slack shows in the reader's own zone, with a fallback that names its zone."""
    fallback = clock(at)
    seconds = _seconds(at)
    return escape(fallback) if seconds is None else f"<!date^{seconds}^{{date_short_pretty}} {{time}}|{fallback}>"


def rich_date(at: datetime) -> Json:
    """Return the same as an element of rich text."""
    fallback = clock(at)
    seconds = _seconds(at)
    if seconds is None:
        return rich_text(fallback)
    return {"type": "date", "timestamp": seconds, "format": "{date_short_pretty} {time}", "fallback": fallback}


def rich_text(text: str, **style: bool) -> Json:
    """Return an element of rich text. Slack parses nothing in it, so nothing is escaped and words stay as they are."""
    element: Json = {"type": "text", "text": text}
    return {**element, "style": style} if style else element


def _seconds(at: datetime) -> int | None:
    seconds = int((in_zone(at, UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    return seconds if limits.EARLIEST <= seconds <= limits.LATEST else None
