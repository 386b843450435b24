"""Channels by name: people write ``#wire-desk``, but only a new message may be sent to a name."""

import re

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_chat.errors import error_of_repeatable
from handlers.chat import ChatRefused

_ID = re.compile(r"[CDGUW][A-Z0-9_]+")
"""A channel, or a person to whom a message is sent directly; names hold no capitals."""
_PAGE = 200
_PAGES = 50


class ChannelIds:
    """Ids of channels, looked up once each."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web
        self._known: dict[str, str] = {}

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
