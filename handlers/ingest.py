"""The journey of one article: read, placed in its story, compared with the base, alerted, saved.

Everything is saved in one transaction, and nothing here posts: delivery starts from the database
(:mod:`handlers.deliver`), so that either half may fail and be run again.
"""

from dataclasses import dataclass, field

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, PubStatus
from claims.claim import Evidence
from claims.difference import ClaimPair
from claims.facts import gather_facts
from claims.pairing.keys import claim_keys
from claims.pairing.pairs import pair_claims
from claims.reading import Reading
from handlers.kept_quiet import quiet_pairs
from handlers.messages.notices import KeptQuiet
from handlers.newsroom import Newsroom
from handlers.raising import raise_for_fact, raise_for_framing
from handlers.story_desk import place_in_story
from storage.articles import Arrival, find_same, save_article
from storage.claim_base import claims_of_article, find_candidates, save_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of an article."""

    article: Article
    arrival: Arrival
    claim_count: int = 0
    alert_ids: tuple[int, ...] = ()
    """Alerts that are new or say something new because of it."""
    kept_quiet: tuple[KeptQuiet, ...] = field(default=())
    """Near misses, and why they raise nothing."""


async def ingest(article: Article, newsroom: Newsroom, *, silent: bool = False) -> Ingested:
    """Take an article into the claim base and raise what it differs in.

    Taking the same content twice changes nothing. A ``silent`` article joins the base without an
    alert, as do articles older than the newsroom's limit.
    """
    async with newsroom.database.read() as session:
        if await find_same(session, article) is not None:
            return Ingested(article=article, arrival=Arrival.SAME)
    reading = await newsroom.read(article)
    async with newsroom.database.write() as session:
        saved = await save_article(
            session, article, now=newsroom.now(), profile=reading.profile, model_version=newsroom.model_version
        )
        if saved.arrival is Arrival.SAME:
            return Ingested(article=article, arrival=Arrival.SAME)
        place = await place_in_story(session, article, reading, newsroom, article_id=saved.article_id)
        evidence = await _save_claims(session, reading, article_id=saved.article_id)
        if article.pub_status is not PubStatus.USABLE or saved.arrival is Arrival.LATE:
            return Ingested(article=article, arrival=saved.arrival, claim_count=len(evidence))
        voices = [one for one in evidence if place.copy is None or not place.copy.is_shared(one.claim.span)]
        pairs = await _pairs(session, voices, newsroom, article_id=saved.article_id)
        quietly = silent or _too_old(article, newsroom)
        raised = [await raise_for_fact(session, fact, newsroom, silent=quietly) for fact in gather_facts(pairs)]
        if place.copy is None:
            raised += await raise_for_framing(session, article, place.story_id, newsroom, silent=quietly)
    newsroom.ring()
    return Ingested(
        article=article,
        arrival=saved.arrival,
        claim_count=len(evidence),
        alert_ids=tuple(alert_id for alert_id in raised if alert_id is not None),
        kept_quiet=quiet_pairs(article, pairs, place.copy),
    )


async def _save_claims(session: AsyncSession, reading: Reading, *, article_id: int) -> list[Evidence]:
    keys = [claim_keys(claim) for claim in reading.claims]
    await save_claims(session, article_id=article_id, claims=reading.claims, keys=keys)
    return await claims_of_article(session, article_id)


async def _pairs(
    session: AsyncSession, evidence: list[Evidence], newsroom: Newsroom, *, article_id: int
) -> list[ClaimPair]:
    """Pair the article's claims with those of every article that holds a likely match, story by story."""
    keys = [claim_keys(one.claim) for one in evidence]
    candidates = await find_candidates(session, keys, now=newsroom.now(), exclude_article_ids=(article_id,))
    story_ids = {one.story_id for one in evidence}
    stored = {found.claim_id: found for likely in candidates for found in likely if found.story_id in story_ids}
    return pair_claims(evidence, list(stored.values()))


def _too_old(article: Article, newsroom: Newsroom) -> bool:
    published = article.published_at
    return published is not None and newsroom.now() - published > newsroom.silent_after
