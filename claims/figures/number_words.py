"""Cardinal number words: *twenty-five*, *one hundred and two thousand*, *two point five*."""

from collections.abc import Mapping
from types import MappingProxyType

from claims.figures.tokens import Kind, Token, adjacent
from claims.lexicon import table


def _numbers(key: str) -> Mapping[str, float]:
    return MappingProxyType({word: float(value) for word, value in table("numerals")[key].items()})


ONES = _numbers("ones")
TEENS = _numbers("teens")
TENS = _numbers("tens")
SCALES = _numbers("scales")
DOZENS = _numbers("dozens")
SHORT_SCALES = _numbers("short_scales")
LETTER_SCALES = _numbers("letter_scales")
MAGNITUDES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {word: (float(low), float(high)) for word, (low, high) in table("numerals")["magnitudes"].items()}
    | {"tens": (10.0, 99.0)}
)
FRACTIONS = _numbers("fractions")

CARDINALS = MappingProxyType({**ONES, **TEENS, **TENS})
STARTERS = frozenset({*CARDINALS, *SCALES, *DOZENS, *MAGNITUDES, *FRACTIONS})
"""Every word at which a numeral can be recognised."""


def skip_hyphen(tokens: list[Token], i: int, *, spaced: bool = False) -> int:
    """Return the index after a hyphen that joins two words, or ``i``; never past the last token.

    Args:
        tokens: the passage.
        i: where the hyphen may stand.
        spaced: also skip the hyphen of copy that was split into words (*one - third*).
    """
    if i + 1 < len(tokens) and tokens[i].text in {"-", "‑", "‐"}:
        tight = i == 0 or (adjacent(tokens[i - 1], tokens[i]) and adjacent(tokens[i], tokens[i + 1]))
        if tight or spaced:
            return i + 1
    return min(i, len(tokens) - 1) if i < len(tokens) else i


def cardinal(tokens: list[Token], i: int, *, leading: float | None = None) -> tuple[float, int, float] | None:
    """Return value, index after it and largest scale of the cardinal that starts at ``i``.

    Args:
        tokens: the passage.
        i: its first word.
        leading: the value of a word already read before ``i`` (1 for the article of *a hundred and ten*).
    """
    total, current, scale = 0.0, leading or 0.0, 1.0
    room = 1.0 if leading is not None else 1000.0  # the next small number must be below this
    last = 1e30  # the next scale must be below this
    end, j = i, i
    read_any = False
    while j < len(tokens):
        low = tokens[j].low
        value = CARDINALS.get(low)
        if value is not None and value < room and (value > 0 or not read_any):
            current += value
            room = 10.0 if low in TENS else 1.0
        elif low in SCALES and (read_any or leading is not None) and SCALES[low] < last:
            factor = SCALES[low]
            scale = max(scale, factor)
            if factor == SCALES["hundred"]:
                current = (current or 1.0) * factor
                room = 100.0
            else:
                total += (current or 1.0) * factor
                current, last, room = 0.0, factor, 1000.0
        else:
            break
        read_any = True
        end = j + 1
        j = _next_word(tokens, end, room)
        if j < 0:
            break
    if not read_any:
        return None
    value, end = _decimals(tokens, end, total + current)
    return value, end, scale


def _next_word(tokens: list[Token], end: int, room: float) -> int:
    """Return where the cardinal may go on after ``end``, or -1: *and* only after hundred or a scale."""
    if end >= len(tokens):
        return -1
    if tokens[end].low == "and":
        after = end + 1
        if (
            room in {100.0, 1000.0}
            and after < len(tokens)
            and CARDINALS.get(tokens[after].low, room) < min(room, 100.0)
        ):
            return -1 if _is_second_number(tokens, after, room) else after
        return -1
    at = skip_hyphen(tokens, end)
    return at if tokens[at].kind is Kind.WORD else -1


def _is_second_number(tokens: list[Token], after: int, room: float) -> bool:
    """Say whether *and* joins two numbers: *between one hundred and two hundred*."""
    at = skip_hyphen(tokens, after + 1)
    return at < len(tokens) and tokens[at].low in SCALES and (room != 100.0 or SCALES[tokens[at].low] == 100.0)


def _decimals(tokens: list[Token], end: int, value: float) -> tuple[float, int]:
    if end + 1 >= len(tokens) or tokens[end].low != "point" or tokens[end + 1].low not in ONES:
        return value, end
    place = 0.1
    end += 1
    while end < len(tokens) and tokens[end].low in ONES:
        value += ONES[tokens[end].low] * place
        place /= 10
        end += 1
    return round(value, 9), end
