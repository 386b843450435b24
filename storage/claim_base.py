"""The claim base: everything the outlets have stated, found again by what it speaks of."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, insert, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import AnyClaim, ClaimKind, Evidence, FigureClaim
from storage.article_rows import visible
from storage.codec import encode_claim, search_terms
from storage.evidence import evidence_where, load_evidence
from storage.ids import new_ids
from storage.postings import LARGEST_KEY, add_postings, best_claims, claims_of_articles
from storage.statements import is_among
from storage.tables import ArticleRow, ClaimRow


async def save_claims(
    session: AsyncSession, *, article_id: int, claims: Sequence[AnyClaim], keys: Sequence[Collection[int]]
) -> list[int]:
    """Store the claims of an article and return their ids, in order.

    Args:
        session: an open one that writes.
        article_id: a stored article. Where it is not the current version, its claims are kept but not looked up.
        claims: what the article states.
        keys: for each claim, the numbers (0 to 2**63 - 1) by which another claim about the same thing finds it.

    Raises:
        ValueError: a key is out of range, or there are not as many sets of keys as claims.
        LookupError: the article is not stored.
    """
    if len(keys) != len(claims):
        raise ValueError(f"{len(claims)} claims came with {len(keys)} sets of keys")
    if any(not 0 <= key <= LARGEST_KEY for own in keys for key in own):
        raise ValueError("a claim key must lie between 0 and 2**63 - 1")
    is_current = (await session.exec(select(ArticleRow.is_current).where(ArticleRow.id == article_id))).first()
    if is_current is None:
        raise LookupError(f"article {article_id} is not stored")
    claim_ids = new_ids(session, len(claims))
    rows = [
        {
            "id": claim_id,
            "article_id": article_id,
            "kind": claim.kind.value,
            "dimension": claim.dimension.value if isinstance(claim, FigureClaim) else None,
            "span_start": claim.span.start,
            "span_end": claim.span.end,
            "terms": search_terms(claim),
            "body": encode_claim(claim),
        }
        for claim_id, claim in zip(claim_ids, claims, strict=True)
    ]
    if rows:
        await session.exec(insert(ClaimRow), params=rows)
    if is_current:
        await add_postings(session, claim_ids, keys)
    return claim_ids


async def find_candidates(
    session: AsyncSession,
    keys: Sequence[Collection[int]],
    *,
    now: datetime,
    exclude_article_ids: Iterable[int] = (),
    limit: int = 50,
) -> list[list[Evidence]]:
    """Return, for each set of keys, the stored claims most likely to speak of the same thing, best first.

    Only articles that may be shown ``now`` take part: current, usable, their embargo over. Kind,
    dimension and story are no conditions here; as hard gates they cost measured recall.
    """
    exclude = await claims_of_articles(session, exclude_article_ids)
    best = await best_claims(session, keys, exclude=exclude, limit=limit)
    wanted = {claim_id for ids in best for claim_id in ids}
    evidence = await load_evidence(session, wanted, visible_at=now) if wanted else {}
    return [[evidence[claim_id] for claim_id in ids if claim_id in evidence] for ids in best]


async def evidence_of(session: AsyncSession, claim_ids: Iterable[int]) -> dict[int, Evidence]:
    """Return claims with their articles by claim id, current or not; those that are gone are absent."""
    return await load_evidence(session, claim_ids)


async def claims_of_article(session: AsyncSession, article_id: int) -> list[Evidence]:
    """Return the claims of one version of an article, in the order in which they were read."""
    return await evidence_where(session, is_among(session, ClaimRow.article_id, [article_id]))


async def claims_of_story(
    session: AsyncSession, story_id: int, *, now: datetime, kind: ClaimKind | None = None
) -> list[Evidence]:
    """Return the claims of a story's articles that may be shown now, oldest first."""
    articles = await session.exec(select(ArticleRow.id).where(ArticleRow.story_id == story_id, visible(now)))
    condition = is_among(session, ClaimRow.article_id, articles.all())
    if kind is not None:
        condition &= col(ClaimRow.kind) == kind.value
    return await evidence_where(session, condition, visible_at=now)


async def evidence_after(
    session: AsyncSession, claim_id: int, *, now: datetime, limit: int
) -> tuple[list[Evidence], int | None]:
    """Return the next claims by id whose articles may be shown now, and the id to go on from; None at the end."""
    query = select(ClaimRow.id).where(ClaimRow.id > claim_id).order_by(col(ClaimRow.id)).limit(limit)
    ids = list((await session.exec(query)).all())
    found = await load_evidence(session, ids, visible_at=now)
    return list(found.values()), ids[-1] if ids else None


async def count_claims(session: AsyncSession) -> int:
    """Return the number of stored claims."""
    return (await session.exec(select(func.count()).select_from(ClaimRow))).one()
