"""Discord as a chat: posts, edits and finds messages, and stays connected."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import discord

from bot.asking import Answer, Forms, Press
from bot.background import Background
from bot.discord_chat.commands import Recall, Remember
from bot.discord_chat.errors import THREAD_EXISTS, UNKNOWN_CHANNEL, error_of_post, error_of_repeatable
from bot.discord_chat.kept_forms import KeptForms
from bot.discord_chat.listening import Listener, Suggest, asker_of
from bot.discord_chat.reference import carries_reference, nonce_of, with_reference
from bot.discord_chat.render import to_embeds
from bot.discord_chat.sending import as_arguments, as_change
from bot.discord_chat.session import Connection, Poster, Session, use_server
from bot.discord_chat.surfaces import Interaction, Surfaces
from handlers.chat import ChatRefused, ChatUnavailable, Post, PostedMessage
from handlers.message import ChatMessage
from handlers.request import Asker
from handlers.verbs import VERBS, Verb

_CLOCKS_APART = timedelta(seconds=60)
"""How far our clock may be from Discord's when we look for a post."""
_MOST_MESSAGES = 2000
_SECONDS_FOR_AN_ANSWER = 45
"""The library repeats a 5xx for 25 s under one nonce; the outbox holds a post for 60 s."""
_SECONDS_TO_FINISH = 5.0
_THREAD_MINUTES: Literal[1440] = 1440


class DiscordChat:
    """One Discord guild.

    A post carries a nonce made from its key, under which Discord drops a repetition for a few minutes, and a
    reference in its footer, by which `find` knows it later.
    """

    name = "discord"

    def __init__(
        self,
        *,
        token: str,
        answer: Answer,
        press: Press,
        guild: str | None,
        recall: Recall,
        remember: Remember,
        admins: frozenset[str] = frozenset(),
        zone: ZoneInfo = ZoneInfo("UTC"),  # noqa: B008 (immutable)
        verbs: Sequence[Verb] = VERBS,
        suggest: Suggest | None = None,
        forms: Forms | None = None,
        api_url: str | None = None,
        gateway_url: str | None = None,
    ) -> None:
        """Make the chat; nothing is sent before `run` or `post`.

        Args:
            token: the bot's token.
            answer: answers a command.
            press: carries out a button press.
            guild: the id of the guild served: its commands appear at once. None registers them everywhere.
            recall: gives back what `remember` was told: the mark of the commands that Discord has.
            remember: keeps a text under a name.
            admins: the ids of who may use admin verbs, besides those who may manage the guild.
            zone: the zone of times in answers that Discord does not localise itself.
            verbs: the verbs that become commands.
            suggest: suggests values while somebody types.
            forms: what forms and the menu of a message do; without it, there are none.
            api_url: another REST server, for the whole process; for tests.
            gateway_url: another gateway; beside the REST server unless given.

        Raises:
            ChatRefused: the guild's id is not a number.
        """
        if api_url is not None:
            use_server(api_url, gateway_url)
        self._work = Background()
        surfaces = None if forms is None else _surfaces(forms, self._work, admins, zone)
        listener = Listener(
            answer=answer,
            press=press,
            suggest=suggest,
            verbs=tuple(verbs),
            guild=_number(guild, "guild") if guild else None,
            admins=admins,
            zone=zone,
            work=self._work,
            surfaces=surfaces,
        )
        self._connection = Connection(lambda up: Session(listener, recall, remember, up), token, self._finish)
        self._poster = Poster(token)

    async def run(self) -> None:
        """Stay connected until cancelled.

        Raises:
            ChatRefused: Discord does not accept the token; the text says what to do.
        """
        await self._connection.keep()

    async def wait_connected(self, within: float = 30.0) -> None:
        """Wait until commands and presses arrive; raises TimeoutError."""
        await self._connection.wait_up(within)

    async def close(self) -> None:
        """Finish the answers in hand and hang up; call it after `run` was cancelled."""
        await self._finish()
        await self._poster.close()

    async def post(self, post: Post) -> PostedMessage:
        """Post a message once, its pictures with it.

        Raises:
            ChatUnavailable: not posted; Discord is out of reach or asks to wait.
            ChatRefused: Discord will never take it; the text says the remedy.
            OutcomeUnknown: the answer was lost or was a 5xx.
        """
        channel = _number(post.channel, "channel")
        client = await self._poster.client()
        payload = with_reference(to_embeds(post.message), post.key)
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                if post.thread is not None:
                    channel = await self._open_thread(client, channel, post)
                place = client.get_partial_messageable(channel)
                message = await place.send(**as_arguments(payload), nonce=nonce_of(post.channel, post.key))
        except Exception as problem:
            raise error_of_post(problem, post.channel) from problem
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=str(message.id), thread=post.thread)

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Replace a posted message.

        Raises:
            ChatUnavailable: not now. A lost answer counts as this: the same edit twice is one edit.
            ChatRefused: the message or the channel is gone, or Discord will never take the text.
        """
        client = await self._poster.client()
        place = client.get_partial_messageable(_number(posted.thread or posted.channel, "channel"))
        stands = place.get_partial_message(_number(posted.remote_id, "message"))
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                await stands.edit(**as_change(to_embeds(message)))
        except Exception as problem:
            raise error_of_repeatable(problem, posted.channel) from problem

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Return the post with the key since a moment; None when it has not arrived.

        Raises:
            ChatUnavailable: the channel could not be read, or not back to that moment.
            ChatRefused: the channel is gone, or the bot may not read it.
        """
        client = await self._poster.client()
        place = client.get_partial_messageable(_number(thread or channel, "channel"))
        seen = 0
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                async for message in place.history(limit=_MOST_MESSAGES, after=since - _CLOCKS_APART):
                    seen += 1
                    if client.user is not None and message.author.id == client.user.id and _carries(message, key):
                        return PostedMessage(chat=self.name, channel=channel, remote_id=str(message.id), thread=thread)
        except Exception as problem:
            if thread is not None and isinstance(problem, discord.NotFound) and problem.code == UNKNOWN_CHANNEL:
                return None
            raise error_of_repeatable(problem, channel) from problem
        if seen >= _MOST_MESSAGES:
            raise ChatUnavailable(
                f"{channel} holds more than {_MOST_MESSAGES} messages since {since}: not all were read"
            )
        return None

    async def _finish(self) -> None:
        await self._work.drain(within=_SECONDS_TO_FINISH)

    async def _open_thread(self, client: discord.Client, channel: int, post: Post) -> int:
        """Return the thread under a message; Discord gives it the message's own id."""
        message = _number(post.thread or "", "message")
        name = (post.message.title.strip() or "More")[:100]
        try:
            await client.http.start_thread_with_message(
                channel, message, name=name, auto_archive_duration=_THREAD_MINUTES
            )
        except discord.HTTPException as problem:
            if problem.code != THREAD_EXISTS:
                raise
        return message


def _surfaces(forms: Forms, work: Background, admins: frozenset[str], zone: ZoneInfo) -> Surfaces:
    def asker(interaction: Interaction) -> Asker:
        return asker_of(interaction, admins, zone)

    return Surfaces(forms=forms, work=work, kept=KeptForms(), asker=asker)


def _carries(message: discord.Message, key: str) -> bool:
    footers = [embed.footer.text for embed in message.embeds if embed.footer.text]
    return carries_reference([message.content, *footers], key)


def _number(text: str, what: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ChatRefused(
            f"“{text[:40]}” is no id of a Discord {what}. Copy the id in Discord: Settings, Advanced, Developer Mode; "
            f"then right-click the {what}.",
        )
    return int(text)
