"""Digests: each channel gets one for each of its times and days, whatever restarts in between."""

from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.statements import insert_new
from storage.tables import DigestWindowRow


async def claim_digest(
    session: AsyncSession, *, chat: str, channel: str, day: date, now: datetime, slot: int = 0
) -> bool:
    """Say whether the digest of this local day is still to be sent; True exactly once, in the transaction that wins.

    Put the digest into the outbox in the same transaction. ``slot`` counts the digests of one day from 0.
    """
    row = {"chat": chat, "channel": channel, "day": day, "slot": slot, "until": aware(now)}
    return await insert_new(session, DigestWindowRow, row)


async def is_claimed(session: AsyncSession, *, chat: str, channel: str, day: date, slot: int = 0) -> bool:
    """Say whether the digest of this local day was sent or is on its way."""
    return await session.get(DigestWindowRow, (chat, channel, day, slot)) is not None


async def last_digest(session: AsyncSession, *, chat: str, channel: str) -> datetime | None:
    """Return until when the newest digest of a channel looked; None before the first."""
    query = select(func.max(DigestWindowRow.until)).where(
        DigestWindowRow.chat == chat, DigestWindowRow.channel == channel
    )
    return (await session.exec(query)).one()
