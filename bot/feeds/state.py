"""What is remembered of a feed between two visits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed by its address. ``checked_at`` is the last visit that went well; None before the first."""

    url: str
    next_check_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    error_count: int = 0
    """Failed visits since the last good one."""
    last_error: str = ""
    """Half a sentence about the last visit, if it failed."""
    checked_at: datetime | None = None
    seen: tuple[str, ...] = ()
    """Digests of the entries that were taken, newest last. May be forgotten: taking an entry twice changes nothing."""


class FeedMemory(Protocol):
    """Where feed states are kept."""

    async def get(self, url: str) -> FeedState | None:
        """Return what is known of a feed, None for a new one."""
        ...

    async def put(self, state: FeedState) -> None:
        """Remember a feed's state."""
        ...


class MemoryOfProcess:
    """Keeps feed states as long as the process lives."""

    def __init__(self) -> None:
        self._states: dict[str, FeedState] = {}

    async def get(self, url: str) -> FeedState | None:
        """Return what is known of a feed, None for a new one."""
        return self._states.get(url)

    async def put(self, state: FeedState) -> None:
        """Remember a feed's state."""
        self._states[state.url] = state
