"""What an error of Slack means for a post: not now, never, or nobody knows.

Slack has no idempotency key. So a lost answer, a timeout and every 5xx of a post are *unknown*: Slack documents
that part of an operation may have succeeded before ``internal_error``, and looking costs one request.
"""

import asyncio

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.redaction import redact
from handlers.chat import ChatError, ChatRefused, ChatUnavailable, OutcomeUnknown

_NOT_NOW = {"ratelimited", "rate_limited", "service_unavailable", "request_timeout", "team_added_to_org"}
_PERHAPS_DONE = {"internal_error", "fatal_error"}
_CHECK_TOKENS = (
    "Slack does not accept the token. Copy the bot token (xoxb-…) from OAuth & Permissions "
    "and the app token (xapp-…, scope connections:write) from Basic Information."
)
_REMEDIES = {
    "channel_not_found": "Slack knows no channel {channel}, or the bot may not see it. "
    "Give the channel's id (C…, at the foot of its details); into a private one, invite the bot first.",
    "not_in_channel": "The bot is not a member of {channel}. Type /invite @crosswire there.",
    "is_archived": "The channel {channel} is archived. Unarchive it, or name another in the settings.",
    "missing_scope": "The Slack app lacks the scope {needed}. Add it under OAuth & Permissions and reinstall the app.",
    "restricted_action": "The workspace does not let the bot post to {channel}. A workspace admin can allow it.",
    "message_not_found": "The message is no longer in {channel}: somebody deleted it.",
    "cant_update_message": "The message in {channel} is not the bot's own, so Slack does not let it be edited.",
    "edit_window_closed": "The workspace no longer allows this message in {channel} to be edited.",
    **dict.fromkeys(
        (
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
        ),
        _CHECK_TOKENS,
    ),
}
_MENDABLE = frozenset(
    {"channel_not_found", "not_in_channel", "is_archived", "missing_scope", "restricted_action", "invalid_auth"}
    | {"not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type"}
)
"""Refusals of the channel or the app, not of the message: once somebody has mended it, the same message is taken."""


def error_of_post(error: Exception, channel: str) -> ChatError:
    """Return what an error of a post means; the text says the remedy where there is one."""
    match error:
        case SlackApiError():
            return _answered(error, channel)
        case aiohttp.ClientConnectorError():
            return ChatUnavailable(f"Slack cannot be reached: {redact(str(error))}")
        case aiohttp.ClientError() | asyncio.TimeoutError() | OSError():
            return OutcomeUnknown(f"Slack's answer was lost: {redact(repr(error))}")
        case SlackClientError():
            return ChatRefused(f"Slack's client refuses the message: {redact(str(error))}")
        case _:
            raise error


def error_of_repeatable(error: Exception, channel: str) -> ChatError:
    """Return what an error of an edit or a look-up means: done twice it does no harm, so unknown is *not now*."""
    meant = error_of_post(error, channel)
    return ChatUnavailable(str(meant)) if isinstance(meant, OutcomeUnknown) else meant


def _answered(error: SlackApiError, channel: str) -> ChatError:
    response = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    answer = data if isinstance(data, dict) else {}
    name = str(answer.get("error", ""))
    if status == 429 or name in _NOT_NOW:
        return ChatUnavailable(f"Slack asks to wait ({name or status})", retry_after=_retry_after(response))
    if status >= 500 or name in _PERHAPS_DONE or not name:
        return OutcomeUnknown(f"Slack failed while answering (HTTP {status} {name})".rstrip())
    messages = "; ".join(str(text) for text in (answer.get("response_metadata") or {}).get("messages", []))
    remedy = _REMEDIES.get(name, "").format(channel=channel, needed=answer.get("needed", "that it needs"))
    said = ": ".join(part for part in (name, redact(messages)) if part)
    reason = f"{remedy} (Slack: {said})" if remedy else f"Slack refuses: {said}, channel {channel}"
    return ChatRefused(reason, mendable=name in _MENDABLE)


def _retry_after(response: object) -> float | None:
    headers = getattr(response, "headers", None) or {}
    given = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    try:
        return float(given) if given is not None else None
    except ValueError:
        return None
