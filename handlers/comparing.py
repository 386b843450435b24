"""Comparing texts that are not stored: the files of ``crosswire compare``, a pasted draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from claims.article import Article
from claims.claim import Evidence
from claims.cohesion import cohesive_facts
from claims.comparison.differences import find_differences
from claims.comparison.internal import internal_conflicts
from claims.comparison.omissions import omissions
from claims.copies import CopyKind, CopyVerdict, copy_of, fingerprint
from claims.difference import ClaimPair, Difference, Outcome, Severity
from claims.framing.comparison import framing_differences
from claims.framing.evidence import ProfiledArticle
from claims.pairing.pairs import pair_claims
from claims.reading import Reading
from claims.revisions import (
    carries_both,
    copy_changes,
    copy_difference,
    may_be_used,
    not_covered,
    revision_differences,
    versions_of,
    withdrawal,
)

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

    Articles of one address are versions: what changed between them is told, and the last one speaks for
    all of them among the others, unless its outlet withdrew it.

    Args:
        articles: the articles.
        readings: what the engine read in each, in the same order.
        stories: a number for each article; only articles of one story are compared. None compares all.
        copies: whether a passage that one article took over word for word from another counts once, as
            the voice of the one that had it first.
    """
    numbers = stories if stories is not None else [0] * len(articles)
    told = [
        _Told(article, reading, number) for article, reading, number in zip(articles, readings, numbers, strict=True)
    ]
    differences = list(_revisions(told))
    speaking = {versions[-1] for versions in versions_of(articles) if may_be_used(versions[-1])}
    given = sorted((one for one in told if one.article in speaking), key=lambda one: _by_age(one.article))
    copied = _copied([one.article for one in given]) if copies else [None] * len(given)
    evidence = [
        [one for one in told_by.evidence if copy is None or not copy.is_shared(one.claim.span)]
        for told_by, copy in zip(given, copied, strict=True)
    ]
    pairs = [
        pair
        for later in range(len(evidence))
        for earlier in range(later)
        if given[later].story == given[earlier].story
        for pair in pair_claims(evidence[earlier], evidence[later])
        if not _within_a_copy(pair, copied[later])
    ]
    differences += [found for one in given for found in internal_conflicts(one.evidence)]
    differences += [found for fact in cohesive_facts(pairs) for found in find_differences(fact.members)]
    changes = list(_copy_changes(given, copied))
    differences += [copy_difference(pair) for pair in not_covered(changes, differences)]
    own_words = [one for one, copy in zip(given, copied, strict=True) if copy is None or copy.kind is CopyKind.PART]
    for story in sorted(set(numbers)):
        own = [one.article for one in own_words if one.story == story]
        differences += omissions(own, cohesive_facts([pair for pair in pairs if pair.a.story_id == story]))
        differences += framing_differences(
            [
                ProfiledArticle(article=one.article, profile=one.reading.profile, story_id=story)
                for one in own_words
                if one.story == story
            ]
        )
    return Compared(pairs=tuple(pairs), differences=gravest_first(differences))


@dataclass(frozen=True, slots=True)
class _Told:
    """A given article, what was read in it, and the story it tells."""

    article: Article
    reading: Reading
    story: int

    @property
    def evidence(self) -> list[Evidence]:
        return [Evidence(claim=claim, article=self.article, story_id=self.story) for claim in self.reading.claims]


def _within_a_copy(pair: ClaimPair, copy: CopyVerdict | None) -> bool:
    """Say whether a copy is held against a sentence of its original that it carries too."""
    if copy is None or pair.outcome is Outcome.AGREE:
        return False
    return copy.original in {pair.a.article.uri, pair.b.article.uri} and carries_both(pair)


def _copy_changes(given: Sequence[_Told], copied: Sequence[CopyVerdict | None]) -> Iterator[ClaimPair]:
    of = {one.article.uri: one for one in given}
    for one, copy in zip(given, copied, strict=True):
        if copy is not None and copy.changed:
            yield from copy_changes(of[copy.original].evidence, one.evidence, copy)


def _revisions(told: Sequence[_Told]) -> Iterator[Difference]:
    """Yield what changed between the versions of each article; between them nothing else is compared."""
    of = {one.article: one for one in told}
    for versions in versions_of(of):
        for before, after in pairwise(versions):
            withdrawn = withdrawal(before, after)
            if withdrawn is not None:
                yield withdrawn
            elif may_be_used(before) and may_be_used(after):
                found, _ = revision_differences(before, after, of[before].evidence, of[after].evidence)
                yield from found


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
