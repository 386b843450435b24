"""Letting go of texts that a house may keep for a time only: what is quoted as evidence stays, the rest goes."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Span
from storage.article_rows import aware
from storage.codec import UnreadableValue, decode_claim
from storage.newest import Kept, remove_keys
from storage.postings import remove_postings
from storage.statements import is_among
from storage.tables import ArticleRow, ClaimRow, DifferenceMemberRow


async def texts_past(session: AsyncSession, source: str, before: datetime, *, limit: int = 100) -> list[int]:
    """Return the articles of an outlet that arrived before a moment and whose text is still kept, oldest first."""
    query = select(ArticleRow.id).where(
        ArticleRow.source == source,
        ArticleRow.received_at < aware(before, "before"),
        col(ArticleRow.text_dropped_at).is_(None),
    )
    return list((await session.exec(query.order_by(col(ArticleRow.id)).limit(limit))).all())


async def drop_text(session: AsyncSession, article_id: int, *, now: datetime) -> int:
    """Blank an article's text but for the sentences that facts and alerts rest on; return how many claims went.

    Blanks keep the length, so that every span still points at its words. Claims of no fact go with their words.
    """
    row = await session.get(ArticleRow, article_id)
    if row is None:
        return 0
    idle = select(ClaimRow.id).where(ClaimRow.article_id == article_id, col(ClaimRow.fact_id).is_(None))
    shown = select(DifferenceMemberRow.claim_id).where(
        DifferenceMemberRow.article_id == article_id, col(DifferenceMemberRow.claim_id).is_not(None)
    )
    told = set((await session.exec(shown)).all())
    gone = [claim_id for claim_id in (await session.exec(idle)).all() if claim_id not in told]
    await remove_postings(session, gone)
    await session.exec(delete(ClaimRow).where(is_among(session, ClaimRow.id, gone)))
    row.text = _blanked(row.text, [*await _sentences(session, article_id), *_headline(row)])
    row.profile = None
    row.text_dropped_at = now
    await session.flush()
    await remove_keys(session, Kept.TEXT, [article_id])
    return len(gone)


async def _sentences(session: AsyncSession, article_id: int) -> list[Span]:
    """Return the sentences of the claims that stay, and of what alerts quote without a claim."""
    stay = await session.exec(select(ClaimRow.body).where(ClaimRow.article_id == article_id))
    quoted = await session.exec(
        select(DifferenceMemberRow.body).where(
            DifferenceMemberRow.article_id == article_id, col(DifferenceMemberRow.claim_id).is_(None)
        )
    )
    spans = []
    for body in (*stay.all(), *quoted.all()):
        try:
            spans.append(decode_claim(body).sentence_span)
        except UnreadableValue:
            continue
    return spans


def _headline(row: ArticleRow) -> list[Span]:
    if row.headline_start is None or row.headline_end is None:
        return []
    return [Span(row.headline_start, row.headline_end)]


def _blanked(text: str, kept: Iterable[Span]) -> str:
    letters = [" " if not character.isspace() else character for character in text]
    for span in kept:
        letters[span.start : span.end] = text[span.start : span.end]
    return "".join(letters)
