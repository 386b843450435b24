"""The differences of an alert and the evidence on each of their sides."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from storage.tables.columns import BIG, JSON_OR_NULL, Row


class DifferenceRow(Row, table=True):
    """A difference, in the order in which its alert shows it."""

    __tablename__ = "difference"

    id: int = Field(primary_key=True, sa_type=BIG)
    alert_id: int = Field(sa_type=BIG, foreign_key="alert.id", index=True)
    rank: int
    kind: str
    severity: str
    confidence: float
    route: str
    subject: str
    rule: str = Field(index=True)
    why: str
    summary: str
    says: Any = Field(sa_type=JSON)
    """What each side says, in the order of the sides."""


class DifferenceMemberRow(Row, table=True):
    """A passage on one side. ``body`` holds the claim itself where no claim row does."""

    __tablename__ = "difference_member"

    difference_id: int = Field(primary_key=True, sa_type=BIG, foreign_key="difference.id")
    side: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    article_id: int = Field(sa_type=BIG, foreign_key="article.id", index=True)
    claim_id: int | None = Field(default=None, sa_type=BIG, index=True)
    body: Any | None = Field(default=None, sa_type=JSON_OR_NULL)
