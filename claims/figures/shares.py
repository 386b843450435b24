"""Ratios that state a share: *one in five*, *nine out of 10*, *1 in 100,000*."""

from claims.figures.number_words import CARDINALS
from claims.figures.numerals import Style, read_numeral
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.shapes import MONTHS
from claims.figures.tokens import Kind
from claims.figures.unit_phrases import unit_after
from claims.figures.units import UNITS

_WHOLES = frozenset(
    {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000, 1000000}
)
"""What people divide into when they state a share; *in 2019* and *out of 47 seats* are something else."""

_PLAYED = frozenset(
    """
    overs matches games innings appearances attempts starts shots balls tests races rounds outings seasons meetings
    events fights laps frames sets
    """.split()
)
"""*Six goals in 10 games* is no share."""


def read_share(passage: Passage, first: Draft) -> Draft | None:
    """Return the share that a number and what follows it state, or None."""
    if first.unit is not None or first.nominal is None or first.style not in {Style.DIGITS, Style.WORDS}:
        return None
    hyphen = passage.low(first.end) == "-" and passage.tight(first.end)
    at = first.end + hyphen
    if passage.low(at) == "in":
        whole = at + 1
    elif passage.low(at) == "out" and passage.low(at + 1) == "of":
        whole = at + 2
    else:
        return None
    if passage.low(whole) == "-" or passage.low(whole) == "every":
        whole += 1
    if whole >= len(passage.tokens):
        return None
    token = passage.tokens[whole]
    if token.kind is not Kind.NUMBER and token.low not in CARDINALS and token.low != "a":
        return None
    second = _second(passage, whole)
    if second is None or not 0 < first.nominal < second.nominal or second.nominal not in _WHOLES:  # type: ignore[operator]
        return None
    assert second.nominal is not None
    share = first.nominal / second.nominal
    return Draft(
        start=first.start,
        end=second.end,
        last=second.end,
        low=share,
        high=share,
        nominal=share,
        style=Style.FRACTION,
        unit="fraction",
    )


def _second(passage: Passage, i: int) -> Draft | None:
    """Return the whole that a share is of; not a time (*two in 10 minutes*) and not a day."""
    start = i + 1 if passage.low(i) == "a" and i + 1 < len(passage.tokens) else i
    numeral = read_numeral(passage.tokens, start, floor=i)
    if numeral is None or numeral.style not in {Style.DIGITS, Style.WORDS}:
        return None
    if passage.low(numeral.end) in MONTHS or (numeral.bare and passage.low(numeral.end) == "-"):
        return None
    if passage.low(numeral.end) in _PLAYED:
        return None
    phrase = unit_after(passage, numeral.end, numeral.value, digits=False)
    if phrase is not None and UNITS[phrase.name].dimension.value in {"duration", "length"}:
        return None
    return Draft(numeral.start, numeral.end, numeral.value, numeral.value, numeral.value, numeral.style)
