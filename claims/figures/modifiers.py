"""What the words around a number do to it: *about*, *more than*, *up to*, *rose by*, *or so*."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claims.claim import Modifier
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


class Found(NamedTuple):
    """A modifier among the tokens."""

    modifier: Modifier
    start: int
    end: int


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
_UP = frozenset(_WORDS["change"]["up"].split())
_DOWN = frozenset(_WORDS["change"]["down"].split())
_UP_AFTER = frozenset(_WORDS["change"]["up_after"].split())
_DOWN_AFTER = frozenset(_WORDS["change"]["down_after"].split())
_NOT_FOR_COUNTS = frozenset(_WORDS["change"]["not_for_counts"].split())
_SHARES = frozenset({"percentage", "percentage point", "basis point", "point"})
_DEGREES = frozenset({"degree", "degree celsius", "degree fahrenheit"})
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
    at = _past_opening(passage, draft.start, floor)
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
    change = _change(passage, at, floor, draft)
    if change is not None:
        draft.modifier = change.modifier
        end = change.end if change.start >= draft.end or bound is None else bound.end
        draft.modifier_text = _text(passage, change.start, end)
        if bound is None and passage.low(change.start) in {"up", "down"}:
            draft.first = change.start
    elif draft.modifier is Modifier.EXACT:
        _estimated(passage, draft, floor)


def _past_opening(passage: Passage, at: int, floor: int) -> int:
    """Return ``at`` moved left over an opening quote or an article that stands between modifier and number."""
    if at - 1 >= floor and passage.tokens[at - 1].text in _QUOTES:
        at -= 1
    if at - 2 >= floor and passage.low(at - 1) in {"a", "an", "the", "their", "its"} and passage.low(at - 2) in _BEFORE:
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
        return None
    for words, modifier in rows:
        start = at - len(words)
        if start < floor or any(passage.low(start + k) != word for k, word in enumerate(words[:-1])):
            continue
        if _misread(passage, start, words, draft):
            continue
        return Found(modifier, start, at)
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


def _change(passage: Passage, at: int, floor: int, draft: Draft) -> Found | None:
    """Return the direction of a change by this much: *fell 2%*, *up by 34 cents*, *an increase of 5,000*, *a 5% rise*."""
    j, by = at - 1, False
    while j >= floor and passage.low(j) in {"by", "of", "a", "an", "another", "further", "than", "much"} and at - j < 4:
        by = by or passage.low(j) in {"by", "of"}
        j -= 1
    word = passage.low(j) if j >= floor else ""
    if word in _UP or word in _DOWN:
        if (draft.unit is not None or by or word not in _NOT_FOR_COUNTS) and not _not_change(passage, j, draft, by=by):
            return Found(Modifier.UP if word in _UP else Modifier.DOWN, j, at)
    if at - 1 >= floor and passage.low(at - 1) in {"+"} and passage.tight(at):
        return Found(Modifier.UP, at - 1, at)
    if draft.unit in _SHARES or draft.unit in _DEGREES:
        return _change_after(passage, draft)
    return None


def _not_change(passage: Passage, j: int, draft: Draft, *, by: bool) -> bool:
    """Say whether the word before the number gives no direction: *raised $5m*, *lost 3-1*, *down 2 flights*."""
    word = passage.low(j)
    if word in {"raise", "raises", "raised", "raising", "lower", "higher", "cut", "cuts", "growing"} and not by:
        return draft.unit not in _SHARES
    if word in {"growth", "reduction"}:
        return not by
    if word in {"gain", "gained", "lose", "lost", "add", "added", "adds", "shed", "loses", "losing"}:
        return draft.unit not in _SHARES and not by and draft.unit not in {"cent", "penny", "dollar"}
    if (
        word
        in {
            "drop",
            "fell",
            "fall",
            "dropped",
            "plunged",
            "fallen",
            "climbed",
            "climb",
            "slid",
            "jumped",
            "leapt",
            "plunge",
            "rise",
            "rose",
        }
        and not by
    ):
        return draft.unit in {"metre", "foot", "kilometre", "mile", "yard", "inch"}
    if word in {"up", "down"} and not by:
        return draft.unit is None and passage.low(j - 1) in {
            "set",
            "take",
            "took",
            "make",
            "made",
            "makes",
            "pick",
            "picked",
            "break",
            "broke",
            "round",
            "rounded",
            "shot",
            "gun",
            "gunned",
            "tear",
        }
    return False


def _change_after(passage: Passage, draft: Draft) -> Found | None:
    after = draft.end
    if passage.low(after) in {"year", "annual"} or passage.low(after).endswith("ly"):
        after += 1
    word = passage.low(after)
    if word in _UP_AFTER and (word != "more" or passage.low(after + 1) != "of"):
        return Found(Modifier.UP, after, after + 1)
    if word in _DOWN_AFTER:
        return Found(Modifier.DOWN, after, after + 1)
    return None


def _estimated(passage: Passage, draft: Draft, floor: int) -> None:
    """Read an *estimates that there are* up to a few plain words before the number."""
    j = draft.first - 1
    while j >= floor and draft.first - j <= 5 and passage.low(j) in _BRIDGE:
        j -= 1
    if j >= floor and passage.low(j) in _ESTIMATING and passage.tokens[j].kind is Kind.WORD:
        draft.modifier = draft.bound = Modifier.ABOUT
        draft.modifier_text = passage.tokens[j].text


def read_after(passage: Passage, draft: Draft) -> None:
    """Give the draft the modifier that trails it: *or so*, *or more*, *-plus*, *+*."""
    draft.last = max(draft.last, draft.end)
    for skip in range(3):
        at = draft.end + skip
        rows = _AFTER.get(passage.low(at))
        if rows is None and passage.low(at) == "-" and passage.low(at + 1) in {"plus", "odd", "ish"} and skip == 0:
            at += 1
            rows = _AFTER.get(passage.low(at))
        for words, modifier in rows or ():
            if any(passage.low(at + k) != word for k, word in enumerate(words)):
                continue
            if (
                words[0] in {"+", "plus", "odd", "ish", "roughly", "approximately", "minimum", "maximum", "max"}
                and skip
            ):
                continue
            if words == ("+",) and not passage.tight(at):
                continue
            if (
                words == ("plus",)
                and passage.low(at - 1) != "-"
                and passage.low(at + 1) in {"a", "an", "the", "tax", "interest", "costs"}
            ):
                continue
            if draft.modifier is Modifier.EXACT:
                draft.modifier = draft.bound = modifier
                draft.modifier_text = _text(passage, at, at + len(words))
            draft.last = at + len(words)
            return
        if not passage.low(at).isalpha() or passage.low(at) in {"or", "and"}:
            return
