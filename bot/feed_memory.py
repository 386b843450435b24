"""What is remembered of each feed, kept in the database."""

from bot.feeds import FeedState
from handlers.newsroom import Newsroom
from storage.feeds import Feed, find_feed, save_feed


class StoredFeedMemory:
    """Keeps feed states in the newsroom's database."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    async def get(self, url: str) -> FeedState | None:
        """Return what is known of a feed, None for a new one."""
        async with self._newsroom.database.read() as session:
            feed = await find_feed(session, url)
        return None if feed is None else FeedState(**_fields(feed))

    async def put(self, state: FeedState) -> None:
        """Remember a feed's state."""
        async with self._newsroom.database.write() as session:
            await save_feed(session, Feed(**_fields(state)))
