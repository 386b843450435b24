"""What is remembered of a feed between two visits."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import Row


class FeedRow(Row, table=True):
    """A feed by its address."""

    __tablename__ = "feed"

    url: str = Field(primary_key=True)
    etag: str | None = None
    last_modified: str | None = None
    error_count: int
    last_error: str
    checked_at: datetime | None = None
    next_check_at: datetime = Field(index=True)
