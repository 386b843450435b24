"""Alerts that wait before a channel is told of them, and cards that may have to be told of again."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class HeldAlertRow(Row, table=True):
    """One alert and one channel: why it waits, and until when."""

    __tablename__ = "held_alert"
    __table_args__ = (CheckConstraint("reason IN ('window', 'quiet', 'cap', 'repeat')", name="reason"),)

    alert_id: int = Field(primary_key=True, sa_type=BIG, foreign_key="alert.id")
    chat: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    reason: str
    since: datetime
    due_at: datetime = Field(index=True)
