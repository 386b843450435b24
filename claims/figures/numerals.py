"""Numerals in digits and words: where one starts, where it ends and what it is worth."""

from enum import Enum
from typing import NamedTuple

from claims.figures.digits import read_digits
from claims.figures.number_words import (
    DOZENS,
    FRACTIONS,
    LETTER_SCALES,
    MAGNITUDES,
    SCALES,
    SHORT_SCALES,
    cardinal,
    skip_hyphen,
)
from claims.figures.tokens import Kind, Token, adjacent


class Style(Enum):
    """How a numeral is written."""

    DIGITS = 1
    WORDS = 2
    FRACTION = 3
    """A part of one: *two-thirds*, *half*."""
    MAGNITUDE = 4
    """Only its order of magnitude: *dozens*, *tens of thousands*."""


class Numeral(NamedTuple):
    """A numeral among the tokens: from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    value: float
    style: Style
    scale: float = 1.0
    """What scale words multiplied it by; 1 without any."""
    bare: bool = False
    """Digits without comma, decimals or scale: may be a year or the number of a name."""
    high: float | None = None
    """How far an order of magnitude reaches."""
    needs_unit: bool = False
    """*Half an*, *half-*: a numeral only if a unit follows."""


_VAGUE = frozenset({"several", "few", "many", "couple"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
_PART_OF = frozenset({"of", "the", "its", "their", "all", "those", "these", "our", "his", "her", "as", "my"})
_AFTER_PART = frozenset(
    """
    to in from on since after by for at over between and or compared this last when while because with more less higher
    lower above below under during
    """.split()
)
_BEFORE_HALF = frozenset(
    """
    first second other latter better top bottom opening final last next each either this previous former upper lower
    northern southern eastern western one and early late early- late- front back
    """.split()
)
_HALVED = frozenset({"hour", "mile", "century", "decade", "inch", "point"})
"""Units that *half* stands before without an article: *the half hour*, *a half mile*."""
_FRACTION_CUES = frozenset(
    """
    by than almost nearly about around roughly over under least approximately some up down just only most exactly
    """.split()
)


def read_numeral(tokens: list[Token], i: int, *, floor: int, money: bool = False) -> Numeral | None:
    """Return the numeral whose first telling token is at ``i``, or None when that token starts none.

    Args:
        tokens: the passage.
        i: a number, or a word of a number.
        floor: tokens before this index belong to an earlier figure.
        money: a currency stands before it, so a glued m, b or t is a scale.
    """
    token = tokens[i]
    if token.kind is Kind.NUMBER:
        return _from_digits(tokens, i, money=money)
    if token.low in MAGNITUDES:
        return _magnitude(tokens, i, floor)
    if token.low in FRACTIONS:
        return _article_fraction(tokens, i, floor)
    if token.low in SCALES or token.low in DOZENS:
        return _article_scale(tokens, i, floor)
    return _from_words(tokens, i)


def _from_digits(tokens: list[Token], i: int, *, money: bool) -> Numeral | None:
    read = read_digits(tokens, i)
    if read is None:
        return None
    value, end, bare = read
    half = _and_a_half(tokens, end)
    if half is not None:
        value, end, bare = value + half[0], half[1], False
    scale, scaled_end = read_scale(tokens, end, money=money)
    if scaled_end == end and "." not in tokens[i].text and not bare and value < 1:
        return Numeral(i, end, value, Style.FRACTION)
    return Numeral(i, scaled_end, value * scale, Style.DIGITS, scale, bare and scaled_end == end)


def read_scale(tokens: list[Token], i: int, *, money: bool = False) -> tuple[float, int]:
    """Return the product of the scale words at ``i`` and the index after them; 1 and ``i`` without any."""
    scale = 1.0
    end = i
    while end < len(tokens):
        at = skip_hyphen(tokens, end)
        token = tokens[at]
        factor = SCALES.get(token.low) or SHORT_SCALES.get(token.low) or DOZENS.get(token.low)
        if factor is None and token.low.endswith("s"):
            factor = SCALES.get(token.low[:-1]) if scale == 1.0 else None
        if factor is None and token.kind is Kind.WORD and scale == 1.0:
            factor = _letter_scale(tokens, at, money=money)
        if factor is None:
            break
        scale *= factor
        end = at + 1
    return scale, end


def _letter_scale(tokens: list[Token], i: int, *, money: bool) -> float | None:
    token = tokens[i]
    factor = LETTER_SCALES.get(token.text)
    if factor is None or (not adjacent(tokens[i - 1], token) and not (money and token.text in "mMbB")):
        return None
    if i + 1 < len(tokens) and adjacent(token, tokens[i + 1]) and tokens[i + 1].kind is Kind.NUMBER:
        return None
    if token.text == "K" and not money and tokens[i - 1].text in {"4", "8"}:
        return None  # the resolution of a screen
    return factor if money or token.text in {"k", "K", "M", "B"} else None


def _from_words(tokens: list[Token], i: int) -> Numeral | None:
    read = cardinal(tokens, i)
    if read is None:
        return None
    value, end, scale = read
    if end < len(tokens):
        fraction = _fraction_noun(tokens, end, value)
        if fraction is not None:
            return fraction._replace(start=i)
        if tokens[skip_hyphen(tokens, end)].low in _ORDINAL_TAILS and skip_hyphen(tokens, end) != end:
            return None
    half = _and_a_half(tokens, end)
    if half is not None:
        value, end = value + half[0], half[1]
    more, end = read_scale(tokens, end)
    return Numeral(i, end, value * more, Style.WORDS, scale * more)


_ORDINAL_TAILS = frozenset("first second third fourth fifth sixth seventh eighth ninth".split())


def _and_a_half(tokens: list[Token], i: int) -> tuple[float, int] | None:
    """Return what *and a half*, *-and-a-half*, *and three quarters* adds, and the index after it."""
    at = skip_hyphen(tokens, i)
    if at + 2 >= len(tokens) or tokens[at].low != "and":
        return None
    at = skip_hyphen(tokens, at + 1)
    one = tokens[at].low
    above = 1.0 if one in {"a", "one"} else 3.0 if one == "three" else None
    noun = skip_hyphen(tokens, at + 1) if above is not None else at
    if above is None or noun >= len(tokens) or tokens[noun].low not in {"half", "quarter", "quarters", "third"}:
        return None
    if (above == 3.0) != (tokens[noun].low == "quarters"):
        return None
    return above / FRACTIONS[tokens[noun].low.removesuffix("s")], noun + 1


def _fraction_noun(tokens: list[Token], i: int, above: float) -> Numeral | None:
    """Return *two-thirds*, *three quarters* whose noun is at ``i``, with the scale after it."""
    at = skip_hyphen(tokens, i, spaced=True)
    low = tokens[at].low
    many = low.endswith("s") and low != "halves"
    below = FRACTIONS.get(low[:-1] if many else low)
    if below is None or not 0 < above < below or many != (above != 1) or low in {"half", "halves"}:
        return None
    if above == 1 and at == i and not _part_follows(tokens, at + 1) and low != "quarter":
        return None
    scale, end = _scale_of(tokens, at + 1)
    style = Style.FRACTION if scale == 1.0 else Style.WORDS
    return Numeral(i, end, above / below * scale, style, scale)


def _scale_of(tokens: list[Token], i: int) -> tuple[float, int]:
    """Return the scale in *half a million*, *a quarter of a million*, *three quarters billion*."""
    at = i
    if at + 2 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low == "a":
        at += 2
    elif at + 1 < len(tokens) and tokens[at].low in {"a", "an"}:
        at += 1
    scale, end = read_scale(tokens, at)
    return (scale, end) if end > at else (1.0, i)


def _part_follows(tokens: list[Token], i: int) -> bool:
    return i >= len(tokens) or tokens[i].low in _PART_OF | _AFTER_PART or tokens[i].kind is not Kind.WORD


def _article_fraction(tokens: list[Token], i: int, floor: int) -> Numeral | None:
    """Return *half*, *a third*, *a quarter*: a fraction whose first telling word is its noun."""
    low = tokens[i].low
    below = FRACTIONS[low]
    before = tokens[i - 1].low if i > floor else ""
    if low == "half":
        return _half(tokens, i, before)
    if low.endswith("s"):
        return None
    scale, end = _scale_of(tokens, i + 1)
    start = i - 1 if before in {"a", "an"} else i
    if scale != 1.0 and low == "quarter":
        return Numeral(start, end, scale / below, Style.WORDS, scale)
    if before not in {"a", "an"}:
        return None
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    cue = tokens[start - 1].low if start > floor else ""
    if following in {"of", "as"} or (cue in _FRACTION_CUES and _part_follows(tokens, i + 1)):
        return Numeral(start, i + 1, 1 / below, Style.FRACTION)
    if following == "-" and low == "quarter" and adjacent(tokens[i], tokens[i + 1]):
        return Numeral(start, i + 1, 1 / below, Style.FRACTION)
    return None


def _half(tokens: list[Token], i: int, before: str) -> Numeral | None:
    if before in _BEFORE_HALF:
        return None
    start = i - 1 if before in {"a", "an"} else i
    at = skip_hyphen(tokens, i + 1)
    hyphened = at != i + 1
    scale, end = _scale_of(tokens, at)
    if scale != 1.0:
        return Numeral(start, end, scale / 2, Style.WORDS, scale)
    following = tokens[at].low if at < len(tokens) else ""
    if following in {"a", "an"} or hyphened or following in _HALVED:
        return Numeral(i, at + (following in {"a", "an"}), 0.5, Style.FRACTION, needs_unit=True)
    if before in {"a", "an"}:
        return None
    if following in _PART_OF or (before in _FRACTION_CUES and _part_follows(tokens, i + 1)):
        return Numeral(i, i + 1, 0.5, Style.FRACTION)
    return None


def _article_scale(tokens: list[Token], i: int, floor: int) -> Numeral | None:
    """Return *a million*, *a dozen*, *several hundred*: a scale word without a number before it."""
    at = i - 1
    if at >= floor and tokens[at].low == "of" and at - 1 >= floor and tokens[at - 1].low in _VAGUE:
        at -= 1
    if at < floor:
        return None
    before = tokens[at].low
    if before in _OWNERS and tokens[i].low in DOZENS:
        return Numeral(i, i + 1, DOZENS[tokens[i].low], Style.WORDS)
    if before not in {"a", "an"} and before not in _VAGUE:
        return None
    if before in {"a", "an"}:
        read = cardinal(tokens, i, leading=1.0)
        if read is None:
            scale, end = read_scale(tokens, i)
            value = scale
        else:
            value, end, scale = read
        half = _and_a_half(tokens, end)
        if half is not None:
            value, end = value + half[0] * scale, half[1]
        return Numeral(at, end, value, Style.WORDS, scale)
    start = at - 1 if at > floor and tokens[at - 1].low in {"a", "another"} else at
    scale, end = read_scale(tokens, i)
    return Numeral(start, end, scale, Style.MAGNITUDE, scale, high=scale * 10 - 1 if scale != DOZENS["dozen"] else 99)


def _magnitude(tokens: list[Token], i: int, floor: int) -> Numeral | None:
    """Return *dozens*, *hundreds of thousands*, *tens of millions*."""
    low = tokens[i].low
    base, high = MAGNITUDES[low]
    nested = i + 2 < len(tokens) and tokens[i + 1].low == "of" and tokens[i + 2].low in MAGNITUDES
    if low == "scores" and not _reads_as_twenties(tokens, i):
        return None
    if low == "tens" and not nested:
        return None
    if i > floor and tokens[i - 1].kind is Kind.NUMBER:
        return None
    end = i + 1
    if nested:
        inner = MAGNITUDES[tokens[i + 2].low]
        base, high, end = base * inner[0], (base * 10 * inner[0]) - 1, i + 3
    return Numeral(i, end, base, Style.MAGNITUDE, base, high=high)


def _reads_as_twenties(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].low in {"of", "more", "killed", "dead", "injured", "wounded"}
