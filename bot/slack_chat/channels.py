"""Channels by name and by id: people write ``#wire-desk``, but only a new message may be sent to a name."""

import re

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.redaction import redact
from bot.slack_chat.errors import error_of_repeatable
from handlers.chat import ChatRefused

log = structlog.get_logger()

_ID = re.compile(r"[CDGUW][A-Z0-9_]+")
"""A channel, or a person to whom a message is sent directly; names hold no capitals."""
_NO_NAMES = frozenset({"", "privategroup", "directmessage"})
"""What a command calls the channel it was typed in where it does not tell the name."""
_PAGE = 200
_PAGES = 50


class ChannelIds:
    """Ids and names of channels, looked up once each."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web
        self._known: dict[str, str] = {}
        self._names: dict[str, str] = {}

    async def of(self, channel: str) -> str:
        """Return the id of a channel given by id or by name.

        Raises:
            ChatUnavailable: Slack could not be asked.
            ChatRefused: Slack shows the bot no channel of that name; the text says what to check.
        """
        if _ID.fullmatch(channel):
            return channel
        name = channel.removeprefix("#")
        if name not in self._known:
            self._known[name] = await self._look_up(name)
        return self._known[name]

    async def name_of(self, channel: str, told: str = "") -> str:
        """Return the name of a channel given by id; empty where Slack does not tell it.

        Args:
            channel: its id.
            told: what a command calls it, which for a private channel is no name.
        """
        if told not in _NO_NAMES or told == "directmessage" or not channel:
            return "" if told in _NO_NAMES else told
        if channel not in self._names:
            try:
                answer = await self._web.conversations_info(channel=channel)
            except Exception as problem:  # noqa: BLE001 (a channel that is configured by id needs no name)
                log.info("channel without a name", action="channel", chat="slack", problem=redact(repr(problem)))
                return ""
            self._names[channel] = str((answer.get("channel") or {}).get("name") or "")
        return self._names[channel]

    async def _look_up(self, name: str) -> str:
        cursor = ""
        for _ in range(_PAGES):
            try:
                answer = await self._web.conversations_list(
                    types="public_channel,private_channel", limit=_PAGE, cursor=cursor or None
                )
            except Exception as problem:
                raise error_of_repeatable(problem, f"#{name}") from problem
            for channel in answer.get("channels") or []:
                if channel.get("name") == name:
                    return str(channel["id"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        raise ChatRefused(
            f"Slack shows the bot no channel #{name}. Check the spelling, or give the channel's id (C…, at the foot of "
            f"its details); into a private channel, invite the bot first: /invite @crosswire.",
            mendable=True,
        )
