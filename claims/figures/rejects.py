"""Numbers that are no quantity: years, addresses, list marks, idioms, *the two*."""

import re

from claims.figures.numbered_names import FUNCTION_WORDS, in_name
from claims.figures.numerals import Style
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.shapes import is_year
from claims.figures.tokens import Kind, Token
from claims.lexicon import table

_WORDS = table("figure_words")["rejects"]
_THE_TWO = frozenset(_WORDS["the_two"].split())
_COMPOUND = frozenset(_WORDS["compound_reject"].split())
_PLURAL_HINT = frozenset(_WORDS["plural_hint"].split())
_STREETS = frozenset(
    "street st road rd avenue ave lane drive boulevard blvd square way court place terrace park downing".split()
)
_DEMONSTRATIVES = frozenset({"the", "these", "those", "its", "their", "our", "his", "her"})
_STATE_CODE = re.compile(r"[A-Z]{2}")
_POSTCODE = 5
"""Digits of a US zip code."""


def is_no_quantity(passage: Passage, draft: Draft) -> bool:
    """Say whether the words around a number without unit make it part of a name or of nothing at all."""
    return in_name(passage, draft) or (draft.unit is None and _unitless(passage, draft))


def _unitless(passage: Passage, draft: Draft) -> bool:
    return (
        is_year(passage, draft)
        or _list_mark(passage, draft)
        or _address(passage, draft)
        or _leading_zero(passage, draft)
        or _anaphor(passage, draft)
        or _compound(passage, draft)
        or _zero(passage, draft)
        or _emergency(passage, draft)
        or _elided_year(passage, draft)
    )


def _list_mark(passage: Passage, draft: Draft) -> bool:
    """Reject *1.* and *2)* before an item, a bracketed reference, and a number that stands alone."""
    tokens = passage.tokens
    if not draft.bare:
        return False
    after = passage.low(draft.end)
    before = passage.low(draft.start - 1)
    if draft.start == 0 and (
        after in {".", ")", ""}
        and (draft.end + 1 >= len(tokens) or tokens[draft.end + 1].start > tokens[draft.end].end)
    ):
        return True
    if after == ")" and before != "(" and not _open_bracket(tokens, draft.start):
        return True
    return (before == "[" and after == "]") or (
        before == "(" and after == ")" and draft.high < 20 and tokens[draft.start].kind is Kind.NUMBER
    )


def _open_bracket(tokens: list[Token], i: int) -> bool:
    for at in range(i - 1, max(-1, i - 40), -1):
        if tokens[at].text == ")":
            return False
        if tokens[at].text == "(":
            return True
    return False


def _address(passage: Passage, draft: Draft) -> bool:
    if not draft.bare:
        return False
    tokens = passage.tokens
    for at in range(draft.end, min(draft.end + 4, len(tokens))):
        if not (tokens[at].kind is Kind.WORD and tokens[at].text[0].isupper()):
            break
        if (tokens[at].low in _STREETS and at > draft.end) or tokens[at].low == "downing":
            return True
    before = draft.start - 1
    digits = tokens[draft.start].text
    return before >= 0 and len(digits) == _POSTCODE and _STATE_CODE.fullmatch(tokens[before].text) is not None


def _elided_year(passage: Passage, draft: Draft) -> bool:
    """Reject the year in *the class of '86*."""
    text = passage.tokens[draft.start].text
    return (
        draft.bare and len(text) == 2 and passage.low(draft.start - 1) in {"'", "’", "‘"} and passage.tight(draft.start)
    )


def _leading_zero(passage: Passage, draft: Draft) -> bool:
    text = passage.tokens[draft.start].text
    return draft.bare and len(text) > 1 and text[0] == "0"


def _emergency(passage: Passage, draft: Draft) -> bool:
    """Reject the telephone number people call for help: *a 911 call*, *dialled 999*."""
    if not draft.bare or draft.nominal not in {911.0, 999.0, 112.0, 101.0, 111.0}:
        return False
    return passage.low(draft.start - 1) in _CALLING or passage.low(draft.end) in _CALLED


_CALLING = frozenset("called call calls calling dialed dialled dial phoned phone rang ring".split())
_CALLED = frozenset(
    "call calls caller callers operator operators dispatcher dispatchers supervisor emergency system".split()
)


def _anaphor(passage: Passage, draft: Draft) -> bool:
    """Reject *the two*, *these three countries*: the number only points back."""
    if draft.style is not Style.WORDS or draft.scale != 1 or draft.high > 10:
        return False
    if passage.low(draft.start - 1) not in _DEMONSTRATIVES:
        return False
    after = passage.low(draft.end)
    return not after.isalpha() or after in _THE_TWO or after in FUNCTION_WORDS


def _compound(passage: Passage, draft: Draft) -> bool:
    """Reject *two-way*, *four-star*, *24/7*, *one-on-one*: adjectives whose number states nothing."""
    if passage.low(draft.end) != "-" or draft.end + 1 >= len(passage.tokens):
        return False
    following = passage.low(draft.end + 1)
    return following in _COMPOUND and passage.tight(draft.end)


def _zero(passage: Passage, draft: Draft) -> bool:
    if draft.high != 0 or draft.style is not Style.WORDS:
        return False
    return passage.low(draft.end) not in _PLURAL_HINT or passage.low(draft.start - 1) in {
        "net",
        "ground",
        "sub",
        "absolute",
    }
