"""Units after a number: the longest written form or symbol that stands there, and what context decides."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claims.article import Span
from claims.figures.number_words import CARDINALS, skip_hyphen
from claims.figures.passage import Passage
from claims.figures.tokens import Kind, Token, tokenise
from claims.figures.units import UNITS, forms, symbols
from claims.lexicon import table


class UnitPhrase(NamedTuple):
    """A unit among the tokens, from ``start`` up to, not including, ``end``."""

    name: str
    start: int
    end: int


def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, name in forms():
        split = tuple(part for word in words for part in _split(word))
        found[split[0]].append((split, name))
    found["pound"].append((("pound",), "pound"))
    found["pounds"].append((("pounds",), "pound"))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _split(written: str) -> list[str]:
    return [token.text for token in tokenise(written, Span(0, len(written)))]


def _symbols() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for symbol, name in symbols():
        parts = tuple(_split(symbol))
        found[parts[0]].append((parts, name))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


_FORMS: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = MappingProxyType(_forms())
_SYMBOLS: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = MappingProxyType(_symbols())
_FILLERS = frozenset("more full long straight consecutive additional extra further solid whole good successive".split())
_PLURAL_ONLY = frozenset({"second", "foot", "cup", "bit", "point", "pint", "minute", "quart", "fold", "time", "yard"})
"""Words that are a unit after a number above one only in the plural or after a hyphen: *two second homes*."""
_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SHORT = frozenset({"m", "t", "g", "l", "L", "h", "s", "W", "V", "J", "N", "in", "hp"})
"""Symbols so short that they must touch the number or stand at a boundary."""
_WORDS = table("figure_words")
_MASS_WORDS = frozenset(_WORDS["pounds"]["mass"].split())
_MONEY_WORDS = frozenset(_WORDS["pounds"]["money"].split())
_METRES_AFTER = frozenset(_WORDS["metres"]["after"].split())
_MILLION_BEFORE = frozenset(_WORDS["metres"]["million_before"].split())
_WARMTH = frozenset(_WORDS["temperature"]["context"].split())


def unit_after(passage: Passage, i: int, value: float, *, digits: bool) -> UnitPhrase | None:
    """Return the unit that the number ending before ``i`` carries.

    Args:
        passage: the sentence.
        i: index after the numeral.
        value: the number, for singular and plural.
        digits: whether it is written in digits; only then may a symbol follow.
    """
    tokens = passage.tokens
    if i >= len(tokens):
        return None
    at = skip_hyphen(tokens, i, spaced=True)
    hyphen = at != i
    token = tokens[at]
    if token.low == "of" and not hyphen and value != int(value):
        at = _of_unit(tokens, at)
        token = tokens[at]
    if token.text in _OPENING and digits:
        return _bracketed(passage, at)
    if digits:
        found = _symbol(passage, at)
        if found is not None:
            return found
    found = _form(passage, at, value, hyphen=hyphen)
    if found is None and token.low in _FILLERS and not hyphen and at + 1 < len(tokens):
        found = _form(passage, at + 1, value, hyphen=False)
        if found is not None and UNITS[found.name].dimension.value not in {
            "duration",
            "length",
            "mass",
            "money",
            "share",
            "volume",
        }:
            return None
    return found


def _of_unit(tokens: list[Token], at: int) -> int:
    """Return where the unit of *two-thirds of a mile* stands."""
    after = at + 1
    if after + 1 < len(tokens) and tokens[after].low in {"a", "an"} and tokens[after + 1].low in _FORMS:
        return after + 1
    return at


def _bracketed(passage: Passage, at: int) -> UnitPhrase | None:
    """Return the unit of *20 (kg)*: brackets that hold a unit and nothing else."""
    closing = _OPENING[passage.tokens[at].text]
    inside = at + 1
    if inside >= len(passage.tokens):
        return None
    found = _symbol(passage, inside) or _form(passage, inside, 2.0, hyphen=False)
    if found is None or passage.low(found.end) != closing:
        return None
    return UnitPhrase(found.name, at, found.end + 1)


def _symbol(passage: Passage, at: int) -> UnitPhrase | None:
    tokens = passage.tokens
    token = tokens[at]
    rows = _SYMBOLS.get(token.text)
    if rows is None and token.text.isupper() and len(token.text) > 1 and passage.title_case:
        rows = _SYMBOLS.get(token.low)
    if token.text in {"C", "F"} and passage.tight(at) and _ends_symbol(tokens, at + 1):
        return UnitPhrase("degree celsius" if token.text == "C" else "degree fahrenheit", at, at + 1)
    if token.text == '"' or token.text == "″":
        return _inches(passage, at)
    if rows is None:
        return None
    glued = passage.tight(at)
    for parts, name in rows:
        end = at + len(parts)
        if end > len(tokens) or any(tokens[at + k].text != parts[k] for k in range(1, len(parts))):
            continue
        if not _ends_symbol(tokens, end):
            continue
        if token.text in _SHORT and len(parts) == 1 and not glued and not _spaced_symbol(passage, at):
            continue
        if token.text == "in":
            continue
        return UnitPhrase(name, at, end)
    return None


def _spaced_symbol(passage: Passage, at: int) -> bool:
    """Say whether a one-letter symbol after a space is one: *5 m high*, *1 m x 1 m*; not *5 s* or *5 t*."""
    following = passage.low(at + 1)
    return passage.tokens[at].text in {"m", "g", "l", "t", "V", "W", "N"} and not following.startswith("'")


def _ends_symbol(tokens: list[Token], end: int) -> bool:
    if end >= len(tokens) or tokens[end].start > tokens[end - 1].end:
        return True
    return tokens[end].kind in {Kind.MARK, Kind.MASKED} and tokens[end].text not in {"_", "'", "’"}


def _inches(passage: Passage, at: int) -> UnitPhrase | None:
    """Return inches for a double quote that closes nothing: *a 17" screen*."""
    before = sum(token.text == '"' for token in passage.tokens[:at])
    if (
        passage.tokens[at].text == '"'
        and (before % 2 or not passage.tight(at))
        and passage.low(at + 1) not in {"long", "wide", "tall", "thick", "deep"}
    ):
        return None
    return UnitPhrase("inch", at, at + 1)


def _form(passage: Passage, at: int, value: float, *, hyphen: bool) -> UnitPhrase | None:
    tokens = passage.tokens
    rows = _FORMS.get(tokens[at].low)
    if rows is None:
        return None
    for words, name in rows:
        end = _match(tokens, at, words)
        if end < 0:
            continue
        if (
            len(words) == 1
            and not hyphen
            and value > 1
            and tokens[at].low in _PLURAL_ONLY
            and not _plural_missing(passage, at)
        ):
            return None
        if name in {"degree", "pound", "cup", "stone", "point"}:
            return _decided(passage, UnitPhrase(name, at, end), value, hyphen=hyphen)
        return UnitPhrase(name, at, end)
    return None


def _plural_missing(passage: Passage, at: int) -> bool:
    """Say whether a singular after a plural number is still a unit: *six foot two*, *a 40 minute talk*."""
    low = passage.low(at)
    following = passage.low(at + 1)
    if low == "foot":
        return (
            following in CARDINALS
            or following.isdigit()
            or following in {"tall", "long", "high", "deep", "wide", "wave", "waves"}
        )
    return low in {"minute", "fold", "point"}


def _match(tokens: list[Token], at: int, words: tuple[str, ...]) -> int:
    """Return the index after ``words`` at ``at``, hyphens between them skipped, or -1."""
    j = at
    for k, word in enumerate(words):
        if k:
            j = skip_hyphen(tokens, j, spaced=True)
        if j >= len(tokens) or tokens[j].low != word:
            return -1
        j += 1
    return j


def _decided(passage: Passage, found: UnitPhrase, value: float, *, hyphen: bool) -> UnitPhrase | None:
    """Return what a word with two meanings is here, or None when it is no unit."""
    following = passage.low(found.end)
    if found.name == "pound":
        return found._replace(name=_pound(passage, found, value, hyphen=hyphen))
    if found.name == "cup":
        return (
            found
            if passage.tokens[found.start].text.islower()
            and following not in {"final", "finals", "tie", "ties", "win", "wins"}
            else None
        )
    if found.name == "stone":
        return (
            found
            if value <= 60 and (not following.isalpha() or following in {"and", "in", "or", "to", "after"})
            else None
        )
    if found.name == "degree" and following in {"in", "from"} and not (passage.words & _WARMTH):
        return None
    return found


def _pound(passage: Passage, found: UnitPhrase, value: float, *, hyphen: bool) -> str:
    """Return money or mass, both *pounds*, by the nearest word that tells."""
    if passage.low(found.end) == "of" and value < 1e5:
        return "pound"
    sterling = _nearness(passage, found.start, _MONEY_WORDS)
    mass = _nearness(passage, found.start, _MASS_WORDS) + (0.5 if hyphen and value < 1000 else 0)
    if value >= 1e6:
        return "pound" if mass > sterling else "pound sterling"
    return "pound sterling" if sterling > mass else "pound"


def _nearness(passage: Passage, at: int, cues: frozenset[str]) -> float:
    """Return 1 for a cue beside ``at``, less the further off the nearest one is, 0 without one."""
    if cues.isdisjoint(passage.words) and not (cues is _MONEY_WORDS and "£" in passage.text):
        return 0.0
    nearest = 0.0
    for i, token in enumerate(passage.tokens):
        if token.low in cues or (cues is _MONEY_WORDS and token.text in {"£", "€", "$"}):
            nearest = max(nearest, 1 / (1 + abs(at - i)))
    return nearest


def is_million(passage: Passage, i: int, *, decimals: bool) -> bool:
    """Say whether the letter m at ``i``, glued to a number without currency, is a million and not metres."""
    following = passage.low(i + 1)
    if following in _METRES_AFTER or following in {"x", "×", "(", "/"}:
        return (
            decimals
            and bool(passage.words & _MILLION_BEFORE)
            and following not in {"tall", "long", "high", "deep", "wide"}
        )
    if following[:1].isalpha():
        return True
    return bool(passage.words & _MILLION_BEFORE) and (decimals or following in {"", ".", ","})


def is_warm(passage: Passage) -> bool:
    """Say whether the sentence speaks of temperature, so that its degrees are not angles."""
    return bool(passage.words & _WARMTH)
