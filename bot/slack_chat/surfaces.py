"""Slack's other surfaces: modals, the menu of a message, the global shortcut, the home page."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.asking import Forms, Press, carry_out, guarded, send
from bot.background import Background
from bot.redaction import redact
from bot.slack_chat.modals import Modals
from bot.slack_chat.text_typed import typed_text
from bot.slack_chat.views import answers_of, form_view, home_view, message_view, working_view
from handlers.forms import Form, FormRefused, FormRequest
from handlers.message import ChatMessage, Showing
from handlers.messages.buttons import ACTIONS, CARD
from handlers.messages.notices import error_message
from handlers.presses import OPENS_FORM
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
    modals: Modals
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
                self.work.start(self._open_draft(str(body["trigger_id"])))

    async def opened_home(self, ack: Ack, event: dict[str, Any]) -> None:
        """Show somebody their home page; the messages tab has none."""
        await ack()
        if event.get("tab", "home") == "home":
            self.work.start(self.publish_home(str(event["user"])))

    async def publish_home(self, user: str) -> None:
        """Draw somebody's home page anew."""
        message = await guarded(self.forms.home(self.asker(user, "", "")), "slack", "home")
        await self.web.views_publish(user_id=user, view=home_view(message))

    async def pressed(self, body: Mapping[str, Any], request: PressRequest) -> ChatMessage | None:
        """Carry out a press and show what came of it; return what is to be told where it was pressed, in a message."""
        view, trigger = body.get("view") or {}, str(body.get("trigger_id", ""))
        work = carry_out(self.press, request)
        if not view and request.action not in OPENS_FORM:
            found, waiting = await work, ""
        else:
            title = ACTIONS[request.action].label.rstrip("…")
            in_modal = view.get("type") == "modal"
            found, waiting = await self.modals.in_time(trigger, title, work, on_top=in_modal)
        if isinstance(found, Form):
            on_top = view.get("type") == "modal"
            await self.modals.put(trigger, form_view(found, channel=request.asker.channel), waiting, on_top=on_top)
        elif view:
            await self._show_in_view(view, trigger, request, found, waiting)
        elif waiting:
            if found is not None:
                await self.modals.change(waiting, message_view(found))
        elif found is None and (body.get("container") or {}).get("is_ephemeral"):
            return await self._card_after(request)  # a private copy, which no delivery edits
        else:
            return found
        return None

    async def _show_in_view(
        self, view: Mapping[str, Any], trigger: str, request: PressRequest, found: ChatMessage | None, waiting: str
    ) -> None:
        """Show what came of a press on the home page or in a modal: there is no channel to answer in."""
        in_modal = view.get("type") == "modal"
        if found is None and in_modal:
            found = await self._card_after(request)
        if found is not None and found.shown is Showing.IN_PLACE and in_modal and not waiting:
            await self.modals.change(str(view.get("id", "")), message_view(found))
        elif found is not None:
            await self.modals.put(trigger, message_view(found), waiting, on_top=in_modal)
        await self.publish_home(request.asker.user_id)

    async def _card_after(self, request: PressRequest) -> ChatMessage | None:
        """Return the card that a press has changed, for whoever looks at a copy of it; None when there is none."""
        found = await carry_out(self.press, replace(request, action=CARD))
        return replace(found, shown=Showing.IN_PLACE) if isinstance(found, ChatMessage) else None

    async def _show_result(self, request: FormRequest, view: str, title: str) -> None:
        await self.modals.change(view, message_view(await send(self.forms, request), title))

    async def _open_draft(self, trigger: str) -> None:
        await self.modals.open(trigger, form_view(self.forms.draft()))

    async def _check_claims(self, body: Mapping[str, Any]) -> None:
        title = "Check claims"
        view = await self.modals.open(body["trigger_id"], working_view(title))
        text = typed_text(str((body.get("message") or {}).get("text") or ""))
        message = await guarded(self.forms.check_claims(text), "slack", "check claims")
        await self.modals.change(view, message_view(message, title))

    async def _add_to_story(self, body: Mapping[str, Any]) -> None:
        said, trigger = body.get("message") or {}, str(body["trigger_id"])
        channel = str((body.get("channel") or {}).get("id", ""))
        thread = str(said.get("thread_ts") or said.get("ts") or "")
        work = self._note_form(typed_text(str(said.get("text") or "")), channel, thread)
        view, waiting = await self.modals.in_time(trigger, "Add to story", work)
        await self.modals.put(trigger, view, waiting)

    async def _note_form(self, text: str, channel: str, thread: str) -> dict[str, Any]:
        try:
            return form_view(await self.forms.add_note(text, channel, thread), channel=channel)
        except Exception as problem:  # noqa: BLE001 (somebody waits for an answer)
            log.warning("form not made", action="form", chat="slack", problem=redact(repr(problem)))
            return message_view(error_message("Something went wrong here", "Nothing was changed. Try again."))

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
