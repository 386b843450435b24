"""The Gateway connection, kept up: the library's client dies of much, so a new one takes over each time."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_chat.buttons import CardButton, ConfirmingButton, KeptFormButton
from bot.discord_chat.commands import Commands, Recall, Remember
from bot.discord_chat.errors import INTENTS_REFUSED, TOKEN_REFUSED, error_of_repeatable
from bot.discord_chat.listening import Listener
from bot.discord_chat.surfaces import Interaction
from bot.redaction import quiet_logger, redact
from handlers.chat import ChatRefused

log = structlog.get_logger()

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_LONGEST_RATE_LIMIT = 30.0
"""Seconds of rate limit that are waited out in place; anything longer goes back to the outbox."""
# Interactions need no intent; the guild's channels are told so that permissions can be read.
_INTENTS = discord.Intents(guilds=True)
_OPTIONS: Mapping[str, Any] = {
    "allowed_mentions": discord.AllowedMentions.none(),
    "max_ratelimit_timeout": _LONGEST_RATE_LIMIT,
}
_BAD_TOKEN = 4004
_LOGGERS = ("client", "gateway", "http", "state", "webhook.async_", "ui.view", "ui.modal", "app_commands.tree")


for _name in _LOGGERS:
    quiet_logger(f"discord.{_name}")

Finish = Callable[[], Awaitable[None]]

# Voice is not used; the library would warn of its absence at every start.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Session(discord.Client):
    """One client of the library, used until it fails."""

    def __init__(self, listener: Listener, recall: Recall, remember: Remember, up: Callable[[], None]) -> None:
        super().__init__(intents=_INTENTS, **_OPTIONS)
        self.listener = listener
        self._commands = Commands(self, listener)
        self._recall = recall
        self._remember = remember
        self._up = up

    async def setup_hook(self) -> None:
        """Listen to buttons of any age and register the commands."""
        self.add_dynamic_items(CardButton, ConfirmingButton, KeptFormButton)
        await self._commands.register(self._recall, self._remember)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a form that was sent; the library knows only those it keeps itself, and forgets them on a restart."""
        surfaces = self.listener.surfaces
        is_form = interaction.type is discord.InteractionType.modal_submit
        if is_form and surfaces is not None and self.listener.serves(interaction):
            await surfaces.sent(interaction)

    async def on_connect(self) -> None:
        """Say that interactions arrive now."""
        log.info("connected", action="connect", chat="discord")
        self._up()


class Connection:
    """One session at a time, for as long as `keep` runs."""

    def __init__(self, make: Callable[[Callable[[], None]], Session], token: str, finish: Finish) -> None:
        self._make = make
        self._token = token
        self._finish = finish
        self._up = asyncio.Event()

    async def wait_up(self, within: float) -> None:
        """Wait for the connection; raises TimeoutError."""
        await asyncio.wait_for(self._up.wait(), within)

    async def keep(self) -> None:
        """Stay connected until cancelled.

        Raises:
            ChatRefused: Discord does not accept the token; the text says what to do.
        """
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._run_one()
            except discord.LoginFailure as problem:
                raise ChatRefused(TOKEN_REFUSED) from problem
            except discord.PrivilegedIntentsRequired as problem:
                raise ChatRefused(INTENTS_REFUSED) from problem
            except Exception as problem:
                if isinstance(problem, discord.ConnectionClosed) and problem.code == _BAD_TOKEN:
                    raise ChatRefused(TOKEN_REFUSED) from problem
                # A KeyError out of a malformed event is among what ends a session.
                reason = redact(f"{type(problem).__name__}: {problem}")
                log.warning("discord connection lost", action="connect", chat="discord", reason=reason)
            pause = _FIRST_PAUSE if self._up.is_set() else min(pause * 2, _LONGEST_PAUSE)
            self._up.clear()
            await asyncio.sleep(pause)

    async def _run_one(self) -> None:
        async with self._make(self._up.set) as session:
            try:
                await session.login(self._token)
                # A cut connection is still resumed; only the library's own back-off, up to 17 minutes, is left out.
                await session.connect(reconnect=False)
            finally:
                # Answers in hand need the session.
                await self._finish()


class Poster:
    """A client for REST alone: cards can be posted and edited whatever the Gateway does."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._lock = asyncio.Lock()
        self._client: discord.Client | None = None

    async def client(self) -> discord.Client:
        """Return the client, logged in.

        Raises:
            ChatUnavailable: Discord is out of reach; nothing was posted.
            ChatRefused: Discord does not accept the token.
        """
        async with self._lock:
            if self._client is None:
                client = discord.Client(intents=_INTENTS, **_OPTIONS)
                try:
                    await client.login(self._token)
                except discord.LoginFailure as problem:
                    await client.close()
                    raise ChatRefused(TOKEN_REFUSED) from problem
                except Exception as problem:
                    await client.close()
                    raise error_of_repeatable(problem, "") from problem
                self._client = client
            return self._client

    async def close(self) -> None:
        """Close the client; a later call of `client` makes a new one."""
        async with self._lock:
            if self._client is not None:
                await self._client.close()
                self._client = None


_OWN_GATEWAY = DiscordWebSocket.DEFAULT_GATEWAY


def use_server(api_url: str, gateway_url: str | None = None) -> None:
    """Point discord.py, for the whole process, at a REST server and a Gateway.

    Without ``gateway_url``, Discord's own API goes with Discord's own Gateway, and any other API with the Gateway
    at ``/gateway/`` beside it.
    """
    address = yarl.URL(api_url)
    Route.BASE = api_url.rstrip("/")
    if gateway_url is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    elif address.host == "discord.com":
        DiscordWebSocket.DEFAULT_GATEWAY = _OWN_GATEWAY
    else:
        scheme = "wss" if address.scheme == "https" else "ws"
        DiscordWebSocket.DEFAULT_GATEWAY = address.with_scheme(scheme).with_path("/gateway/")
