"""Every figure of a passage of raw text, without a parse: ``find_mentions``.

One pass over the tokens. At each number or number word a small grammar reads sign, currency,
numeral, scale and unit, then what is joined to it (a range, a rate, an age); rejects throw out
what only looks like an amount; modifiers and the links between figures are read last.
"""

import re

from claims.article import Span
from claims.claim import Dimension, FigureValue, Modifier
from claims.figures.ages import read_age
from claims.figures.irregular import ARTICLES, BOUNDS, MULTIPLES, read_irregular
from claims.figures.links import link
from claims.figures.mention import FigureMention
from claims.figures.modifiers import read_after, read_before
from claims.figures.number_words import STARTERS
from claims.figures.numbered_names import glued
from claims.figures.ones import states_nothing
from claims.figures.operand import Draft, read_operand, settle_dimension
from claims.figures.passage import Passage
from claims.figures.ranges import read_joined
from claims.figures.rates import read_rate
from claims.figures.rejects import is_no_quantity
from claims.figures.shapes import day_of_month, is_clock_or_code
from claims.figures.shares import read_share
from claims.figures.tokens import Kind

_DIGIT = re.compile(r"[\d½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+")
_TRIGGERS = frozenset({*STARTERS, *ARTICLES, *MULTIPLES})
"""Words at which a figure may be recognised."""
_SIGNALS = frozenset({*STARTERS, *MULTIPLES, *BOUNDS})
"""A sentence without digits and without any of these holds no figure."""
_LONG = 300
"""Characters; a shorter passage is no table."""
_TABLE_NUMBERS = 40
"""Numbers in one sentence from which a table is suspected."""
_TABLE_SHARE = 0.3
"""Share of numbers among words and numbers that makes it one: a row of figures does not say what they count."""


def find_mentions(text: str, within: Span) -> list[FigureMention]:
    """Return the figures of a passage (one sentence, best), in text order.

    Never raises on any text; time is linear in the length. Spans point into ``text``. A passage
    that is mostly numbers is a table and gives nothing.
    """
    sentence = text[within.start : within.end]
    if _DIGIT.search(sentence) is None and _SIGNALS.isdisjoint(_WORD.findall(sentence.lower())):
        return []
    if len(sentence) > _LONG and _is_table(sentence):
        return []
    passage = Passage(text, within)
    drafts = _drafts(passage)
    floor = 0
    for draft in drafts:
        read_before(passage, draft, floor)
        read_after(passage, draft)
        floor = max(draft.last, draft.reach)
        settle_dimension(passage, draft)
    link(passage, drafts)
    return [_mention(passage, draft) for draft in drafts]


def _is_table(sentence: str) -> bool:
    words = _WORD.findall(sentence.lower())
    numbers = len(_DIGITS.findall(sentence)) + sum(word in STARTERS for word in words)
    return numbers >= _TABLE_NUMBERS and numbers > _TABLE_SHARE * (len(words) + numbers)


def _drafts(passage: Passage) -> list[Draft]:
    tokens = passage.tokens
    drafts: list[Draft] = []
    floor = i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind is not Kind.NUMBER and token.low not in _TRIGGERS:
            i += 1
            continue
        found, i = _read(passage, i, floor)
        if found:
            drafts += found
            floor = i = max(i, found[-1].end, found[-1].reach)
        else:
            floor = max(floor, i) if token.kind is Kind.NUMBER else floor
    return drafts


def _read(passage: Passage, i: int, floor: int) -> tuple[list[Draft], int]:
    """Return the figures that start at ``i`` and where to go on."""
    if passage.tokens[i].kind is Kind.NUMBER:
        skip = max(is_clock_or_code(passage, i), day_of_month(passage, i))
        if skip > i:
            return [], skip
    irregular = read_irregular(passage, i, floor)
    if irregular is not None:
        if irregular.unit == "time":
            read_rate(passage, irregular)
            irregular.last = irregular.end
        return [irregular], irregular.end
    if passage.tokens[i].low in ARTICLES:
        return [], i + 1
    first = read_operand(passage, i, floor)
    if first is None:
        return [], i + 1
    share = read_share(passage, first)
    if share is not None:
        return [share], share.end
    read_before(passage, first, floor)
    changing = first.modifier in {Modifier.UP, Modifier.DOWN}
    first.modifier = first.bound = Modifier.EXACT
    first.modifier_text = ""
    joined = read_joined(passage, first, changing=changing)
    if joined is not None:
        found, end = joined
        return [draft for draft in found if _accept(passage, draft)], end
    if not _accept(passage, first):
        return [], max(i + 1, first.end)
    return [first], first.end


def _accept(passage: Passage, draft: Draft) -> bool:
    """Read age and rate of a draft and say whether it is a quantity at all."""
    if glued(passage, draft):
        return read_age(passage, draft)
    if not read_age(passage, draft):
        if states_nothing(passage, draft) or is_no_quantity(passage, draft):
            return False
        read_rate(passage, draft)
    strong = passage.low(draft.end) == "-" and passage.low(draft.end + 1) == "strong"
    draft.last = draft.end + 2 if strong else draft.end
    return True


def _mention(passage: Passage, draft: Draft) -> FigureMention:
    tokens = passage.tokens
    return FigureMention(
        span=_span(passage, draft),
        number_span=Span(tokens[draft.start].start, tokens[draft.end - 1].end),
        value=FigureValue(low=draft.low, high=draft.high, nominal=draft.nominal),
        modifier=draft.modifier,
        bound=draft.bound,
        modifier_text=draft.modifier_text,
        unit=draft.unit,
        dimension=draft.dimension or Dimension.COUNT,
        unit_span=Span(tokens[draft.unit_start].start, tokens[draft.unit_end - 1].end)
        if 0 <= draft.unit_start < draft.unit_end
        else None,
        relation=draft.relation,
        partner=None if draft.partner is None else _span(passage, draft.partner),
        coordinated_with=None if draft.coordinated_with is None else _span(passage, draft.coordinated_with),
        role=draft.role,
        per=draft.per,
        order_of_magnitude=draft.is_magnitude,
    )


def _span(passage: Passage, draft: Draft) -> Span:
    last = draft.last
    opened = any(token.text in _OPENING_QUOTES for token in passage.tokens[draft.first : draft.start])
    if opened and passage.low(last) in _CLOSING_QUOTES:
        last += 1
    return Span(passage.tokens[draft.first].start, passage.tokens[last - 1].end)


_OPENING_QUOTES = frozenset("“‘\"'«")
_CLOSING_QUOTES = frozenset("”’\"'»")
