"""Which way a figure says something moved: *fell 2%*, *up by 34 cents*, *cut rates by 25 basis points*, *a 5% rise*."""

from typing import NamedTuple

from claims.claim import Modifier
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.lexicon import table


class Found(NamedTuple):
    """A modifier among the tokens."""

    modifier: Modifier
    start: int
    end: int


_WORDS = table("figure_words")["change"]
_UP = frozenset(_WORDS["up"].split())
_DOWN = frozenset(_WORDS["down"].split())
_UP_AFTER = frozenset(_WORDS["up_after"].split())
_DOWN_AFTER = frozenset(_WORDS["down_after"].split())
_NOT_FOR_COUNTS = frozenset(_WORDS["not_for_counts"].split())
_BETWEEN = frozenset({"by", "of", "a", "an", "another", "further", "than", "much"})
_SHARES = frozenset({"percentage", "percentage point", "basis point", "point"})
_DEGREES = frozenset({"degree", "degree celsius", "degree fahrenheit"})
_LENGTHS = frozenset({"metre", "foot", "kilometre", "mile", "nautical mile", "yard", "inch"})
"""A fall of 200 feet is a movement; *rose by 2 metres* is a change."""
_TAKES_AMOUNT = frozenset(
    "raise raises raised raising lower higher cut cuts growing growth reduction boost boosts boosted".split()
)
"""Without *by*, these have the amount as their object: *raised $5m*."""
_TAKES_COUNT = frozenset("gain gained lose lost add added adds shed loses losing".split())
_THEN = frozenset({"later", "ago", "after", "before", "earlier"})
"""A time follows the verb, no amount: *the government fell two years later*."""
_BEFORE_UP_OR_DOWN = frozenset({"", ",", ";", "(", "-", "–", "—", "is", "was", "were", "are", "be", "been", "still"})
"""What *up 12* and *down 340* follow when they tell a change of a count; after a verb they belong to it."""
_LEVEL_AFTER = frozenset({"above", "below", "beyond", "past", "under"})
"""*Rose above 5%* tells where it stands, not by how much it moved."""
_FUNCTION = frozenset(
    "of in to on at for from by with and or but as the a an is was were are has have had who that".split()
)
_OBJECT_REACH = 5
"""Words between a verb of change and *by* its amount: *raised its main lending rate by 25 basis points*."""


def find_change(passage: Passage, at: int, floor: int, draft: Draft) -> Found | None:
    """Return the direction of a change by the amount that starts at ``at``, or None."""
    j, by = at - 1, False
    while j >= floor and passage.low(j) in _BETWEEN and at - j < 4:
        by = by or passage.low(j) in {"by", "of"}
        j -= 1
    word = passage.low(j) if j >= floor else ""
    if passage.low(at) in _LEVEL_AFTER:
        return None
    amount = draft.unit is not None or by or word not in _NOT_FOR_COUNTS
    if (word in _UP or word in _DOWN) and amount and not _not_change(passage, j, draft, by=by):
        return Found(_direction(word), j, at)
    if by and passage.low(j + 1) == "by":
        return _past_object(passage, j, floor, at)
    if at - 1 >= floor and passage.low(at - 1) == "+" and passage.tight(at):
        return Found(Modifier.UP, at - 1, at)
    if draft.unit in _SHARES or draft.unit in _DEGREES:
        return _change_after(passage, draft)
    return None


def _direction(word: str) -> Modifier:
    return Modifier.UP if word in _UP else Modifier.DOWN


def _past_object(passage: Passage, j: int, floor: int, at: int) -> Found | None:
    """Return the change of *raised rates by ...*: the verb stands before its object."""
    for k in range(j, max(floor, j - _OBJECT_REACH) - 1, -1):
        word = passage.low(k)
        if word in _UP or word in _DOWN:
            return Found(_direction(word), k, at)
        if not word.replace("-", "").isalpha():
            return None
    return None


def _not_change(passage: Passage, j: int, draft: Draft, *, by: bool) -> bool:
    """Say whether the word before the number gives no direction: *raised $5m*, *fell 200 feet*, *shot down 2 jets*."""
    word = passage.low(j)
    if by:
        return False
    if draft.unit in _LENGTHS and word not in {"up", "down"}:
        return True
    if passage.low(draft.end) in _THEN:
        return True
    if word in _TAKES_AMOUNT:
        return draft.unit not in _SHARES
    if word in _TAKES_COUNT:
        return draft.unit not in _SHARES and draft.unit not in {"cent", "penny", "dollar"}
    counted = draft.unit is None or draft.unit in _LENGTHS
    return word in {"up", "down"} and counted and passage.low(j - 1) not in _BEFORE_UP_OR_DOWN


def _change_after(passage: Passage, draft: Draft) -> Found | None:
    after = draft.end
    word = passage.low(after)
    if word not in _UP_AFTER and word not in _DOWN_AFTER:
        following = passage.low(after + 1)
        # A noun may stand between: a 5% pay rise, a 10% annual drop; after "of" the noun is what the share is of.
        if not word.isalpha() or word in _FUNCTION or following in {"more", "less", "fewer"}:
            return None
        after, word = after + 1, following
    if word in _UP_AFTER and (word != "more" or passage.low(after + 1) != "of"):
        return Found(Modifier.UP, after, after + 1)
    if word in _DOWN_AFTER:
        return Found(Modifier.DOWN, after, after + 1)
    return None
