"""What is not to be told of for a while."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class MuteRow(Row, table=True):
    """A mute: what it covers, until when, and whose it is. Rows stay after their end, as a record."""

    __tablename__ = "mute"
    __table_args__ = (CheckConstraint("scope IN ('fact', 'story', 'pair', 'rule', 'entity')", name="scope"),)

    id: int = Field(primary_key=True, sa_type=BIG)
    scope: str
    target: str
    """A fact's or story's id, the two outlets of a pair on a line each, a rule's or an entity's name."""
    label: str
    """What is muted, in words, for the list."""
    reason: str
    until: datetime | None = Field(default=None, index=True)
    """None for as long as nobody ends it."""
    made_at: datetime
    user_id: str
    user_name: str
    platform: str
    ended_at: datetime | None = None
