"""Slack as a chat: posts, edits and finds messages, and stays connected."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.asking import Answer, Forms, Press
from bot.background import Background, Seen
from bot.redaction import redact
from bot.slack_chat.channels import ChannelIds
from bot.slack_chat.connection import Connection
from bot.slack_chat.errors import error_of_post, error_of_repeatable
from bot.slack_chat.listening import Listener
from bot.slack_chat.render import to_blocks
from bot.slack_chat.web import open_web
from handlers.chat import ChatRefused, ChatUnavailable, Post, PostedMessage
from handlers.message import ChatMessage, Picture
from handlers.verbs import VERBS, Verb

log = structlog.get_logger()

METADATA_TYPE = "crosswire_post"
"""The metadata under which a post carries its key."""

_CLOCKS_APART = timedelta(seconds=60)
"""How far our clock may be from Slack's when we look for a post."""
_PAGE = 200
_PAGES = 20
_SECONDS_TO_FINISH = 5.0


class SlackChat:
    """One Slack workspace.

    A post carries its key as message metadata, so that `find` can tell whether it arrived. Slack knows no
    idempotency key: when an answer is lost, `post` raises `OutcomeUnknown` and repeats nothing by itself.
    """

    name = "slack"

    def __init__(
        self,
        *,
        bot_token: str,
        app_token: str,
        answer: Answer,
        press: Press,
        forms: Forms | None = None,
        admins: frozenset[str] = frozenset(),
        zone: ZoneInfo = ZoneInfo("UTC"),  # noqa: B008 (immutable)
        verbs: Sequence[Verb] = VERBS,
        api_url: str = "https://slack.com/api/",
        ping_interval: float = 5.0,
    ) -> None:
        """Make the chat; nothing is sent before `run` or `post`.

        Args:
            bot_token: the bot's token (xoxb-…).
            app_token: the app-level token (xapp-…) with the scope connections:write.
            answer: answers a typed command.
            press: carries out a button press.
            forms: what forms, shortcuts and the home page do; without it they are acknowledged and no more.
            admins: the ids (U…) of who may use admin verbs.
            zone: the zone of times in answers; reading each person's own would need another scope.
            verbs: the verbs that may be typed.
            api_url: where the Web API stands; another one for tests.
            ping_interval: seconds between signs of life on the socket.
        """
        self._web = open_web(bot_token, api_url if api_url.endswith("/") else api_url + "/")
        self._channels = ChannelIds(self._web)
        self._work = Background()
        listener = Listener(
            web=self._web,
            channels=self._channels,
            answer=answer,
            press=press,
            verbs=tuple(verbs),
            admins=admins,
            zone=zone,
            work=self._work,
            seen=Seen(),
            forms=forms,
        )
        self._connection = Connection(listener.app(), self._web, app_token, ping_interval)

    async def run(self) -> None:
        """Stay connected until cancelled.

        Raises:
            ChatRefused: Slack does not accept a token; the text says what to do.
        """
        await self._connection.keep()

    async def wait_connected(self, within: float = 30.0) -> None:
        """Wait until commands and presses arrive; raises TimeoutError."""
        await self._connection.wait_up(within)

    async def close(self) -> None:
        """Finish the answers in hand; call it after `run` was cancelled."""
        await self._work.drain(within=_SECONDS_TO_FINISH)

    async def post(self, post: Post) -> PostedMessage:
        """Post a message once; pictures follow in its thread.

        Raises:
            ChatUnavailable: not posted; Slack is out of reach or asks to wait.
            ChatRefused: Slack will never take it; the text says the remedy.
            OutcomeUnknown: the answer was lost or was a 5xx.
        """
        payload = to_blocks(post.message)
        channel = await self._channels.of(post.channel)
        try:
            answer = await self._web.chat_postMessage(
                channel=channel,
                text=payload.text,
                blocks=payload.blocks,
                thread_ts=post.thread,
                reply_broadcast=True if post.thread and post.broadcast else None,
                metadata={"event_type": METADATA_TYPE, "event_payload": {"key": post.key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except Exception as problem:
            raise error_of_post(problem, post.channel) from problem
        posted = PostedMessage(chat=self.name, channel=post.channel, remote_id=str(answer["ts"]), thread=post.thread)
        await self._upload(_pictures(post.message), channel, post.thread or posted.remote_id)
        return posted

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Replace a posted message; its key stays with it.

        Raises:
            ChatUnavailable: not now. A lost answer counts as this: the same edit twice is one edit.
            ChatRefused: the message or the channel is gone, or Slack will never take the text.
        """
        payload = to_blocks(message)
        channel = await self._channels.of(posted.channel)
        try:
            await self._web.chat_update(channel=channel, ts=posted.remote_id, text=payload.text, blocks=payload.blocks)
        except Exception as problem:
            raise error_of_repeatable(problem, posted.channel) from problem

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Return the post with the key since a moment; None when it has not arrived.

        Raises:
            ChatUnavailable: the channel could not be read, or not back to that moment.
            ChatRefused: the channel is gone, or the bot may not read it.
        """
        asked: dict[str, Any] = {
            "channel": await self._channels.of(channel),
            "oldest": f"{(since - _CLOCKS_APART).timestamp():.6f}",
            "include_all_metadata": True,
            "limit": _PAGE,
        }
        for _ in range(_PAGES):
            try:
                if thread is None:
                    answer = await self._web.conversations_history(**asked)
                else:
                    answer = await self._web.conversations_replies(ts=thread, **asked)
            except Exception as problem:
                meant = error_of_repeatable(problem, channel)
                if thread is not None and isinstance(meant, ChatRefused) and "thread_not_found" in str(meant):
                    return None
                raise meant from problem
            for message in answer.get("messages") or []:
                if _key_of(message) == key:
                    return PostedMessage(chat=self.name, channel=channel, remote_id=str(message["ts"]), thread=thread)
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
            asked["cursor"] = cursor
        raise ChatUnavailable(f"{channel} holds more than {_PAGE * _PAGES} messages since {since}: not all were read")

    async def _upload(self, pictures: Sequence[Picture], channel: str, thread: str) -> None:
        """Put pictures under a message that stands already; a failure is logged: the message must not be repeated."""
        for picture in pictures:
            try:
                await self._web.files_upload_v2(
                    channel=channel,
                    thread_ts=thread,
                    content=picture.png,
                    filename=picture.name,
                    title=picture.alt_text[:150],
                    alt_txt=picture.alt_text[:1000],
                )
            except Exception as problem:  # noqa: BLE001
                log.warning("picture not shown", action="upload", chat=self.name, problem=redact(repr(problem)))


def _pictures(message: ChatMessage) -> tuple[Picture, ...]:
    return tuple(part for part in message.parts if isinstance(part, Picture))


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != METADATA_TYPE:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return str(key) if key is not None else None
