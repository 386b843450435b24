"""What the words around a number do to it: *about*, *more than*, *up to*, *rose by*, *or so*."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from claims.claim import Modifier
from claims.figures.change import Found, find_change
from claims.figures.number_words import STARTERS
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.lexicon import table

_WORDS = table("figure_words")
_BY_KEY = {
    "about": Modifier.ABOUT,
    "over": Modifier.OVER,
    "at_least": Modifier.AT_LEAST,
    "under": Modifier.UNDER,
    "at_most": Modifier.AT_MOST,
}
_QUOTES = frozenset("“‘\"'«")


def _phrases(section: str, *, key_at: int) -> Mapping[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = defaultdict(list)
    for key, phrases in _WORDS[section].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            if words[-1].endswith(".") and words[-1] != "approx.":
                continue
            found[words[key_at]].append((words, _BY_KEY[key]))
    return MappingProxyType({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()})


_BEFORE = _phrases("modifiers", key_at=-1)
_AFTER = _phrases("modifiers_after", key_at=0)
_LASTING = frozenset(
    "for well just lasted lasting lasts took taking takes spent waited after in been of is was were".split()
)
_ESTIMATING = frozenset("estimate estimates estimated estimating estimation reckon reckons reckoned".split())
_BRIDGE = frozenset(
    "that there are were is was at to be have has been a an the total of some number will would could and put".split()
)


def read_before(passage: Passage, draft: Draft, floor: int) -> None:
    """Give the draft the modifier that stands before it and move ``first`` to where it begins."""
    draft.first = draft.start
    at = _past_opening(passage, draft.start, floor, money=draft.prefixed)
    if (draft.unit or "").endswith(" of age"):
        while at > floor and passage.low(at - 1) in {"age", "aged", "ages", "of", "the"}:
            at -= 1
    bound = _bound(passage, at, floor, draft)
    if bound is not None:
        outer = _bound(passage, bound.start, floor, draft)
        kind = bound.modifier
        if outer is not None and kind is Modifier.ABOUT:
            kind = outer.modifier
        start = bound.start if outer is None else outer.start
        draft.modifier = draft.bound = kind
        draft.first = start
        draft.modifier_text = _text(passage, start, bound.end)
        at = start
    change = find_change(passage, at, floor, draft)
    if change is not None:
        draft.modifier = change.modifier
        end = change.end if change.start >= draft.end or bound is None else bound.end
        draft.modifier_text = _text(passage, change.start, end)
        if bound is None and passage.low(change.start) in {"up", "down"}:
            draft.first = change.start
    elif draft.modifier is Modifier.EXACT:
        _estimated(passage, draft, floor)


_PREPOSITIONS = frozenset("about around over under above below within near some inside beyond to of".split())
"""Modifiers that are prepositions too: *think about the 15 years*."""


def _past_opening(passage: Passage, at: int, floor: int, *, money: bool) -> int:
    """Return ``at`` moved left over an opening quote or an article that stands between modifier and number."""
    if at - 1 >= floor and passage.tokens[at - 1].text in _QUOTES:
        at -= 1
    if at - 2 >= floor and passage.low(at - 1) in {"a", "an", "the", "their", "its"} and passage.low(at - 2) in _BEFORE:
        article = passage.low(at - 1) in {"a", "an"}
        if article or money or passage.low(at - 2) not in _PREPOSITIONS:
            at -= 1
    return at


def _text(passage: Passage, start: int, end: int) -> str:
    return passage.text[passage.tokens[start].start : passage.tokens[end - 1].end] if end > start else ""


def _bound(passage: Passage, at: int, floor: int, draft: Draft) -> Found | None:
    """Return the longest modifier phrase that ends right before ``at``."""
    if at - 1 < floor:
        return None
    rows = _BEFORE.get(passage.low(at - 1))
    if rows is None and passage.low(at - 1) == "-" and passage.low(at - 2) in {"over", "under"}:
        return Found(Modifier.OVER if passage.low(at - 2) == "over" else Modifier.UNDER, at - 2, at)
    if rows is None:
        return _limit(passage, at, floor)
    for words, modifier in rows:
        start = at - len(words)
        if start < floor or any(passage.low(start + k) != word for k, word in enumerate(words[:-1])):
            continue
        if _misread(passage, start, words, draft):
            continue
        return Found(modifier, start, at)
    return _limit(passage, at, floor)


def _limit(passage: Passage, at: int, floor: int) -> Found | None:
    """Return the bound of *a minimum term of*, *the maximum fine of* right before ``at``."""
    if passage.low(at - 1) != "of":
        return None
    for j in range(at - 2, max(floor, at - 5) - 1, -1):
        word = passage.low(j)
        if word in {"minimum", "maximum"}:
            start = j - 1 if j - 1 >= floor and passage.low(j - 1) in {"a", "the", "his", "her", "its"} else j
            return Found(Modifier.AT_LEAST if word == "minimum" else Modifier.AT_MOST, start, at)
        if not word.isalpha():
            return None
    return None


def _misread(passage: Passage, start: int, words: tuple[str, ...], draft: Draft) -> bool:
    """Say whether the phrase means something else here: *spread over three days*, *talks about 10 people*."""
    before = passage.low(start - 1)
    if words == ("over",):
        if before in {
            "control",
            "power",
            "dispute",
            "concern",
            "concerns",
            "argument",
            "victory",
            "ruled",
            "law",
            "take",
            "took",
        }:
            return True
        return _is_time(draft) and before not in _LASTING
    if words in {("near",), ("inside",), ("beyond",)}:
        return draft.unit is None
    if words == ("under",):
        return before in {"charged", "banned", "arrested", "covered"} and draft.bare
    if words in {("max",), ("tops",), ("projected",), ("minimum",), ("maximum",)}:
        return passage.tokens[start].text[0].isupper() and start > 0
    return words == ("within",) and draft.unit is None


def _is_time(draft: Draft) -> bool:
    return draft.unit in {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "fortnight"}


def _estimated(passage: Passage, draft: Draft, floor: int) -> None:
    """Read an *estimates that there are* up to a few plain words before the number."""
    j = draft.first - 1
    while j >= floor and draft.first - j <= 5 and passage.low(j) in _BRIDGE:
        j -= 1
    if j >= floor and passage.low(j) in _ESTIMATING and passage.tokens[j].kind is Kind.WORD:
        draft.modifier = draft.bound = Modifier.ABOUT
        draft.modifier_text = passage.tokens[j].text


def read_after(passage: Passage, draft: Draft) -> None:
    """Give the draft the modifier that trails it: *or so*, *10 people or more*, *-plus*, *+*."""
    draft.last = max(draft.last, draft.end)
    for skip in range(3):
        at = draft.end + skip
        if skip == 0 and passage.low(at) == "-" and passage.low(at + 1) in {"plus", "odd", "ish"}:
            at += 1
        found = _trailing(passage, at, right_after=skip == 0)
        if found is not None:
            if draft.modifier is Modifier.EXACT:
                draft.modifier = draft.bound = found.modifier
                draft.modifier_text = _text(passage, at, found.end)
            draft.last = found.end
            return
        if not passage.low(at).isalpha() or passage.low(at) in {"or", "and"}:
            return


def _trailing(passage: Passage, at: int, *, right_after: bool) -> Found | None:
    for words, modifier in _AFTER.get(passage.low(at), ()):
        end = at + len(words)
        if any(passage.low(at + k) != word for k, word in enumerate(words)) or passage.low(end) == "to":
            continue
        if words[0] in _ONLY_RIGHT_AFTER and not right_after:
            continue
        if words == ("+",) and not passage.tight(at):
            continue
        if words == ("plus",) and passage.low(at - 1) != "-" and _adds(passage, end):
            continue
        return Found(modifier, at, end)
    return None


def _adds(passage: Passage, i: int) -> bool:
    """Say whether *plus* before ``i`` adds something: *£47m plus £5m in bonuses*, *10 dollars plus tax*."""
    if i >= len(passage.tokens):
        return False
    token = passage.tokens[i]
    return token.kind in {Kind.NUMBER, Kind.SIGN} or token.low in _ADDED or token.low in STARTERS


_ONLY_RIGHT_AFTER = frozenset({"+", "plus", "odd", "ish", "roughly", "approximately", "minimum", "maximum", "max"})
_ADDED = frozenset({"a", "an", "the", "tax", "interest", "costs", "another"})
"""After *plus*: something is added, the number is no bound."""
