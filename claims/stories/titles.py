"""A short label for a story."""

import re
from collections.abc import Mapping, Sequence

from claims.quotes.wording import stem
from claims.stories.terms import Facet, by_facet

_OUTLET = re.compile(r"\s+(?:[|•·]|[-–—])\s+[^|•·–—-]{2,40}$")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 90
_TOO_SHORT = 4


def story_title(headlines: Sequence[str], terms: Mapping[str, float]) -> str:
    """Return the headline that says best what the story's articles share, else its weightiest terms.

    Args:
        headlines: of the story's articles, in order of arrival; the earlier of equals is taken.
        terms: of the story; without any, the first headline that says something is taken.
    """
    parts = by_facet(terms)
    central = {word: weight for facet in _CENTRAL for word, weight in _spread(parts[facet]).items()}
    best, best_score = "", 0.0 if central else -1.0
    for headline in headlines:
        plain = _OUTLET.sub("", " ".join(headline.split()))
        words = {stem(word.lower()) for word in _WORD.findall(plain)} | {word.lower() for word in _WORD.findall(plain)}
        if len(_WORD.findall(plain)) < _TOO_SHORT:
            continue
        score = sum(central.get(word, 0.0) for word in words) / (len(plain) + _LONGEST)
        if score > best_score:
            best, best_score = plain, score
    return _cut(best) if best else _from_terms(parts)


_CENTRAL = (Facet.WORD, Facet.PLACE, Facet.NAME, Facet.LEAD_FIGURE)


def _spread(terms: Mapping[str, float]) -> dict[str, float]:
    return {word: weight for term, weight in terms.items() for word in term.partition(":")[2].split()}


def _from_terms(parts: Mapping[Facet, Mapping[str, float]]) -> str:
    chosen = [
        max(own, key=lambda term: (own[term], term)).partition(":")[2].title()
        for own in (parts[Facet.PLACE], parts[Facet.NAME])
        if own
    ]
    if parts[Facet.PHRASE]:
        phrase = max(parts[Facet.PHRASE], key=lambda term: (parts[Facet.PHRASE][term], term))
        chosen.append(phrase.partition(":")[2])
    return ": ".join([", ".join(chosen[:2]), *chosen[2:]]) if chosen else "Untitled story"


def _cut(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    return title[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:—–- ") + "…"
