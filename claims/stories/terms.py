"""The terms that say which event an article is about, weighted by how much each tells.

Terms come in facets, each a vector of length one, because like events differ facet by facet: two
earthquakes share words and even places, but not the magnitude, the toll or the people who speak.
Rarity is that of everyday English, not of the stored articles: the same article has the same terms
whatever arrived before it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

from claims.article import Article, Span
from claims.copies.credits import agency_named
from claims.dates import find_dates, resolve
from claims.names import NameKind, Names, name_key, resolve_names
from claims.names.words import FUNCTION_WORDS
from claims.parser import Sentence
from claims.quotes.wording import stem
from claims.rarity import rarity

LEAD = 500
"""Characters of headline and first paragraphs, where an article says what it is about."""
_DATED = 800
"""Characters at the start in which days are read: the date line and the lead."""
_LONGEST = 40_000
"""Characters read; what an article is about shows long before."""
_MOST = 160
"""Terms kept of each facet."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAYING = frozenset("said say says told tell according also".split())


class Facet(StrEnum):
    """The facets of what an article is about; a term is the facet's value, a colon and the word."""

    NAME = "name"
    """Persons, bodies, things; not places."""
    LEAD_NAME = "lead_name"
    PLACE = "place"
    WORD = "word"
    PHRASE = "phrase"
    """Two content words in a row."""
    FIGURE = "figure"
    LEAD_FIGURE = "lead_figure"
    DAY = "day"
    """Calendar days of the date line and the lead; each counts one."""


def story_terms(article: Article, sentences: Sequence[Sentence] = (), names: Names | None = None) -> dict[str, float]:
    """Return the article's terms with their weights, those of each facet scaled to length one.

    Args:
        article: the article; only headline and body are read.
        sentences: its parsed sentences, used when ``names`` is None.
        names: its names, if they were resolved already.
    """
    known = resolve_names(article, sentences) if names is None else names
    counts: dict[str, float] = defaultdict(float)
    telling: dict[str, float] = {}
    for term, weight in _occurrences(article, known):
        counts[term] += 1
        telling[term] = weight
    terms: dict[str, float] = {}
    for facet in Facet:
        own = {term: math.log1p(count) * telling[term] for term, count in counts.items() if facet_of(term) is facet}
        terms |= scaled(dict(sorted(own.items(), key=lambda item: (-item[1], item[0]))[:_MOST]))
    return terms | {f"{Facet.DAY}:{day.isoformat()}": 1.0 for day in _days(article)}


def facet_of(term: str) -> Facet:
    """Return the facet a term belongs to."""
    return Facet(term.partition(":")[0])


def by_facet(terms: Mapping[str, float]) -> dict[Facet, dict[str, float]]:
    """Return the terms of each facet."""
    parts: dict[Facet, dict[str, float]] = {facet: {} for facet in Facet}
    named: dict[str, dict[str, float]] = {facet.value: own for facet, own in parts.items()}
    for term, weight in terms.items():
        named[term.partition(":")[0]][term] = weight
    return parts


def scaled(terms: Mapping[str, float]) -> dict[str, float]:
    """Return the terms scaled to length one; none for none."""
    length = math.sqrt(sum(weight * weight for weight in terms.values()))
    return {term: weight / length for term, weight in terms.items()} if length else {}


def _occurrences(article: Article, names: Names) -> Iterator[tuple[str, float]]:
    """Yield each term occurrence with how much the term tells, 0 to 1."""
    start = article.body_span.start if article.headline_span is None else article.headline_span.start
    for mention in names.mentions:
        if agency_named(mention.surface) or agency_named(mention.canonical):
            continue  # agencies are named in articles about anything
        key = name_key(mention.canonical)
        weight = _name_rarity(key)
        if names.kind_of(mention.canonical) is NameKind.PLACE:
            yield f"{Facet.PLACE}:{key}", weight
            continue
        yield f"{Facet.NAME}:{key}", weight
        if mention.span.start - start < LEAD:
            yield f"{Facet.LEAD_NAME}:{key}", weight
    yield from _words(article, names, start)


def _words(article: Article, names: Names, start: int) -> Iterator[tuple[str, float]]:
    named = iter([*(mention.span for mention in names.mentions), Span(len(article.text), len(article.text))])
    name = next(named)
    before: tuple[str, float] | None = None
    for found in _WORD.finditer(article.text, start, min(article.body_span.end, start + _LONGEST)):
        while name.end <= found.start():
            name = next(named)
        word = found.group().lower().replace("’", "'").removesuffix("'s")
        is_figure = word[0].isdigit()
        if not is_figure and (word in FUNCTION_WORDS or word in _SAYING):
            continue
        form, weight = (word.replace(",", ""), _figure_rarity(word)) if is_figure else (stem(word), rarity(word))
        in_name = name.start <= found.start() < name.end
        if is_figure and not in_name:
            yield f"{Facet.FIGURE}:{form}", weight
            if found.start() - start < LEAD:
                yield f"{Facet.LEAD_FIGURE}:{form}", weight
        elif not in_name and len(word) > 2:
            yield f"{Facet.WORD}:{form}", weight * weight
        if before is not None:
            yield f"{Facet.PHRASE}:{before[0]} {form}", (before[1] + weight) / 2
        before = form, weight


@lru_cache(maxsize=50_000)
def _name_rarity(key: str) -> float:
    return max((rarity(word) for word in key.split()), default=1.0) ** 2


@lru_cache(maxsize=20_000)
def _figure_rarity(figure: str) -> float:
    """Return how much it says that two articles share a figure: 334 more than 300, 300 more than a year."""
    plain = figure.replace(",", "")
    if _YEAR.fullmatch(plain):
        return 0.5
    return {0: 0.2, 1: 0.25, 2: 0.6}.get(len(plain.replace(".", "").strip("0")), 1.0)


def _days(article: Article) -> set[date]:
    start = article.body_span.start if article.headline_span is None else article.headline_span.start
    published = article.published_at.date() if article.published_at else None
    days = set()
    for mention in find_dates(article.text, Span(start, min(article.body_span.end, start + _DATED))):
        interval = resolve(mention, published)
        if interval is not None and interval.start is not None and interval.start == interval.end:
            days.add(interval.start)
    return days
