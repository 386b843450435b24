"""Telling the stories of given texts apart, so that only articles about one event are compared."""

from collections.abc import Sequence

from claims.article import Article
from claims.reading import Reading


def stories_of(articles: Sequence[Article], readings: Sequence[Reading]) -> list[int]:
    """Return a story number for each article, in the order given."""
    del readings
    return [0] * len(articles)
