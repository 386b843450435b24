"""Handing the claim base out: every claim that may be shown, as the machine contract writes it."""

from collections.abc import AsyncIterator

from claims.claim import LISTED
from handlers.newsroom import Newsroom
from handlers.records import Record, claim_record
from storage.claim_base import evidence_after

_AT_ONCE = 500


async def export_records(newsroom: Newsroom) -> AsyncIterator[Record]:
    """Yield a record for each claim of the current articles that may be shown now, oldest first.

    Read a few at a time, so that a base of any size is handed out in little memory; what arrives
    meanwhile may or may not be in it.
    """
    after = 0
    while True:
        async with newsroom.database.read() as session:
            found, last = await evidence_after(session, after, now=newsroom.now(), limit=_AT_ONCE)
        for evidence in found:
            if evidence.claim.kind in LISTED:
                yield claim_record(evidence.claim, evidence.article.uri)
        if last is None:
            return
        after = last
