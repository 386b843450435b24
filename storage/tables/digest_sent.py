"""Which digests have gone out."""

import datetime as dt

from sqlmodel import Field

from storage.tables.columns import Row


class DigestSentRow(Row, table=True):
    """One digest of one channel for one day of its own zone."""

    __tablename__ = "digest_sent"

    chat: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True)
    sent_at: dt.datetime
