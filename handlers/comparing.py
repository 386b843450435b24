"""Comparing texts that are not stored: the files of ``crosswire compare``, a pasted draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from claims.article import Article
from claims.claim import Evidence
from claims.comparison.differences import find_differences
from claims.copies import CopyKind, CopyVerdict, copy_of, fingerprint
from claims.difference import ClaimPair, Difference, Severity
from claims.facts import gather_facts
from claims.framing.comparison import framing_differences
from claims.framing.evidence import ProfiledArticle
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
    articles: Sequence[Article],
    readings: Sequence[Reading],
    *,
    stories: Sequence[int] | None = None,
    copies: bool = False,
) -> Compared:
    """Compare articles with one another; the order in which they are given changes nothing.

    Args:
        articles: the articles.
        readings: what the engine read in each, in the same order.
        stories: a number for each article; only articles of one story are compared. None compares all.
        copies: whether a passage that one article took over word for word from another counts once, as
            the voice of the one that had it first.
    """
    numbers = stories if stories is not None else [0] * len(articles)
    given = sorted(zip(articles, readings, numbers, strict=True), key=lambda one: _by_age(one[0]))
    copied = _copied([article for article, _, _ in given]) if copies else [None] * len(given)
    evidence = [
        [
            Evidence(claim=claim, article=article, story_id=number)
            for claim in reading.claims
            if copy is None or not copy.is_shared(claim.span)
        ]
        for (article, reading, number), copy in zip(given, copied, strict=True)
    ]
    pairs = [
        pair
        for later in range(len(evidence))
        for earlier in range(later)
        if given[later][2] == given[earlier][2]
        for pair in pair_claims(evidence[earlier], evidence[later])
    ]
    differences = [found for fact in gather_facts(pairs) for found in find_differences(fact.members)]
    own_words = [one for one, copy in zip(given, copied, strict=True) if copy is None or copy.kind is CopyKind.PART]
    for story in sorted(set(numbers)):
        # Versions of one article are one voice: the last one's.
        told = {
            article.uri: ProfiledArticle(article=article, profile=reading.profile, story_id=story)
            for article, reading, number in own_words
            if number == story
        }
        differences += framing_differences(list(told.values()))
    return Compared(pairs=tuple(pairs), differences=gravest_first(differences))


def gravest_first(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in the order an editor should see them: by severity, then by confidence."""
    return tuple(sorted(differences, key=lambda one: (_GRAVEST[one.severity], -one.confidence, one.summary)))


def _copied(articles: Sequence[Article]) -> list[CopyVerdict | None]:
    """Return for each article which earlier one it took text over from; articles come oldest first."""
    prints = [fingerprint(article) for article in articles]
    return [copy_of(own, prints[:number]) for number, own in enumerate(prints)]


def _by_age(article: Article) -> tuple[float, str, str]:
    """Return the key that puts the oldest article first, undated ones last."""
    published = article.published_at
    return (published.timestamp() if published else inf, article.uri, article.text)
