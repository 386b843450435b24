"""Facts: what claims speak of. Cards, decisions and mutes hang on the fact, never on a claim."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import Evidence
from storage.alert_merging import merge_alerts
from storage.article_rows import aware
from storage.codec import storable
from storage.evidence import evidence_where
from storage.ids import new_id
from storage.statements import is_among, one_at_a_time
from storage.tables import ClaimRow, FactRow


class ClaimTaken(Exception):
    """A claim belongs to another fact already; merge the two facts first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact as the memory keeps it."""

    fact_id: int
    story_id: int | None
    family: str
    """What sort of thing differs about it: figure, quote, status, date, name, framing…"""
    subject: str
    property: str | None
    scope: str | None
    created_at: datetime


async def facts_of_claims(session: AsyncSession, claim_ids: Iterable[int]) -> dict[int, int]:
    """Return fact ids by claim id; claims without a fact are absent."""
    query = select(ClaimRow.id, ClaimRow.fact_id).where(
        is_among(session, ClaimRow.id, claim_ids), col(ClaimRow.fact_id).is_not(None)
    )
    return {claim_id: fact_id for claim_id, fact_id in (await session.exec(query)).all() if fact_id is not None}


async def create_fact(
    session: AsyncSession,
    *,
    story_id: int | None,
    family: str,
    subject: str,
    now: datetime,
    property: str | None = None,  # noqa: A002  # the field's own word
    scope: str | None = None,
) -> int:
    """Store a new fact without claims and return its id."""
    row = FactRow(
        id=new_id(session),
        story_id=story_id,
        family=family,
        subject=storable(subject),
        property=None if property is None else storable(property),
        scope=None if scope is None else storable(scope),
        created_at=aware(now),
    )
    session.add(row)
    await session.flush()
    return row.id


async def link_claims(session: AsyncSession, fact_id: int, claim_ids: Collection[int]) -> None:
    """Say that the claims speak of the fact.

    Raises:
        ClaimTaken: one of them belongs to another fact.
        LookupError: the fact is not stored.
    """
    fact = await _resolved(session, fact_id)
    if fact is None:
        raise LookupError(f"fact {fact_id} is not stored")
    taken = {claim for claim, other in (await facts_of_claims(session, claim_ids)).items() if other != fact.id}
    if taken:
        raise ClaimTaken(f"claims {sorted(taken)} belong to other facts than {fact.id}")
    await session.exec(update(ClaimRow).where(is_among(session, ClaimRow.id, claim_ids)).values(fact_id=fact.id))


async def merge_facts(session: AsyncSession, fact_ids: Collection[int], *, now: datetime) -> int:
    """Make one fact of several and return its id, which is the oldest.

    Claims, alerts, cards and decisions go with it; the other ids lead to it from now on.

    Raises:
        LookupError: none of the facts is stored.
    """
    found = [await _resolved(session, fact_id, lock=True) for fact_id in sorted(fact_ids)]
    ids = sorted({row.id for row in found if row is not None})
    if not ids:
        raise LookupError("none of these facts is stored")
    first, others = ids[0], ids[1:]
    if others:
        await session.exec(update(ClaimRow).where(is_among(session, ClaimRow.fact_id, others)).values(fact_id=first))
        signposts = is_among(session, FactRow.id, others) | is_among(session, FactRow.merged_into, others)
        await session.exec(update(FactRow).where(signposts).values(merged_into=first))
        await merge_alerts(session, first, others, now=aware(now))
    return first


async def settle_fact(
    session: AsyncSession,
    claim_ids: Collection[int],
    *,
    story_id: int | None,
    family: str,
    subject: str,
    now: datetime,
    property: str | None = None,  # noqa: A002
    scope: str | None = None,
) -> int:
    """Return the one fact of these claims: theirs, several of theirs made one, or a new one. All are linked to it."""
    await one_at_a_time(session, story_id or 0)
    theirs = set((await facts_of_claims(session, claim_ids)).values())
    if theirs:
        fact_id = await merge_facts(session, theirs, now=now)
    else:
        fact_id = await create_fact(
            session, story_id=story_id, family=family, subject=subject, property=property, scope=scope, now=now
        )
    await link_claims(session, fact_id, claim_ids)
    return fact_id


async def resolve_fact(session: AsyncSession, fact_id: int) -> int | None:
    """Return the id a fact goes by today; None for one that never was."""
    row = await _resolved(session, fact_id)
    return None if row is None else row.id


async def load_fact(session: AsyncSession, fact_id: int) -> StoredFact | None:
    """Return a fact; of one that was merged into another, the other."""
    row = await _resolved(session, fact_id)
    if row is None:
        return None
    return StoredFact(
        fact_id=row.id,
        story_id=row.story_id,
        family=row.family,
        subject=row.subject,
        property=row.property,
        scope=row.scope,
        created_at=row.created_at,
    )


async def evidence_of_fact(session: AsyncSession, fact_id: int, *, now: datetime) -> list[Evidence]:
    """Return the claims about a fact whose articles may be shown now, oldest first."""
    return (await evidence_of_facts(session, [fact_id], now=now))[fact_id]


async def evidence_of_facts(
    session: AsyncSession, fact_ids: Collection[int], *, now: datetime
) -> dict[int, list[Evidence]]:
    """Return, for each fact, the claims about it whose articles may be shown now, oldest first."""
    today = {fact_id: await resolve_fact(session, fact_id) for fact_id in fact_ids}
    known = {fact_id for fact_id in today.values() if fact_id is not None}
    found = await evidence_where(session, is_among(session, ClaimRow.fact_id, known), visible_at=now)
    fact_of = await facts_of_claims(session, [one.claim_id for one in found if one.claim_id is not None])
    return {
        fact_id: [one for one in found if one.claim_id is not None and fact_of[one.claim_id] == resolved]
        for fact_id, resolved in today.items()
    }


async def _resolved(session: AsyncSession, fact_id: int, *, lock: bool = False) -> FactRow | None:
    row = await session.get(FactRow, fact_id, with_for_update=lock, populate_existing=True)
    if row is not None and row.merged_into is not None:
        row = await session.get(FactRow, row.merged_into, with_for_update=lock, populate_existing=True)
    return row


async def find_fact(session: AsyncSession, *, story_id: int, family: str, subject: str) -> int | None:
    """Return the fact of a story by what it is about, for facts that hang on an article rather than on claims."""
    query = select(FactRow.id).where(
        FactRow.story_id == story_id,
        FactRow.family == family,
        FactRow.subject == storable(subject),
        col(FactRow.merged_into).is_(None),
    )
    return (await session.exec(query.order_by(col(FactRow.id)).limit(1))).first()
