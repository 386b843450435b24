"""Places every reader knows: countries, their peoples, regions and cities, and which holds which."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon import table

_SPELLED_OUT = {"mt": "mount", "ft": "fort", "saint": "st"}
_UNSPECIFIC = frozenset({"region", "oblast", "province", "city", "state", "area", "district", "county"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-up tables over ``claims/data/countries.toml``; keys are folded names."""

    countries: dict[str, str]
    """Names of countries, continents and seas, and their other names, to the canonical one."""
    parts: dict[str, tuple[str, str]]
    """Cities and regions: their own canonical name and the country they lie in."""
    peoples: dict[str, str]
    """Adjectives and names of peoples to their country."""
    exact: dict[str, str]
    """Short forms that only count in capitals, without full stops: *US*, *UAE*."""
    abbreviations: dict[str, str]
    """Regions as written after a city, without full stops: *Calif*."""


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return a name as a key: no case, accents, full stops, possessive or leading *the*."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = plain.removesuffix("'s").rstrip("'").replace(".", "").replace("-", " ")
    words = [_SPELLED_OUT.get(word, word) for word in plain.split()]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the tables, built once."""
    found = Gazetteer(countries={}, parts={}, peoples={}, exact={}, abbreviations={})
    for country, entry in table("countries").items():
        found.countries[fold(country)] = country
        for alias in entry.get("aliases", ()):
            if alias.replace(".", "").isupper() and len(alias.replace(".", "")) <= 4:
                found.exact[alias.replace(".", "")] = country
            else:
                found.countries[fold(alias)] = country
        for part in (*entry.get("cities", ()), *entry.get("regions", ())):
            found.parts.setdefault(fold(part), (part, country))
        found.abbreviations.update(entry.get("short", {}))
        for people in _with_plurals(entry.get("demonyms", ())):
            found.peoples.setdefault(fold(people), country)
    return found


def _with_plurals(peoples: list[str]) -> Iterator[str]:
    for people in peoples:
        yield people
        if people.endswith("man"):
            yield people[:-3] + "men"
        elif not people.endswith(("sh", "ch", "ese", "ss", "s")):
            yield people + "s"


def known_place(name: str) -> str | None:
    """Return the canonical name of a place everybody knows, or None.

    *U.S.* and *America* give *United States*; *the Kursk region* gives *Kursk*; *us* gives nothing.
    """
    tables = gazetteer()
    bare = name.replace(".", "").strip()
    if bare in tables.exact:
        return tables.exact[bare]
    key = fold(name)
    if key in tables.countries:
        return tables.countries[key]
    if key in tables.parts:
        return tables.parts[key][0]
    base, _, last = key.rpartition(" ")
    if last in _UNSPECIFIC and base in tables.parts:
        return tables.parts[base][0]
    return None


def abbreviated_region(word: str) -> str | None:
    """Return the region a word stands for after a city and a comma: *Calif.* gives *California*."""
    return gazetteer().abbreviations.get(word.replace(".", ""))


def people_of(word: str) -> str | None:
    """Return the country a people's name or adjective belongs to: *Greeks* gives *Greece*."""
    if not word[:1].isupper():
        return None
    return gazetteer().peoples.get(fold(word))


def is_place(name: str) -> bool:
    """Say whether the name is that of a place everybody knows."""
    return known_place(name) is not None


def country_of(name: str) -> str | None:
    """Return the country a known place lies in; a country gives itself, an unknown name None."""
    place = known_place(name)
    if place is None:
        return None
    tables = gazetteer()
    key = fold(place)
    return tables.countries.get(key) or tables.parts[key][1]


def within(inner: str, outer: str) -> bool | None:
    """Say whether one place lies in the other; None where either is unknown."""
    a, b = known_place(inner), known_place(outer)
    if a is None or b is None:
        return None
    if fold(b) not in gazetteer().countries:
        return a == b
    return a == b or country_of(a) == b


def same_place(a: str | None, b: str | None) -> bool | None:
    """Say whether two names are of one place.

    Returns:
        True for one place under two names; False for two known places of which neither holds the
        other; None where that cannot be told: an unknown name, or a city and its country.
    """
    if not a or not b:
        return None
    if fold(a) == fold(b):
        return True
    first, second = known_place(a), known_place(b)
    if first is None or second is None:
        return None
    if first == second:
        return True
    if within(first, second) or within(second, first):
        return None
    if country_of(first) == country_of(second):
        return None if _may_overlap(first, second) else False
    return None if _is_wide(first) or _is_wide(second) else False


def _may_overlap(first: str, second: str) -> bool:
    """A region of a country may hold one of its cities; two cities are two places."""
    regions = set(table("countries")[country_of(first) or ""].get("regions", ()))
    return (first in regions) != (second in regions)


def _is_wide(name: str) -> bool:
    """Say whether a place is a continent or a sea: what lies in it is not listed."""
    return bool(table("countries").get(name, {}).get("wide"))
