"""What people do in Slack, handed to the use cases: acknowledged at once, answered after, in private."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.asking import Answer, Forms, Press, ask, carry_out
from bot.background import Background, Seen
from bot.redaction import quiet_logger, redact
from bot.slack_chat.channels import ChannelIds
from bot.slack_chat.modals import Modals
from bot.slack_chat.render import to_blocks
from bot.slack_chat.surfaces import ADD_TO_STORY, CHECK_A_DRAFT, CHECK_CLAIMS, Surfaces
from bot.slack_chat.text_typed import typed_text
from bot.slack_chat.views import FORM, chosen_action
from bot.slack_chat.web import SECONDS_FOR_AN_ANSWER, ShortRateLimit, open_web
from handlers.forms import Form
from handlers.message import ChatMessage, Showing
from handlers.messages.buttons import parse_action_id
from handlers.messages.notices import error_message
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.verbs import CommandNotUnderstood, Verb, parse_command

log = structlog.get_logger()

COMMAND = "/crosswire"
_ANYTHING = re.compile(".*", re.DOTALL)
_Ack = Callable[..., Awaitable[BoltResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Everything an arriving command or press needs."""

    web: AsyncWebClient
    channels: ChannelIds
    answer: Answer
    press: Press
    verbs: Sequence[Verb]
    admins: frozenset[str]
    zone: ZoneInfo
    work: Background
    seen: Seen
    forms: Forms | None = None

    def app(self) -> AsyncApp:
        """Return Bolt's app with every listener; what nobody listens to is acknowledged too, or Slack repeats it."""
        app = AsyncApp(
            name="crosswire",
            # Without the token, which Bolt would warn about: `authorize` hands it out.
            client=open_web(None, self.web.base_url),
            authorize=_own_workspace(self.web),
            logger=quiet_logger("slack_bolt.crosswire"),
        )
        app.use(self._once)
        app.command(COMMAND)(self._command)
        app.action(_ANYTHING)(self._action)
        app.command(_ANYTHING)(_other_command)
        if self.forms is not None:
            surfaces = self._surfaces(self.forms)
            for shortcut in (CHECK_CLAIMS, ADD_TO_STORY, CHECK_A_DRAFT):
                app.shortcut(shortcut)(surfaces.shortcut)
            app.view(FORM)(surfaces.sent)
            app.event("app_home_opened")(surfaces.opened_home)
        for kind in (app.shortcut, app.view, app.view_closed, app.options):
            kind(_ANYTHING)(_acknowledge)
        app.event(_ANYTHING)(_acknowledge)
        return app

    async def _once(self, body: dict[str, Any], next_: Callable[[], Awaitable[Any]]) -> Any:
        """Let the first delivery through; acknowledge a repeated one without acting on it."""
        mark = delivery_mark(body)
        if mark is not None and not self.seen.is_new(mark):
            return BoltResponse(status=200, body="")
        return await next_()

    async def _command(self, ack: _Ack, body: dict[str, Any]) -> None:
        await ack()
        self.work.start(self._answer_command(body))

    async def _action(self, ack: _Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        self.work.start(self._carry_out(body, action))

    async def _answer_command(self, body: Mapping[str, Any]) -> None:
        asker = self._asker(body["user_id"], body.get("user_name", ""), body.get("channel_id", ""))
        asker = replace(
            asker, channel_name=await self.channels.name_of(asker.channel, str(body.get("channel_name") or ""))
        )
        try:
            verb, options = parse_command(typed_text(body.get("text") or ""), self.verbs)
        except CommandNotUnderstood as problem:
            message = error_message(str(problem), f"{COMMAND} help lists what I know.")
        else:
            message = await ask(self.answer, CommandRequest(verb=verb, options=options, asker=asker), self.verbs)
        await self._tell(message, asker, body.get("response_url"))

    async def _carry_out(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> None:
        user, channel = body["user"], (body.get("channel") or {}).get("id", "")
        asker = self._asker(user["id"], user.get("username") or user.get("name") or "", channel)
        named = parse_action_id(chosen_action(action))
        if named is None:
            log.info("press of an unknown button", action="press", chat="slack", button=str(action.get("action_id")))
            return
        request = PressRequest(action=named[0], value=named[1], asker=asker)
        if self.forms is not None:
            found: ChatMessage | Form | None = await self._surfaces(self.forms).pressed(body, request)
        else:
            found = await carry_out(self.press, request)
        if isinstance(found, ChatMessage):
            await self._tell(found, asker, body.get("response_url"))

    def _surfaces(self, forms: Forms) -> Surfaces:
        return Surfaces(
            web=self.web,
            modals=Modals(self.web),
            press=self.press,
            forms=forms,
            work=self.work,
            asker=self._asker,
        )

    def _asker(self, user: str, name: str, channel: str) -> Asker:
        return Asker(
            platform="slack",
            user_id=user,
            user_name=name or user,
            channel=channel,
            zone=self.zone,
            is_admin=user in self.admins,
        )

    async def _tell(self, message: ChatMessage, asker: Asker, response_url: str | None) -> None:
        """Show a message to one person: through the response_url; failing that, by itself; failing that, as text."""
        payload = to_blocks(message)
        if response_url and await _respond(response_url, payload.text, payload.blocks, message.shown):
            return
        if not asker.channel:
            return
        if message.shown is Showing.PUBLIC:
            await self.web.chat_postMessage(
                channel=asker.channel,
                text=payload.text,
                blocks=payload.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
            return
        reader: dict[str, Any] = {"channel": asker.channel, "user": asker.user_id, "text": payload.text}
        try:
            await self.web.chat_postEphemeral(**reader, blocks=payload.blocks)
        except SlackApiError as problem:
            log.warning("answer cut to its text", action="answer", chat="slack", problem=redact(str(problem)))
            await self.web.chat_postEphemeral(**reader)


async def _respond(response_url: str, text: str, blocks: list[dict[str, Any]], shown: Showing) -> bool:
    """Return whether Slack took the answer; the library raises nothing on a 404 or 500."""
    hook = AsyncWebhookClient(
        response_url,
        timeout=SECONDS_FOR_AN_ANSWER,
        retry_handlers=[ShortRateLimit(max_retry_count=2)],
        logger=quiet_logger("slack_sdk.webhook"),
    )
    try:
        answer = await hook.send(
            text=text,
            blocks=blocks,
            response_type="in_channel" if shown is Showing.PUBLIC else "ephemeral",
            replace_original=shown is Showing.IN_PLACE,
            unfurl_links=False,
        )
    except Exception as problem:  # noqa: BLE001 (any failure has the same remedy: the other way)
        log.warning("response_url failed", action="answer", chat="slack", problem=redact(repr(problem)))
        return False
    if answer.status_code != 200:
        log.warning("response_url refused", action="answer", chat="slack", answered=answer.status_code)
    return answer.status_code == 200


def delivery_mark(body: Mapping[str, Any]) -> str | None:
    """Return what tells one delivery from its repetition; None where Slack gives nothing to tell them by."""
    if "event_id" in body:
        return f"event:{body['event_id']}"
    if body.get("type") == "block_actions" and body.get("actions"):
        action = body["actions"][0]
        place = (body.get("container") or {}).get("message_ts", "")
        return f"action:{body['user']['id']}:{place}:{action.get('action_id')}:{action.get('action_ts')}"
    return f"trigger:{body['trigger_id']}" if body.get("trigger_id") else None


def _own_workspace(web: AsyncWebClient) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Return Bolt's authorisation for one workspace.

    It spares an auth.test inside the three seconds of the first acknowledgement, and keeps Bolt from looking
    for an OAuth installation when SLACK_CLIENT_ID happens to be set.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=web.token)

    return authorize


async def _acknowledge(ack: _Ack) -> None:
    await ack()


async def _other_command(ack: _Ack) -> None:
    await ack(text=f"I only know {COMMAND}. Try {COMMAND} help.")
