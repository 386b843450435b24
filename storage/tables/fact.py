"""One fact: the one thing that a set of claims speaks of."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import BIG, Row


class FactRow(Row, table=True):
    """A fact. A merged one stays as a sign-post, so that an old id still leads somewhere."""

    __tablename__ = "fact"

    id: int = Field(primary_key=True, sa_type=BIG)
    story_id: int | None = Field(default=None, sa_type=BIG, foreign_key="story.id", index=True)
    family: str
    subject: str
    property: str | None = None
    scope: str | None = None
    created_at: datetime
    merged_into: int | None = Field(default=None, sa_type=BIG, foreign_key="fact.id", index=True)
    kin: int | None = Field(default=None, sa_type=BIG, index=True)
    """The first fact of those that some pair of claims connects; none for a fact on its own."""
