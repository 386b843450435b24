"""What is left of a forgotten article: that it was forgotten."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import BIG, Row


class ForgottenRow(Row, table=True):
    """The stub an audit finds: which article, when and by whom; none of its words. It is not taken in again."""

    __tablename__ = "forgotten"

    id: int = Field(primary_key=True, sa_type=BIG)
    uri: str
    uri_hash: int = Field(sa_type=BIG, index=True)
    source: str
    versions: int
    claims: int
    forgotten_at: datetime
    forgotten_by: str
