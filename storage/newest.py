"""Look-ups by key: of each key only the newest postings are read, so that cost hardly grows with what is stored."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum

from sqlalchemy import text
from sqlmodel import delete, insert
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.statements import dialect_of, is_among
from storage.tables import ShingleRow, StoryKeyRow

PER_KEY = 200
"""Postings read of one key."""
_LITE = (
    "SELECT wanted.value, (SELECT json_group_array({value}) FROM "
    "(SELECT {value} FROM {table} WHERE key = wanted.value ORDER BY {value} DESC LIMIT :cap)) "
    "FROM json_each(:keys) AS wanted"
)
_LARGE = (
    "SELECT wanted.key, ARRAY(SELECT {value} FROM {table} WHERE {table}.key = wanted.key "
    "ORDER BY {value} DESC LIMIT :cap) FROM unnest(CAST(:keys AS bigint[])) AS wanted(key)"
)


class Kept(StrEnum):
    """What can be found by key."""

    STORY = "story_key"
    TEXT = "shingle"


_VALUE = {Kept.STORY: "story_id", Kept.TEXT: "article_id"}
_ROW: dict[Kept, type[StoryKeyRow] | type[ShingleRow]] = {Kept.STORY: StoryKeyRow, Kept.TEXT: ShingleRow}
_FIND = {
    (kept, dialect): text(statement.format(table=kept.value, value=_VALUE[kept]))
    for kept in Kept
    for dialect, statement in (("sqlite", _LITE), ("postgresql", _LARGE))
}


async def add_keys(session: AsyncSession, kept: Kept, owner: int, keys: Collection[int]) -> None:
    """Let a story, or an article's text, be found by more keys."""
    known = await _of_owner(session, kept, owner)
    rows = [{"key": key, _VALUE[kept]: owner} for key in sorted(set(keys) - known)]
    if rows:
        await session.exec(insert(_ROW[kept]), params=rows)


async def remove_keys(session: AsyncSession, kept: Kept, owners: Iterable[int]) -> None:
    """Let these be found no more."""
    table = _ROW[kept]
    found = delete(table).where(is_among(session, getattr(table, _VALUE[kept]), owners))
    await session.exec(found.execution_options(synchronize_session=False))


async def move_keys(session: AsyncSession, kept: Kept, owners: Iterable[int], to: int) -> None:
    """Let one be found by the keys of others, and the others no more."""
    keys = set[int]()
    given = list(owners)
    for owner in given:
        keys |= await _of_owner(session, kept, owner)
    await remove_keys(session, kept, given)
    await add_keys(session, kept, to, keys)


async def sharing_most(session: AsyncSession, kept: Kept, keys: Collection[int], *, limit: int) -> dict[int, int]:
    """Return the owners that share most keys, with how many: the most first, of equals the newest."""
    if not keys:
        return {}
    dialect = dialect_of(session)
    lite = dialect == "sqlite"
    connection = await session.connection()
    wanted = sorted(set(keys))
    parameters = {"keys": json.dumps(wanted) if lite else wanted, "cap": PER_KEY}
    shared: Counter[int] = Counter()
    for _, ids in await connection.execute(_FIND[kept, dialect], parameters):
        shared.update(json.loads(ids) if lite else ids)
    best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:limit]
    return dict(best)


async def _of_owner(session: AsyncSession, kept: Kept, owner: int) -> set[int]:
    statement = text(f"SELECT key FROM {kept.value} WHERE {_VALUE[kept]} = :owner")  # noqa: S608 (both are ours)
    connection = await session.connection()
    return set((await connection.execute(statement, {"owner": owner})).scalars())
