"""Making text fit a platform: sizes as platforms count them, cuts measured after escaping."""

import unicodedata
from collections.abc import Callable

from handlers.messages.wording import ELLIPSIS

_ZERO_WIDTH_JOINER = "\u200d"


def size(text: str) -> int:
    """Return the length in UTF-16 code units: never less than code points, so safe whichever a platform counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def sendable(name: str, limit: int) -> bool:
    """Say whether a name can be sent as it is: within ``limit``, without half a character, which JSON cannot carry."""
    return size(name) <= limit and not any("\ud800" <= character <= "\udfff" for character in name)


def fit(text: str, limit: int, escape: Callable[[str], str]) -> str:
    """Return the text escaped and within ``limit``; cut before escaping, so that no escape is cut in two."""
    if len(text) <= limit and size(whole := escape(text)) <= limit:
        return whole
    low, high = 0, min(len(text), limit)
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
    start = 0
    while start < len(text):
        end = _part_end(text, start, limit)
        parts.append(text[start:end].strip())
        start = end
    return [part for part in parts if part]


def _part_end(text: str, start: int, limit: int) -> int:
    end = min(len(text), start + limit)
    while size(text[start:end]) > limit:
        end -= 1
    if end < len(text):
        at = max(text.rfind("\n", start, end), text.rfind(" ", start, end))
        end = (
            at
            if at - start > limit // 2
            else max(start + 1, start + len(_at_boundary(text[start : end + 1], end - start)))
        )
    return end


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
