"""Modals: opened while their trigger lasts, filled when the work is done."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.redaction import redact
from bot.slack_chat.views import working_view

log = structlog.get_logger()

_PATIENCE = 1.5
"""Seconds of work before somebody is shown that it goes on; a press or shortcut opens a modal for three and no more."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Modals:
    """Opens, fills and changes modals; one that Slack does not take is logged, and takes nothing down."""

    web: AsyncWebClient

    async def open(self, trigger: str, view: dict[str, Any], *, on_top: bool = False) -> str:
        """Open a modal and return its id; empty where Slack did not take it (the press is too long ago).

        ``on_top`` where one is open already: closing the new one leads back to it.
        """
        show = self.web.views_push if on_top else self.web.views_open
        try:
            answer = await show(trigger_id=trigger, view=view)
        except SlackApiError as problem:
            log.warning("modal not opened", action="form", chat="slack", problem=redact(str(problem)))
            return ""
        return str(answer["view"]["id"])

    async def change(self, view_id: str, view: dict[str, Any]) -> None:
        """Show something else in a modal; nothing where there is none."""
        if not view_id:
            return
        try:
            await self.web.views_update(view_id=view_id, view=view)
        except SlackApiError as problem:
            # Most often not_found: somebody closed it meanwhile.
            log.info("answer not shown", action="form", chat="slack", problem=redact(str(problem)))

    async def in_time(self, trigger: str, title: str, work: Awaitable[T], *, on_top: bool = False) -> tuple[T, str]:
        """Return what work brings, and the id of a modal that was opened because it took long; else empty."""
        task = asyncio.ensure_future(work)
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        waiting = "" if done else await self.open(trigger, working_view(title), on_top=on_top)
        return await task, waiting

    async def put(self, trigger: str, view: dict[str, Any], waiting: str, *, on_top: bool = False) -> None:
        """Show a view in the modal that waits for it, else in a new one."""
        if waiting:
            await self.change(waiting, view)
        else:
            await self.open(trigger, view, on_top=on_top)
