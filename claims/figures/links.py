"""How the figures of one sentence hang together: conversions, shared modifiers, starts and ends of changes."""

import itertools

from claims.claim import Dimension, Modifier, Relation
from claims.figures.mention import Role
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.figures.units import convert, same_dimension

_CONVERTED = frozenset(
    {
        Dimension.LENGTH,
        Dimension.AREA,
        Dimension.MASS,
        Dimension.VOLUME,
        Dimension.SPEED,
        Dimension.TEMPERATURE,
        Dimension.OTHER,
        Dimension.RATE,
    }
)
_TOLERANCE = 0.16
"""How far a bracketed conversion may be off its original: writers round 1,000 miles to 1,500 km."""
_FAR = 12
"""Tokens between the start and the end of a change told in one clause."""
_GENERATIONS = 40
"""Years that ages told in one breath may lie apart."""
_CARRIED = frozenset({Modifier.ABOUT, Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST})
_BREAKS = frozenset(
    """
    in at on to of for from by with but as after before was were is are been had has have who which that when while
    into over under against during since until killed including killing wounding injuring leaving plus said between
    """.split()
)


def link(passage: Passage, drafts: list[Draft]) -> None:
    """Fill in relations, carried modifiers and roles of the figures of one sentence."""
    for earlier, later in itertools.pairwise(drafts):
        if _converts(passage, earlier, later):
            origin = earlier.partner if earlier.relation is Relation.CONVERSION and earlier.partner else earlier
            later.relation, later.partner = Relation.CONVERSION, origin
            _carry(origin, later)
            continue
        if _coordinated(passage, earlier, later):
            origin = earlier.coordinated_with or earlier
            later.coordinated_with = origin
            _carry(origin, later)
        _change(passage, earlier, later)
        _inherit_unit(passage, earlier, later, first=earlier is drafts[0])
        _share_age(passage, earlier, later)


def _carry(earlier: Draft, later: Draft) -> None:
    if later.modifier is Modifier.EXACT and earlier.modifier is not Modifier.EXACT:
        later.modifier, later.bound, later.modifier_text = earlier.modifier, earlier.bound, earlier.modifier_text


def _converts(passage: Passage, earlier: Draft, later: Draft) -> bool:
    """Say whether ``later`` is ``earlier`` in another unit: in brackets, after a stroke, or after *or*."""
    if earlier.unit is None or later.unit is None or earlier.unit == later.unit:
        return False
    between = [token.text for token in passage.tokens[earlier.last : later.first]]
    if between not in (["("], ["/"], ["["], ["or"], [",", "or"], [","], ["—"], ["–"], ["(", "about"]):
        return False
    if earlier.dimension is Dimension.MONEY and later.dimension is Dimension.MONEY:
        return between[0] in {"(", "[", "/"} or "or" in between
    if earlier.dimension not in _CONVERTED or not same_dimension(earlier.unit, later.unit):
        return False
    there = convert(earlier.high, earlier.unit, later.unit)
    return abs(there - later.high) <= _TOLERANCE * max(abs(there), abs(later.high))


def _coordinated(passage: Passage, earlier: Draft, later: Draft) -> bool:
    """Say whether ``later`` shares the modifier of ``earlier``: *about 120 missiles and 90 drones*."""
    if earlier.bound not in _CARRIED or earlier.modifier in {Modifier.UP, Modifier.DOWN} or earlier.last > earlier.end:
        return False
    if earlier.dimension is not later.dimension:
        return False
    if later.modifier is not Modifier.EXACT or later.first - earlier.last > 6:
        return False
    between = passage.tokens[earlier.last : later.first]
    if not between or between[-1].low not in {"and", ",", "or", "&"}:
        return False
    if earlier.unit is not None and later.unit is None and later.bare and between[-1].low == ",":
        return False
    if len(between) > 1 and between[-2].low in {",", ";"} and between[-1].low == "and" and earlier.unit != later.unit:
        return False
    words = [token for token in between[:-1] if token.kind is Kind.WORD]
    if not words and between[-1].low == "," and earlier.unit != later.unit:
        return False
    return all(token.low not in _BREAKS and not token.low.endswith("ing") for token in words)


def _share_age(passage: Passage, earlier: Draft, later: Draft) -> None:
    """Make an age of the second number in *aged 12 and 15* and the first in *twelve- and 15-year-olds*."""
    between = [token.low for token in passage.tokens[earlier.end : later.start]]
    if earlier.dimension is Dimension.AGE and later.unit is None and later.high <= earlier.high + _GENERATIONS:
        following = passage.low(later.end)
        if (
            between in (["and"], [","], [",", "and"])
            and (later.bare or later.scale == 1)
            and following in {"", "and", "or", ",", ".", ")", ";", "who", "were"}
        ):
            later.unit, later.dimension = earlier.unit, Dimension.AGE
    elif later.dimension is Dimension.AGE and between[:1] == ["-"] and later.unit == f"{earlier.unit} of age":
        earlier.unit, earlier.dimension = later.unit, Dimension.AGE


def _inherit_unit(passage: Passage, earlier: Draft, later: Draft, *, first: bool) -> None:
    """Give *24* its unit in *12 weeks, down from 24*; a time between (*12 in 3 days, up from 8*) is not the measure."""
    if later.unit is not None or earlier.unit is None or not later.bare or later.first - earlier.last > 4:
        return
    if passage.low(later.first - 1) != "from" or passage.low(later.first - 2) not in {"up", "down"}:
        return
    if first or earlier.dimension is not Dimension.DURATION:
        later.unit, later.dimension, later.role = earlier.unit, earlier.dimension, Role.FROM


def _change(passage: Passage, earlier: Draft, later: Draft) -> None:
    """Mark *from 52% ... to 47%* told with words between the two, and the level after a change."""
    if earlier.role is not Role.PLAIN or later.role is not Role.PLAIN or later.start - earlier.last > _FAR:
        return
    before_later = passage.low(later.first - 1)
    if passage.low(earlier.first - 1) == "from" and before_later == "to" and same_dimension(earlier.unit, later.unit):
        earlier.role, later.role = Role.FROM, Role.TO
    elif earlier.modifier in {Modifier.UP, Modifier.DOWN} and before_later == "to" and later.first - earlier.last < 5:
        later.role = Role.LEVEL
    elif passage.low(earlier.first - 1) == "to" and before_later == "from" and same_dimension(earlier.unit, later.unit):
        earlier.role, later.role = Role.TO, Role.FROM
