"""Numbers written in digits: what *10,000*, *1.5*, *12,34,567* and *10½* are worth."""

import re
from unicodedata import numeric

from claims.figures.tokens import Kind, Token, adjacent

_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,3}(?:,\d{2})*,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_LONGEST = 15
"""Digits; a longer run is an account, a barcode or a hash, not an amount (and a float could not hold it)."""
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})


def digits_value(text: str) -> float | None:
    """Return the value of one run of digits, commas and dots; None where it is a version, a date or an id."""
    if len(text) == 1:
        return float(numeric(text))
    if text.isdigit():
        return float(int(text)) if len(text) <= _LONGEST else None
    if len(text) > 2 * _LONGEST:
        return None
    if "," not in text:
        if text.count(".") == 1:
            return float(text)
        return float(text.replace(".", "")) if _DOTTED.fullmatch(text) else None
    if _WESTERN.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    return None


def read_digits(tokens: list[Token], i: int) -> tuple[float, int, bool] | None:
    """Return the value of the digits at ``i``, the index after them, and whether they are bare.

    Bare digits have no comma, no decimals and no fraction: they may be a year or a name's number.
    """
    token = tokens[i]
    value = digits_value(token.text)
    if value is None:
        return None
    end = i + 1
    bare = token.text.isdecimal()
    if bare and len(token.text) <= 3 and not token.text.startswith("0"):
        value, end = _spaced_thousands(tokens, i, value)
        bare = end == i + 1
    fraction = slash_fraction(tokens, i)
    if fraction is not None:
        return fraction[0], fraction[1], False
    if bare and end < len(tokens):
        part = _fraction_after(tokens, end)
        if part is not None:
            return value + part[0], part[1], False
    return value, end, bare and token.text[0] not in "½¼¾"


def slash_fraction(tokens: list[Token], i: int) -> tuple[float, int] | None:
    """Return a fraction like *3/4* at ``i`` and the index after it."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in {"/", "⁄"} or tokens[i + 2].kind is not Kind.NUMBER:
        return None
    if not (adjacent(tokens[i], tokens[i + 1]) and adjacent(tokens[i + 1], tokens[i + 2])):
        return None
    if i + 3 < len(tokens) and tokens[i + 3].text == "/" and adjacent(tokens[i + 2], tokens[i + 3]):
        return None
    above, below = digits_value(tokens[i].text), digits_value(tokens[i + 2].text)
    if above is None or below is None or below not in _DENOMINATORS or not 0 < above < below:
        return None
    return above / below, i + 3


def _fraction_after(tokens: list[Token], i: int) -> tuple[float, int] | None:
    token = tokens[i]
    if token.kind is not Kind.NUMBER or token.start - tokens[i - 1].end > 1:
        return None
    if not token.text.isdecimal() and len(token.text) == 1:
        return float(numeric(token.text)), i + 1
    return slash_fraction(tokens, i) if token.start > tokens[i - 1].end else None


def _spaced_thousands(tokens: list[Token], i: int, value: float) -> tuple[float, int]:
    """Return the value of groups of three digits parted by single spaces: *10 000*, *80, 000*."""
    end = i + 1
    while end < len(tokens):
        group, step = tokens[end], 1
        if group.text == "," and end + 1 < len(tokens) and tokens[end + 1].text == "000":
            if not adjacent(tokens[end - 1], group):
                break
            group, step = tokens[end + 1], 2
        if group.kind is not Kind.NUMBER or len(group.text) != 3 or not group.text.isdigit():
            break
        if group.start - tokens[end + step - 2].end != 1:
            break
        value = value * 1000 + int(group.text)
        end += step
    return value, end
