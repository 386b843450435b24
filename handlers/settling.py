"""Settling what claims speak of: the facts that a new article's pairs touch, parted so that each holds together."""

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.cohesion import cohesive_groups
from claims.comparison.reasons import figure_subject
from claims.facts import Fact, fact_family
from handlers.newsroom import Newsroom
from storage.facts import evidence_of_facts
from storage.kindred import ClaimGroup, kindred_facts, settle_groups


async def settle_facts(session: AsyncSession, joined: Fact, newsroom: Newsroom) -> list[int]:
    """Hang claims that pairs connect, and all their kin, on facts; return the facts whose claims changed."""
    now = newsroom.now()
    members = {member.claim_id: member for member in joined.members if member.claim_id is not None}
    for known in (await evidence_of_facts(session, await kindred_facts(session, members), now=now)).values():
        members |= {member.claim_id: member for member in known if member.claim_id is not None}
    story_id = next((member.story_id for member in joined.members if member.story_id), None)
    groups = []
    for group in cohesive_groups(list(members.values())):
        fact = Fact(members=group, pairs=())
        claim_ids = frozenset(member.claim_id for member in group if member.claim_id is not None)
        groups.append(ClaimGroup(claim_ids=claim_ids, family=fact_family(fact), subject=figure_subject(fact)))
    return await settle_groups(session, groups, story_id=story_id, now=now)
