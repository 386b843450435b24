"""Figures the general grammar does not read: *magnitude 6.1*, *twice*, *tenfold*, *nearly an hour*, 6'2"."""

from types import MappingProxyType

from claims.figures.number_words import CARDINALS, skip_hyphen
from claims.figures.numerals import Style, read_numeral
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind, adjacent
from claims.figures.unit_phrases import unit_after

_QUAKES = frozenset("quake earthquake temblor tremor aftershock quakes earthquakes tremors aftershocks".split())
ARTICLES = frozenset({"a", "an"})
_SINGLE = frozenset(
    """
    minute hour day week fortnight month year decade century mile kilometre kilometer metre meter foot inch tonne ton
    """.split()
)
BOUNDS = frozenset({"nearly", "almost", "about", "around", "roughly", "than", "least", "approximately"})
_SPOKEN = frozenset(
    "talk talks talked talking think thinking thought write writing story film book rather other".split()
)
_FOLDS = {f"{word}fold": value for word, value in CARDINALS.items() if value > 1}
MULTIPLES = MappingProxyType({"twice": 2.0, "double": 2.0, "triple": 3.0, "quadruple": 4.0, **_FOLDS})


def read_irregular(passage: Passage, i: int, floor: int) -> Draft | None:
    """Return the figure at ``i`` that the general grammar would not read, or None."""
    token = passage.tokens[i]
    if token.low in MULTIPLES:
        return _times(passage, i)
    if token.low in ARTICLES:
        return _single(passage, i)
    if token.kind is Kind.NUMBER or token.low in CARDINALS:
        return _magnitude(passage, i, floor) or _feet_and_inches(passage, i)
    return None


def _single(passage: Passage, i: int) -> Draft | None:
    """Read *nearly an hour*, *more than a year*, *about a mile*: the article counts one when a bound stands before."""
    if passage.low(i + 1) not in _SINGLE or passage.low(i - 1) not in BOUNDS or passage.low(i - 2) in _SPOKEN:
        return None
    phrase = unit_after(passage, i + 1, 1.0, digits=False)
    if phrase is None or passage.low(phrase.end) in {"ago", "after"}:
        return None
    draft = _draft(i, phrase.end, 1.0, phrase.name, Style.WORDS)
    draft.unit_start, draft.unit_end = phrase.start, phrase.end
    return draft


def _draft(start: int, end: int, value: float, unit: str, style: Style = Style.DIGITS) -> Draft:
    return Draft(start=start, end=end, last=end, low=value, high=value, nominal=value, style=style, unit=unit)


def _times(passage: Passage, i: int) -> Draft | None:
    """Read *twice the size* and *double the number*; *twice weekly* counts too, *a double room* does not."""
    low = passage.low(i)
    if low.endswith("fold"):
        return _draft(i, i + 1, MULTIPLES[low], "time", Style.WORDS)
    if low != "twice" and passage.low(i + 1) not in {"the", "its", "their", "that", "what", "his", "her", "last"}:
        return None
    if passage.low(i - 1) in {"a", "the", "more", "than", "think", "thought", "once", "to"} and low == "twice":
        return None
    return _draft(i, i + 1, MULTIPLES[low], "time", Style.WORDS)


def _magnitude(passage: Passage, i: int, floor: int) -> Draft | None:
    """Read *magnitude 6.1*, *magnitude-5.9* and *a 4.4 quake*."""
    tokens = passage.tokens
    before = i - 1
    if before >= floor and tokens[before].text == "-":
        before -= 1
    while before >= floor and passage.low(before) in {"of", "about", "around", "a", "at", "least"} and i - before < 5:
        before -= 1
    numeral = read_numeral(tokens, i, floor=floor)
    if numeral is None or not 0 <= numeral.value < 11:
        return None
    end = numeral.end
    if before >= floor and passage.low(before) == "magnitude" and skip_hyphen(tokens, end) < len(tokens):
        return _draft(i if before < i - 1 and tokens[i - 1].text != "-" else before, end, numeral.value, "magnitude")
    if "." in tokens[i].text and passage.low(skip_hyphen(tokens, end)) in _QUAKES:
        return _draft(i, end, numeral.value, "magnitude")
    return None


def _feet_and_inches(passage: Passage, i: int) -> Draft | None:
    """Read a height like 6'2" or 6’ 2”."""
    tokens = passage.tokens
    if i + 3 >= len(tokens) or tokens[i + 1].text not in {"'", "’", "′"} or not adjacent(tokens[i], tokens[i + 1]):
        return None
    if tokens[i + 2].kind is not Kind.NUMBER or tokens[i + 3].text not in {'"', "”", "″"}:
        return None
    if (
        not (tokens[i].text.isdecimal() and tokens[i + 2].text.isdecimal())
        or len(tokens[i].text + tokens[i + 2].text) > 4
    ):
        return None
    feet, inches = float(tokens[i].text), float(tokens[i + 2].text)
    return _draft(i, i + 4, feet + inches / 12, "foot") if inches < 12 else None
