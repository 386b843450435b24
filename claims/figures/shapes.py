"""Digits that are no amount by their shape and neighbours: years, scores, dates, clock times, codes."""

from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind, Token, adjacent
from claims.lexicon import table

_WORDS = table("figure_words")["rejects"]
_SCORE_WORDS = frozenset(_WORDS["score_words"].split())
_SPORTS_AFTER = frozenset(_WORDS["sports_after"].split())
_PLURAL_HINT = frozenset(_WORDS["plural_hint"].split())
MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """.split()
)
_MONTH_WORDS = frozenset({"may", "march"})
"""Months that are also other words when not capitalised."""
_DAY_LEADS = frozenset(
    {"on", "by", "until", "since", "from", "of", "to", "before", "after", "through", "and", "between", ",", ""}
)
_ZONES = frozenset(
    {"gmt", "utc", "bst", "est", "edt", "cet", "cest", "pst", "pdt", "ist", "jst", "hrs", "aest", "et", "hours", "msk"}
)
_CLOCK = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "oclock", "noon", "midnight"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_YEAR_LEADS = frozenset(
    """
    in since of by from until till during between before after circa year early late mid- mid spring summer autumn fall
    winter to through and year's than for
    """.split()
)
_COUNTED = frozenset(
    {
        "more",
        "about",
        "least",
        "nearly",
        "some",
        "over",
        "around",
        "almost",
        "up",
        "approximately",
        "roughly",
        "than",
        "fewer",
    }
)
_COMPASS = frozenset({"n", "s", "e", "w"})


def is_year_number(draft: Draft) -> bool:
    """Say whether a draft is bare digits in the form of a recent year."""
    return draft.bare and draft.unit is None and draft.nominal is not None and 1900 <= draft.nominal <= 2100


def is_year(passage: Passage, draft: Draft) -> bool:
    """Say whether bare digits are a year: *in 2024*, *the 2016 vote*; *2000 people* and *about 2000* are not."""
    value = draft.nominal
    if not draft.bare or value is None or not 1000 <= value <= 2200 or draft.unit is not None:
        return False
    before, after = passage.low(draft.start - 1), passage.low(draft.end)
    if before in _COUNTED and (before != "than" or passage.low(draft.start - 2) in {"more", "less", "fewer"}):
        return False
    if after in _PLURAL_HINT and before not in _YEAR_LEADS:
        return False
    if value >= 1900:
        return True
    return before in _YEAR_LEADS and not (after.isalpha() and after.endswith("s") and len(after) > 3)


def is_score(passage: Passage, first: Draft, second: Draft) -> bool:
    """Say whether two numbers joined by a dash are a result, a record or a vote: *won 2-1*, *a 5-4 ruling*."""
    if first.nominal is None or second.nominal is None or first.low >= second.low:
        return True
    if passage.low(first.start - 1) in {"aged", "ages", "age", "between"} or passage.low(second.end) == "age":
        return False
    after = passage.low(second.end)
    if after == "-":
        after = passage.low(second.end + 1)
    if after in _SPORTS_AFTER or not (after.endswith("s") or after in _PLURAL_HINT) or after in _FUNCTION:
        return True
    return any(passage.low(at) in _SCORE_WORDS for at in range(max(0, first.start - 4), first.start))


_FUNCTION = frozenset(
    """
    in at on to of for from by with and or but as after before against over under the a an is was were are be been when
    while who which that this thanks away up down here there home
    """.split()
)


def day_of_month(passage: Passage, i: int) -> int:
    """Return the index after a calendar date whose day stands at ``i``, or -1."""
    tokens = passage.tokens
    token = tokens[i]
    if not token.text.isdecimal() or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
        return -1
    end = _month_at(passage, i)
    if end < 0:
        return -1
    return _date_end(tokens, end)


def _month_at(passage: Passage, i: int) -> int:
    """Return the index after the day, with the month that stands before or after it, or -1."""
    tokens = passage.tokens
    before = i - 1
    if before >= 0 and tokens[before].text == ".":
        before -= 1
    if before >= 0 and _is_month(passage, before, leads=True) and not _measured(tokens, i):
        return i + 1
    after = i + 1
    if after < len(tokens) and tokens[after].low in _ORDINAL and adjacent(tokens[i], tokens[after]):
        after += 1
    if passage.low(after) == "of":
        after += 1
    elif passage.low(after) in {"-", "–", "to", "and", ","} and after + 2 < len(tokens):
        second = tokens[after + 1]
        if second.text.isdecimal() and len(second.text) <= 2 and _is_month(passage, after + 2, leads=False):
            return after + 3
    if after < len(tokens) and _is_month(passage, after, leads=False):
        if tokens[after].low in _MONTH_WORDS and tokens[after].text.islower() and passage.low(i - 1) != "on":
            return -1
        return after + 1
    return -1


def _measured(tokens: list[Token], i: int) -> bool:
    """Say whether a number after *march* or *may* counts something: *they march 15 miles*."""
    month = tokens[i - 1]
    if not month.text.islower():
        return False
    return i + 1 < len(tokens) and tokens[i + 1].kind is Kind.WORD and tokens[i + 1].low.endswith("s")


def _is_month(passage: Passage, i: int, *, leads: bool) -> bool:
    token = passage.tokens[i]
    if token.low not in MONTHS:
        return False
    if token.text.islower() and token.low in _MONTH_WORDS:
        return not leads or passage.low(i - 1) in _DAY_LEADS
    return True


def _date_end(tokens: list[Token], end: int) -> int:
    """Return the index after what goes on with a date: more days, a range of them, the year."""
    while end + 1 < len(tokens):
        joiner, following = tokens[end].low, tokens[end + 1]
        if joiner in {"-", "–", ",", "and", "to", "."} and following.text.isdecimal():
            year = len(following.text) == 4 and joiner in {",", "."}
            day = len(following.text) <= 2 and int(following.text) <= 31 and _ends_date(tokens, end + 2)
            if year or day:
                end += 2
                continue
        break
    return end + 1 if end < len(tokens) and _reads_as_year(tokens[end].text) and not _counts(tokens, end + 1) else end


def _reads_as_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and 1500 <= int(text) <= 2200


def _ends_date(tokens: list[Token], i: int) -> bool:
    return (
        i >= len(tokens)
        or tokens[i].kind is Kind.MARK
        or tokens[i].low in {"and", "to", "at", "in"}
        or tokens[i].low in MONTHS
    )


def _counts(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low in _PLURAL_HINT


def is_clock_or_code(passage: Passage, i: int) -> int:
    """Return the index after a clock time, numeric date, ratio, ordinal, decade or code at ``i``, or -1."""
    tokens = passage.tokens
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return -1
    if _dialled(passage, i):
        return _telephone_end(tokens, i + 1)
    tight = adjacent(token, following)
    if tight and _is_chain(tokens, i):
        return _chain_end(tokens, i + 3)
    if following.low in _CLOCK:
        return i + 2
    if following.low in {"x", "×"} and _is_grid(tokens, i):
        return i + 3
    if following.low in _ZONES and _is_hours(token.text, following.low):
        return i + 2
    if tight and following.low in _ORDINAL:
        return i + 2
    if tight and following.low in {"s", "'s"} and token.text.isdecimal() and _is_decade(passage, i):
        return i + 2
    if following.low == "°" and i + 2 < len(tokens) and _coordinate(tokens, i + 2):
        return _coordinate_end(tokens, i + 2)
    return -1


def _is_chain(tokens: list[Token], i: int) -> bool:
    """Say whether a colon or stroke joins the digits to more: *14:30*, *24/7*, *3/4/2024*; a fraction is none."""
    if tokens[i + 1].text not in {":", "/"} or i + 2 >= len(tokens) or not adjacent(tokens[i + 1], tokens[i + 2]):
        return False
    return tokens[i + 2].kind is Kind.NUMBER and not _is_fraction(tokens, i)


def _is_grid(tokens: list[Token], i: int) -> bool:
    """Say whether digits, a times sign and digits without unit give a format: *1920 x 1200*, *2x4*."""
    if i + 2 >= len(tokens) or not (tokens[i].text.isdecimal() and tokens[i + 2].text.isdecimal()):
        return False
    return i + 3 >= len(tokens) or tokens[i + 3].kind is not Kind.WORD or tokens[i + 3].start > tokens[i + 2].end


def _is_hours(digits: str, zone: str) -> bool:
    if not digits.isdecimal():
        return False
    return zone != "hours" or (len(digits) == 4 and (digits.startswith("0") or digits.endswith("00")))


def _dialled(passage: Passage, i: int) -> bool:
    """Say whether a telephone number starts here: *0800 123 4567*, *+44 20 7946 0958*."""
    text = passage.tokens[i].text
    if not text.isdecimal() or i + 1 >= len(passage.tokens) or passage.tokens[i + 1].kind is not Kind.NUMBER:
        return False
    return (text[0] == "0" and len(text) > 2) or (passage.low(i - 1) == "+" and passage.tight(i) and len(text) < 4)


def _telephone_end(tokens: list[Token], end: int) -> int:
    while end < len(tokens) and (tokens[end].text.isdecimal() or tokens[end].text == "-"):
        end += 1
    return end


def _is_fraction(tokens: list[Token], i: int) -> bool:
    if tokens[i + 1].text != "/" or not tokens[i].text.isdecimal() or not tokens[i + 2].text.isdecimal():
        return False
    if i + 3 < len(tokens) and tokens[i + 3].text == "/":
        return False
    return int(tokens[i].text) < int(tokens[i + 2].text) and int(tokens[i + 2].text) in {
        2,
        3,
        4,
        5,
        6,
        8,
        10,
        16,
        32,
        64,
        100,
    }


def _is_decade(passage: Passage, i: int) -> bool:
    token = passage.tokens[i]
    if len(token.text) == 4:
        return token.text.endswith("0")
    before = passage.low(i - 1)
    return token.text.endswith("0") and len(token.text) == 2 and before not in {"under", "over", "-"}


def _coordinate(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.low in _COMPASS and token.text.isupper():
        return True
    return token.kind is Kind.NUMBER and i + 1 < len(tokens) and tokens[i + 1].text in {"′", "'", "’"}


def _coordinate_end(tokens: list[Token], end: int) -> int:
    while end < len(tokens) and adjacent(tokens[end - 1], tokens[end]):
        end += 1
    return end


def _chain_end(tokens: list[Token], end: int) -> int:
    while (
        end + 1 < len(tokens)
        and tokens[end].text in {":", "/", "-", ".", "′", "″"}
        and adjacent(tokens[end - 1], tokens[end])
    ):
        if tokens[end + 1].kind is not Kind.NUMBER or not adjacent(tokens[end], tokens[end + 1]):
            break
        end += 2
    if end < len(tokens) and tokens[end].low in _CLOCK | _ZONES:
        end += 1
    return end
