"""Currencies around a number: *US$5m*, *EUR 125*, *15 €*, *HK $ 10.05*, *30 MUSD*."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.figures.units import currency_rows


class Currency(NamedTuple):
    """A currency among the tokens, with the scale that finance copy may glue to its code (*MUSD*)."""

    name: str
    start: int
    end: int
    scale: float = 1.0


_ANY_CASE = frozenset("usd eur gbp jpy cny rmb inr chf aud cad nzd hkd sgd btc".split())
"""Codes that are no English words: read in any case."""
_MILLIONS = ("USD", "EUR", "GBP", "AUD", "CAD", "CHF", "SEK", "NOK", "DKK", "SGD", "NZD")
"""Codes that finance copy prefixes with M (*MEUR*) or with K, T or B."""


def _signs() -> dict[str, str]:
    return {sign: row["name"] for row in currency_rows() for sign in row.get("signs", ())}


def _codes() -> dict[str, tuple[str, float]]:
    codes: dict[str, tuple[str, float]] = {}
    for row in currency_rows():
        code = row.get("code")
        if code is None:
            continue
        codes[code] = (row["name"], 1.0)
        if code.lower() in _ANY_CASE:
            codes[code.lower()] = (row["name"], 1.0)
        if code in _MILLIONS:
            codes |= {mark + code: (row["name"], scale) for mark, scale in (("M", 1e6), ("K", 1e3), ("B", 1e9))}
    return (
        codes
        | {sign: (name, 1.0) for sign, name in SIGNS.items() if sign.isalpha()}
        | {
            "rmb": ("yuan", 1.0),
            "Rs.": ("rupee", 1.0),
            "rs": ("rupee", 1.0),
        }
    )


SIGNS: Mapping[str, str] = MappingProxyType(_signs())
CODES: Mapping[str, tuple[str, float]] = MappingProxyType(_codes())
_DOLLARS: Mapping[str, str] = MappingProxyType(
    {sign[:-1].lower(): name for sign, name in SIGNS.items() if sign.endswith("$") and len(sign) > 1}
    | {"u.s": "US dollar", "u.s.": "US dollar"}
)
"""Letters before a dollar sign, in lower case."""


def currency_before(passage: Passage, i: int, floor: int) -> Currency | None:
    """Return the currency written right before the number at ``i``, not reaching below ``floor``."""
    tokens = passage.tokens
    at = i - 1
    if at < floor:
        return None
    token = tokens[at]
    if token.text == "." and at > floor and tokens[at - 1].low == "rs":
        return Currency("rupee", at - 1, i)
    if token.kind is Kind.SIGN or token.text in SIGNS:
        if token.text == "$":
            return _dollar(passage, at, floor)
        name = SIGNS.get(token.text)
        if name == "yen" and at > floor and passage.tight(at) and tokens[at - 1].text == "CN":
            return Currency("yuan", at - 1, i)
        if name is not None and (token.kind is Kind.SIGN or token.text in CODES):
            return Currency(name, at, i)
    code = CODES.get(token.text)
    if code is not None and token.kind is Kind.WORD:
        return Currency(code[0], at, i, code[1])
    return None


def _dollar(passage: Passage, at: int, floor: int) -> Currency:
    before = at - 1
    if before >= floor and passage.tokens[before].kind is Kind.WORD:
        letters = passage.tokens[before]
        name = _DOLLARS.get(letters.low)
        glued = passage.tight(at)
        # The article of "a $4bn deal" is not the A of A$.
        if name is not None and (glued or (len(letters.low) > 1 and letters.low != "can") or letters.low == "c"):
            return Currency(name, before, at + 1)
        code = CODES.get(letters.text)
        if code is not None and glued:
            return Currency(code[0], before, at + 1)
    elif before - 3 >= floor and [passage.low(before - k) for k in (3, 2, 1, 0)] == ["u", ".", "s", "."]:
        return Currency("US dollar", before - 3, at + 1)
    return Currency("dollar", at, at + 1)


def currency_after(passage: Passage, i: int) -> Currency | None:
    """Return the sign or code of a currency at ``i``, right after a number."""
    tokens = passage.tokens
    if i >= len(tokens):
        return None
    token = tokens[i]
    if tokens[i].start - tokens[i - 1].end > 1:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].kind is Kind.NUMBER and passage.tight(i + 1) and not passage.tight(i):
        return None  # it belongs to the next number
    if token.kind is Kind.SIGN or token.text in SIGNS:
        name = SIGNS.get(token.text)
        if name is not None and (token.kind is Kind.SIGN or token.text in CODES):
            return Currency(name, i, i + 1)
    if token.kind is Kind.WORD:
        code = CODES.get(token.text)
        if code is not None:
            return Currency(code[0], i, i + 1, code[1])
    if token.low == "p" and passage.tight(i) and token.text == "p":
        return Currency("penny", i, i + 1)
    return None
