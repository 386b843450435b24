"""Facts: the one thing that a set of paired claims speaks of.

A fact is what its evidence makes it: the connected claims of a pair graph. It does not depend on
the order in which articles arrive, and a claim belongs to at most one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.claim import Evidence
from claims.difference import ClaimPair
from claims.pairing.concepts import BROAD, families_of

EvidenceKey = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims that speak of one thing, and the pairs that say so."""

    members: tuple[Evidence, ...]
    pairs: tuple[ClaimPair, ...]


def evidence_key(evidence: Evidence) -> EvidenceKey:
    """Return what tells one piece of evidence from another: article, kind, span and, between versions, the words."""
    return evidence.article.uri, evidence.claim.kind, *evidence.claim.span, evidence.claim.surface


def gather_facts(pairs: Iterable[ClaimPair]) -> list[Fact]:
    """Return the facts that the pairs connect, each with its members in order of publication."""
    pairs = list(pairs)
    parent: dict[EvidenceKey, EvidenceKey] = {}
    evidence: dict[EvidenceKey, Evidence] = {}

    def root(key: EvidenceKey) -> EvidenceKey:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for pair in pairs:
        a, b = evidence_key(pair.a), evidence_key(pair.b)
        evidence[a], evidence[b] = pair.a, pair.b
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    members: dict[EvidenceKey, list[Evidence]] = {}
    for key, one in evidence.items():
        members.setdefault(root(key), []).append(one)
    within: dict[EvidenceKey, list[ClaimPair]] = {}
    for pair in pairs:
        within.setdefault(root(evidence_key(pair.a)), []).append(pair)
    return [
        Fact(members=tuple(sorted(members[key], key=publication_order)), pairs=tuple(within[key]))
        for key in sorted(members)
    ]


def fact_family(fact: Fact) -> str:
    """Return the concept family most members stand in, or the word they count; a label for storage, not a key."""
    words = Counter(
        word
        for member in fact.members
        for word in (member.claim.concept.event, member.claim.concept.property, member.claim.concept.head)
        if word
    )
    families = Counter(
        family for word, count in words.items() for family in families_of([word]) - BROAD for _ in range(count)
    )
    for counted in (families, words):
        if counted:
            return min(counted, key=lambda name: (-counted[name], name))
    return "figure"


def publication_order(evidence: Evidence) -> tuple[float, str, int]:
    """Return the key that sorts evidence by publication; undated articles come last."""
    published = evidence.article.published_at
    return (published.timestamp() if published else float("inf"), evidence.article.uri, evidence.claim.span.start)
