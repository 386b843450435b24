"""Small words: plurals, numbers, enumerations, cuts that say that they cut."""

import re
from collections.abc import Sequence

ELLIPSIS = "…"
SUMMARY_LIMIT = 290
"""Characters. A phone shows about this much of a notification; below the 300 the product promises."""
SOURCE_NOT_GIVEN = "Outlet not given"
TIME_NOT_GIVEN = "time not given"

_BARE_DIGITS = re.compile(r"(?<![\d.,:/\w-])\d{5,15}(?![\d/\w-])(?![.,:]\d)")


def number(value: float) -> str:
    """Return a number with thousands separators: *12,500*."""
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun in the right number: *1 outlet*, *3 outlets*."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def grouped_digits(text: str) -> str:
    """Return the text with separators in bare numbers of five digits or more: *11000* as *11,000*.

    For our own words about a value; a quoted passage is never passed through here.
    """
    return _BARE_DIGITS.sub(lambda match: f"{int(match[0]):,}" if match[0][0] != "0" else match[0], text)


def enumerated(names: Sequence[str], *, named: int = 3) -> str:
    """Return the first few names and how many follow: *AFP, EFE and 4 more*."""
    if len(names) <= named:
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"{', '.join(names[:named])} and {number(len(names) - named)} more"


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def capitalised(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends like a sentence already."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def shortened(text: str, limit: int) -> str:
    """Return the text cut at a word within ``limit`` characters, with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    if limit <= len(ELLIPSIS):
        return ELLIPSIS[:limit]
    head = text[: limit - len(ELLIPSIS)]
    at_word = head.rsplit(" ", 1)[0]
    if len(at_word) * 2 >= len(head):
        head = at_word
    return head.rstrip(" ,;:-–—") + ELLIPSIS
