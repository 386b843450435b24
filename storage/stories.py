"""Stories and the term weights by which an article finds its story."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.newest import Kept, add_keys, move_keys, sharing_most
from storage.statements import is_among
from storage.tables import AlertRow, ArticleRow, FactRow, StoryRow

_NOTHING = 1e-6
"""A weight this small is what rounding left of one taken away."""
CANDIDATES = 12
"""Stories an arriving article is held against: those that share most keys with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStory:
    """A story as the memory keeps it."""

    story_id: int
    title: str
    terms: dict[str, float]
    article_count: int
    first_at: datetime
    last_at: datetime


async def save_story(session: AsyncSession, *, title: str, terms: Mapping[str, float], at: datetime) -> int:
    """Store a new story without articles and return its id."""
    story_id = new_id(session)
    row = StoryRow(
        id=story_id,
        title=storable(title),
        terms=_weights(terms),
        article_count=0,
        first_at=aware(at, "at"),
        last_at=at,
    )
    session.add(row)
    await session.flush()
    return story_id


async def open_stories(session: AsyncSession, since: datetime, *, limit: int = 1000) -> list[StoredStory]:
    """Return the stories with an article since a moment, the most recently moved first."""
    query = (
        select(StoryRow)
        .where(StoryRow.last_at >= aware(since, "since"), col(StoryRow.merged_into).is_(None))
        .order_by(col(StoryRow.last_at).desc(), col(StoryRow.id).desc())
    )
    return [_story(row) for row in (await session.exec(query.limit(limit))).all()]


async def stories_by_keys(
    session: AsyncSession, keys: Collection[int], since: datetime, *, limit: int = CANDIDATES
) -> list[StoredStory]:
    """Return the stories with an article since a moment that share most of the keys, those that share most first."""
    shared = await sharing_most(session, Kept.STORY, keys, limit=limit)
    query = select(StoryRow).where(
        is_among(session, StoryRow.id, shared),
        StoryRow.last_at >= aware(since, "since"),
        col(StoryRow.merged_into).is_(None),
    )
    found = {row.id: _story(row) for row in (await session.exec(query)).all()}
    return [found[story_id] for story_id in shared if story_id in found]


async def load_story(session: AsyncSession, story_id: int) -> StoredStory | None:
    """Return a story; of one that was merged into another, the other."""
    row = await _resolved(session, story_id)
    return None if row is None else _story(row)


async def add_article_to_story(
    session: AsyncSession, story_id: int, *, terms: Mapping[str, float], at: datetime, keys: Collection[int] = ()
) -> None:
    """Count one more article, published ``at``, and keep ``terms`` as the story's weights from now on.

    ``keys`` are numbers by which the next article finds the story, besides those it has.

    Raises:
        LookupError: the story is not stored.
    """
    row = await _resolved(session, story_id, lock=True)
    if row is None:
        raise LookupError(f"story {story_id} is not stored")
    row.terms = _weights(terms)
    row.article_count += 1
    row.first_at = min(row.first_at, aware(at, "at"))
    row.last_at = max(row.last_at, at)
    await session.flush()
    await add_keys(session, Kept.STORY, row.id, keys)


async def take_from_story(session: AsyncSession, story_id: int, *, terms: Mapping[str, float]) -> None:
    """Count one article less, and take its terms off the story's weights."""
    row = await _resolved(session, story_id, lock=True)
    if row is None:
        return
    left = {term: weight - terms.get(term, 0.0) for term, weight in row.terms.items()}
    row.terms = {term: weight for term, weight in left.items() if weight > _NOTHING}
    row.article_count = max(0, row.article_count - 1)
    await session.flush()


async def set_title(session: AsyncSession, story_id: int, title: str) -> None:
    """Call a story by another title."""
    await session.exec(update(StoryRow).where(col(StoryRow.id) == story_id).values(title=storable(title)))


async def merge_stories(session: AsyncSession, story_ids: Collection[int]) -> int:
    """Make one story of several and return its id, which is the oldest; articles, facts and alerts go with it.

    Raises:
        LookupError: none of the stories is stored.
    """
    found = [await _resolved(session, story_id, lock=True) for story_id in sorted(story_ids)]
    rows = sorted({row.id: row for row in found if row is not None}.values(), key=lambda row: row.id)
    if not rows:
        raise LookupError("none of these stories is stored")
    first, others = rows[0], rows[1:]
    if not others:
        return first.id
    terms = dict(first.terms)
    for row in others:
        for term, weight in row.terms.items():
            terms[term] = terms.get(term, 0.0) + weight
    first.terms = terms
    first.article_count = sum(row.article_count for row in rows)
    first.first_at = min(row.first_at for row in rows)
    first.last_at = max(row.last_at for row in rows)
    gone = [row.id for row in others]
    for table in (ArticleRow, FactRow, AlertRow):
        moved = update(table).where(is_among(session, table.story_id, gone)).values(story_id=first.id)
        await session.exec(moved)
    signposts = is_among(session, StoryRow.id, gone) | is_among(session, StoryRow.merged_into, gone)
    await session.exec(update(StoryRow).where(signposts).values(merged_into=first.id))
    await session.flush()
    await move_keys(session, Kept.STORY, gone, first.id)
    return first.id


async def _resolved(session: AsyncSession, story_id: int, *, lock: bool = False) -> StoryRow | None:
    row = await session.get(StoryRow, story_id, with_for_update=lock)
    if row is not None and row.merged_into is not None:
        row = await session.get(StoryRow, row.merged_into, with_for_update=lock)
    return row


def _weights(terms: Mapping[str, float]) -> dict[str, float]:
    return {storable(term): float(weight) for term, weight in terms.items()}


def _story(row: StoryRow) -> StoredStory:
    return StoredStory(
        story_id=row.id,
        title=row.title,
        terms=dict(row.terms),
        article_count=row.article_count,
        first_at=row.first_at,
        last_at=row.last_at,
    )
