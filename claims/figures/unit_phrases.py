"""Units after a number: the longest written form or symbol that stands there, and what context decides."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from claims.article import Span
from claims.claim import Dimension
from claims.figures.ambiguous_units import UnitPhrase, decided, singular_is_unit
from claims.figures.number_words import skip_hyphen
from claims.figures.passage import Passage
from claims.figures.tokens import Kind, Token, adjacent, tokenise
from claims.figures.units import UNITS, forms, symbols


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
_DECIDED = frozenset({"degree", "pound", "cup", "stone", "calibre", "mark"})
"""Units whose word has another meaning."""
_PLURAL_ONLY = frozenset({"second", "foot", "cup", "bit", "point", "pint", "minute", "quart", "fold", "time", "yard"})
"""Words that are a unit after a number above one only in the plural or after a hyphen: *two second homes*."""
_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SHORT = frozenset({"m", "t", "g", "l", "L", "h", "s", "W", "V", "J", "N", "in", "hp"})
"""Symbols so short that they must touch the number or stand at a boundary."""


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
        if found is not None and UNITS[found.name].dimension is Dimension.OTHER:
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
    if token.text in {'"', "″"}:
        return _inches(passage, at)
    if rows is None:
        return None
    glued = passage.tight(at)
    for parts, name in rows:
        end = at + len(parts)
        if end > len(tokens) or any(tokens[at + k].text != parts[k] for k in range(1, len(parts))):
            continue
        if len(parts) > 1 and not _joined(tokens, at, parts):
            continue
        if not _ends_symbol(tokens, end):
            continue
        if token.text in _SHORT and len(parts) == 1 and not glued and not _spaced_symbol(passage, at):
            continue
        if token.text == "in":
            continue
        if name == "degree" and passage.low(end) in _SCALES_OF_HEAT:
            return UnitPhrase(_SCALES_OF_HEAT[passage.low(end)], at, end + 1)
        return UnitPhrase(name, at, end)
    return None


_SCALES_OF_HEAT = {
    "celsius": "degree celsius",
    "c": "degree celsius",
    "centigrade": "degree celsius",
    "fahrenheit": "degree fahrenheit",
    "f": "degree fahrenheit",
}


def _joined(tokens: list[Token], at: int, parts: tuple[str, ...]) -> bool:
    """Say whether a symbol of several parts is written as one (*m2*, *km/h*) or, of words only, in words (*sq km*)."""
    if all(part.isalpha() for part in parts):
        return True
    return all(adjacent(tokens[at + k - 1], tokens[at + k]) for k in range(1, len(parts)))


def _spaced_symbol(passage: Passage, at: int) -> bool:
    """Say whether a one-letter symbol after a space is one: *5 m high*, *1 m x 1 m*; not *5 s* or *5 t*."""
    following = passage.low(at + 1)
    return passage.tokens[at].text in {"m", "g", "t"} and not following.startswith("'")


def _ends_symbol(tokens: list[Token], end: int) -> bool:
    if end >= len(tokens) or tokens[end].start > tokens[end - 1].end:
        return True
    return tokens[end].kind in {Kind.MARK, Kind.MASKED} and tokens[end].text not in {"_", "'", "’"}


def _inches(passage: Passage, at: int) -> UnitPhrase | None:
    """Return inches for a double quote that closes nothing: *a 17" screen*."""
    closes = passage.tokens[at].text == '"' and (passage.in_quotation(at) or not passage.tight(at))
    if closes and passage.low(at + 1) not in {"long", "wide", "tall", "thick", "deep"}:
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
            and not singular_is_unit(passage, at)
        ):
            return None
        if name in _DECIDED:
            return decided(passage, UnitPhrase(name, at, end), value, hyphen=hyphen)
        return UnitPhrase(name, at, end)
    return None


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
