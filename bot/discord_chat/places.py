"""What kind of channel an id names: messages go into a text channel, posts into a forum."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_chat.errors import error_of_repeatable

_FORUM = discord.ChannelType.forum.value
_KEPT_FOR = 600.0
"""Seconds; a forum's new tag is used this long after it was made."""
_MOST_TAGS = 5
"""Tags applied to one post (resources/channel, thread)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel that is posted to."""

    channel: int
    guild: int
    is_forum: bool
    tags: Mapping[str, str]
    """A forum's tags by their names in lower case, those left out that only moderators may apply."""

    def tags_for(self, labels: Sequence[str]) -> list[str]:
        """Return the ids of the tags that are named like the labels: *Figure* or *Figures* for *figure*."""
        found = (self.tags.get(label) or self.tags.get(f"{label}s") for label in labels)
        return list(dict.fromkeys(tag for tag in found if tag))[:_MOST_TAGS]


class Places:
    """The channels looked at so far."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[float, Place]] = {}

    async def of(self, client: discord.Client, channel: int) -> Place:
        """Return what a channel is.

        Raises:
            ChatUnavailable: Discord does not say now.
            ChatRefused: there is no such channel, or the bot may not see it.
        """
        at, known = self._known.get(channel, (0.0, None))
        if known is None or time.monotonic() - at > _KEPT_FOR:
            try:
                known = _place(await client.http.get_channel(channel))
            except Exception as problem:
                raise error_of_repeatable(problem, str(channel)) from problem
            self._known[channel] = (time.monotonic(), known)
        return known


def _place(data: Mapping[str, Any]) -> Place:
    tags = {str(tag["name"]).strip().lower(): str(tag["id"]) for tag in data.get("available_tags") or () if _free(tag)}
    return Place(
        channel=int(data["id"]), guild=int(data.get("guild_id") or 0), is_forum=data["type"] == _FORUM, tags=tags
    )


def _free(tag: Mapping[str, Any]) -> bool:
    return not tag.get("moderated")
