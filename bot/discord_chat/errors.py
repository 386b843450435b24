"""What an error of Discord means for a post: not now, never, or nobody knows.

A post carries a stable nonce, so Discord itself drops a repetition within a few minutes; after that it is looked for.
"""

import asyncio

import aiohttp
import discord

from bot.redaction import redact
from handlers.chat import ChatError, ChatRefused, ChatUnavailable, OutcomeUnknown

UNKNOWN_CHANNEL = 10003
THREAD_EXISTS = 160004
THREAD_ARCHIVED = 50083

TOKEN_REFUSED = "Discord does not accept the bot's token. Copy it from the Developer Portal: Bot, Reset Token."  # noqa: S105
INTENTS_REFUSED = "Discord refuses the bot's intents; Crosswire needs none that is privileged."

_REMEDIES = {
    UNKNOWN_CHANNEL: "Discord knows no channel {channel}. Copy the channel's id in Discord "
    "(Settings, Advanced, Developer Mode; then right-click the channel).",
    10008: "The message is no longer in channel {channel}: somebody deleted it.",
    50001: "The bot cannot see channel {channel}. Give its role View Channel there.",
    50013: "The bot may not post to channel {channel}. Give its role Send Messages, Embed Links, Attach Files, "
    "Read Message History and Create Public Threads there.",
    50005: "The message in channel {channel} is not the bot's own, so Discord does not let it be edited.",
    50008: "Channel {channel} takes no messages: it is a category or a voice channel. Name a text channel or a forum.",
    THREAD_ARCHIVED: "The thread in channel {channel} is archived and locked.",
    40067: "The forum {channel} wants a tag on every post. Make tags there named Open, Taken, Settled and Muted, or "
    "let posts stand without one.",
}


class AnswerLost(Exception):
    """A request that must not be sent twice failed in a way that leaves open whether it was carried out."""


def error_of_post(error: Exception, channel: str) -> ChatError:
    """Return what an error of a post means; the text says the remedy where there is one."""
    match error:
        case discord.RateLimited():
            return ChatUnavailable("Discord asks to wait", retry_after=error.retry_after)
        case discord.HTTPException():
            return _answered(error, channel)
        case aiohttp.ClientConnectorError():
            return ChatUnavailable(f"Discord cannot be reached: {redact(str(error))}")
        case AnswerLost():
            return OutcomeUnknown(str(error))
        case aiohttp.ClientError() | asyncio.TimeoutError() | OSError():
            return OutcomeUnknown(f"Discord's answer was lost: {redact(repr(error))}")
        case RuntimeError():
            # aiohttp's "Session is closed": the client was taken down before anything was sent.
            return ChatUnavailable(f"Discord is not connected: {redact(str(error))}")
        case _:
            raise error


def error_of_repeatable(error: Exception, channel: str) -> ChatError:
    """Return what an error of an edit or a look-up means: done twice it does no harm, so unknown is *not now*."""
    meant = error_of_post(error, channel)
    return ChatUnavailable(str(meant)) if isinstance(meant, OutcomeUnknown) else meant


def _answered(error: discord.HTTPException, channel: str) -> ChatError:
    if error.status == 429:
        return ChatUnavailable("Discord asks to wait", retry_after=_retry_after(error))
    if error.status >= 500:
        return OutcomeUnknown(f"Discord failed while answering (HTTP {error.status})")
    if error.status == 401:
        return ChatRefused(TOKEN_REFUSED)
    said = f"{error.code}: {redact(error.text)}" if error.text else f"HTTP {error.status}"
    remedy = _REMEDIES.get(error.code, "").format(channel=channel)
    return ChatRefused(f"{remedy} (Discord: {said})" if remedy else f"Discord refuses: {said}, channel {channel}")


def _retry_after(error: discord.HTTPException) -> float | None:
    try:
        return float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return None
