"""What every stand-in shares: a real server on a loopback port and faults on request."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One request going wrong: it is cut, answered with an error, or slow."""

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    reset: bool = False
    """The connection is cut instead of an answer."""
    accepted: bool = False
    """The request is carried out first: only its answer is lost or wrong."""
    delay: float = 0.0
    """Seconds to wait before anything else."""


RESET = Fault(reset=True)
LOST_ANSWER = Fault(reset=True, accepted=True)


class Loopback:
    """A server on 127.0.0.1 with a port of its own."""

    def __init__(self) -> None:
        self.is_down = False
        """While true, every connection is cut: an outage."""
        self._faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def fail(self, what: str, *faults: Fault) -> None:
        """Let the next requests for `what` go wrong, one fault each."""
        self._faults[what].extend(faults)

    def next_fault(self, what: str) -> Fault | None:
        return self._faults[what].pop(0) if self._faults[what] else None

    def routes(self) -> list[web.RouteDef]:
        raise NotImplementedError

    async def close_sockets(self) -> None:
        raise NotImplementedError

    async def __aenter__(self):
        app = web.Application(client_max_size=32 * 2**20, middlewares=[self._outage])
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close_sockets()
        assert self._runner is not None
        await self._runner.cleanup()

    @web.middleware
    async def _outage(self, request, handler):
        if self.is_down:
            return cut(request)
        return await handler(request)


def cut(request: web.Request) -> web.Response:
    """Cut the connection; the answer returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def until(condition, *, within: float = 15.0, what: str = "") -> None:
    """Wait until a condition holds; fail with what was waited for."""
    deadline = asyncio.get_running_loop().time() + within
    while not condition():
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"Waited {within} s in vain for {what or condition}")
        await asyncio.sleep(0.005)
