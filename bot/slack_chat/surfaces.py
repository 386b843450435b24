"""Slack's other surfaces: modals, the menu of a message, the global shortcut, the home page."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.asking import Forms, Press, carry_out, guarded, send
from bot.background import Background
from bot.redaction import redact
from bot.slack_chat.text_typed import typed_text
from bot.slack_chat.views import answers_of, form_view, home_view, message_view, working_view
from handlers.forms import Form, FormRefused, FormRequest
from handlers.message import ChatMessage, Showing
from handlers.messages.buttons import CARD
from handlers.messages.notices import error_message
from handlers.request import Asker, PressRequest

log = structlog.get_logger()

CHECK_CLAIMS = "cw-check-claims"
ADD_TO_STORY = "cw-add-to-story"
CHECK_A_DRAFT = "cw-check-a-draft"
"""Callback ids of the shortcuts, as the manifest names them."""

Ack = Callable[..., Awaitable[BoltResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """Everything an arriving form, shortcut or visit of the home page needs."""

    web: AsyncWebClient
    press: Press
    forms: Forms
    work: Background
    asker: Callable[[str, str, str], Asker]
    """Makes an asker of user id, name and channel."""

    async def sent(self, ack: Ack, body: dict[str, Any]) -> None:
        """Take a form: refuse it while it is open, or show in its place what came of it."""
        view = body["view"]
        request = self._request(body)
        if request is None:
            await ack()
            return
        try:
            self.forms.check(request)
        except FormRefused as problem:
            await ack(response_action="errors", errors={problem.name: str(problem)[:2000]})
            return
        title = str((view.get("title") or {}).get("text", "")) or "Crosswire"
        await ack(response_action="update", view=working_view(title))
        self.work.start(self._show_result(request, str(view.get("id", "")), title))

    async def shortcut(self, ack: Ack, body: dict[str, Any]) -> None:
        """Open what a shortcut asks for."""
        await ack()
        match body.get("callback_id"):
            case "cw-check-claims":
                self.work.start(self._check_claims(body))
            case "cw-add-to-story":
                self.work.start(self._add_to_story(body))
            case "cw-check-a-draft":
                self.work.start(self.open_form(body["trigger_id"], self.forms.draft(), ""))

    async def opened_home(self, ack: Ack, event: dict[str, Any]) -> None:
        """Show somebody their home page; the messages tab has none."""
        await ack()
        if event.get("tab", "home") == "home":
            self.work.start(self.publish_home(str(event["user"])))

    async def publish_home(self, user: str) -> None:
        """Draw somebody's home page anew."""
        message = await guarded(self.forms.home(self.asker(user, "", "")), "slack", "home")
        await self.web.views_publish(user_id=user, view=home_view(message))

    async def open_form(self, trigger: str, form: Form, channel: str) -> None:
        """Open a form where somebody pressed a button."""
        await self.open(trigger, form_view(form, channel=channel))

    async def show_in_view(
        self, body: Mapping[str, Any], request: PressRequest, found: ChatMessage | Form | None
    ) -> None:
        """Show what came of a press on the home page or in a modal: there is no channel to answer in."""
        view, trigger = body["view"], str(body.get("trigger_id", ""))
        in_modal = view.get("type") == "modal"
        if isinstance(found, Form):
            await self.open(trigger, form_view(found), on_top=in_modal)
        elif found is not None and found.shown is Showing.IN_PLACE and in_modal:
            await self._update(str(view.get("id", "")), found, "")
        elif found is not None:
            await self.open(trigger, message_view(found), on_top=in_modal)
        elif in_modal and (card := await self.card_after(request)) is not None:
            await self._update(str(view.get("id", "")), card, "")
        await self.publish_home(request.asker.user_id)

    async def card_after(self, request: PressRequest) -> ChatMessage | None:
        """Return the card that a press has changed, for whoever looks at a copy of it; None when there is none."""
        found = await carry_out(self.press, replace(request, action=CARD))
        return replace(found, shown=Showing.IN_PLACE) if isinstance(found, ChatMessage) else None

    async def open(self, trigger: str, view: dict[str, Any], *, on_top: bool = False) -> str:
        """Open a modal and return its id; empty where Slack did not take it (the press is too long ago).

        ``on_top`` where one is open already: closing the new one leads back to it.
        """
        show = self.web.views_push if on_top else self.web.views_open
        try:
            answer = await show(trigger_id=trigger, view=view)
        except SlackApiError as problem:
            log.warning("form not opened", action="form", chat="slack", problem=redact(str(problem)))
            return ""
        return str(answer["view"]["id"])

    async def _show_result(self, request: FormRequest, view: str, title: str) -> None:
        await self._update(view, await send(self.forms, request), title)

    async def _check_claims(self, body: Mapping[str, Any]) -> None:
        title = "Check claims"
        view = await self.open(body["trigger_id"], working_view(title))
        text = typed_text(str((body.get("message") or {}).get("text") or ""))
        message = await guarded(self.forms.check_claims(text), "slack", "check claims")
        await self._update(view, message, title)

    async def _add_to_story(self, body: Mapping[str, Any]) -> None:
        said = body.get("message") or {}
        channel = str((body.get("channel") or {}).get("id", ""))
        thread = str(said.get("thread_ts") or said.get("ts") or "")
        try:
            form = await self.forms.add_note(typed_text(str(said.get("text") or "")), channel, thread)
        except Exception as problem:  # noqa: BLE001 (somebody waits for an answer)
            log.warning("form not made", action="form", chat="slack", problem=redact(repr(problem)))
            view = message_view(error_message("Something went wrong here", "Nothing was changed. Try again."))
            await self.open(body["trigger_id"], view)
            return
        await self.open(body["trigger_id"], form_view(form, channel=channel))

    async def _update(self, view: str, message: ChatMessage, title: str) -> None:
        if not view:
            return
        try:
            await self.web.views_update(view_id=view, view=message_view(message, title))
        except SlackApiError as problem:
            # Most often not_found: somebody closed it meanwhile.
            log.info("answer not shown", action="form", chat="slack", problem=redact(str(problem)))

    def _request(self, body: Mapping[str, Any]) -> FormRequest | None:
        """Return a form as it was sent; None for a view that is none of ours."""
        try:
            given = json.loads(body["view"].get("private_metadata") or "")
            name, value, channel = str(given["name"]), str(given["value"]), str(given.get("channel", ""))
        except (ValueError, KeyError, TypeError):
            log.info("a form of another version", action="form", chat="slack")
            return None
        user = body["user"]
        asker = self.asker(str(user["id"]), str(user.get("username") or user.get("name") or ""), channel)
        return FormRequest(name=name, value=value, asker=asker, answers=answers_of(body["view"]))
