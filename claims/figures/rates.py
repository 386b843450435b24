"""Rates: *$3 a share*, *barrels per day*, *24 attacks a day*, *12-cent-a-share*, *3 per 100,000 people*."""

from claims.claim import Dimension
from claims.figures.digits import digits_value
from claims.figures.number_words import skip_hyphen
from claims.figures.numerals import read_scale
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.figures.units import UNITS, forms, symbols
from claims.lexicon import table

_DENOMINATORS = frozenset(table("figure_words")["rates"]["denominators"].split())
_ALIASES = (
    {words[0]: name for words, name in forms() if len(words) == 1}
    | {symbol: name for symbol, name in symbols() if symbol.isalpha() and len(symbol) > 1}
    | {"annum": "year", "head": "person", "capita": "person", "pound": "pound", "pounds": "pound", "sec": "second"}
)
_SEQUELS = frozenset({"after", "before", "later", "earlier", "ago", "from", "or", "and", "early", "late"})
"""After *a day*: *12 people a day after the storm* is no rate."""
_STOPS = frozenset(
    """
    in at on to for from by with and or but as after before was were is are be been had has have who which that when
    while into over under against during since until killed said
    """.split()
)
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "night", "annum", "season", "game", "match", "share"}
)
_IDIOMS = {("hour", "day", 24.0), ("day", "week", 7.0), ("day", "year", 365.0)}


def read_rate(passage: Passage, draft: Draft) -> None:
    """Give the draft what it is per, if anything, and take the words of it in."""
    at = skip_hyphen(passage.tokens, draft.end, spaced=draft.unit is not None)
    found = _per(passage, at)
    if found is not None and not _only_time(passage, at, draft):
        found = None
    if found is not None:
        _apply(draft, *found)
        return
    far = _after_noun(passage, draft)
    if far is not None:
        _apply(draft, far[0], draft.end)
        draft.reach = far[1]


def _apply(draft: Draft, per: str, end: int) -> None:
    if (draft.unit, per, draft.nominal) in _IDIOMS or (draft.unit or "").endswith("of age"):
        return
    draft.per = per
    if (
        draft.unit == "pound"
        and UNITS.get(per) is not None
        and UNITS[per].dimension in {Dimension.MASS, Dimension.VOLUME}
    ):
        draft.unit = "pound sterling"
    if draft.unit is not None:
        draft.unit = f"{draft.unit} per {per}"
    if end > draft.end:
        draft.end = end
        if draft.unit is not None and draft.unit_start < draft.end:
            draft.unit_end = max(end, draft.unit_end)
    draft.bare = False


def _only_time(passage: Passage, at: int, draft: Draft) -> bool:
    """Say whether *a week* after a bare number or a time is a rate: *three times a week* is, *10 a day* is."""
    return not (passage.low(at) in {"a", "an"} and draft.unit in {"year", "month", "decade", "century"})


def _per(passage: Passage, at: int) -> tuple[str, int] | None:
    """Return what follows *per*, *a*, *each*, *every* or a stroke at ``at``, and the index after it."""
    word = passage.low(at)
    after = skip_hyphen(passage.tokens, at + 1, spaced=True)
    following = passage.low(after)
    if not following:
        return None
    if word == "per":
        if following in {"cent", "cents"}:
            return None
        return _measure(passage, after)
    if word in {"a", "an", "each", "every"} and following in _DENOMINATORS:
        if passage.low(after + 1) in _SEQUELS and following in _TIMES and following != "share":
            return None
        if word == "a" and following == "square":
            return _measure(passage, after)
        return _name(following), after + 1
    if word == "/" and passage.tight(at) and (following in _DENOMINATORS or following in _ALIASES):
        return _name(following), after + 1
    return None


def _measure(passage: Passage, at: int) -> tuple[str, int] | None:
    token = passage.tokens[at]
    if token.kind is Kind.NUMBER:
        value = digits_value(token.text)
        _, end = read_scale(passage.tokens, at + 1)
        if value is None:
            return None
        noun = passage.low(end)
        taken = end + 1 if noun.isalpha() and noun not in _STOPS else end
        return passage.text[token.start : passage.tokens[taken - 1].end], taken
    if token.kind is not Kind.WORD:
        return None
    if token.low == "square" and passage.low(at + 1) in _ALIASES:
        return f"square {_ALIASES[passage.low(at + 1)]}", at + 2
    if token.low in {"million", "thousand", "billion"}:
        noun = passage.low(at + 1)
        return (f"{token.low} {noun}", at + 2) if noun.isalpha() and noun not in _STOPS else (token.low, at + 1)
    return _name(token.low), at + 1


def _name(word: str) -> str:
    name = _ALIASES.get(word, word)
    return name if name in UNITS or not word.isalpha() else _ALIASES.get(word, word)


def _after_noun(passage: Passage, draft: Draft) -> tuple[str, int] | None:
    """Return what the figure is per when what it counts stands between, and the index after that.

    *2bn gallons of jet fuel a year*, *12.4 deaths per 100,000 people*.
    """
    at = draft.end
    if draft.unit is not None:
        if passage.low(at) != "of" or UNITS.get(draft.unit) is None:
            return None
        if UNITS[draft.unit].dimension not in {Dimension.VOLUME, Dimension.MASS, Dimension.OTHER, Dimension.AREA}:
            return None
        at += 1
    for j in range(at, min(at + 5, len(passage.tokens) - 1)):
        token = passage.tokens[j]
        following = passage.low(j + 1)
        if j > at and token.low == "per" and passage.tokens[j + 1].kind is Kind.NUMBER:
            return _measure(passage, j + 1)
        if j > at and token.low == "per" and (following in _ALIASES or following in _DENOMINATORS):
            return _name(following), j + 2
        if j > at and token.low in {"a", "per", "every", "each"} and following in _TIMES:
            return None if passage.low(j + 2) in _SEQUELS else (_name(following), j + 2)
        if token.kind is not Kind.WORD or token.low in _STOPS:
            return None
    return None
