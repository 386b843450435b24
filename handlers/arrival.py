"""What a stored article raises: it is compared with its story, and whoever is concerned is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, may_be_shown
from claims.claim import Evidence
from claims.copies import CopyKind, CopyVerdict
from claims.difference import ClaimPair, Outcome
from claims.facts import gather_facts
from claims.pairing.keys import claim_keys
from claims.pairing.pairs import pair_claims
from claims.revisions import carries_both, copy_changes
from handlers.comparing import gravest_first
from handlers.newsroom import Newsroom
from handlers.raising import raise_for_fact
from handlers.raising_wording import raise_for_framing
from handlers.revising import Revision, raise_changes
from handlers.settling import settle_facts
from handlers.telling import Telling
from storage.alerts import alert_of_fact
from storage.articles import find_article
from storage.claim_base import claims_of_article, find_candidates
from storage.facts import facts_of_claims, resolve_fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What became of an article's claims."""

    alert_ids: tuple[int, ...] = ()
    pairs: tuple[ClaimPair, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An article in its place in the memory."""

    article_id: int
    article: Article
    evidence: Sequence[Evidence]
    story_id: int
    copy: CopyVerdict | None


async def raise_for_article(
    session: AsyncSession, arrived: Arrived, newsroom: Newsroom, *, revision: Revision, telling: Telling
) -> Raised:
    """Compare an article that may be shown with its story and save what it raises."""
    article, evidence, copy, story_id = arrived.article, arrived.evidence, arrived.copy, arrived.story_id
    voices = [one for one in evidence if copy is None or not copy.is_shared(one.claim.span)]
    copied = await _copied(session, evidence, copy, newsroom)
    pairs = [
        pair for pair in await _pairs(session, voices, newsroom, arrived.article_id) if not _within_a_copy(pair, copy)
    ] + copied
    settled = [await settle_facts(session, joined, newsroom) for joined in gather_facts(pairs)]
    fact_ids = revision.touched.union(*settled)
    changes = await revision.by_fact(session)
    raised = []
    for fact_id in await _today(session, [*fact_ids, *(one for one in changes if one is not None)]):
        own = changes.pop(fact_id, [])
        by = revision.settled_by(own, article.source) if revision.touched & {fact_id} or own else ""
        raised.append(
            await raise_for_fact(
                session,
                fact_id,
                newsroom,
                telling=telling,
                changes=own,
                copied=await _about(session, fact_id, copied),
                closed_by=by,
            )
        )
        if own and await alert_of_fact(session, fact_id) is None:
            changes.setdefault(None, []).extend(own)
    if rest := [change for about in changes.values() for change in about]:
        told = gravest_first(rest)
        raised.append(await raise_changes(session, article, told, newsroom, story_id=story_id, telling=telling))
    if copy is None or copy.kind is CopyKind.PART:
        raised += await raise_for_framing(session, article, story_id, newsroom, telling=telling)
    alert_ids = tuple(dict.fromkeys(one for one in raised if one is not None))
    return Raised(alert_ids=alert_ids, pairs=tuple(pairs))


async def _pairs(
    session: AsyncSession, evidence: Sequence[Evidence], newsroom: Newsroom, article_id: int
) -> list[ClaimPair]:
    """Pair the article's claims with those of every article that holds a likely match, story by story."""
    keys = [claim_keys(one.claim) for one in evidence]
    candidates = await find_candidates(session, keys, now=newsroom.now(), exclude_article_ids=(article_id,))
    story_ids = {one.story_id for one in evidence}
    stored = {found.claim_id: found for likely in candidates for found in likely if found.story_id in story_ids}
    return pair_claims(evidence, list(stored.values()))


async def _copied(
    session: AsyncSession, evidence: Sequence[Evidence], copy: CopyVerdict | None, newsroom: Newsroom
) -> list[ClaimPair]:
    """Return what a copy changed of the sentences it took over."""
    if copy is None or not copy.changed:
        return []
    original = await find_article(session, copy.original)
    if original is None or not may_be_shown(original.article, newsroom.now()):
        return []
    return copy_changes(await claims_of_article(session, original.article_id), evidence, copy)


def _within_a_copy(pair: ClaimPair, copy: CopyVerdict | None) -> bool:
    if copy is None or pair.outcome is Outcome.AGREE:
        return False
    return copy.original in {pair.a.article.uri, pair.b.article.uri} and carries_both(pair)


async def _about(session: AsyncSession, fact_id: int, copied: Sequence[ClaimPair]) -> list[ClaimPair]:
    if not copied:
        return []
    facts = await facts_of_claims(session, [pair.b.claim_id for pair in copied if pair.b.claim_id is not None])
    return [pair for pair in copied if pair.b.claim_id is not None and facts.get(pair.b.claim_id) == fact_id]


async def _today(session: AsyncSession, fact_ids: Iterable[int]) -> list[int]:
    """Return the ids that facts go by now that some may have been joined, each once, oldest first."""
    found = [await resolve_fact(session, fact_id) for fact_id in fact_ids]
    return sorted({one for one in found if one is not None})
