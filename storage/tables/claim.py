"""One claim of one article."""

from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from storage.tables.columns import BIG, Row


class ClaimRow(Row, table=True):
    """A claim: its body whole, and beside it only what queries ask for."""

    __tablename__ = "claim"
    __table_args__ = (
        Index(
            "ix_claim_fact_id",
            "fact_id",
            sqlite_where=text("fact_id IS NOT NULL"),
            postgresql_where=text("fact_id IS NOT NULL"),
        ),
    )

    id: int = Field(primary_key=True, sa_type=BIG)
    article_id: int = Field(sa_type=BIG, foreign_key="article.id", index=True)
    fact_id: int | None = Field(default=None, sa_type=BIG, foreign_key="fact.id")
    kind: str
    dimension: str | None = None
    span_start: int
    span_end: int
    terms: str
    """The words people search for: the sentence, the concept, the names and the speaker."""
    body: Any = Field(sa_type=JSON)
