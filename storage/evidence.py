"""Claims as evidence: each with the whole article it stands in."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import Evidence
from storage.article_rows import load_bare, visible
from storage.codec import UnreadableValue, parse_claim
from storage.statements import is_among
from storage.tables import ClaimRow


async def load_evidence(
    session: AsyncSession, claim_ids: Iterable[int], *, visible_at: datetime | None = None
) -> dict[int, Evidence]:
    """Return evidence by claim id, in the order asked for.

    Absent are claims that are gone, that this engine cannot read and, when a moment is given,
    those whose article may not be shown at that moment.
    """
    wanted = list(dict.fromkeys(claim_ids))
    found = await evidence_where(session, is_among(session, ClaimRow.id, wanted), visible_at=visible_at)
    by_id = {evidence.claim_id: evidence for evidence in found}
    return {claim_id: by_id[claim_id] for claim_id in wanted if claim_id in by_id}


async def evidence_where(
    session: AsyncSession, condition: ColumnElement[bool], *, visible_at: datetime | None = None
) -> list[Evidence]:
    """Return the evidence of every claim that meets the condition, oldest first."""
    body = cast(ClaimRow.body, String)
    query = select(ClaimRow.id, ClaimRow.article_id, ClaimRow.kind, body).where(condition).order_by(col(ClaimRow.id))
    rows = (await session.exec(query)).all()
    seen = None if visible_at is None else visible(visible_at)
    articles = await load_bare(session, {article_id for _, article_id, _, _ in rows}, seen)
    evidence = []
    for claim_id, article_id, kind, written in rows:
        if article_id not in articles:
            continue
        try:
            claim = parse_claim(kind, written)
        except UnreadableValue:
            continue
        bare = articles[article_id]
        evidence.append(Evidence(claim=claim, article=bare.article, claim_id=claim_id, story_id=bare.story_id))
    return evidence
