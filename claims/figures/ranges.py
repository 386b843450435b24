"""Two numbers joined: ranges (*10 to 12 million*), changes (*from 52% to 47%*) and what only looks like one."""

from claims.figures.mention import Role
from claims.figures.numerals import Style
from claims.figures.operand import Draft, read_operand, starts_operand
from claims.figures.passage import Passage
from claims.figures.shapes import is_score, is_year_number
from claims.figures.tokens import Kind
from claims.figures.units import convert, same_dimension

_DASHES = frozenset({"-", "–", "—", "‑", "−"})
_RANGING = frozenset(
    "range ranges ranged ranging anywhere vary varies varied varying somewhere stretching spanning".split()
)
_LEADING = frozenset(
    {"about", "around", "roughly", "some", "nearly", "approximately", "an", "a", "estimated", "just", "over"}
)


def read_joined(passage: Passage, first: Draft, *, changing: bool) -> tuple[list[Draft], int] | None:
    """Return the figures that ``first`` and a number joined to it make, and the index after them.

    None when nothing is joined to it; an empty list when the two are a score, years or a code.

    Args:
        passage: the sentence.
        first: the first number, with unit.
        changing: a word of change stands before it, so *to* leads to a level.
    """
    suspended = _suspended(passage, first)
    if suspended is not None:
        return suspended
    at, dash = _second(passage, first)
    if at < 0:
        return None
    number = starts_operand(passage, at)
    if number < 0:
        return None
    second = read_operand(passage, number, at)
    if second is None or second.start > at:
        return None
    if dash and _looks_like_code(passage, first, second):
        return [], _code_end(passage, second.end)
    joiner = passage.low(first.end)
    if is_year_number(first) and is_year_number(second) and second.unit is None:
        return [], second.end
    if not _share_unit(first, second):
        return _level(first, second) if changing and joiner == "to" else None
    origin = _word_before(passage, first.start)
    if joiner == "to" and origin == "from" and not _ranging(passage, first.start):
        first.role, second.role = Role.FROM, Role.TO
        return [first, second], second.end
    if joiner == "to" and changing and origin != "between":
        return _level(first, second)
    if joiner == "or" and not _alternatives(first, second):
        return None
    if first.low >= second.high:
        return ([], second.end) if dash else None
    return [_range(passage, first, second)], second.end


def _suspended(passage: Passage, first: Draft) -> tuple[list[Draft], int] | None:
    """Read *13- and 15-inch screens*: the first number waits for the unit of the second."""
    at = first.end
    if first.unit is not None or passage.low(at) not in _DASHES or not passage.tight(at):
        return None
    joiner = passage.low(at + 1)
    if joiner not in {"and", "or", "to"} or at + 2 >= len(passage.tokens):
        return None
    number = starts_operand(passage, at + 2)
    second = None if number < 0 else read_operand(passage, number, at + 2)
    if second is None or second.start != at + 2:
        return None
    hyphened = second.unit is not None or passage.low(second.end) in _DASHES
    if not hyphened or not _share_unit(first, second):
        return None
    if joiner == "to" and first.low < second.high:
        return [_range(passage, first, second)], second.end
    return [first, second], second.end


def _level(first: Draft, second: Draft) -> tuple[list[Draft], int]:
    second.role = Role.LEVEL
    return [first, second], second.end


def _second(passage: Passage, first: Draft) -> tuple[int, bool]:
    """Return where the second number starts, or -1, and whether a dash joins the two."""
    at = first.end
    if at + 1 >= len(passage.tokens) or first.is_magnitude:
        return -1, False
    joiner = passage.tokens[at].low
    if joiner in _DASHES:
        return _after_dash(passage, first, at)
    if joiner in {"to", "through"}:
        return at + 1, False
    if joiner == "and":
        between = _word_before(passage, first.start) == "between"
        return (at + 1 if between else -1), False
    if joiner == "or":
        return (at + 1 if first.unit is None else -1), False
    return -1, False


def _after_dash(passage: Passage, first: Draft, at: int) -> tuple[int, bool]:
    if passage.low(at + 1) == "to" and passage.low(at + 2) in _DASHES:
        return at + 3, True
    tight = passage.tight(at) and passage.tight(at + 1)
    digits = passage.tokens[at + 1].kind in {Kind.NUMBER, Kind.SIGN} and first.style is Style.DIGITS
    if tight:
        return (at + 1 if digits or first.style is Style.WORDS else -1), True
    # "40 - 50 years": both sides are spaced; "ten people - 10 of them" is not a range. "75 -300mm" is copy as found.
    loose = not passage.tight(at) and passage.tokens[at].text != "—"
    return (at + 1 if digits and loose else -1), True


def _looks_like_code(passage: Passage, first: Draft, second: Draft) -> bool:
    """Say whether digits joined by dashes are a telephone number, a score, years or an account."""
    if passage.low(second.end) in _DASHES and passage.tight(second.end) and second.unit is None:
        following = second.end + 1
        if following < len(passage.tokens) and passage.tokens[following].kind is Kind.NUMBER:
            return True
    if first.unit is not None or second.unit is not None or second.scale > 1:
        return False
    if is_year_number(first) and second.bare:
        return True
    return is_score(passage, first, second)


def _code_end(passage: Passage, end: int) -> int:
    while end + 1 < len(passage.tokens) and passage.low(end) in _DASHES | {",", "/"}:
        if passage.tokens[end + 1].kind is not Kind.NUMBER or not passage.tight(end + 1):
            break
        end += 2
    return end


def _share_unit(first: Draft, second: Draft) -> bool:
    """Give both numbers one unit and scale; False when they do not measure one thing."""
    if first.unit is None and second.unit is not None:
        if second.prefixed:
            return False
        first.unit, first.bare = second.unit, False
    elif second.unit is None and first.unit is not None:
        if not first.prefixed:
            return False
        second.unit = first.unit
    elif first.unit != second.unit:
        if first.unit is None or second.unit is None or not same_dimension(first.unit, second.unit):
            return False
        first.low = first.high = convert(first.low, first.unit, second.unit)
        first.nominal, first.unit = first.low, second.unit
    if second.scale > 1 and first.scale == 1 and first.low < second.low / second.scale * 1.0000001:
        first.low = first.high = first.low * second.scale
        first.nominal, first.scale, first.bare = first.low, second.scale, False
    return True


def _word_before(passage: Passage, i: int) -> str:
    """Return the word before ``i``, past words of approximation."""
    at = i - 1
    while at >= 0 and passage.low(at) in _LEADING:
        at -= 1
    return passage.low(at)


def _ranging(passage: Passage, i: int) -> bool:
    return any(passage.low(at) in _RANGING for at in range(max(0, i - 4), i))


def _alternatives(first: Draft, second: Draft) -> bool:
    """Say whether *or* joins near numbers: *two or three people*, *30 or 40 homes*."""
    return second.low > first.low > 0 and second.low <= first.low * 2 and not second.prefixed


def _range(passage: Passage, first: Draft, second: Draft) -> Draft:
    start = first.start
    if _word_before(passage, start) == "between" and passage.low(start - 1) == "between":
        start -= 1
    second.start, second.low, second.nominal = start, first.low, None
    second.prefixed = second.prefixed or first.prefixed
    if second.unit_start < 0:
        second.unit_start, second.unit_end = first.unit_start, first.unit_end
    return second
