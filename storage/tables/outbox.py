"""What is to be sent to chats, and which channel is being served."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlmodel import Field

from storage.tables.columns import BIG, Row

_WAITING = text("state IN ('pending', 'sending')")


class OutboxRow(Row, table=True):
    """A post or an edit on its way. Rows of one channel leave in the order of their ids."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("state IN ('pending', 'sending', 'sent', 'dead')", name="state"),
        Index("ix_outbox_waiting", "chat", "channel", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: int = Field(primary_key=True, sa_type=BIG)
    chat: str
    channel: str
    kind: str
    dedupe_key: str = Field(unique=True)
    body: Any = Field(sa_type=JSON)
    state: str
    attempts: int
    not_before: datetime
    first_attempt_at: datetime | None = None
    created_at: datetime = Field(index=True)
    done_at: datetime | None = None
    remote_id: str | None = None
    reason: str


class ChannelLeaseRow(Row, table=True):
    """A channel: who may post to it next, and when."""

    __tablename__ = "channel_lease"

    chat: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    next_at: datetime
    leased_until: datetime
