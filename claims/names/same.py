"""When two written names are one: spelling, initials, short forms."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from claims.gazetteer import fold, known_place
from claims.names.lists import acronyms, nicknames, word_list


@lru_cache(maxsize=50_000)
def name_key(canonical: str) -> str:
    """Return the key a name is stored and matched under: *Keir Starmer* gives *keir starmer*."""
    short = acronyms().get(canonical.replace(".", ""))
    return fold(known_place(canonical) or short or canonical)


@lru_cache(maxsize=50_000)
def same_name(a: str, b: str) -> bool:
    """Say whether two names from different articles can be of one bearer.

    One bearer: *U.S.* and *United States*, *Zelensky* and *Zelenskyy*, *Starmer* and
    *Keir Starmer*. Not: *Joe Biden* and *Hunter Biden*, *Iran* and *Iraq*.
    """
    first, second = name_key(a), name_key(b)
    if first == second:
        return True
    if known_place(a) or known_place(b):
        return False
    short, long = sorted((first.split(), second.split()), key=len)
    if len(short) == 1 and len(long) > 1:
        if _is_initials(short[0], long):
            return True
        return same_spelling(short[0], without_endings(long)[-1]) or without_company_ending(long) == short
    return same_person(short, long) or (len(short) == len(long) and all(map(same_spelling, short, long)))


def same_spelling(a: str, b: str) -> bool:
    """Say whether two folded words differ only as spellings do: one or two letters of a long word."""
    if a == b:
        return True
    if a[:1] != b[:1] or min(len(a), len(b)) < 5 or any(map(str.isdigit, a + b)):
        return False
    if known_place(a) or known_place(b):
        return False
    return OSA.distance(a, b) <= (1 if min(len(a), len(b)) < 9 else 2)


def same_person(a: list[str], b: list[str]) -> bool:
    """Say whether two full names, as folded words, agree but for initials, middle and short names."""
    a, b = without_endings(a), without_endings(b)
    if len(a) < 2 or len(b) < 2 or not same_spelling(a[-1], b[-1]):
        return False
    return same_first_name(a[0], b[0]) or (len(a) != len(b) and set(a) < set(b) | {a[-1]}) or set(b) < set(a)


def same_first_name(a: str, b: str) -> bool:
    """Say whether two first names are one: equal, an initial, a short form."""
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    if b in nicknames().get(a, ()) or a in nicknames().get(b, ()):
        return True
    short, long = sorted((a, b), key=len)
    return same_spelling(a, b) or (len(short) >= 3 and long.startswith(short))


def without_endings(words: list[str]) -> list[str]:
    """Return a person's name without *Jr* and its like."""
    while len(words) > 1 and words[-1] in word_list("person_endings"):
        words = words[:-1]
    return words


def without_company_ending(words: list[str]) -> list[str]:
    """Return a company's name without *Inc*, *plc* and its like."""
    while len(words) > 1 and words[-1] in word_list("company_endings"):
        words = words[:-1]
    return words


def _is_initials(short: str, long: list[str]) -> bool:
    letters = [word[0] for word in long if word not in {"of", "the", "and", "for", "&"}]
    return len(letters) > 1 and short == "".join(letters)
