"""Between articles and their rows, and which articles may be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, PubStatus, Span
from claims.framing.profile import FramingProfile
from storage.codec import UnreadableValue, decode_profile, storable
from storage.statements import is_among
from storage.tables import ArticleRow

_TEXTS = ("uri", "url", "source", "origin", "byline", "section", "headline", "text", "language", "version", "ed_note")
_TIMES = ("published_at", "version_created", "embargoed")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article with what the memory knows of it."""

    article_id: int
    article: Article
    story_id: int | None
    replaces_id: int | None
    """The version it took over from."""
    is_current: bool
    """False once a newer version has come, and for a version that came too late."""
    received_at: datetime
    fingerprint: str
    profile: FramingProfile | None
    """None where none was made, or where an older engine's can no longer be read."""
    shingles: tuple[int, ...] | None
    engine_version: str
    model_version: str


def address_hash(address: str) -> int:
    """Return 63 bits by which an address is found."""
    return int.from_bytes(blake2b(storable(address).encode(), digest_size=8).digest()) >> 1


def content_fingerprint(article: Article) -> str:
    """Return what is equal for two versions when text, headline and status are: hexadecimal SHA-256."""
    parts = (article.text, article.headline, article.pub_status.value)
    return sha256("\x1f".join(storable(part) for part in parts).encode()).hexdigest()


def article_columns(article: Article) -> dict[str, Any]:
    """Return the columns that hold the article itself.

    Raises:
        ValueError: a time has no zone.
    """
    columns: dict[str, Any] = {}
    for name in _TEXTS:
        said = getattr(article, name)
        columns[name] = None if said is None else storable(said)
    for name in _TIMES:
        at = getattr(article, name)
        columns[name] = None if at is None else aware(at, f"{name} of {article.uri}")
    headline = article.headline_span
    return columns | {
        "uri_hash": address_hash(article.uri),
        "url_hash": None if article.url is None else address_hash(article.url),
        "pub_status": article.pub_status.value,
        "headline_start": None if headline is None else headline.start,
        "headline_end": None if headline is None else headline.end,
        "body_start": article.body_span.start,
        "body_end": article.body_span.end,
    }


def aware(moment: datetime, name: str = "now") -> datetime:
    """Return the moment.

    Raises:
        ValueError: it has no zone.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"{name}: {moment.isoformat()} has no zone; give an aware datetime")
    return moment


def article_of(row: Any) -> Article:
    """Return the article a row holds."""
    has_headline = row.headline_start is not None and row.headline_end is not None
    return Article(
        **{name: getattr(row, name) for name in (*_TEXTS, *_TIMES)},
        pub_status=PubStatus(row.pub_status),
        headline_span=Span(row.headline_start, row.headline_end) if has_headline else None,
        body_span=Span(row.body_start, row.body_end),
    )


def stored_article(row: ArticleRow) -> StoredArticle:
    """Return the article with what the memory knows of it."""
    return StoredArticle(
        article_id=row.id,
        article=article_of(row),
        story_id=row.story_id,
        replaces_id=row.replaces_id,
        is_current=row.is_current,
        received_at=row.received_at,
        fingerprint=row.fingerprint,
        profile=_profile(row.profile),
        shingles=None if row.shingles is None else tuple(row.shingles),
        engine_version=row.engine_version,
        model_version=row.model_version,
    )


def _profile(body: Any) -> FramingProfile | None:
    try:
        return None if body is None else decode_profile(body)
    except UnreadableValue:
        return None


def visible(now: datetime) -> ColumnElement[bool]:
    """Return the condition that an article may be shown now: current, usable, its embargo over."""
    return and_(
        col(ArticleRow.is_current),
        col(ArticleRow.pub_status) == PubStatus.USABLE.value,
        or_(col(ArticleRow.embargoed).is_(None), col(ArticleRow.embargoed) <= aware(now)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BareArticle:
    """An article and its story, without its profile and shingles, which a look-up would read for nothing."""

    article: Article
    story_id: int | None


_BARE = [
    column
    for column in ArticleRow.metadata.tables["article"].columns
    if column.name not in {"profile", "shingles", "fingerprint", "received_at"}
]


async def load_bare(
    session: AsyncSession, ids: Iterable[int], condition: ColumnElement[bool] | None = None
) -> dict[int, BareArticle]:
    """Return articles by id; ids that are gone or fail the condition are absent."""
    query: Any = select(*_BARE).where(is_among(session, ArticleRow.id, ids))
    if condition is not None:
        query = query.where(condition)
    rows = (await session.exec(query)).all()
    return {row.id: BareArticle(article=article_of(row), story_id=row.story_id) for row in rows}
