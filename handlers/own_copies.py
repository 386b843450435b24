"""“We still carry it”: our own articles that hold a value its source has given up."""

from collections.abc import Iterable, Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert
from claims.claim import Evidence
from claims.copies import copy_of, fingerprint
from claims.difference import Difference, DifferenceKind, Outcome, Side
from claims.facts import publication_order
from claims.pairing.pairs import pair_claims
from claims.revisions.withdrawing import KILLED, WITHHELD
from handlers.messages.own_copies import OwnCopy
from handlers.newsroom import Newsroom
from storage.articles import versions
from storage.claim_base import claims_of_article, claims_of_story

_MOVED = frozenset(
    {
        DifferenceKind.REVISION,
        DifferenceKind.CORRECTION,
        DifferenceKind.FIGURE_UPDATE,
        DifferenceKind.STATUS_UPDATE,
    }
)


async def own_copies(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> tuple[OwnCopy, ...]:
    """Return our articles of the story that hold what an alert says was changed, overtaken or withdrawn."""
    moved = [one for one in alert.differences if one.kind in _MOVED]
    if not moved or not newsroom.own_sources or alert.story_id is None:
        return ()
    told = await claims_of_story(session, alert.story_id, now=newsroom.now())
    ours: dict[str, list[Evidence]] = {}
    for one in told:
        if one.article.source in newsroom.own_sources:
            ours.setdefault(one.article.uri, []).append(one)
    found: dict[str, OwnCopy] = {}
    for difference in moved:
        if difference.rule in {KILLED, WITHHELD}:
            carrying = await _carrying_words(session, difference, ours)
        else:
            carrying = _carrying_value(difference, ours)
        for copy in carrying:
            found.setdefault(copy.article.uri, copy)
    return tuple(found[uri] for uri in sorted(found))


def _carrying_value(difference: Difference, ours: dict[str, list[Evidence]]) -> Iterable[OwnCopy]:
    old, new = _old_and_new(difference)
    for uri, evidence in ours.items():
        held = next((one for one in evidence if _holds(one, old) and not _holds(one, new)), None)
        if held is not None and held.article.uri == uri:
            yield OwnCopy(article=held.article, says=" ".join(held.claim.surface.split()))


def _old_and_new(difference: Difference) -> tuple[Sequence[Evidence], Sequence[Evidence]]:
    """Return the members that hold what was given up, and those that hold what stands now."""
    if difference.kind in {DifferenceKind.REVISION, DifferenceKind.CORRECTION}:
        first, *later = difference.sides
        return first.members, [member for side in later for member in side.members]
    latest = max(difference.sides, key=_first_told)
    return [member for side in difference.sides if side is not latest for member in side.members], latest.members


def _first_told(side: Side) -> tuple[float, str, int]:
    return min(publication_order(member) for member in side.members)


def _holds(one: Evidence, members: Sequence[Evidence]) -> bool:
    if any(one.article == member.article and one.claim.span == member.claim.span for member in members):
        return True
    return any(pair.outcome is Outcome.AGREE for pair in pair_claims([one], members))


async def _carrying_words(
    session: AsyncSession, difference: Difference, ours: dict[str, list[Evidence]]
) -> Iterable[OwnCopy]:
    """Return our articles that carry the text of a withdrawn one, or rest on what it said."""
    uri = difference.members[0].article.uri
    earlier = [one for one in await versions(session, uri) if one.article.text]
    claims = [claim for one in earlier for claim in await claims_of_article(session, one.article_id)]
    prints = [fingerprint(one.article) for one in earlier]
    found = []
    for own, evidence in ours.items():
        article = evidence[0].article
        if own != uri and (copy_of(fingerprint(article), prints) or _rests_on(evidence, claims)):
            found.append(OwnCopy(article=article, says=""))
    return found


def _rests_on(evidence: Sequence[Evidence], claims: Sequence[Evidence]) -> bool:
    return any(pair.outcome is Outcome.AGREE for pair in pair_claims(evidence, claims))
