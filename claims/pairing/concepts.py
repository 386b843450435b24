"""Families of words that name one measured thing, and families that never mean the same."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_TABLE = tomllib.loads((files("claims") / "data" / "concepts.toml").read_text(encoding="utf-8"))
_OPPOSED = frozenset(frozenset(pair) for pair in _TABLE["opposed"]["pairs"])
BROAD = frozenset({"person", "item", "share_of"})
"""Families so wide that sharing one says little."""
HAPPENINGS = frozenset(
    """
    killed injured missing rescued displaced arrested charged convicted sentenced hostage infected dismissed population
    wrecked
    """.split()
)
"""What happens to people: where two figures share one, it hardly matters whether they count *people* or *workers*."""
GROWING = frozenset(
    {"killed", "injured", "arrested", "displaced", "infected", "rescued", "votes", "damage", "charged", "aid", "area"}
)
"""Families of counts that grow as an event unfolds."""
_ANYONE = frozenset("people person other those they individual who one man woman resident member victim".split())
FATES = frozenset(
    "death fatality casualty injury dead hurt wounded injured missing arrest infection population inhabitant".split()
)
"""Nouns that count people by what became of them: five *deaths* are five people killed."""
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ee", "man", "men", "woman", "eer")
_PERSONS = frozenset(
    """
    agent patient opponent recipient client dissident respondent president adolescent insurgent militant participant
    defendant assistant applicant combatant infant merchant servant tenant lieutenant sergeant accountant occupant
    """.split()
)
_PERSON_FAMILIES = frozenset(
    "person child woman soldier police worker student passenger migrant attacker wife protest".split()
)


def _families_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family, words in _TABLE["families"].items():
        for word in words.split():
            found.setdefault(word, set()).add(family)
    return {word: frozenset(families) for word, families in found.items()}


_FAMILIES = _families_by_word()


def families_of(words: Iterable[str]) -> frozenset[str]:
    """Return every concept family that one of the lemmas belongs to."""
    found: set[str] = set()
    for word in words:
        found |= _FAMILIES.get(word, frozenset())
    return frozenset(found)


@lru_cache(maxsize=50_000)
def may_be_one(a: str | None, b: str | None) -> bool:
    """Say whether two counted nouns may be one crowd: *people* and *protesters*, an ellipsis and anything."""
    if a is None or b is None:
        return True
    return (a in _ANYONE | FATES and _person_like(b)) or (b in _ANYONE | FATES and _person_like(a))


def _person_like(word: str) -> bool:
    if word in _ANYONE or word in FATES or word in _PERSONS or _FAMILIES.get(word, frozenset()) & _PERSON_FAMILIES:
        return True
    return word.endswith(_PERSON_ENDINGS) and len(word) > 4


@lru_cache(maxsize=50_000)
def opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether the two sets of families rule out one measured thing: killed against injured."""
    only_a, only_b = a - b, b - a
    if (a & b) - BROAD:
        return False
    return any(frozenset({x, y}) in _OPPOSED for x in only_a for y in only_b)
