"""Whether two articles credit one person with what is quoted."""

from rapidfuzz import fuzz

from claims.attribution.speakers import person_name, surname

SPELLING = 80
"""Likeness, 0 to 100, from which two words are one word spelt in two ways."""


def same_speaker(a: str | None, b: str | None) -> bool | None:
    """Return whether one person speaks both; None where one of them is not known by name."""
    if a is None or b is None:
        return None
    first, second = person_name(a), person_name(b)
    if first and second and (f" {first}".endswith(f" {second}") or f" {second}".endswith(f" {first}")):
        return True
    if first is None or second is None:
        return True if a.casefold().removeprefix("the ") == b.casefold().removeprefix("the ") else None
    if surname(first) != surname(second):
        likeness = fuzz.ratio(surname(first), surname(second))
        return None if likeness >= SPELLING else False
    given_a, given_b = first.split()[:-1], second.split()[:-1]
    return not given_a or not given_b or given_a[0][0].casefold() == given_b[0][0].casefold()
