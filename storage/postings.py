"""The postings of the claim look-up: which claims can be found by which key.

Cost hardly grows with the base, because only the newest postings of a key are read: a rare key
reaches back over all history, a frequent one only to the latest claims. There is no table of
frequencies; the weight of a key comes from the number of postings that came back.
"""

import json
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlmodel import delete, insert, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.statements import dialect_of, is_among
from storage.tables import ClaimKeyRow, ClaimRow

POSTINGS_PER_KEY = 200
"""Measured on a base of 5 million claims: 1,000 finds half a percent more at four times the cost."""
FULL_LIST_WEIGHT = 0.5
"""A list as long as the cap hides how frequent its key is; it counts half."""
ASSUMED_CLAIMS = 1_000_000
"""Stands for the size of the base in the weights. It shifts all of them alike, so it need not be true."""
LARGEST_KEY = 2**63 - 1

_NEWEST = {
    "sqlite": text(
        "SELECT wanted.value, (SELECT json_group_array(claim_id) FROM "
        "(SELECT claim_id FROM claim_key WHERE key = wanted.value ORDER BY claim_id DESC LIMIT :cap)) "
        "FROM json_each(:keys) AS wanted"
    ),
    "postgresql": text(
        "SELECT wanted.key, ARRAY(SELECT claim_id FROM claim_key WHERE claim_key.key = wanted.key "
        "ORDER BY claim_id DESC LIMIT :cap) FROM unnest(CAST(:keys AS bigint[])) AS wanted(key)"
    ),
}
Ids = NDArray[np.int64]


async def add_postings(session: AsyncSession, claim_ids: Sequence[int], keys: Sequence[Collection[int]]) -> None:
    """Let each claim be found by its keys."""
    rows = [
        {"key": key, "claim_id": claim_id}
        for claim_id, own in zip(claim_ids, keys, strict=True)
        for key in sorted(set(own))
    ]
    if rows:
        await session.exec(insert(ClaimKeyRow), params=rows)


async def remove_postings(session: AsyncSession, claim_ids: Iterable[int]) -> None:
    """Let these claims be found no more."""
    found = delete(ClaimKeyRow).where(is_among(session, ClaimKeyRow.claim_id, claim_ids))
    await session.exec(found.execution_options(synchronize_session=False))


async def best_claims(
    session: AsyncSession, keys: Sequence[Collection[int]], *, exclude: Iterable[int], limit: int
) -> list[list[int]]:
    """Return, for each set of keys, the ids of the claims that share the weightiest keys, best first.

    Of two claims with equal weight the newer one comes first.
    """
    postings = await _newest_postings(session, {key for own in keys for key in own})
    excluded = np.fromiter(exclude, np.int64)
    if len(excluded):
        postings = {key: ids[~np.isin(ids, excluded)] for key, ids in postings.items()}
    return [_heaviest([postings[key] for key in set(own) if key in postings], limit) for own in keys]


def _heaviest(lists: list[Ids], limit: int) -> list[int]:
    lists = [ids for ids in lists if len(ids)]
    if not lists:
        return []
    lengths = np.array([len(ids) for ids in lists])
    weights = np.log1p(ASSUMED_CLAIMS / lengths) * np.where(lengths >= POSTINGS_PER_KEY, FULL_LIST_WEIGHT, 1.0)
    ids, where = np.unique(np.concatenate(lists), return_inverse=True)
    scores = np.bincount(where, np.repeat(weights, lengths))
    best = np.lexsort((-ids, -np.round(scores, 9)))[:limit]
    found: list[int] = ids[best].tolist()
    return found


async def _newest_postings(session: AsyncSession, keys: set[int]) -> dict[int, Ids]:
    wanted = sorted(keys)
    if not wanted:
        return {}
    if wanted[0] < 0 or wanted[-1] > LARGEST_KEY:
        raise ValueError("a claim key must lie between 0 and 2**63 - 1")
    lite = dialect_of(session) == "sqlite"
    connection = await session.connection()
    parameters = {"keys": json.dumps(wanted) if lite else wanted, "cap": POSTINGS_PER_KEY}
    rows = await connection.execute(_NEWEST[dialect_of(session)], parameters)
    return {key: np.array(json.loads(ids) if lite else ids, np.int64) for key, ids in rows}


async def claims_of_articles(session: AsyncSession, article_ids: Iterable[int]) -> list[int]:
    """Return the ids of every claim of these articles."""
    query = select(ClaimRow.id).where(is_among(session, ClaimRow.article_id, article_ids))
    return list((await session.exec(query)).all())
