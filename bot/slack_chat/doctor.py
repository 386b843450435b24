"""``crosswire doctor`` for Slack: tokens, scopes, channels, clock; each with what to do about it."""

import re
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.finding import Finding
from bot.settings.values import SlackSettings
from bot.slack_chat.channels import ChannelIds
from bot.slack_chat.errors import error_of_repeatable
from bot.slack_chat.web import open_web
from handlers.chat import ChatError

SCOPES = (
    "chat:write",
    "commands",
    "files:write",
    "channels:read",
    "groups:read",
    "channels:history",
    "groups:history",
)
"""What the bot's token must allow, as in docs/slack-manifest.yaml; a test holds the two together."""
_CLOCKS_APART = 30.0
"""Seconds: half of what the look-up of a lost post allows for."""
_USER = re.compile(r"[UW][A-Z0-9]{2,}")


async def examine_slack(settings: SlackSettings, channels: Sequence[str] = ()) -> AsyncIterator[Finding]:
    """Yield a finding for everything that Slack needs; what cannot be looked at after a failure is left out.

    ``channels`` are those of the desks, besides the one in the settings of Slack itself.
    """
    assert settings.bot_token is not None
    assert settings.app_token is not None
    url = settings.api_url
    web = open_web(settings.bot_token.get_secret_value(), url if url.endswith("/") else f"{url}/")
    try:
        answer = await web.auth_test()
    except Exception as problem:  # noqa: BLE001 (whatever fails is told with its remedy)
        yield Finding(what="Slack bot token", fine=False, detail=_said(problem, ""))
        return
    where = f"{answer.get('user', 'the bot')} in {answer.get('team', 'the workspace')}"
    yield Finding(what="Slack bot token", fine=True, detail=f"accepted: {where}")
    headers = {str(name).lower(): value for name, value in (answer.headers or {}).items()}
    yield _scopes(_first(headers.get("x-oauth-scopes")))
    yield _clock(_first(headers.get("date")))
    yield await _app_token(web, settings.app_token.get_secret_value())
    for channel in dict.fromkeys((settings.channel, *channels)):
        yield await _channel(web, channel)
    if odd := [user for user in settings.admins if not _USER.fullmatch(user)]:
        yield Finding(
            what="Slack admins",
            fine=False,
            detail=f"{', '.join(odd)}: no user id. Copy it from the person’s profile, under ⋮ (U…)",
        )


def _scopes(given: str) -> Finding:
    has = {scope.strip() for scope in given.split(",") if scope.strip()}
    missing = [scope for scope in SCOPES if scope not in has]
    if not has:
        return Finding(
            what="Slack scopes", fine=True, detail="not told by Slack; a missing one is told when it is needed"
        )
    if missing:
        remedy = "Add them under OAuth & Permissions, or paste docs/slack-manifest.yaml, and reinstall the app"
        return Finding(what="Slack scopes", fine=False, detail=f"missing: {', '.join(missing)}. {remedy}")
    return Finding(what="Slack scopes", fine=True, detail=f"all {len(SCOPES)} there")


def _clock(given: str) -> Finding:
    try:
        apart = abs(parsedate_to_datetime(given).timestamp() - time.time())
    except (TypeError, ValueError):
        return Finding(what="Clock", fine=True, detail="Slack told no time to compare with")
    if apart > _CLOCKS_APART:
        remedy = "Set this machine’s clock (timedatectl set-ntp true): lost posts are looked for by time"
        return Finding(what="Clock", fine=False, detail=f"{apart:.0f} s from Slack’s. {remedy}")
    return Finding(what="Clock", fine=True, detail="within seconds of Slack’s")


async def _app_token(web: AsyncWebClient, token: str) -> Finding:
    try:
        await web.apps_connections_open(app_token=token)
    except Exception as problem:  # noqa: BLE001
        return Finding(what="Slack app token", fine=False, detail=_said(problem, ""))
    return Finding(what="Slack app token", fine=True, detail="opens a Socket Mode connection")


async def _channel(web: AsyncWebClient, name: str) -> Finding:
    what = f"Slack channel {name}"
    try:
        found = await web.conversations_info(channel=await ChannelIds(web).of(name))
    except Exception as problem:  # noqa: BLE001
        return Finding(what=what, fine=False, detail=_said(problem, name))
    channel: dict[str, Any] = found.get("channel") or {}
    if channel.get("is_archived"):
        return Finding(what=what, fine=False, detail="is archived. Unarchive it, or name another in the settings")
    if not channel.get("is_member"):
        return Finding(what=what, fine=False, detail="the bot is not a member. Type /invite @crosswire there")
    return Finding(what=what, fine=True, detail="the bot is a member")


def _said(problem: Exception, channel: str) -> str:
    if isinstance(problem, ChatError):
        return str(problem)
    try:
        return str(error_of_repeatable(problem, channel))
    except Exception:  # noqa: BLE001 (no error of Slack's: its own words must do)
        return f"{type(problem).__name__}: {problem}"


def _first(value: str | Iterable[str] | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return next(iter(value), "")
