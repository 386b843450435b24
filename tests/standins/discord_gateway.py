"""The Gateway of the stand-in Discord: HELLO, IDENTIFY, READY, heartbeats, RESUME, reconnects, invalid sessions."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from tests.standins import discord_objects as objects

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID, _HELLO, _HEARD = 0, 1, 2, 6, 7, 9, 10, 11
_BAD_TOKEN, _BAD_INTENTS = 4004, 4014
_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


class Gateway:
    """Connected bots and what was sent to them."""

    def __init__(self, token: str) -> None:
        self._token = token
        self.sockets: list[web.WebSocketResponse] = []
        self.identified: list[dict[str, Any]] = []
        self.resumed: list[dict[str, Any]] = []
        self.heartbeats = 0
        self.heartbeat_milliseconds = 41_250
        self.refuses_sessions = False
        """While true, RESUME is answered with an invalid session."""
        self._sequence = 0
        self._sent: list[dict[str, Any]] = []
        self._sessions: set[str] = set()

    def guild_as_it_is(self) -> dict[str, Any]:
        raise NotImplementedError

    def gateway_url(self) -> str:
        raise NotImplementedError

    async def dispatch(self, kind: str, data: dict[str, Any]) -> None:
        """Send an event to every connected bot; those away get it when they resume."""
        self._sequence += 1
        frame = {"op": _DISPATCH, "t": kind, "s": self._sequence, "d": data}
        self._sent.append(frame)
        await self._tell(frame)

    async def ask_to_reconnect(self) -> None:
        await self._tell({"op": _RECONNECT, "d": None, "s": None, "t": None})

    async def end_session(self) -> None:
        self._sessions.clear()
        await self._tell({"op": _INVALID, "d": False, "s": None, "t": None})

    def abort_sockets(self) -> None:
        for socket in list(self.sockets):
            self.sockets.remove(socket)
            if (transport := socket._req.transport) is not None:
                transport.abort()

    async def _tell(self, frame: dict[str, Any]) -> None:
        for socket in list(self.sockets):
            with suppress(ConnectionError):
                await socket.send_json(frame)

    async def serve_gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        hello = {"heartbeat_interval": self.heartbeat_milliseconds, "_trace": []}
        await socket.send_json({"op": _HELLO, "s": None, "t": None, "d": hello})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(socket, json.loads(message.data))
        finally:
            if socket in self.sockets:
                self.sockets.remove(socket)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:
                self.heartbeats += 1
                await socket.send_json({"op": _HEARD, "d": None, "s": None, "t": None})
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, given: dict[str, Any]) -> None:
        if given["token"] != self._token:
            await socket.close(code=_BAD_TOKEN)
            return
        if given["intents"] & _PRIVILEGED:
            await socket.close(code=_BAD_INTENTS)
            return
        self.identified.append(given)
        session = f"session-{len(self.identified)}"
        self._sessions.add(session)
        self._sequence, self._sent = 0, []
        self.sockets.append(socket)
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": objects.me(),
                "session_id": session,
                "resume_gateway_url": self.gateway_url(),
                "application": {"id": objects.APP, "flags": 0},
                "guilds": [{"id": objects.GUILD, "unavailable": True}],
                "private_channels": [],
            },
        )
        await self.dispatch("GUILD_CREATE", self.guild_as_it_is())

    async def _resume(self, socket: web.WebSocketResponse, given: dict[str, Any]) -> None:
        if self.refuses_sessions or given["session_id"] not in self._sessions:
            await asyncio.sleep(0)
            await socket.send_json({"op": _INVALID, "d": False, "s": None, "t": None})
            return
        self.resumed.append(given)
        for frame in [frame for frame in self._sent if frame["s"] > (given["seq"] or 0)]:
            await socket.send_json(frame)
        self.sockets.append(socket)
        await self.dispatch("RESUMED", {})
