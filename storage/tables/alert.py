"""One alert: the living card of one fact."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class AlertRow(Row, table=True):
    """An alert. Its differences stand in their own table; severity and route are those of the gravest."""

    __tablename__ = "alert"
    __table_args__ = (CheckConstraint("state IN ('open', 'taken', 'settled', 'muted')", name="state"),)

    id: int = Field(primary_key=True, sa_type=BIG)
    fact_id: int = Field(sa_type=BIG, foreign_key="fact.id", unique=True)
    story_id: int | None = Field(default=None, sa_type=BIG, foreign_key="story.id", index=True)
    fingerprint: str
    state: str
    severity: int
    """3 high, 2 medium, 1 low: sorts the gravest first."""
    route: str
    created_at: datetime
    changed_at: datetime = Field(index=True)
    state_by: str | None = None
    state_at: datetime | None = None
    muted_until: datetime | None = None
    merged_into: int | None = Field(default=None, sa_type=BIG, foreign_key="alert.id", index=True)
