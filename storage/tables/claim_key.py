"""The postings of the claim look-up."""

from sqlmodel import Field

from storage.tables.columns import BIG, Row


class ClaimKeyRow(Row, table=True):
    """A claim can be found by this key. Only claims of current article versions have rows here.

    There is no foreign key on purpose: it would cost a look-up for every posting, and postings
    are written and removed in one file only (``storage/postings.py``).
    """

    __tablename__ = "claim_key"
    __table_args__ = (
        {
            "sqlite_with_rowid": False,
            # Look-ups read the index alone only where vacuum has been, and rows are only ever added here.
            "postgresql_with": {"autovacuum_vacuum_insert_scale_factor": 0.01},
        },
    )

    key: int = Field(primary_key=True, sa_type=BIG)
    claim_id: int = Field(primary_key=True, sa_type=BIG, index=True)
