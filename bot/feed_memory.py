"""What is remembered of each feed, kept in the database."""

from bot.feeds import FeedState
from handlers.newsroom import Newsroom
from storage.feeds import Feed, find_feed, save_feed


class StoredFeedMemory:
    """Keeps feed states in the newsroom's database.

    Which entries were seen is kept for the life of the process only: taking an entry twice changes
    nothing, so a restart costs one comparison each.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._seen: dict[str, tuple[str, ...]] = {}

    async def get(self, url: str) -> FeedState | None:
        """Return what is known of a feed, None for a new one."""
        async with self._newsroom.database.read() as session:
            feed = await find_feed(session, url)
        if feed is None:
            return None
        return FeedState(
            url=feed.url,
            next_check_at=feed.next_check_at or self._newsroom.now(),
            etag=feed.etag,
            last_modified=feed.last_modified,
            error_count=feed.error_count,
            last_error=feed.last_error or "",
            checked_at=feed.checked_at,
            seen=self._seen.get(url, ()),
        )

    async def put(self, state: FeedState) -> None:
        """Remember a feed's state."""
        self._seen[state.url] = state.seen
        feed = Feed(
            url=state.url,
            etag=state.etag,
            last_modified=state.last_modified,
            error_count=state.error_count,
            last_error=state.last_error,
            checked_at=state.checked_at,
            next_check_at=state.next_check_at,
        )
        async with self._newsroom.database.write() as session:
            await save_feed(session, feed)
