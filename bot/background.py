"""Work that outlives the request that started it, and the memory of what was seen."""

import asyncio
import traceback
from collections import OrderedDict
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.redaction import redact

log = structlog.get_logger()


class Background:
    """Tasks that are started now and awaited when the chat closes."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Start the work; what it raises is logged."""
        task = asyncio.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, *, within: float) -> None:
        """Wait for the work in hand, at most ``within`` seconds; then cancel the rest."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as problem:  # noqa: BLE001 (nobody awaits this task to hear of it)
            # As text: a traceback drawn with its local variables would show secrets and hold up the event loop.
            text = redact("".join(traceback.format_exception(problem)))
            log.error("work failed", action="background", problem=text)  # noqa: TRY400


class Seen:
    """The last ids that arrived, to tell a second delivery from a first."""

    def __init__(self, most: int = 4096) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._most = most

    def is_new(self, name: str) -> bool:
        """Return whether this id arrives for the first time, and remember it."""
        if name in self._ids:
            return False
        self._ids[name] = None
        while len(self._ids) > self._most:
            self._ids.popitem(last=False)
        return True
