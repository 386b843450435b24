"""What a person decided about stories."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class StoryDecisionRow(Row, table=True):
    """Somebody joined two stories, or took one out of another: nothing undoes it but another person."""

    __tablename__ = "story_decision"
    __table_args__ = (CheckConstraint("action IN ('merge', 'split')", name="action"),)

    id: int = Field(primary_key=True, sa_type=BIG)
    action: str
    story_id: int = Field(sa_type=BIG, foreign_key="story.id", index=True)
    other_id: int = Field(sa_type=BIG, foreign_key="story.id", index=True)
    user_name: str
    made_at: datetime
