"""The search box: claims by the words a person types."""

import re
from datetime import datetime

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import ClaimKind, Evidence
from storage.evidence import load_evidence
from storage.statements import dialect_of

_MOST_WORDS = 16
_OVERSAMPLING = 4
"""Some of what is found belongs to replaced versions or may not be shown; ask for more than is wanted."""
_FIND = {
    "sqlite": text(
        "SELECT claim.id FROM claim_search JOIN claim ON claim.id = claim_search.rowid "
        "WHERE claim_search MATCH :query AND (:kind = '' OR claim.kind = :kind) "
        "ORDER BY rank, claim.id DESC LIMIT :limit"
    ),
    "postgresql": text(
        "SELECT id FROM claim, websearch_to_tsquery('english', :query) AS wanted "
        "WHERE to_tsvector('english', terms) @@ wanted AND (:kind = '' OR kind = :kind) "
        "ORDER BY ts_rank(to_tsvector('english', terms), wanted) DESC, id DESC LIMIT :limit"
    ),
}


async def search_claims(
    session: AsyncSession, words: str, *, now: datetime, limit: int = 20, kind: ClaimKind | None = None
) -> list[Evidence]:
    """Return the claims that hold all the words or, where none does, some of them; best first.

    Words are compared by their stems. Signs and search operators in ``words`` mean nothing.
    """
    wanted = re.findall(r"\w+", words)[:_MOST_WORDS]
    for operator in (" ", " OR "):
        ids = await _find(session, wanted, operator, limit=limit, kind=kind)
        found = await load_evidence(session, ids, visible_at=now) if ids else {}
        if found:
            return list(found.values())[:limit]
    return []


async def _find(
    session: AsyncSession, words: list[str], operator: str, *, limit: int, kind: ClaimKind | None
) -> list[int]:
    if not words:
        return []
    parameters = {
        "query": operator.join(f'"{word}"' for word in words),
        "kind": "" if kind is None else kind.value,
        "limit": limit * _OVERSAMPLING,
    }
    connection = await session.connection()
    return list((await connection.execute(_FIND[dialect_of(session)], parameters)).scalars())
