"""Letting go of texts that may be kept for a time only, source by source."""

from handlers.newsroom import Newsroom
from storage.retention import drop_text, texts_past


async def drop_old_texts(newsroom: Newsroom) -> int:
    """Blank the texts whose time is over but for what facts and alerts quote; return how many articles that were."""
    now = newsroom.now()
    dropped = 0
    for source, kept_for in newsroom.keep_text.items():
        while True:
            async with newsroom.database.write() as session:
                past = await texts_past(session, source, now - kept_for)
                for article_id in past:
                    await drop_text(session, article_id, now=now)
            dropped += len(past)
            if not past:
                break
    return dropped
