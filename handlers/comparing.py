"""Comparing texts that are not stored: the files of ``crosswire compare``, a pasted draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.claim import Evidence
from claims.comparison.differences import find_differences
from claims.difference import ClaimPair, Difference, Severity
from claims.facts import gather_facts
from claims.pairing.pairs import pair_claims
from claims.reading import Reading

_GRAVEST = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Every pair of claims about one thing, and the differences they add up to."""

    pairs: tuple[ClaimPair, ...]
    differences: tuple[Difference, ...]
    """The gravest first."""


def compare_readings(
    articles: Sequence[Article], readings: Sequence[Reading], *, stories: Sequence[int] | None = None
) -> Compared:
    """Compare articles with one another; the order in which they are given changes nothing.

    Args:
        articles: the articles.
        readings: what the engine read in each, in the same order.
        stories: a number for each article; only articles of one story are compared. None compares all.
    """
    numbers = stories if stories is not None else [0] * len(articles)
    evidence = [
        [Evidence(claim=claim, article=article, story_id=number) for claim in reading.claims]
        for article, reading, number in zip(articles, readings, numbers, strict=True)
    ]
    pairs = [
        pair
        for later in range(len(evidence))
        for earlier in range(later)
        if numbers[later] == numbers[earlier]
        for pair in pair_claims(evidence[earlier], evidence[later])
    ]
    differences = [found for fact in gather_facts(pairs) for found in find_differences(fact.members)]
    differences.sort(key=lambda one: (_GRAVEST[one.severity], -one.confidence, one.summary))
    return Compared(pairs=tuple(pairs), differences=tuple(differences))
