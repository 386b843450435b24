"""What the channels have set for themselves in chat."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class DeskRow(Row, table=True):
    """A channel that has set something. ``settings`` holds what it set, by name; the rest is as configured."""

    __tablename__ = "desk"

    chat: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    settings: Any = Field(sa_type=JSON)
    own_watches: bool
    """Whether its watches are those stored here rather than those of the settings file."""
    changed_at: datetime
    changed_by: str


class WatchRow(Row, table=True):
    """Something a channel wants to hear of: conditions by name, all of which must hold."""

    __tablename__ = "watch"
    __table_args__ = (Index("ix_watch_chat_channel", "chat", "channel"),)

    id: int = Field(primary_key=True, sa_type=BIG)
    chat: str
    channel: str
    conditions: Any = Field(sa_type=JSON)
    made_at: datetime
    made_by: str
