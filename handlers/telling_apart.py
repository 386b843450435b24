"""Telling the stories of given texts apart, so that only articles about one event are compared."""

from collections.abc import Sequence

from claims.article import Article
from claims.reading import Reading
from claims.stories import StorySketch, assign_story, grown, merged, new_sketch

JOIN = -1.5
"""Log-odds from which given texts are one story: whoever puts them side by side thinks they are."""


def stories_of(articles: Sequence[Article], readings: Sequence[Reading]) -> list[int]:
    """Return a story number for each article, in the order given.

    Articles are taken in order of publication, undated ones last, so that the order in which they
    were given changes nothing but the numbers.
    """
    sketches: dict[int, StorySketch] = {}
    story_of: dict[int, int] = {}
    order = sorted(range(len(articles)), key=lambda index: _publication(articles[index]))
    for index in order:
        terms, at = readings[index].terms, articles[index].published_at
        found = assign_story(terms, at, list(sketches.values()), join=JOIN)
        if found.story_id is None:
            story_of[index] = len(story_of)
            sketches[story_of[index]] = new_sketch(story_of[index], terms, at)
            continue
        story = sketches[found.story_id]
        for other in found.merges:
            story = merged(story, sketches.pop(other))
            story_of.update({number: found.story_id for number, one in story_of.items() if one == other})
        story_of[index] = found.story_id
        sketches[found.story_id] = grown(story, terms, at)
    return [story_of[index] for index in range(len(articles))]


def _publication(article: Article) -> tuple[bool, float, str, str]:
    at = article.published_at
    return at is None, at.timestamp() if at else 0.0, article.uri, article.text
