"""One article, one value for one fact."""

from collections.abc import Sequence

from claims.claim import Evidence, FigureClaim, QuoteClaim, Relation
from claims.difference import Outcome
from claims.facts import EvidenceKey, evidence_key, publication_order
from claims.pairing.pairs import relate_members


def one_voice_each(members: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the members in order of publication, without those an article is better heard on elsewhere.

    *50,000 troops, including 10,000 North Korean soldiers*: where other articles count North Koreans too,
    the ten thousand is what this article says of them, and its fifty thousand is about something else.
    Of the values an article gives for one fact, the one that other articles agree
    with most is kept, together with every repetition of it; where nobody agrees with any, all stay.
    """
    ordered = tuple(sorted(members, key=publication_order))
    if any(isinstance(member.claim, QuoteClaim) for member in ordered):
        return ordered  # two sentences of one speech are not two values for one thing
    by_article: dict[str, list[Evidence]] = {}
    for member in ordered:
        by_article.setdefault(member.article.uri, []).append(member)
    if all(len(said) == 1 for said in by_article.values()):
        return ordered
    ordered = tuple(member for member in ordered if not _whole_of_a_part(member, ordered))
    support: dict[EvidenceKey, float] = {}
    for pair in relate_members(ordered):
        if pair.outcome is Outcome.AGREE:
            for one in (pair.a, pair.b):
                key = evidence_key(one)
                support[key] = support.get(key, 0.0) + pair.confidence
    dropped = set()
    for said in by_article.values():
        best = max(support.get(evidence_key(one), 0.0) for one in said)
        dropped |= {evidence_key(one) for one in said if best > 0 and evidence_key(one) not in support}
    return tuple(member for member in ordered if evidence_key(member) not in dropped)


def _whole_of_a_part(member: Evidence, members: Sequence[Evidence]) -> bool:
    """Say whether a figure is the whole of a part told in its sentence, where another article counts such a part."""
    if not isinstance(member.claim, FigureClaim) or member.claim.relation is Relation.INCLUDING:
        return False
    parts = [
        one.claim.concept
        for one in members
        if isinstance(one.claim, FigureClaim)
        and one.claim.relation is Relation.INCLUDING
        and (one.article.uri, one.claim.sentence_span) == (member.article.uri, member.claim.sentence_span)
    ]
    elsewhere = {term for one in members if one.article.uri != member.article.uri for term in one.claim.concept.terms}
    return any(elsewhere & {*part.terms, *part.subject} for part in parts)
