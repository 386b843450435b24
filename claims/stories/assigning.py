"""Which open story an arriving article belongs to: one pass, in the order of arrival.

The score is the log-odds that article and story are of one event, from how alike they are facet by
facet; the weights were fitted on articles of pairs of like events (two earthquakes on one island,
two court cases of one sect) by ``tests/evaluation/fit_stories.py``. Time counts on top: articles
of one event come within days.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from claims.lexicon import table
from claims.stories.sketches import StorySketch, as_article
from claims.stories.terms import Facet, by_facet

LIKENESSES = (
    Facet.NAME,
    Facet.LEAD_NAME,
    Facet.PLACE,
    Facet.WORD,
    Facet.PHRASE,
    Facet.FIGURE,
    Facet.LEAD_FIGURE,
)
FEATURES = (
    *LIKENESSES,
    "growth",
    "nameless_lead",
    "figureless_lead",
    "same_day",
    "other_day",
    "strange_names",
    "strange_places",
    "strange_figures",
)
_Covered = tuple[float | None, float | None, float | None]
"""Shares of the article's names, places and figures that the story knows."""
JOIN = -0.5
"""Log-odds from which an article joins a story."""
MERGE = 0.25
"""Log-odds from which two stories that one article fits are taken to be one."""
MERGE_GROWTH = 1.0
"""Added for each doubling of the smaller story: two stories that both grew are more likely two events."""
_ONE_EVENT = timedelta(days=3)
_NEAR = 1.5
"""Log-odds for being published within three days of the story's latest article."""
_STRANGERS = 1.0
"""Log-odds lost by an article that names nobody and no place the story knows, where both name some."""
_HARDLY = 0.1
_LONG_AGO = 20
"""Days between the days two articles speak of, beyond which they speak of two times."""
_CAPS = {Facet.WORD: 0.6, Facet.PHRASE: 0.4}
_DECAY = 0.8
"""Log-odds lost for each doubling of the silence since, beyond three days."""
_MOST_MERGED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where an article belongs."""

    story_id: int | None
    """None: it begins a story of its own."""
    score: float
    """Log-odds that it tells the story; of the best story even where it is too low to join."""
    merges: tuple[int, ...] = ()
    """Other open stories that this article shows to be the same one: merge them into ``story_id``."""


def assign_story(
    terms: Mapping[str, float],
    published_at: datetime | None,
    open_stories: Sequence[StorySketch],
    *,
    join: float = JOIN,
    weights: Sequence[float] | None = None,
) -> Assignment:
    """Return the story an article belongs to, if any of the given ones.

    Args:
        terms: from :func:`story_terms`.
        published_at: when it was published; None leaves time out of account.
        open_stories: the candidates (see :func:`lookup_keys`); their order never decides.
        join: log-odds from which it joins; lower joins more.
        weights: one for each of ``FEATURES`` and the bias; those of ``claims/data`` when None.
    """
    facets = by_facet(terms)
    used = _weights() if weights is None else weights
    scored = [(_score(facets, published_at, story, used), story) for story in open_stories]
    scored.sort(key=lambda item: (-item[0], item[1].story_id))
    if not scored:
        return Assignment(story_id=None, score=-math.inf)
    best_score, best = scored[0]
    if best_score < join:
        return Assignment(story_id=None, score=best_score)
    rivals = [story for score, story in scored[1 : 1 + _MOST_MERGED] if score >= join]
    merges = tuple(story.story_id for story in rivals if _are_one(best, story, join, used))
    return Assignment(story_id=best.story_id, score=best_score, merges=merges)


def features(facets: Mapping[Facet, Mapping[str, float]], story: StorySketch) -> list[float]:
    """Return what the weights apply to, in the order of ``FEATURES``.

    Likenesses enter by their square root: the step from nothing shared to something shared says more
    than the one from much to more. Those of words and phrases are capped: two events told by one
    template are two events.
    """
    return _features(facets, story, _coverage(facets, story))


def _features(facets: Mapping[Facet, Mapping[str, float]], story: StorySketch, covered: _Covered) -> list[float]:
    likenesses = [min(_CAPS.get(facet, 1.0), math.sqrt(story.likeness(facets[facet], facet))) for facet in LIKENESSES]
    names, places, figures = covered
    gap = _days_apart(facets, story)
    return [
        *likenesses,
        1 - 1 / story.count,
        0.0 if facets[Facet.LEAD_NAME] else 1.0,
        0.0 if facets[Facet.LEAD_FIGURE] else 1.0,
        1.0 if gap is not None and gap <= _ONE_EVENT.days and not _are_strangers(names, places) else 0.0,
        1.0 if gap is not None and gap > _LONG_AGO else 0.0,
        _strangeness(names),
        _strangeness(places),
        _strangeness(figures),
    ]


def _coverage(facets: Mapping[Facet, Mapping[str, float]], story: StorySketch) -> _Covered:
    return (
        story.coverage(facets[Facet.LEAD_NAME] or facets[Facet.NAME], Facet.NAME),
        story.coverage(facets[Facet.PLACE], Facet.PLACE),
        story.coverage(facets[Facet.LEAD_FIGURE] or facets[Facet.FIGURE], Facet.FIGURE),
    )


def _strangeness(covered: float | None) -> float:
    """Return 1 when the story knows nothing of it, falling to 0 when it knows half."""
    return 0.0 if covered is None else max(0.0, 1 - 2 * covered)


def _are_strangers(names: float | None, places: float | None) -> bool:
    """Say whether an article names others, elsewhere: then even one day and one wording make no one event."""
    return names is not None and names < _HARDLY and (places is None or places < _HARDLY)


def _days_apart(facets: Mapping[Facet, Mapping[str, float]], story: StorySketch) -> int | None:
    days = [date.fromisoformat(term.partition(":")[2]) for term in facets[Facet.DAY]]
    others = [date.fromisoformat(day) for day in story.days()] if days else []
    return min((abs((day - other).days) for day in days for other in others), default=None)


def _score(
    facets: Mapping[Facet, Mapping[str, float]],
    published_at: datetime | None,
    story: StorySketch,
    weights: Sequence[float],
) -> float:
    covered = _coverage(facets, story)
    values = _features(facets, story, covered)
    score = weights[-1] + sum(weight * value for weight, value in zip(weights, values, strict=False))
    strangers = _are_strangers(covered[0], covered[1])
    if strangers:
        score -= _STRANGERS
    if published_at is None or story.last_at is None:
        return score
    gap = abs(published_at - story.last_at)
    if gap <= _ONE_EVENT:
        return score + (0.0 if strangers or values[FEATURES.index("same_day")] else _NEAR)
    return score - _DECAY * math.log2(gap / _ONE_EVENT)


def _are_one(best: StorySketch, other: StorySketch, join: float, weights: Sequence[float]) -> bool:
    small, large = sorted((best, other), key=lambda story: (story.count, story.story_id))
    score = _score(by_facet(as_article(small)), small.last_at, large, weights)
    return score >= join + MERGE + MERGE_GROWTH * math.log2(small.count)


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    stored = table("story_weights")
    return (*(float(stored[str(name)]) for name in FEATURES), float(stored["bias"]))
