"""Checking a text against the claim base: what would differ if it were published. Nothing is stored."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, may_be_shown
from claims.claim import Evidence
from claims.cohesion import cohesive_groups
from claims.comparison.differences import find_differences
from claims.difference import ClaimPair, Difference
from claims.facts import evidence_key, gather_facts
from claims.framing.comparison import compare_framing
from claims.framing.evidence import ProfiledArticle
from claims.pairing.keys import claim_keys
from claims.pairing.pairs import pair_claims
from claims.reading import Reading
from handlers.comparing import Compared, gravest_first
from handlers.newsroom import Newsroom
from handlers.story_desk import find_story
from storage.articles import StoredArticle, articles_of_story
from storage.claim_base import find_candidates
from storage.facts import evidence_of_facts
from storage.kindred import kindred_facts


async def check_article(article: Article, newsroom: Newsroom) -> Compared:
    """Return how an article stands to its story in the claim base: every difference it would be a member of.

    It is compared as an article that arrives would be, but for one thing: text it shares with stored
    articles is compared too, since a draft that repeats a wire copy's figure should hear what others
    say. Stored versions of the article itself take no part.
    """
    reading = await newsroom.read(article)
    async with newsroom.database.read() as session:
        story_id = await find_story(session, article, reading, newsroom)
        if story_id is None:
            return Compared(pairs=(), differences=())
        pairs = await _pairs(session, article, reading, newsroom, story_id=story_id)
        found = await _differences(session, article, pairs, now=newsroom.now())
        found += _wording(
            article,
            reading,
            await articles_of_story(session, story_id),
            now=newsroom.now(),
            story_id=story_id,
            silenced=newsroom.framing_words.silent,
        )
    return Compared(pairs=tuple(pairs), differences=gravest_first(found))


async def _pairs(
    session: AsyncSession, article: Article, reading: Reading, newsroom: Newsroom, *, story_id: int
) -> list[ClaimPair]:
    """Pair the article's claims with the likely ones of its story."""
    ours = [Evidence(claim=claim, article=article, story_id=story_id) for claim in reading.claims]
    candidates = await find_candidates(session, [claim_keys(claim) for claim in reading.claims], now=newsroom.now())
    theirs = {
        found.claim_id: found
        for likely in candidates
        for found in likely
        if found.story_id == story_id and found.article.uri != article.uri
    }
    return pair_claims(ours, list(theirs.values()))


async def _differences(
    session: AsyncSession, article: Article, pairs: Sequence[ClaimPair], *, now: datetime
) -> list[Difference]:
    """Compare the article with everything that is known of each fact it speaks of."""
    found: list[Difference] = []
    for fact in gather_facts(pairs):
        claim_ids = [member.claim_id for member in fact.members if member.claim_id is not None]
        known = await evidence_of_facts(session, await kindred_facts(session, claim_ids), now=now)
        members = {evidence_key(one): one for one in fact.members}
        members |= {
            evidence_key(one): one for linked in known.values() for one in linked if one.article.uri != article.uri
        }
        for group in cohesive_groups(list(members.values())):
            found += find_differences(group)
    return [one for one in found if any(member.article.uri == article.uri for member in one.members)]


def _wording(
    article: Article,
    reading: Reading,
    stored: Sequence[StoredArticle],
    *,
    now: datetime,
    story_id: int,
    silenced: frozenset[str],
) -> list[Difference]:
    """Compare how the article words its story with how the others do."""
    peers = [
        ProfiledArticle(article=one.article, profile=one.profile, story_id=story_id)
        for one in stored
        if one.profile is not None and one.article.uri != article.uri and may_be_shown(one.article, now)
    ]
    ours = ProfiledArticle(article=article, profile=reading.profile, story_id=story_id)
    difference = compare_framing(ours, peers, silenced=silenced)
    return [] if difference is None else [difference]
