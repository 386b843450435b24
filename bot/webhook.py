"""The webhook: alerts handed to another program, signed, each until it was taken.

It is a desk like any other: rows of the outbox, tried again when they fail. A receiver checks the
signature, refuses old times, and tells a second delivery by its id.
"""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx

from bot.desks import WEBHOOK
from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown, Post, PostedMessage
from handlers.message import ChatMessage

SIGNATURE, TIMESTAMP, DELIVERY = "X-Crosswire-Signature", "X-Crosswire-Timestamp", "X-Crosswire-Delivery"
_PATIENCE = 20.0
"""Seconds a receiver may take; less than the outbox's lease."""
_NOT_NOW = frozenset({408, 425, 429})

RecordOf = Callable[[int], Awaitable[dict[str, Any] | None]]
"""Returns an alert as a record, by its number."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return what a receiver compares: HMAC-SHA256 over the time, a full stop and the body."""
    return f"sha256={hmac.new(secret.encode(), timestamp.encode() + b'.' + body, hashlib.sha256).hexdigest()}"


class Webhook:
    """A chat that is another program; satisfies ``handlers.chat.Chat``."""

    name = WEBHOOK

    def __init__(self, *, url: str, secret: str, record_of: RecordOf, now: Callable[[], datetime]) -> None:
        self._url, self._secret, self._record_of, self._now = url, secret, record_of, now
        # Redirects are not followed: the body is for the address in the settings and for no other.
        self._web = httpx.AsyncClient(timeout=_PATIENCE, follow_redirects=False)

    async def post(self, post: Post) -> PostedMessage:
        """Hand a message over.

        Raises:
            ChatUnavailable: the receiver could not be reached, or asks to wait.
            ChatRefused: it refuses this.
            OutcomeUnknown: its answer was lost; handed over again, it carries the same delivery id.
        """
        event, _, rest = post.key.partition(":")
        number = rest.split(":")[0]
        alert_id = int(number) if number.isdigit() else None
        await self._hand_over(post.key, event, alert_id, post.message)
        remote_id = number if event == "alert" else hashlib.sha256(post.key.encode()).hexdigest()[:16]
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=remote_id, thread=post.thread)

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Tell that an alert says something new, or that it was decided.

        Raises:
            ChatUnavailable, ChatRefused, OutcomeUnknown: as for a post.
        """
        mark = hashlib.sha256(repr((message.state, message.parts)).encode()).hexdigest()[:12]
        await self._hand_over(f"changed:{posted.remote_id}:{mark}", "changed", int(posted.remote_id), message)

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Return None: a receiver is not asked; it tells a second delivery by its id."""
        del channel, key, since, thread
        return None  # mypy wants it said

    async def close(self) -> None:
        """Close the connections."""
        await self._web.aclose()

    async def _hand_over(self, delivery: str, event: str, alert_id: int | None, message: ChatMessage) -> None:
        body = json.dumps(
            {
                "v": 1,
                "delivery": delivery,
                "event": event,
                "title": message.title,
                "summary": message.summary,
                "severity": None if message.severity is None else str(message.severity),
                "state": message.state,
                "alert": None if alert_id is None else await self._record_of(alert_id),
            },
            ensure_ascii=False,
        ).encode()
        timestamp = str(int(self._now().timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            TIMESTAMP: timestamp,
            DELIVERY: delivery,
            SIGNATURE: signature(self._secret, timestamp, body),
        }
        try:
            answer = await self._web.post(self._url, content=body, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout) as problem:
            raise ChatUnavailable(f"the webhook cannot be reached: {type(problem).__name__}") from None
        except httpx.HTTPError as problem:
            raise OutcomeUnknown(f"the webhook's answer was lost: {type(problem).__name__}") from None
        if answer.status_code in _NOT_NOW or answer.status_code >= 500:
            after = answer.headers.get("Retry-After", "")
            wait = min(float(after), 3600.0) if after.isdigit() else None
            raise ChatUnavailable(f"the webhook answered {answer.status_code}", retry_after=wait)
        if not answer.is_success:
            raise ChatRefused(f"the webhook answered {answer.status_code}")
