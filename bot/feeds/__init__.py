"""Feeds: asked at their own pace, politely, and never a door into our own network."""

from bot.feeds.polling import Take, poll_feed, watch_feeds
from bot.feeds.state import FeedMemory, FeedState, MemoryOfProcess

__all__ = ["FeedMemory", "FeedState", "MemoryOfProcess", "Take", "poll_feed", "watch_feeds"]
