"""Rules whose differences are not posted at once."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.tables.columns import Row


class RuleTrustRow(Row, table=True):
    """Where a rule's differences go by what people decided, and since when."""

    __tablename__ = "rule_trust"
    __table_args__ = (CheckConstraint("place IN ('channel', 'digest', 'pilot')", name="place"),)

    rule: str = Field(primary_key=True)
    place: str
    since: datetime
    changed_by: str
    reason: str
