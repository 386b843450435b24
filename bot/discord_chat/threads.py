"""The thread under a message, and looking for a post in a channel or a thread."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import discord

from bot.discord_chat.errors import THREAD_EXISTS, UNKNOWN_CHANNEL
from bot.discord_chat.places import Place
from bot.discord_chat.reference import carries_reference
from handlers.chat import ChatUnavailable, Post

_THREAD_MINUTES: Literal[1440] = 1440
_MOST_MESSAGES = 2000
_PAGE = 100


async def open_thread(client: discord.Client, place: Place, post: Post) -> int:
    """Return the thread under a message, opened if need be; Discord gives it the message's own id."""
    message = int(post.thread or 0)
    name = thread_name(post)
    try:
        await client.http.start_thread_with_message(
            place.channel, message, name=name, auto_archive_duration=_THREAD_MINUTES
        )
    except discord.HTTPException as problem:
        if problem.code != THREAD_EXISTS:
            raise
    return message


def thread_name(post: Post) -> str:
    """Return what a thread opened for a post is called."""
    filed = post.message.filed
    return (filed.story if filed else post.about or post.message.title).strip()[:100] or "More"


async def find_in(
    client: discord.Client, channel: int, key: str, since: datetime, *, is_thread: bool = False
) -> str | None:
    """Return the id of the bot's message with the key since a moment; a thread never opened holds none.

    Raises:
        ChatUnavailable: the channel could not be read back to that moment.
        discord.HTTPException: Discord refuses.
    """
    seen, after = 0, discord.utils.time_snowflake(since)
    while seen < _MOST_MESSAGES:
        try:
            page: list[Any] = await client.http.logs_from(channel, _PAGE, after=after)
        except discord.NotFound as problem:
            if is_thread and problem.code == UNKNOWN_CHANNEL:
                return None
            raise
        for message in page:
            if carries_key(message, key, client.user):
                return str(message["id"])
        if len(page) < _PAGE:
            return None
        seen, after = seen + len(page), max(int(message["id"]) for message in page)
    raise ChatUnavailable(f"{channel} holds more than {_MOST_MESSAGES} messages since {since}: not all were read")


def carries_key(message: Mapping[str, Any], key: str, me: discord.ClientUser | None) -> bool:
    """Say whether a message is the bot's own post of that key."""
    if me is None or int(message["author"]["id"]) != me.id:
        return False
    footers = [(embed.get("footer") or {}).get("text") or "" for embed in message.get("embeds") or ()]
    return carries_reference([message.get("content") or "", *footers], key)
