"""Which digests have gone out, and up to when each looked."""

import datetime as dt

from sqlmodel import Field

from storage.tables.columns import Row


class DigestWindowRow(Row, table=True):
    """One digest of one channel for one day of its own zone; ``slot`` counts those of the day from 0."""

    __tablename__ = "digest_window"

    chat: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True)
    slot: int = Field(primary_key=True)
    until: dt.datetime
