"""One story: the articles about one event as it goes on."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class StoryRow(Row, table=True):
    """A story and the term weights by which the next article finds it."""

    __tablename__ = "story"

    id: int = Field(primary_key=True, sa_type=BIG)
    title: str
    terms: Any = Field(sa_type=JSON)
    article_count: int
    first_at: datetime
    last_at: datetime = Field(index=True)
    merged_into: int | None = Field(default=None, sa_type=BIG, foreign_key="story.id", index=True)
