"""A stand-in Discord on the loopback: REST v10 and Gateway.

The real discord.py talks to it unmodified. It keeps what was posted, refuses what Discord refuses,
counts rate limits as Discord does, and goes wrong on request (`Discord.fail`).
"""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.standins import discord_objects as objects
from tests.standins.discord_gateway import Gateway
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.discord_refusal import Refusal
from tests.standins.discord_rest import Interaction, Rest
from tests.standins.loopback import Fault, Loopback, cut, until

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.Gstand.in-in-in-in-in-in-in-in-in-in-in-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One REST request as it arrived."""

    method: str
    path: str
    given: Any


class Discord(Loopback, Gateway, Rest):
    """The whole stand-in; use it with ``async with Discord() as discord``."""

    def __init__(self) -> None:
        Loopback.__init__(self)
        Gateway.__init__(self, TOKEN)
        Rest.__init__(self)
        self.calls: list[Call] = []
        self.messages_per_window = (5, 5.0)
        """How many messages a channel takes in how many seconds."""
        self._windows: dict[str, tuple[float, int]] = {}

    @property
    def api_url(self) -> str:
        return f"{self.origin}/api/v10"

    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway/"

    def guild_as_it_is(self) -> dict[str, Any]:
        return Rest.guild_as_it_is(self)

    def calls_of(self, method: str, end: str) -> list[Any]:
        return [call.given for call in self.calls if call.method == method and call.path.endswith(end)]

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", "/api/v10/{path:.*}", self._rest), web.get("/gateway/", self.serve_gateway)]

    async def close_sockets(self) -> None:
        for socket in list(self.sockets):
            await socket.close(code=1001)

    # What people do

    async def interact(
        self, kind: int, data: dict[str, Any], *, user: str = objects.OWNER, patience: float = 3.5, **extra: Any
    ) -> Interaction:
        """Somebody does something: 2 a command, 3 a component, 4 autocomplete. Returns once it is acknowledged."""
        token = f"interaction-{objects.snowflake()}"
        event = {
            "id": objects.snowflake(),
            "application_id": objects.APP,
            "type": kind,
            "token": token,
            "version": 1,
            "guild_id": GUILD,
            "channel_id": CHANNEL,
            "channel": objects.channel(),
            "guild": {"id": GUILD, "locale": "en-GB", "features": []},
            "member": objects.member(objects.user(user)),
            "data": data,
            "locale": "en-GB",
            "guild_locale": "en-GB",
            "app_permissions": "2147483647",
            "entitlements": [],
            "authorizing_integration_owners": {"0": GUILD},
            "context": 0,
            "attachment_size_limit": 10485760,
            **extra,
        }
        found = self.interactions[token] = Interaction(token=token, data=event, sent=time.monotonic())
        await self.dispatch("INTERACTION_CREATE", event)
        await until(lambda: found.acknowledged_after is not None, within=patience, what="an acknowledgement")
        return found

    async def type_command(
        self, verb: str, /, *, group: str = "crosswire", in_thread: dict[str, Any] | None = None, **options: Any
    ) -> Interaction:
        """Somebody sends ``/crosswire verb option:value``."""
        place = {"channel_id": in_thread["id"], "channel": in_thread} if in_thread else {}
        return await self.interact(2, self._command(verb, group, options), **place)

    async def type_option(self, verb: str, option: str, typed: str, /, *, group: str = "crosswire") -> Interaction:
        """Somebody types into an option, and waits for what is suggested."""
        data = self._command(verb, group, {option: typed})
        data["options"][0]["options"][0]["focused"] = True
        return await self.interact(4, data)

    def _command(self, verb: str, group: str, options: dict[str, Any]) -> dict[str, Any]:
        known = next(c for written in self.commands.values() for c in written if c["name"] == group)
        listed = next(one for one in known["options"] if one["name"] == verb)
        if unknown := options.keys() - {one["name"] for one in listed.get("options", ())}:
            raise AssertionError(f"/{group} {verb} has no option {unknown}")
        given = [{"type": 4 if isinstance(v, int) else 3, "name": name, "value": v} for name, v in options.items()]
        scope = {"guild_id": known["guild_id"]} if "guild_id" in known else {}
        verbs = [{"type": 1, "name": verb, "options": given}]
        return {"id": known["id"], "name": group, "type": 1, "options": verbs, **scope}

    async def press(self, message: dict[str, Any], custom_id: str, **extra: Any) -> Interaction:
        """Somebody presses a button of a message."""
        found = next(button for button in buttons(message) if button["custom_id"] == custom_id)
        data = {"custom_id": custom_id, "component_type": 2, "id": found.get("id", 1)}
        return await self.interact(3, data, message=message, **extra)

    async def choose_in_menu(self, message: dict[str, Any], entry: str, **extra: Any) -> Interaction:
        """Somebody chooses an entry of a message's menu."""
        known = next(c for written in self.commands.values() for c in written if c["name"] == entry and c["type"] == 3)
        scope = {"guild_id": known["guild_id"]} if "guild_id" in known else {}
        resolved = {"messages": {message["id"]: message}}
        data = {"id": known["id"], "name": entry, "type": 3, "target_id": message["id"], "resolved": resolved, **scope}
        return await self.interact(2, data, **extra)

    async def send_modal(self, opened: Interaction, **answers: str) -> Interaction:
        """Somebody changes what they want in the modal they were shown, and sends it."""
        modal = opened.answer or {}
        components = [_filled(one, answers) for one in modal["components"]]
        data = {"custom_id": modal["custom_id"], "components": components}
        message = {"message": opened.data["message"]} if "message" in opened.data else {}
        return await self.interact(5, data, **message)

    # REST

    async def _rest(self, request: web.Request) -> web.Response:
        method, path = request.method, request.match_info["path"]
        given, files = await _body(request)
        self.calls.append(Call(method=method, path=path, given=given))
        fault = self._fault_for(method, path)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.accepted and _goes_wrong(fault):
                return _faulty(request, fault)
        parts = path.split("/")
        if (
            parts[0] not in {"interactions", "webhooks", "gateway"}
            and request.headers.get("Authorization") != f"Bot {TOKEN}"
        ):
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        headers, wait = self._limit(method, parts)
        if wait:
            return too_many(wait, headers)
        try:
            answer = self.route(method, parts, given, files, request.query)
        except Refusal as refusal:
            return _json(refusal.body, refusal.status, headers)
        if fault is not None and _goes_wrong(fault):
            return _faulty(request, fault)
        return web.Response(status=204) if answer is None else _json(answer, 200, headers)

    def _fault_for(self, method: str, path: str) -> Fault | None:
        """Faults are laid down as ``"POST messages"``: a method and how the path ends."""
        for what in list(self._faults):
            wanted, _, end = what.partition(" ")
            if wanted == method and path.endswith(end) and self._faults[what]:
                return self.next_fault(what)
        return None

    def _limit(self, method: str, parts: list[str]) -> tuple[dict[str, str], float]:
        if not (method == "POST" and parts[0] == "channels" and parts[-1] == "messages"):
            return {}, 0.0
        most, seconds = self.messages_per_window
        start, used = self._windows.get(parts[1], (time.time(), 0))
        if time.time() - start > seconds:
            start, used = time.time(), 0
        self._windows[parts[1]] = (start, used + 1)
        left = max(0.0, start + seconds - time.time())
        headers = {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(0, most - used - 1)),
            "X-RateLimit-Reset": f"{start + seconds:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": "messages",
        }
        return headers, left if used >= most else 0.0


def _filled(component: dict[str, Any], answers: dict[str, str]) -> dict[str, Any]:
    """A component as it comes back: what was typed or chosen, else what stood in it."""
    if component["type"] != 18:
        return {"type": component["type"], "id": 1}
    inner = component["component"]
    standing = next((one["value"] for one in inner.get("options", ()) if one.get("default")), inner.get("value", ""))
    value = answers.get(inner["custom_id"], standing)
    given = {"values": [value] if value else []} if inner["type"] == 3 else {"value": value}
    return {
        "type": 18,
        "id": 1,
        "component": {"type": inner["type"], "id": 2, "custom_id": inner["custom_id"], **given},
    }


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Every button of a message."""
    return [child for row in message.get("components") or [] for child in row["components"] if child["type"] == 2]


def too_many(wait: float, headers: dict[str, str] | None = None) -> web.Response:
    # Without Via, discord.py takes a 429 for a ban by Cloudflare.
    said = {"Via": "1.1 google", "Retry-After": str(int(wait) + 1), **(headers or {})}
    return _json({"message": "You are being rate limited.", "retry_after": wait, "global": False}, 429, said)


def rate_limited(wait: float) -> Fault:
    """A 429 that asks to wait."""
    return Fault(status=429, headers={"Via": "1.1 google"}, body={"message": "x", "retry_after": wait, "global": False})


def _json(body: Any, status: int, headers: Any = None) -> web.Response:
    # Exactly this content type, without a charset: discord.py compares it for equality.
    return web.Response(
        status=status, body=json.dumps(body), headers={**(headers or {}), "Content-Type": "application/json"}
    )


async def _body(request: web.Request) -> tuple[Any, list[tuple[str, bytes]]]:
    if not request.content_type.startswith("multipart/"):
        return (json.loads(await request.text()) if request.can_read_body else {}), []
    given: Any = {}
    files: list[tuple[str, bytes]] = []
    async for part in await request.multipart():
        if part.name == "payload_json":
            given = json.loads(await part.text())
        else:
            files.append((part.filename or "", bytes(await part.read())))
    return given, files


def _goes_wrong(fault: Fault) -> bool:
    return fault.reset or fault.status is not None


def _faulty(request: web.Request, fault: Fault) -> web.Response:
    if fault.reset:
        return cut(request)
    return _json(fault.body or {"message": "fault", "code": 0}, fault.status or 500, fault.headers)
