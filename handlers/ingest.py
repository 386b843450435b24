"""The journey of one article: read, placed in its story, compared with the base, alerted, saved.

Everything is saved in one transaction, and nothing here posts: delivery starts from the database
(:mod:`handlers.deliver`), so that either half may fail and be run again.
"""

from dataclasses import dataclass, field, replace

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, PubStatus, may_be_shown
from claims.claim import Evidence
from claims.pairing.keys import claim_keys
from claims.reading import Reading
from handlers.arrival import Arrived, raise_for_article
from handlers.kept_quiet import quiet_pairs
from handlers.messages.notices import KeptQuiet
from handlers.newsroom import Newsroom
from handlers.revising import Revision, carry_over
from handlers.story_desk import place_in_story
from handlers.telling import telling_of
from handlers.versions import is_known, under_known_uri
from handlers.withdrawing import raise_withdrawal
from storage.articles import Arrival, last_usable_before, save_article
from storage.claim_base import claims_of_article, save_claims
from storage.forgetting import is_forgotten


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

    Taking the same content twice changes nothing. Another content under one uri or address is a new
    version. A ``silent`` article joins the base without an alert, as do articles older than the
    newsroom's limit. One that was forgotten is not taken in again; one under embargo joins the base
    unseen (:mod:`handlers.embargo`).
    """
    async with newsroom.database.read() as session:
        article = await under_known_uri(session, article)
        if await is_forgotten(session, {article.uri, article.url or article.uri}):
            return Ingested(article=article, arrival=Arrival.FORGOTTEN)
        if await is_known(session, article):
            return Ingested(article=article, arrival=Arrival.SAME)
    reading = await newsroom.read(article)
    async with newsroom.database.write() as session:
        saved = await save_article(
            session, article, now=newsroom.now(), profile=reading.profile, model_version=newsroom.model_version
        )
        if saved.arrival is Arrival.SAME:
            return Ingested(article=article, arrival=Arrival.SAME)
        place = await place_in_story(session, article, reading, newsroom, saved)
        evidence = await _save_claims(session, reading, article_id=saved.article_id)
        told = Ingested(article=article, arrival=saved.arrival, claim_count=len(evidence))
        if saved.arrival is Arrival.LATE:
            return told
        before = await last_usable_before(session, saved.article_id)
        telling = telling_of(article, newsroom, silent=silent)
        if article.pub_status is not PubStatus.USABLE:
            raised = await raise_withdrawal(session, before, saved, newsroom, story_id=place.story_id, telling=telling)
        elif not may_be_shown(article, newsroom.now()):
            return told
        else:
            revision = Revision() if before is None else await carry_over(session, before, article, evidence)
            arrived = Arrived(
                article_id=saved.article_id,
                article=article,
                evidence=evidence,
                story_id=place.story_id,
                copy=place.copy,
            )
            raised = await raise_for_article(session, arrived, newsroom, revision=revision, telling=telling)
    newsroom.ring()
    return replace(told, alert_ids=raised.alert_ids, kept_quiet=quiet_pairs(article, raised.pairs, place.copy))


async def _save_claims(session: AsyncSession, reading: Reading, *, article_id: int) -> list[Evidence]:
    keys = [claim_keys(claim) for claim in reading.claims]
    await save_claims(session, article_id=article_id, claims=reading.claims, keys=keys)
    return await claims_of_article(session, article_id)
