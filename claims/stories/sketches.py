"""What is kept of a story: the summed terms of its articles, and the keys it is found under."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from claims.stories.terms import Facet, by_facet, facet_of, scaled

_KEPT = {Facet.PHRASE: 240, Facet.WORD: 200, Facet.DAY: 30}
_KEPT_OTHERWISE = 120
"""Terms of each facet a story keeps, its weightiest: what one article in a hundred said is dropped."""
_KEYS = {Facet.NAME: 10, Facet.LEAD_NAME: 6, Facet.PHRASE: 12, Facet.LEAD_FIGURE: 4, Facet.PLACE: 3, Facet.WORD: 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySketch:
    """A story as matching needs it."""

    story_id: int
    terms: Mapping[str, float]
    """Summed over the story's articles; sketches of two stories add up to that of their merger."""
    count: int
    """Articles it was made of."""
    last_at: datetime | None = None
    """When its latest article was published."""
    _facets: dict[Facet, dict[str, float]] = field(init=False, repr=False, compare=False)
    _lengths: dict[Facet, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take the terms apart once: a sketch is compared with many articles."""
        facets = by_facet(self.terms)
        object.__setattr__(self, "_facets", facets)
        lengths = {facet: math.sqrt(sum(map(_squared, terms.values()))) for facet, terms in facets.items()}
        object.__setattr__(self, "_lengths", lengths)

    def likeness(self, terms: Mapping[str, float], facet: Facet) -> float:
        """Return the cosine, 0 to 1, of an article's terms of one facet with the story's."""
        if not terms or not self._lengths[facet]:
            return 0.0
        own = self._facets[facet]
        short, long = (terms, own) if len(terms) < len(own) else (own, terms)
        total = sum(weight * long[term] for term, weight in short.items() if term in long)
        return min(1.0, total / self._lengths[facet])

    def coverage(self, terms: Mapping[str, float], facet: Facet) -> float | None:
        """Return the weighted share, 0 to 1, of an article's terms that the story holds in a facet.

        The terms may be of the facet's lead. None where either side has none: nothing can be missing.
        """
        own = self._facets[facet]
        total = sum(terms.values())
        if not own or not total:
            return None
        held = (weight for term, weight in terms.items() if f"{facet}:{term.partition(':')[2]}" in own)
        return sum(held) / total

    def days(self) -> Iterable[str]:
        """Return the calendar days its articles spoke of, as ISO dates."""
        return (term.partition(":")[2] for term in self._facets[Facet.DAY])


def _squared(weight: float) -> float:
    return weight * weight


def new_sketch(story_id: int, terms: Mapping[str, float], published_at: datetime | None) -> StorySketch:
    """Return the sketch of a story that begins with one article."""
    return StorySketch(story_id=story_id, terms=dict(terms), count=1, last_at=published_at)


def grown(story: StorySketch, terms: Mapping[str, float], published_at: datetime | None) -> StorySketch:
    """Return the story with one more article."""
    return _summed(story.story_id, story, terms, 1, published_at)


def merged(story: StorySketch, other: StorySketch) -> StorySketch:
    """Return the two stories as one, under the id of the first."""
    return _summed(story.story_id, story, other.terms, other.count, other.last_at)


def _summed(
    story_id: int, story: StorySketch, terms: Mapping[str, float], count: int, at: datetime | None
) -> StorySketch:
    total = dict(story.terms)
    for term, weight in terms.items():
        total[term] = total.get(term, 0.0) + weight
    moments = [moment for moment in (story.last_at, at) if moment is not None]
    return StorySketch(
        story_id=story_id,
        terms=_pruned(total),
        count=story.count + count,
        last_at=max(moments, default=None),
    )


def _pruned(terms: Mapping[str, float]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for facet, own in by_facet(terms).items():
        most = _KEPT.get(facet, _KEPT_OTHERWISE)
        kept |= own if len(own) <= most else dict(sorted(own.items(), key=lambda item: (-item[1], item[0]))[:most])
    return kept


def as_article(story: StorySketch) -> dict[str, float]:
    """Return a story's terms scaled as those of one article, to compare it with another story."""
    parts = by_facet(story.terms)
    days = dict.fromkeys(parts.pop(Facet.DAY), 1.0)
    return {term: weight for own in parts.values() for term, weight in scaled(own).items()} | days


def lookup_keys(terms: Mapping[str, float]) -> frozenset[int]:
    """Return the numbers under which storage files a story and looks for those an article may tell.

    They are hashes (63-bit, the same in every process) of the weightiest names, phrases, words,
    figures and places. A story is filed under the keys of all its articles. The stories that share
    most keys with the article are the candidates :func:`assign_story` needs.
    """
    keys = set()
    for facet, own in by_facet(terms).items():
        heaviest = sorted(own.items(), key=lambda item: (-item[1], item[0]))[: _KEYS.get(facet, 0)]
        keys |= {_number(term) for term, _ in heaviest}
    return frozenset(keys)


def _number(term: str) -> int:
    facet = {Facet.LEAD_NAME: Facet.NAME, Facet.LEAD_FIGURE: Facet.FIGURE}.get(facet_of(term), facet_of(term))
    key = f"{facet}:{term.partition(':')[2]}"
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1
