"""Articles: every version is kept, one of them is current."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from claims import ENGINE_VERSION
from claims.article import Article, PubStatus
from claims.framing.profile import FramingProfile
from storage.article_rows import (
    StoredArticle,
    address_hash,
    article_columns,
    aware,
    content_fingerprint,
    stored_article,
    visible,
)
from storage.codec import encode_profile
from storage.ids import new_id
from storage.postings import claims_of_articles, remove_postings
from storage.statements import is_among, one_at_a_time
from storage.tables import ArticleRow

__all__ = [
    "Arrival",
    "ArticleShingles",
    "SavedArticle",
    "StoredArticle",
    "articles_of_story",
    "content_fingerprint",
    "count_articles",
    "find_article",
    "find_article_by_url",
    "find_same",
    "last_usable_before",
    "load_article",
    "load_articles",
    "oldest_arrival",
    "recent_articles",
    "released_between",
    "save_article",
    "set_story",
    "shingles_since",
    "versions",
]


class Arrival(StrEnum):
    """What an arriving article was to the memory."""

    NEW = "new"
    SAME = "same"
    """A version with the same content is stored already; nothing was added."""
    VERSION = "version"
    """It took over from an earlier version."""
    FORGOTTEN = "forgotten"
    """It was removed for good before, and is not taken in again."""
    LATE = "late"
    """It is older than the current version: kept, but not current."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedArticle:
    """Where an article went."""

    article_id: int
    arrival: Arrival
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleShingles:
    """What tells copies of one text: hashes of its word sequences."""

    article_id: int
    story_id: int | None
    uri: str
    source: str
    origin: str | None
    shingles: tuple[int, ...]


async def save_article(
    session: AsyncSession,
    article: Article,
    *,
    now: datetime,
    profile: FramingProfile | None = None,
    story_id: int | None = None,
    shingles: tuple[int, ...] | None = None,
    model_version: str = "",
) -> SavedArticle:
    """Store the article and return where it went. Storing the same content again changes nothing.

    A version whose content is stored already only refreshes the embargo. A new version of a uri
    becomes the current one and its predecessor leaves the claim look-up, unless it is older by its
    own times.

    Raises:
        ValueError: a time has no zone.
    """
    columns = article_columns(article)
    fingerprint = content_fingerprint(article)
    await one_at_a_time(session, columns["uri_hash"])
    known = await _version_rows(session, article.uri)
    same = next((row for row in reversed(known) if row.fingerprint == fingerprint), None)
    if same is not None:
        same.embargoed = columns["embargoed"]
        return SavedArticle(article_id=same.id, arrival=Arrival.SAME, replaces_id=same.replaces_id)
    current = next((row for row in known if row.is_current), None)
    late = current is not None and _is_older(article, current)
    replaces_id = None if current is None or late else current.id
    if current is not None and not late:
        current.is_current = False
        await session.flush()
        await remove_postings(session, await claims_of_articles(session, [current.id]))
    article_id = new_id(session)
    row = ArticleRow(
        id=article_id,
        **columns,
        fingerprint=fingerprint,
        received_at=aware(now),
        story_id=story_id,
        replaces_id=replaces_id,
        is_current=not late,
        profile=None if profile is None else encode_profile(profile),
        shingles=None if shingles is None else list(shingles),
        engine_version=ENGINE_VERSION,
        model_version=model_version,
    )
    session.add(row)
    await session.flush()
    arrival = Arrival.LATE if late else Arrival.NEW if current is None else Arrival.VERSION
    return SavedArticle(article_id=article_id, arrival=arrival, replaces_id=replaces_id)


def _is_older(article: Article, current: ArticleRow) -> bool:
    mine = article.version_created or article.published_at
    theirs = current.version_created or current.published_at
    return mine is not None and theirs is not None and mine < theirs


async def _version_rows(session: AsyncSession, uri: str) -> list[ArticleRow]:
    query = select(ArticleRow).where(ArticleRow.uri_hash == address_hash(uri)).order_by(col(ArticleRow.id))
    return list((await session.exec(query)).all())


async def find_same(session: AsyncSession, article: Article) -> int | None:
    """Return the id of a stored version with the same content; None when the content is new."""
    fingerprint = content_fingerprint(article)
    rows = await _version_rows(session, article.uri)
    return next((row.id for row in reversed(rows) if row.fingerprint == fingerprint), None)


async def find_article(session: AsyncSession, uri: str) -> StoredArticle | None:
    """Return the current version of an article."""
    rows = await _version_rows(session, uri)
    return next((stored_article(row) for row in rows if row.is_current), None)


async def find_article_by_url(session: AsyncSession, url: str) -> StoredArticle | None:
    """Return the newest current article with this web address."""
    query = (
        select(ArticleRow)
        .where(ArticleRow.url_hash == address_hash(url), col(ArticleRow.is_current))
        .order_by(col(ArticleRow.id).desc())
    )
    row = (await session.exec(query.limit(1))).first()
    return None if row is None else stored_article(row)


async def load_article(session: AsyncSession, article_id: int) -> StoredArticle | None:
    """Return an article, current or not, by its id."""
    row = await session.get(ArticleRow, article_id)
    return None if row is None else stored_article(row)


async def load_articles(session: AsyncSession, article_ids: Collection[int]) -> list[StoredArticle]:
    """Return articles by their ids, oldest first; those that are gone are absent."""
    query = select(ArticleRow).where(is_among(session, ArticleRow.id, article_ids)).order_by(col(ArticleRow.id))
    return [stored_article(row) for row in (await session.exec(query)).all()]


async def versions(session: AsyncSession, uri: str) -> list[StoredArticle]:
    """Return every stored version of an article in the order in which they arrived."""
    return [stored_article(row) for row in await _version_rows(session, uri)]


async def last_usable_before(session: AsyncSession, article_id: int) -> StoredArticle | None:
    """Return the version that an article took over from, further back where its outlet had withdrawn that one."""
    row = await session.get(ArticleRow, article_id)
    while row is not None and row.replaces_id is not None:
        row = await session.get(ArticleRow, row.replaces_id)
        if row is not None and row.pub_status == PubStatus.USABLE.value:
            return stored_article(row)
    return None


async def released_between(session: AsyncSession, after: datetime, until: datetime) -> list[StoredArticle]:
    """Return the current articles whose embargo ended after a moment and not after another, oldest first."""
    query = (
        select(ArticleRow)
        .where(visible(until), col(ArticleRow.embargoed) > aware(after, "after"))
        .order_by(col(ArticleRow.embargoed), col(ArticleRow.id))
    )
    return [stored_article(row) for row in (await session.exec(query)).all()]


async def recent_articles(session: AsyncSession, since: datetime, *, limit: int = 500) -> list[StoredArticle]:
    """Return the current articles received since a moment, newest first."""
    query = (
        select(ArticleRow)
        .where(col(ArticleRow.is_current), ArticleRow.received_at >= aware(since, "since"))
        .order_by(col(ArticleRow.received_at).desc(), col(ArticleRow.id).desc())
    )
    return [stored_article(row) for row in (await session.exec(query.limit(limit))).all()]


async def articles_of_story(session: AsyncSession, story_id: int) -> list[StoredArticle]:
    """Return the current articles of a story in the order in which they arrived."""
    query = select(ArticleRow).where(ArticleRow.story_id == story_id, col(ArticleRow.is_current))
    return [stored_article(row) for row in (await session.exec(query.order_by(col(ArticleRow.id)))).all()]


async def shingles_since(session: AsyncSession, since: datetime) -> list[ArticleShingles]:
    """Return the shingles of the current articles received since a moment, oldest first."""
    query: Any = (
        select(  # type: ignore[call-overload]
            ArticleRow.id,
            ArticleRow.story_id,
            ArticleRow.uri,
            ArticleRow.source,
            ArticleRow.origin,
            ArticleRow.shingles,
        )
        .where(col(ArticleRow.is_current), ArticleRow.received_at >= aware(since, "since"))
        .where(col(ArticleRow.shingles).is_not(None))
        .order_by(col(ArticleRow.received_at), col(ArticleRow.id))
    )
    return [
        ArticleShingles(
            article_id=row.id,
            story_id=row.story_id,
            uri=row.uri,
            source=row.source,
            origin=row.origin,
            shingles=tuple(row.shingles),
        )
        for row in (await session.exec(query)).all()
    ]


async def set_story(session: AsyncSession, article_id: int, story_id: int) -> None:
    """Put an article, and with it its claims, into a story."""
    await session.exec(update(ArticleRow).where(col(ArticleRow.id) == article_id).values(story_id=story_id))


async def count_articles(session: AsyncSession) -> int:
    """Return the number of current articles."""
    return (await session.exec(select(func.count()).select_from(ArticleRow).where(col(ArticleRow.is_current)))).one()


async def oldest_arrival(session: AsyncSession) -> datetime | None:
    """Return when the first article of the base arrived; None while there is none."""
    query = select(ArticleRow.received_at).order_by(col(ArticleRow.received_at)).limit(1)
    return (await session.exec(query)).first()
