"""Kindred facts: what pairs of claims connect, parted into facts that each hold together.

Whether two groups of claims are one fact depends on all the claims that pairs connect, so a new article may
join facts or part them. All facts of one kin are therefore settled anew together; the order in which
articles arrived then changes nothing.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.facts import create_fact, facts_of_claims, merge_facts
from storage.statements import is_among, one_at_a_time
from storage.tables import ClaimRow, FactRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """Claims that speak of one thing, and what the fact they make is called."""

    claim_ids: frozenset[int]
    family: str
    subject: str


async def kindred_facts(session: AsyncSession, claim_ids: Collection[int]) -> set[int]:
    """Return the facts of these claims and all that are connected with them."""
    theirs = set((await facts_of_claims(session, claim_ids)).values())
    kins = (await session.exec(select(FactRow.kin).where(is_among(session, FactRow.id, theirs)))).all()
    firsts = {kin for kin in kins if kin is not None}
    connected = select(FactRow.id).where(is_among(session, FactRow.kin, firsts), col(FactRow.merged_into).is_(None))
    return theirs | set((await session.exec(connected)).all())


async def settle_groups(
    session: AsyncSession, groups: Sequence[ClaimGroup], *, story_id: int | None, now: datetime
) -> list[int]:
    """Give each group a fact and return those whose claims changed. The groups are all the claims of one kin.

    A group keeps the fact that most of its claims hang on. A fact all of whose claims went elsewhere is
    merged into the fact that most of them went to, and its alert and decisions with it.
    """
    await one_at_a_time(session, story_id or 0)
    shown = frozenset().union(*(group.claim_ids for group in groups))
    before = await facts_of_claims(session, shown)
    kept = _kept(groups, before)
    changed, fact_ids = [], []
    for number, group in enumerate(groups):
        fact_id = kept.get(number)
        if fact_id is None:
            fact_id = await create_fact(session, story_id=story_id, family=group.family, subject=group.subject, now=now)
        hung = {claim_id for claim_id, other in before.items() if other == fact_id}
        if hung != group.claim_ids:
            changed.append(number)
            moved = is_among(session, ClaimRow.id, group.claim_ids - hung)
            await session.exec(update(ClaimRow).where(moved).values(fact_id=fact_id))
        fact_ids.append(fact_id)
    for left in sorted(set(before.values()) - set(kept.values())):
        went = Counter(
            number for number, group in enumerate(groups) for one in group.claim_ids if before.get(one) == left
        )
        number = min(went, key=lambda one: (-went[one], one))
        fact_ids[number] = await merge_facts(session, [fact_ids[number], left], now=now)
    if len(fact_ids) > 1:
        kindred = is_among(session, FactRow.id, fact_ids)
        await session.exec(update(FactRow).where(kindred).values(kin=min(fact_ids)))
    return [fact_ids[number] for number in changed]


def _kept(groups: Sequence[ClaimGroup], before: dict[int, int]) -> dict[int, int]:
    """Return which group keeps which fact: the largest shares of claims are dealt first, then older facts."""
    shares = Counter(
        (number, before[claim_id])
        for number, group in enumerate(groups)
        for claim_id in group.claim_ids & before.keys()
    )
    kept: dict[int, int] = {}
    for number, fact_id in sorted(shares, key=lambda one: (-shares[one], one[1], one[0])):
        if number not in kept and fact_id not in kept.values():
            kept[number] = fact_id
    return kept
