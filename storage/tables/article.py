"""One version of an article, as it arrived."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.columns import BIG, JSON_OR_NULL, Row


class ArticleRow(Row, table=True):
    """An article. Addresses are found by hash: a hostile one may be longer than an index can hold."""

    __tablename__ = "article"
    __table_args__ = (
        Index(
            "ix_article_one_current",
            "uri_hash",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: int = Field(primary_key=True, sa_type=BIG)
    uri: str
    uri_hash: int = Field(sa_type=BIG, index=True)
    url: str | None = None
    url_hash: int | None = Field(default=None, sa_type=BIG, index=True)
    source: str
    origin: str | None = None
    byline: str | None = None
    section: str | None = None
    headline: str
    text: str
    headline_start: int | None = None
    headline_end: int | None = None
    body_start: int
    body_end: int
    language: str
    published_at: datetime | None = None
    version_created: datetime | None = None
    version: str | None = None
    pub_status: str
    embargoed: datetime | None = None
    ed_note: str | None = None
    fingerprint: str
    received_at: datetime = Field(index=True)
    story_id: int | None = Field(default=None, sa_type=BIG, index=True, foreign_key="story.id")
    replaces_id: int | None = Field(default=None, sa_type=BIG)
    is_current: bool
    profile: Any | None = Field(default=None, sa_type=JSON_OR_NULL)
    shingles: Any | None = Field(default=None, sa_type=JSON_OR_NULL)
    engine_version: str
    model_version: str
    text_dropped_at: datetime | None = None
    """When all of the text but what is evidence was let go; None while it is kept."""
