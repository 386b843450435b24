"""Every button press."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class DecisionRow(Row, table=True):
    """Who decided what about an alert, when and where, and which rules had raised it."""

    __tablename__ = "decision"

    id: int = Field(primary_key=True, sa_type=BIG)
    alert_id: int = Field(sa_type=BIG, foreign_key="alert.id", index=True)
    action: str
    value: str
    user_id: str
    user_name: str
    platform: str
    made_at: datetime = Field(index=True)
    rules: Any = Field(sa_type=JSON)
