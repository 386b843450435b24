"""A forum channel: one post for each story, with the state and the kinds of its alerts as tags."""

from collections import OrderedDict
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog
from discord.http import Route, handle_message_parameters

from bot.discord_chat.errors import UNKNOWN_CHANNEL, AnswerLost
from bot.discord_chat.places import Place
from bot.discord_chat.sending import send
from bot.discord_chat.threads import thread_name
from bot.redaction import redact
from handlers.chat import Post
from handlers.message import Filing

log = structlog.get_logger()

_MINUTES_OPEN = 10080
"""A week without a message: after it Discord puts a post away; an edit brings it back."""
_MOST_ARCHIVED = 100
_MOST_REMEMBERED = 2000


class Forums:
    """What was tagged how, so that a tag is set only when it changes."""

    def __init__(self) -> None:
        self._tagged: OrderedDict[int, list[str]] = OrderedDict()

    async def post(
        self, client: discord.Client, place: Place, post: Post, arguments: dict[str, Any]
    ) -> tuple[int, int]:
        """Put a message into the post of its story, a new one where there is none; return thread and message.

        Raises:
            AnswerLost, discord.HTTPException: see `open_post`.
        """
        filing = post.message.filed
        if post.thread is not None:
            thread = int(post.thread)
            try:
                message = await send(client, thread, post, arguments)
            except discord.NotFound as problem:
                if problem.code != UNKNOWN_CHANNEL or filing is None:
                    raise
                # Somebody deleted the story's post: the card opens another one.
            else:
                if filing is not None:
                    await self.tag(client, place, thread, filing)
                return thread, message
        return await self.open_post(client, place, thread_name(post), filing, arguments)

    async def open_post(
        self, client: discord.Client, place: Place, name: str, filing: Filing | None, arguments: dict[str, Any]
    ) -> tuple[int, int]:
        """Open a post with its first message and return the ids of both.

        Discord takes no nonce here, so that a repetition would open a second post: the library may try only once.

        Raises:
            AnswerLost: the library wanted to try again.
            discord.HTTPException: Discord refuses.
        """
        tags = place.tags_for(filing.labels) if filing else []
        opening = {"name": name, "auto_archive_duration": _MINUTES_OPEN, **({"applied_tags": tags} if tags else {})}
        with handle_message_parameters(
            **arguments, previous_allowed_mentions=client.allowed_mentions, channel_payload=opening
        ) as given:
            route = Route("POST", "/channels/{channel_id}/threads", channel_id=place.channel)
            content = {"form": given.multipart} if given.files else {"json": given.payload}
            once: Any = [*(given.files or ()), _Once()]
            data = await client.http.request(route, files=once, params={"use_nested_fields": 1}, **content)
        thread = int(data["id"])
        self._remember(thread, tags)
        return thread, int(data["message"]["id"])

    async def tag(self, client: discord.Client, place: Place, thread: int, filing: Filing) -> None:
        """Give a post the tags of its state and kinds; that it cannot be done is no reason to hold up a card."""
        tags = place.tags_for(filing.labels)
        if self._tagged.get(thread, [] if not place.tags else None) == tags:
            return
        try:
            await client.http.edit_channel(thread, applied_tags=tags)
        except discord.HTTPException as problem:
            log.warning("post not tagged", action="tag", chat="discord", thread=thread, problem=redact(repr(problem)))
            return
        self._remember(thread, tags)

    def _remember(self, thread: int, tags: list[str]) -> None:
        self._tagged[thread] = tags
        self._tagged.move_to_end(thread)
        while len(self._tagged) > _MOST_REMEMBERED:
            self._tagged.popitem(last=False)


async def first_messages(client: discord.Client, place: Place, since: datetime) -> AsyncIterator[dict[str, Any]]:
    """Yield the message that opens each of the forum's posts made since a moment, whether put away meanwhile or not."""
    active = await client.http.get_active_threads(place.guild)
    archived = await client.http.get_public_archived_threads(place.channel, limit=_MOST_ARCHIVED)
    for thread in (*active["threads"], *archived["threads"]):
        post = int(thread["id"])
        if int(thread.get("parent_id") or 0) == place.channel and _made(post) >= since:
            try:
                data: Any = await client.http.get_message(post, post)
            except discord.NotFound:
                continue  # its first message was deleted
            yield data


def _made(id_: int) -> datetime:
    return discord.utils.snowflake_time(id_) + timedelta(milliseconds=1)


class _Once:
    """Stands among a request's files, which the library rewinds before every try: it lets only the first one pass."""

    def reset(self, *, seek: int) -> None:
        if seek:
            raise AnswerLost("Discord failed while answering, and may have opened the post")
