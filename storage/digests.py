"""Digests: each channel gets one for each of its days, whatever restarts in between."""

from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.statements import insert_new
from storage.tables import DigestSentRow


async def claim_digest(session: AsyncSession, *, chat: str, channel: str, day: date, now: datetime) -> bool:
    """Say whether the digest of this local day is still to be sent; True exactly once, in the transaction that wins.

    Put the digest into the outbox in the same transaction.
    """
    row = {"chat": chat, "channel": channel, "day": day, "sent_at": aware(now)}
    return await insert_new(session, DigestSentRow, row)


async def last_digest(session: AsyncSession, *, chat: str, channel: str) -> date | None:
    """Return the day of the newest digest of a channel; None before the first."""
    query = select(func.max(DigestSentRow.day)).where(DigestSentRow.chat == chat, DigestSentRow.channel == channel)
    return (await session.exec(query)).one()
