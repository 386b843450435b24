"""A stand-in Slack on the loopback: Web API over HTTP, Socket Mode over a WebSocket, response_url.

The real slack_bolt and slack_sdk talk to it unmodified. It keeps what was posted, refuses what Slack refuses,
and goes wrong on request (`Slack.fail`).
"""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

from aiohttp import WSMsgType, web

from tests.standins import slack_payloads as payloads
from tests.standins.loopback import Fault, Loopback, cut, until
from tests.standins.slack_blocks import block_faults
from tests.standins.slack_methods import ARGUMENTS, SCOPES, Methods, Refusal

BOT_TOKEN = "xoxb-1111-2222-standin"
APP_TOKEN = "xapp-1-A1-3333-standin"
TOO_FAST = Fault(status=429, headers={"Retry-After": "1"}, body={"ok": False, "error": "ratelimited"})
_AS_JSON = ("blocks", "attachments", "metadata", "view", "files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request of the Web API as it arrived."""

    method: str
    given: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """An envelope acknowledged: after how long, and with what."""

    seconds: float
    payload: Any


class Slack(Loopback, Methods):
    """The whole stand-in; use it with ``async with Slack() as slack``."""

    def __init__(self) -> None:
        Loopback.__init__(self)
        Methods.__init__(self)
        self.scopes = {*SCOPES.values(), "commands", "groups:history", "groups:read"}
        self.clock_ahead = 0.0
        """Seconds by which Slack's clock is ahead of ours, in the Date header."""
        self.pace = 0.0
        """Seconds that must lie between two messages to a channel; 0 where a test's clock is not the wall's."""
        self.too_fast: list[str] = []
        """Channels that a message came to too fast, each with a 429."""
        self.calls: list[Call] = []
        self.responses: list[dict[str, Any]] = []
        """What was sent to any response_url, oldest first."""
        self.sockets: list[web.WebSocketResponse] = []
        self.handshakes = 0
        self._last_post: dict[str, float] = {}
        self._tickets: set[str] = set()
        self._response_uses: dict[str, int] = {}
        self._acks: dict[str, asyncio.Future[Any]] = {}

    @property
    def api_url(self) -> str:
        return f"{self.origin}/api/"

    def calls_of(self, method: str) -> list[dict[str, Any]]:
        return [call.given for call in self.calls if call.method == method]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._api),
            web.post("/upload/{file}", self._upload),
            web.post("/respond/{name}", self._respond),
            web.get("/link", self._socket),
        ]

    # What a user and Slack do

    def response_url(self) -> str:
        name = uuid.uuid4().hex
        self._response_uses[name] = 0
        return f"{self.origin}/respond/{name}"

    async def type_command(self, text: str, *, wait: float = 3.0, **fields: Any) -> Ack | None:
        """Somebody types ``/crosswire text``."""
        fields.setdefault("response_url", self.response_url())
        return await self.send("slash_commands", payloads.slash_command(text, **fields), wait=wait)

    async def press(self, message: dict[str, Any], action_id: str, *, channel: str = "C1", **fields: Any) -> Ack | None:
        """Somebody presses a button of a posted message."""
        fields.setdefault("response_url", self.response_url())
        button = next(b for b in buttons(message) if b["action_id"] == action_id)
        return await self.send("interactive", payloads.button_press(message, button, channel=channel, **fields))

    async def choose(self, message: dict[str, Any], value: str, *, channel: str = "C1", **fields: Any) -> Ack | None:
        """Somebody chooses from the menu of a posted message."""
        fields.setdefault("response_url", self.response_url())
        elements = [e for block in message.get("blocks") or [] for e in block.get("elements", [])]
        menu = next(e for e in elements if e.get("type") == "overflow")
        chosen = next(option for option in menu["options"] if option["value"] == value)
        payload = payloads.menu_choice(message, menu, chosen, channel=channel, **fields)
        return await self.send("interactive", payload)

    async def press_at_home(self, action_id: str, *, user: str = "U1") -> Ack | None:
        """Somebody presses a button of their home page."""
        return await self.press_in({"id": f"H{user}", **self.homes[user]}, action_id, user=user)

    async def press_in(self, view: dict[str, Any], action_id: str, *, user: str = "U1") -> Ack | None:
        """Somebody presses a button of a modal or of their home page."""
        button = next(b for b in buttons(view) if b["action_id"] == action_id)
        return await self.send("interactive", payloads.view_press(view, button, user=user))

    async def submit(self, view: dict[str, Any], *, user: str = "U1", **answers: str) -> Ack | None:
        """Somebody fills in a modal and sends it; what they leave alone goes as it stood."""
        return await self.send("interactive", payloads.submission(view, answers, user=user))

    async def use_shortcut(self, callback_id: str, message: dict[str, Any] | None = None, **fields: Any) -> Ack | None:
        """Somebody uses a shortcut, of a message where one is given."""
        if message is not None:
            fields |= {"message": message, "channel": {"id": fields.get("channel", "C1"), "name": "desk"}}
            fields["response_url"] = self.response_url()
        kind = "shortcut" if message is None else "message_action"
        return await self.send("interactive", payloads.interactive(kind, callback_id=callback_id, **fields))

    async def open_home(self, user: str = "U1", tab: str = "home") -> Ack | None:
        """Somebody opens the app's page."""
        return await self.send("events_api", payloads.event("app_home_opened", user=user, channel="D1", tab=tab))

    async def send(self, kind: str, payload: dict[str, Any], *, wait: float = 3.0, **extra: Any) -> Ack | None:
        """Push an envelope; None when it is not acknowledged in time."""
        envelope = str(uuid.uuid4())
        if "trigger_id" in payload:
            view = payload.get("view") or {}
            modal = str(view.get("id", "")) if view.get("type") == "modal" else ""
            self.triggers[payload["trigger_id"]] = (time.monotonic(), modal)
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        await until(lambda: self.sockets, what="a socket to send on")  # a busy client may be connecting anew
        sent = time.monotonic()
        await self.sockets[-1].send_json(
            {
                "envelope_id": envelope,
                "type": kind,
                "payload": payload,
                "accepts_response_payload": kind != "events_api",
                **extra,
            }
        )
        try:
            answer = await asyncio.wait_for(self._acks[envelope], wait)
        except TimeoutError:
            return None
        return Ack(seconds=time.monotonic() - sent, payload=answer)

    async def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        for socket in list(self.sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})

    def abort_sockets(self) -> None:
        for socket in list(self.sockets):
            if (transport := socket._req.transport) is not None:
                transport.abort()

    async def close_sockets(self) -> None:
        for socket in list(self.sockets):
            await socket.close()

    # The Web API

    async def _api(self, request: web.Request) -> web.Response:
        method, given = request.match_info["method"], await _arguments(request)
        self.calls.append(Call(method=method, given=given))
        fault = self.next_fault(method)
        if fault is not None:
            await asyncio.sleep(fault.delay)
        if fault is not None and not fault.accepted and _goes_wrong(fault):
            return _faulty(request, fault)
        if method == "chat.postMessage" and self._is_too_fast(str(given.get("channel"))):
            return _faulty(request, TOO_FAST)
        body = self._answer(method, given, request.headers.get("Authorization", ""))
        if fault is not None and _goes_wrong(fault):
            return _faulty(request, fault)
        return web.json_response(body, headers=self._headers())

    def _is_too_fast(self, channel: str) -> bool:
        last, now = self._last_post.get(channel), time.monotonic()
        if last is not None and now - last < self.pace:
            self.too_fast.append(channel)
            return True
        self._last_post[channel] = now
        return False

    def _headers(self) -> dict[str, str]:
        date = formatdate(time.time() + self.clock_ahead, usegmt=True)
        return {"X-OAuth-Scopes": ",".join(sorted(self.scopes)), "Date": date}

    def _answer(self, method: str, given: dict[str, Any], authorization: str) -> dict[str, Any]:
        try:
            self._check_token(method, authorization.removeprefix("Bearer ") or given.get("token", ""))
            self._check_arguments(method, given)
            answer = {"ok": True, **getattr(self, method.replace(".", "_"))(given)}
        except Refusal as refusal:
            return refusal.body
        if path := answer.pop("upload_path", None):
            answer["upload_url"] = self.origin + path
        return answer

    def _check_arguments(self, method: str, given: dict[str, Any]) -> None:
        known = ARGUMENTS.get(method)
        if known is None:
            raise Refusal("unknown_method", req_method=method)
        if extra := set(given) - known - {"token", "app_token"}:
            raise Refusal("invalid_arguments", *(f"unknown field: {name}" for name in sorted(extra)))
        needed = SCOPES.get(method)
        if needed and needed not in self.scopes:
            raise Refusal("missing_scope", needed=needed, provided=",".join(sorted(self.scopes)))

    def _check_token(self, method: str, token: str) -> None:
        if token not in {BOT_TOKEN, APP_TOKEN}:
            raise Refusal("invalid_auth" if token else "not_authed")
        if (token == APP_TOKEN) != (method == "apps.connections.open"):
            raise Refusal("not_allowed_token_type")

    def apps_connections_open(self, _: dict[str, Any]) -> dict[str, Any]:
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return {"url": f"ws://127.0.0.1:{self.port}/link?ticket={ticket}&app_id=A1"}

    async def _upload(self, request: web.Request) -> web.Response:
        file, data = self.files[request.match_info["file"]], await request.read()
        if len(data) != file["length"]:
            return web.Response(status=400, text="length differs")
        file["data"] = data
        return web.Response(text=f"OK - {len(data)}")

    async def _respond(self, request: web.Request) -> web.Response:
        fault = self.next_fault("response_url")
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if _goes_wrong(fault):
                return _faulty(request, fault)
        uses = self._response_uses.get(request.match_info["name"])
        if uses is None:
            return web.Response(status=404, text="expired_url")
        if uses >= 5:
            return web.Response(status=404, text="used_url")
        body = await request.json()
        known = {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts"}
        known |= {"unfurl_links", "unfurl_media", "metadata"}
        if set(body) - known or not (body.get("text") or body.get("blocks")):
            return web.Response(status=500, text="invalid_payload")
        if block_faults(body.get("blocks") or []):
            return web.Response(status=400, text="invalid_blocks")
        self._response_uses[request.match_info["name"]] += 1
        self.responses.append(body)
        return web.Response(text="ok")

    # Socket Mode

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404, text="the ticket was used or never given out")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.handshakes += 1
        self.sockets.append(socket)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self.sockets),
                "connection_info": {"app_id": "A1"},
                "debug_info": {"host": "applink-1", "approximate_connection_time": 18060},
            }
        )
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    answer = json.loads(message.data)
                    waiting = self._acks.get(answer.get("envelope_id", ""))
                    if waiting is not None and not waiting.done():
                        waiting.set_result(answer.get("payload"))
        finally:
            self.sockets.remove(socket)
        return socket


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Every button of a message."""
    elements = [e for block in message.get("blocks") or [] for e in block.get("elements", [])]
    elements += [block["accessory"] for block in message.get("blocks") or [] if "accessory" in block]
    return [element for element in elements if element.get("type") == "button"]


async def _arguments(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    else:
        given |= dict(await request.post())
    for name in _AS_JSON:
        if isinstance(given.get(name), str):
            given[name] = json.loads(given[name])
    return {name: value for name, value in given.items() if value is not None}


def _goes_wrong(fault: Fault) -> bool:
    return fault.reset or fault.status is not None


def _faulty(request: web.Request, fault: Fault) -> web.Response:
    if fault.reset:
        return cut(request)
    body = fault.body if fault.body is not None else {"ok": False, "error": "internal_error"}
    if isinstance(body, str):
        return web.Response(status=fault.status or 500, text=body, headers=fault.headers, content_type="text/html")
    return web.json_response(body, status=fault.status or 500, headers=fault.headers)
