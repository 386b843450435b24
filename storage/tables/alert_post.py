"""Which chat message shows which alert."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class AlertPostRow(Row, table=True):
    """A posted card. ``posted_for`` keeps the alert it was posted for when alerts were joined since."""

    __tablename__ = "alert_post"
    __table_args__ = (UniqueConstraint("chat", "channel", "remote_id"),)

    id: int = Field(primary_key=True, sa_type=BIG)
    alert_id: int = Field(sa_type=BIG, foreign_key="alert.id", index=True)
    posted_for: int = Field(sa_type=BIG, foreign_key="alert.id")
    chat: str
    channel: str
    remote_id: str
    thread: str | None = None
    fingerprint: str
    """What the card shows now; it is behind when the alert's own differs."""
    posted_at: datetime
