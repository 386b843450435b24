"""Claims as evidence: each with the whole article it stands in."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import Evidence
from storage.article_rows import article_of, load_rows, visible
from storage.codec import UnreadableValue, decode_claim
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
    query = select(ClaimRow.id, ClaimRow.article_id, ClaimRow.body).where(condition).order_by(col(ClaimRow.id))
    rows = (await session.exec(query)).all()
    seen = None if visible_at is None else visible(visible_at)
    article_rows = await load_rows(session, {article_id for _, article_id, _ in rows}, seen)
    articles = {article_id: article_of(row) for article_id, row in article_rows.items()}
    evidence = []
    for claim_id, article_id, body in rows:
        if article_id not in articles:
            continue
        try:
            claim = decode_claim(body)
        except UnreadableValue:
            continue
        story_id = article_rows[article_id].story_id
        evidence.append(Evidence(claim=claim, article=articles[article_id], claim_id=claim_id, story_id=story_id))
    return evidence
