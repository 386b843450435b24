"""Two limits of one measure: whether one reaches farther than the other."""

import re
from dataclasses import dataclass

from claims.claim import Evidence, LimitClaim, Reach
from claims.lexicon import words
from claims.places import within
from claims.quotes.wording import stem

_PRONOUNS = words("limits", "wide.pronouns")
_GROUPS = words("limits", "people.groups")
_ANYBODY = _PRONOUNS | {"people", "person", "those", "resident", "household", "inhabitant", "member", "public"}
_WHERE = frozenset(
    "in at on within inside beside near around along throughout across from behind under between".split()
)
_OUTRIGHT = re.compile(r"\b(?:only|solely|limited|restricted|confined|exclusively)\b")
_NEAR = 160
"""Characters before a place within which *only* or *limited* speaks of it."""
_AGES = re.compile(r"^(?:under|over)-?\d+s?$")
_LONG = 60.0
"""Days beyond which it hardly matters whether they count from today or from when a measure begins."""
_FAR = 1.7
"""Ratio of two such terms that no reckoning explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitComparison:
    """How two limits of one measure compare."""

    rule: str
    why: str
    firmness: float
    """How surely one reaches farther than the other, 0 to 1, given that they are of one measure."""


def compare_limits(a: Evidence, b: Evidence) -> LimitComparison | None:
    """Return how the limits of one measure stand apart, or None where they may well be the same. Symmetric."""
    x, y = _limit(a), _limit(b)
    if not x.phrases or not y.phrases:
        return _ends(x, y) if not x.phrases and not y.phrases else None
    for wide, part in ((a, b), (b, a)):
        found = _wide_and_part(wide, part) or _place_in_place(wide, part)
        if found is not None:
            return found
    return None


def may_differ(x: LimitClaim, y: LimitClaim) -> bool:
    """Say, cheaply, whether there is anything to compare: most measures are told without a word on their reach."""
    if not x.phrases or not y.phrases:
        return not x.phrases and not y.phrases
    if (x.reach is Reach.WIDE) != (y.reach is Reach.WIDE):
        return True
    return bool(x.place and y.place and x.place != y.place)


def _wide_and_part(wide: Evidence, part: Evidence) -> LimitComparison | None:
    x, y = _limit(wide), _limit(part)
    if x.reach is not Reach.WIDE or y.reach is Reach.WIDE:
        return None
    why = f"“{_short(x.surface)}” in one, “{_short(y.surface)}” in the other"
    if y.reach is Reach.NARROW:
        fresh = _fresh(y.phrases[0][2], x)
        return LimitComparison(rule="limit-only", why=why, firmness=0.95) if fresh else None
    for phrase in y.phrases:
        if _is_part(phrase, x, wide.article.text):
            return LimitComparison(rule="limit-part", why=why, firmness=0.88)
    return None


def _is_part(phrase: tuple[str, str, tuple[str, ...]], wide: LimitClaim, text: str) -> bool:
    """Say whether a phrase names a part of what the wide limit covers, a part its article does not speak of."""
    role, head, terms = phrase
    whole_role, whole, _ = wide.phrases[0]
    fresh = [word for word in _fresh(terms, wide) if not re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)]
    if not fresh:
        return False
    if stem(head) == stem(whole):
        return any(word != head for word in fresh)
    if whole in _ANYBODY or whole in _GROUPS:
        aged = head in _ANYBODY and any(word.isdigit() for word in fresh)
        return aged or head in _GROUPS or any(_AGES.match(word) for word in terms)
    if role in _WHERE and (whole_role in _WHERE or not whole_role):
        return head in fresh  # never a name: where a ban was signed is not where it holds
    return whole_role == "throughout" and role == "subject" and head in _GROUPS


def _fresh(terms: tuple[str, ...], other: LimitClaim) -> list[str]:
    """Return the words of a phrase that the other sentence lacks."""
    known = {stem(word) for word in other.concept.context}
    return [word for word in terms if stem(word) not in known and word not in _ANYBODY]


def _place_in_place(wide: Evidence, part: Evidence) -> LimitComparison | None:
    """Return the comparison of a measure for a country with the same one for a place in it."""
    x, y = _limit(wide), _limit(part)
    if not x.place or not y.place or x.place == y.place or not set(x.measures) & set(y.measures):
        return None
    if within(y.place, x.place) is not True or within(x.place, y.place) is not False:
        return None
    why = f"for {x.place} in one, for {y.place} in the other"
    outright = _says_only(part.article.text, y.place)
    return LimitComparison(rule="limit-place", why=why, firmness=0.97 if outright else 0.8)


def _says_only(text: str, place: str) -> bool:
    """Say whether an article elsewhere holds a matter to a place: *is only discussing targets in X*."""
    return any(
        _OUTRIGHT.search(text[max(0, match.start() - _NEAR) : match.end()].rsplit(". ", maxsplit=1)[-1])
        for match in re.finditer(rf"\b{re.escape(place)}\b", text)
    )


def _ends(x: LimitClaim, y: LimitClaim) -> LimitComparison | None:
    if x.is_open != y.is_open:
        return LimitComparison(rule="limit-end", why="an end is given in one, left open in the other", firmness=0.9)
    if x.days is None or y.days is None or (x.until is None) == (y.until is None):
        return None  # two dates are compared as dates, two durations as figures
    low, high = sorted((x.days, y.days))
    if low < _LONG or high / low < _FAR:
        return None
    return LimitComparison(rule="limit-end", why=f"{x.surface} in one, {y.surface} in the other", firmness=0.88)


def _short(surface: str) -> str:
    return " ".join(surface.split()[:9])


def _limit(evidence: Evidence) -> LimitClaim:
    assert isinstance(evidence.claim, LimitClaim)
    return evidence.claim
