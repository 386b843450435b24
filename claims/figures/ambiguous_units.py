"""Unit words with two meanings: pounds, cups, stone, degrees, and the letter m after a number."""

from typing import NamedTuple

from claims.figures.number_words import CARDINALS
from claims.figures.passage import Passage
from claims.lexicon import table


class UnitPhrase(NamedTuple):
    """A unit among the tokens, from ``start`` up to, not including, ``end``."""

    name: str
    start: int
    end: int


_WORDS = table("figure_words")
_MASS_WORDS = frozenset(_WORDS["pounds"]["mass"].split())
_MONEY_WORDS = frozenset({*_WORDS["pounds"]["money"].split(), "£", "€", "$"})
_METRES_AFTER = frozenset(_WORDS["metres"]["after"].split())
_MILLION_BEFORE = frozenset(_WORDS["metres"]["million_before"].split())
_MOVED = frozenset(
    "fell fall falls falling plunged plunging dropped climbed climb climbing slid ran running swam dived".split()
)
"""Verbs of moving a distance: *fell 600m while climbing*."""
_VERBS = frozenset("is was were are has had have can will would could may might".split())
_WARMTH = frozenset(_WORDS["temperature"]["context"].split())
_CUP_TIES = frozenset({"final", "finals", "tie", "ties", "win", "wins", "winner", "winners"})
_TALL = frozenset({"tall", "long", "high", "deep", "wide"})
_HEAVIEST_STONE = 60
"""No person has weighed more; *200 stone houses* are built of it."""
_REACH = 15
"""Tokens within which a word tells what a pound is."""


def singular_is_unit(passage: Passage, at: int) -> bool:
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


def decided(passage: Passage, found: UnitPhrase, value: float, *, hyphen: bool) -> UnitPhrase | None:
    """Return what a word with two meanings is here, or None when it is no unit."""
    following = passage.low(found.end)
    if found.name == "pound":
        return found._replace(name=_pound(passage, found, value, hyphen=hyphen))
    if found.name == "cup":
        return found if passage.tokens[found.start].text.islower() and following not in _CUP_TIES else None
    if found.name == "stone":
        walls = following.isalpha() and following not in {"and", "in", "or", "to", "after"}
        return None if walls or value > _HEAVIEST_STONE else found
    if found.name == "mark":
        return found if value >= 1e6 or value != int(value) else None
    if found.name == "calibre":
        return found if value < 1 else None
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
    """Return 1 for a cue beside ``at``, less the further off the nearest one is, 0 without one in reach."""
    for distance in range(1, _REACH):
        if passage.low(at - distance) in cues or passage.low(at + distance) in cues:
            return 1 / distance
    return 0.0


def is_million(passage: Passage, i: int, *, decimals: bool) -> bool:
    """Say whether the letter m at ``i``, glued to a number without currency, is a million and not metres."""
    following = passage.low(i + 1)
    moved = any(passage.low(i - step) in _MOVED for step in range(2, 5))
    if moved and not passage.saw_million and not passage.words & _MILLION_BEFORE:
        return False
    if passage.saw_million and following not in _TALL:
        return True
    if following in _METRES_AFTER or following in {"x", "×", "(", "/"}:
        return decimals and bool(passage.words & _MILLION_BEFORE) and following not in _TALL
    if following[:1].isalpha() and following not in _VERBS:
        return True
    return bool(passage.words & _MILLION_BEFORE) and (decimals or following in {"", ".", ","})


def is_warm(passage: Passage) -> bool:
    """Say whether the sentence speaks of temperature, so that its degrees are not angles."""
    return bool(passage.words & _WARMTH)


_QUAKES = frozenset(
    "quake quakes earthquake earthquakes aftershock aftershocks tremor tremors temblor temblors".split()
)
_STRONGEST = 10


def is_magnitude(passage: Passage, start: int, end: int, value: float) -> bool:
    """Say whether a decimal without a unit is how strong a quake was: *a 5.9 quake*, *aftershocks of around 4.0*."""
    decimal = end - start == 1 and "." in passage.tokens[start].text and 0 < value < _STRONGEST
    return decimal and bool(passage.words & _QUAKES)
