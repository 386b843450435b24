"""The figure that the house uses for a fact."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import BIG, Row


class HouseFigureRow(Row, table=True):
    """A figure the newsroom has settled on, for a while. Rows stay after their end, as a record."""

    __tablename__ = "house_figure"

    id: int = Field(primary_key=True, sa_type=BIG)
    fact_id: int = Field(sa_type=BIG, foreign_key="fact.id", index=True)
    alert_id: int = Field(sa_type=BIG)
    subject: str
    value: str
    """As somebody typed it: *at least 62*."""
    source: str
    until: datetime = Field(index=True)
    made_at: datetime
    user_name: str
    platform: str
    ended_at: datetime | None = None
