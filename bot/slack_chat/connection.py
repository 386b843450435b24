"""The Socket Mode connection, kept up: tokens are checked first, and a socket that hangs is made anew."""

import asyncio
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.redaction import quiet_logger, redact
from bot.slack_chat.errors import error_of_repeatable
from handlers.chat import ChatRefused, ChatUnavailable

log = structlog.get_logger()

_SILENT_PINGS = 6
"""Ping intervals without a living socket after which the library is not trusted to reconnect by itself."""
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0


class Connection:
    """One Socket Mode connection at a time, for as long as `keep` runs."""

    def __init__(self, app: AsyncApp, web: AsyncWebClient, app_token: str, ping_interval: float) -> None:
        self._app = app
        self._web = web
        self._app_token = app_token
        self._ping_interval = ping_interval
        self._up = asyncio.Event()

    async def wait_up(self, within: float) -> None:
        """Wait for the connection; raises TimeoutError."""
        await asyncio.wait_for(self._up.wait(), within)

    async def keep(self) -> None:
        """Stay connected until cancelled.

        Raises:
            ChatRefused: Slack does not accept a token; the text says what to do.
        """
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._connect_and_watch()
            except ChatRefused:
                raise
            except Exception as problem:  # noqa: BLE001 (whatever ends a connection, the next is tried)
                log.warning("slack connection lost", action="connect", chat="slack", reason=redact(str(problem)))
                pause = _FIRST_PAUSE if self._up.is_set() else min(pause * 2, _LONGEST_PAUSE)
            finally:
                self._up.clear()
            await asyncio.sleep(pause)

    async def _connect_and_watch(self) -> None:
        address = await self._check_tokens()
        handler = AsyncSocketModeHandler(
            self._app,
            self._app_token,
            logger=quiet_logger("slack_sdk.socket"),
            web_client=self._web,
            ping_interval=self._ping_interval,
        )
        socket: Any = handler.client
        socket.wss_uri = address
        try:
            async with asyncio.timeout(_SILENT_PINGS * self._ping_interval + 10):
                await socket.connect()
            self._up.set()
            log.info("connected", action="connect", chat="slack")
            silent = 0
            while silent < _SILENT_PINGS:
                await asyncio.sleep(self._ping_interval)
                silent = 0 if await socket.is_connected() else silent + 1
        finally:
            await socket.close()
            await _finished(socket)
        raise ChatUnavailable("the socket stayed silent")

    async def _check_tokens(self) -> str:
        """Return the address of a new socket; raises `ChatRefused` where the library would try for ever."""
        try:
            await self._web.auth_test()
            answer = await self._web.apps_connections_open(app_token=self._app_token)
        except Exception as problem:
            raise error_of_repeatable(problem, "") from problem
        return str(answer["url"])


async def _finished(socket: Any) -> None:
    """Wait for the tasks that the library cancels on close without awaiting them."""
    tasks = (socket.message_processor, socket.current_session_monitor, socket.message_receiver)
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
