"""Making text fit a platform: sizes as platforms count them, cuts measured after escaping."""

import unicodedata
from collections.abc import Callable

from handlers.messages.wording import ELLIPSIS

_ZERO_WIDTH_JOINER = "\u200d"


def size(text: str) -> int:
    """Return the length in UTF-16 code units: never less than code points, so safe whichever a platform counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def fit(text: str, limit: int, escape: Callable[[str], str]) -> str:
    """Return the text escaped and within ``limit``; cut before escaping, so that no escape is cut in two."""
    whole = escape(text)
    if size(whole) <= limit:
        return whole
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if size(escape(text[:middle])) + size(ELLIPSIS) <= limit:
            low = middle
        else:
            high = middle - 1
    return escape(_at_boundary(text, low)) + ELLIPSIS


def parted(text: str, limit: int) -> list[str]:
    """Return the text in parts of at most ``limit``, cut at line ends or words where there are any."""
    parts = []
    while size(text) > limit:
        cut = limit
        while size(text[:cut]) > limit:
            cut -= 1
        at = max(text.rfind("\n", 0, cut), text.rfind(" ", 0, cut))
        cut = at if at > cut // 2 else max(1, len(_at_boundary(text, cut)))
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [part for part in (*parts, text) if part.strip()]


def _at_boundary(text: str, end: int) -> str:
    """Return the text up to ``end``, not within a joined emoji or before an accent, and without trailing space."""
    while 0 < end < len(text) and (
        unicodedata.combining(text[end]) or text[end] in "\ufe0f\u200d" or text[end - 1] == _ZERO_WIDTH_JOINER
    ):
        end -= 1
    at_word = text.rfind(" ", 0, end)
    if end < len(text) and at_word > end * 3 // 4:
        end = at_word
    return text[:end].rstrip()
