"""What most origins on a story carry and one article lacks: for the digest, never for a channel.

Only figures count: an act may be told in words that nobody would know for the same.
"""

import re
from collections.abc import Iterator, Sequence

from claims.article import Article
from claims.claim import Evidence, FigureClaim
from claims.comparison.figure_sides import figure_says
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from claims.facts import Fact, publication_order
from claims.quotes.wording import stem
from claims.rarity import rarity

LEAST_CARRIERS = 4
"""Origins that must carry a fact before it is missed anywhere."""
_MOST_OTHERS = 0.8
"""Share of an article's peers that carry it."""
_LEAD = 600
"""Characters of the body within which at least half of them tell it: news, not background."""
_MENTIONED = 0.5
"""Share of a fact's telling words that, found in an article, show that it is told there some other way."""
_EACH = 2
"""Omissions told of one article at most."""
_CONFIDENCE = 0.6


def omissions(articles: Sequence[Article], facts: Sequence[Fact]) -> list[Difference]:
    """Return, for each article of one story, what nearly all its peers carry and it lacks.

    Args:
        articles: those of one story, copies left out.
        facts: what their claims speak of.
    """
    if len(articles) <= LEAST_CARRIERS:
        return []
    found = []
    for article in sorted(articles, key=lambda one: one.uri):
        missing = sorted(_missing(article, articles, facts), key=lambda fact: (-len(_carriers(fact)), fact_words(fact)))
        found += [_omission(article, fact) for fact in missing[:_EACH]]
    return found


def _missing(article: Article, articles: Sequence[Article], facts: Sequence[Fact]) -> Iterator[Fact]:
    for fact in facts:
        carriers = _carriers(fact)
        if article.uri in carriers or len(carriers) < LEAST_CARRIERS:
            continue
        enough = len(carriers) >= _MOST_OTHERS * (len(articles) - 1)
        if enough and _is_news(fact) and _came_later(article, fact) and not _mentions(article, fact):
            yield fact


def _carriers(fact: Fact) -> frozenset[str]:
    return frozenset(one.article.uri for one in fact.members if isinstance(one.claim, FigureClaim))


def _is_news(fact: Fact) -> bool:
    leading = {one.article.uri for one in fact.members if one.claim.span.start - one.article.body_span.start < _LEAD}
    return 2 * len(leading) >= len(_carriers(fact))


def _came_later(article: Article, fact: Fact) -> bool:
    """Say whether an article could have known: it is not older than every article that carries the fact."""
    told = [one.article.published_at for one in fact.members if one.article.published_at is not None]
    return article.published_at is None or not told or article.published_at >= min(told)


def _mentions(article: Article, fact: Fact) -> bool:
    text = article.text.lower()
    if any(isinstance(one.claim, FigureClaim) and one.claim.surface.lower() in text for one in fact.members):
        return True
    words = {word for one in fact.members[:1] for word in _telling(one)}
    held = {stem(word) for word in re.findall(r"[^\W\d_]+", text)}
    return bool(words) and sum(stem(word) in held for word in words) > _MENTIONED * len(words)


def _telling(one: Evidence) -> tuple[str, ...]:
    concept = one.claim.concept
    words = (concept.head, concept.event, concept.property, *concept.terms)
    return tuple(word for word in words if word and rarity(word) > _MENTIONED * 0.5)


def fact_words(fact: Fact) -> str:
    """Return the first article's words for a fact."""
    return min(fact.members, key=publication_order).claim.surface


def _omission(article: Article, fact: Fact) -> Difference:
    first = min(fact.members, key=publication_order)
    says = figure_says(first) if isinstance(first.claim, FigureClaim) else " ".join(first.claim.surface.split())
    carriers = len(_carriers(fact))
    return Difference(
        kind=DifferenceKind.OMISSION,
        severity=Severity.LOW,
        confidence=_CONFIDENCE,
        route=Route.SUGGESTED,
        subject=f"what {article.source} leaves out",
        sides=(Side(says=says, members=tuple(sorted(fact.members, key=publication_order))),),
        rule="omission-most-others",
        why=f"{carriers} others carry it",
        summary=f"{article.source} leaves out what {carriers} others carry: {says}",
    )
