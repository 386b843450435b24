"""Discord as a chat: posts, edits and finds messages, and stays connected."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import discord

from bot.asking import Answer, Forms, Press
from bot.background import Background
from bot.discord_chat.commands import Recall, Remember
from bot.discord_chat.errors import THREAD_ARCHIVED, error_of_post, error_of_repeatable
from bot.discord_chat.forum import Forums, first_messages
from bot.discord_chat.ids import id_of
from bot.discord_chat.kept_forms import KeptForms
from bot.discord_chat.listening import Listener, Suggest, asker_of
from bot.discord_chat.places import Place, Places
from bot.discord_chat.reference import with_reference
from bot.discord_chat.render import to_embeds
from bot.discord_chat.sending import as_arguments, as_change, send, tells_role, with_mention
from bot.discord_chat.session import Connection, Poster, Session, use_server
from bot.discord_chat.surfaces import Interaction, Surfaces
from bot.discord_chat.threads import carries_key, find_in, open_thread
from handlers.chat import Post, PostedMessage
from handlers.message import ChatMessage
from handlers.request import Asker
from handlers.verbs import VERBS, Verb

_CLOCKS_APART = timedelta(seconds=60)
"""How far our clock may be from Discord's when we look for a post."""
_SECONDS_FOR_AN_ANSWER = 45
"""The library repeats a 5xx for 25 s under one nonce; the outbox holds a post for 60 s."""
_SECONDS_TO_FINISH = 5.0


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
        role: str | None = None,
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
            role: the id of the role that is told of a grave difference, once, while nobody has seen to it.
            api_url: another REST server, for the whole process; for tests.
            gateway_url: another gateway; beside the REST server unless given.

        Raises:
            ChatRefused: an id is not a number.
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
            guild=id_of(guild, "guild") if guild else None,
            admins=admins,
            zone=zone,
            work=self._work,
            surfaces=surfaces,
        )
        self._connection = Connection(lambda up: Session(listener, recall, remember, up), token, self._finish)
        self._poster = Poster(token)
        self._places = Places()
        self._forums = Forums()
        self._role = id_of(role, "role") if role else None

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
        """Post a message once, its pictures with it; in a forum, into the post of its story.

        What is for the channel as well as for a thread stands in the channel as an answer to its card: Discord
        shows nothing in both.

        Raises:
            ChatUnavailable: not posted; Discord is out of reach or asks to wait.
            ChatRefused: Discord will never take it; the text says the remedy.
            OutcomeUnknown: the answer was lost or was a 5xx.
        """
        client = await self._poster.client()
        place = await self._places.of(client, id_of(post.channel, "channel"))
        arguments = as_arguments(with_reference(to_embeds(post.message), post.key))
        if self._role is not None and tells_role(post.message):
            arguments |= with_mention(arguments["content"], self._role)
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                if place.is_forum:
                    opened, message = await self._forums.post(client, place, post, arguments)
                    return self._posted(post, message, opened)
                thread: int | None = None
                if post.thread is not None and not post.broadcast:
                    thread = await open_thread(client, place, post)
                return self._posted(post, await send(client, thread or place.channel, post, arguments), thread)
        except Exception as problem:
            raise error_of_post(problem, post.channel) from problem

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Replace a posted message.

        Raises:
            ChatUnavailable: not now. A lost answer counts as this: the same edit twice is one edit.
            ChatRefused: the message or the channel is gone, or Discord will never take the text.
        """
        client = await self._poster.client()
        channel = id_of(posted.thread or posted.channel, "channel")
        stands = client.get_partial_messageable(channel).get_partial_message(id_of(posted.remote_id, "message"))
        change = as_change(to_embeds(message))
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                try:
                    await stands.edit(**change)
                except discord.HTTPException as problem:
                    if problem.code != THREAD_ARCHIVED:
                        raise
                    await client.http.edit_channel(channel, archived=False)
                    await stands.edit(**as_change(to_embeds(message)))
        except Exception as problem:
            raise error_of_repeatable(problem, posted.channel) from problem
        if posted.thread is not None and message.filed is not None:
            place = await self._places.of(client, id_of(posted.channel, "channel"))
            await self._forums.tag(client, place, channel, message.filed)

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Return the post with the key since a moment; None when it has not arrived.

        Raises:
            ChatUnavailable: the channel could not be read, or not back to that moment.
            ChatRefused: the channel is gone, or the bot may not read it.
        """
        client = await self._poster.client()
        place = await self._places.of(client, id_of(channel, "channel"))
        since -= _CLOCKS_APART
        try:
            async with asyncio.timeout(_SECONDS_FOR_AN_ANSWER):
                under = None if thread is None else id_of(thread, "thread")
                if under and (found := await find_in(client, under, key, since, is_thread=True)):
                    return PostedMessage(chat=self.name, channel=channel, remote_id=found, thread=thread)
                if place.is_forum:
                    return await self._find_in_forum(client, place, channel, key, since)
                # What was for the channel too stands there, not in the thread.
                found = await find_in(client, place.channel, key, since)
        except Exception as problem:
            raise error_of_repeatable(problem, channel) from problem
        return PostedMessage(chat=self.name, channel=channel, remote_id=found) if found else None

    async def _find_in_forum(
        self, client: discord.Client, place: Place, channel: str, key: str, since: datetime
    ) -> PostedMessage | None:
        async for message in first_messages(client, place, since):
            if carries_key(message, key, client.user):
                thread = str(message["channel_id"])
                return PostedMessage(chat=self.name, channel=channel, remote_id=str(message["id"]), thread=thread)
        return None

    def _posted(self, post: Post, message: int, thread: int | None) -> PostedMessage:
        under = None if thread is None else str(thread)
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=str(message), thread=under)

    async def _finish(self) -> None:
        await self._work.drain(within=_SECONDS_TO_FINISH)


def _surfaces(forms: Forms, work: Background, admins: frozenset[str], zone: ZoneInfo) -> Surfaces:
    def asker(interaction: Interaction) -> Asker:
        return asker_of(interaction, admins, zone)

    return Surfaces(forms=forms, work=work, kept=KeptForms(), asker=asker)
