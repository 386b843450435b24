"""Reading articles again with a better engine, without losing what people decided.

Facts, and with them cards, decisions and mutes, hang on claims. When an article is read again,
each new claim takes the place of the old claim of its kind whose words it shares most.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from claims import ENGINE_VERSION
from claims.article import Span
from claims.claim import AnyClaim
from claims.framing.profile import FramingProfile
from storage.claim_base import save_claims
from storage.codec import encode_profile
from storage.postings import remove_postings
from storage.tables import ArticleRow, ClaimRow, DifferenceMemberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What became of an article's old claims."""

    claim_ids: tuple[int, ...]
    """The new claims, in order."""
    moved: dict[int, int]
    """Old claim id to the new one in its place."""
    lost: tuple[int, ...]
    """Old claims that nothing took the place of. Alerts that show one keep it whole."""


async def articles_to_rebuild(
    session: AsyncSession, *, model_version: str, after: int = 0, limit: int = 100
) -> list[int]:
    """Return ids of articles read by another engine or model than the present, ascending from ``after``."""
    query = (
        select(ArticleRow.id)
        .where((ArticleRow.engine_version != ENGINE_VERSION) | (ArticleRow.model_version != model_version))
        .where(ArticleRow.id > after, col(ArticleRow.text_dropped_at).is_(None))
        .order_by(col(ArticleRow.id))
    )
    return list((await session.exec(query.limit(limit))).all())


async def replace_claims(
    session: AsyncSession,
    article_id: int,
    *,
    claims: Sequence[AnyClaim],
    keys: Sequence[Collection[int]],
    profile: FramingProfile,
    model_version: str,
) -> Relinked:
    """Put new claims in the place of an article's old ones and return what became of those.

    Raises:
        ValueError, LookupError: see :func:`storage.claim_base.save_claims`.
    """
    old = (await session.exec(select(ClaimRow).where(ClaimRow.article_id == article_id))).all()
    claim_ids = await save_claims(session, article_id=article_id, claims=claims, keys=keys)
    moved = _places(old, list(zip(claim_ids, claims, strict=True)))
    await remove_postings(session, [row.id for row in old])
    for row in old:
        here = col(DifferenceMemberRow.claim_id) == row.id
        if row.id in moved:
            new_id = moved[row.id]
            await session.exec(update(ClaimRow).where(col(ClaimRow.id) == new_id).values(fact_id=row.fact_id))
            await session.exec(update(DifferenceMemberRow).where(here).values(claim_id=new_id))
        else:
            await session.exec(update(DifferenceMemberRow).where(here).values(claim_id=None, body=row.body))
    for row in old:
        await session.exec(delete(ClaimRow).where(col(ClaimRow.id) == row.id))
    read = {"profile": encode_profile(profile), "engine_version": ENGINE_VERSION, "model_version": model_version}
    await session.exec(update(ArticleRow).where(col(ArticleRow.id) == article_id).values(**read))
    lost = tuple(row.id for row in old if row.id not in moved)
    return Relinked(claim_ids=tuple(claim_ids), moved=moved, lost=lost)


def _places(old: Sequence[ClaimRow], new: Sequence[tuple[int, AnyClaim]]) -> dict[int, int]:
    """Return which new claim takes which old one's place; claims that carry a fact choose first."""
    overlaps = sorted(
        (row.fact_id is None, -_shared(Span(row.span_start, row.span_end), claim.span), row.id, claim_id)
        for row in old
        for claim_id, claim in new
        if row.kind == claim.kind.value and Span(row.span_start, row.span_end).overlaps(claim.span)
    )
    places: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, old_id, new_id in overlaps:
        if old_id not in places and new_id not in taken:
            places[old_id] = new_id
            taken.add(new_id)
    return places


def _shared(a: Span, b: Span) -> float:
    """Return how much of two overlapping spans is common: 1 for equal ones."""
    return (min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))
