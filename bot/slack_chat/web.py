"""The Web API client: it never posts twice by itself."""

from collections.abc import Mapping

from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.redaction import quiet_logger

SECONDS_FOR_AN_ANSWER = 15
_LONGEST_WAIT_IN_PLACE = 3.0
"""Seconds of *Retry-After* that are waited out here; anything longer goes back to the outbox."""


class ShortRateLimit(AsyncRateLimitErrorRetryHandler):
    """Waits out a short rate limit and repeats; Slack has surely not acted on a 429."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return limited and response is not None and _wait(response.headers) <= _LONGEST_WAIT_IN_PLACE


def open_web(token: str | None, api_url: str) -> AsyncWebClient:
    """Return a client of the Web API.

    The library's own retry after a cut connection is left out: it was seen to post twice. No session is kept either:
    a connection that the server closed while idle would make a post's outcome unknown for nothing.
    """
    return AsyncWebClient(
        token=token,
        base_url=api_url,
        timeout=SECONDS_FOR_AN_ANSWER,
        logger=quiet_logger("slack_sdk.web.crosswire"),
        retry_handlers=[ShortRateLimit(max_retry_count=2)],
    )


def _wait(headers: Mapping[str, object]) -> float:
    given = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    first = given[0] if isinstance(given, list) and given else given
    try:
        return float(str(first))
    except ValueError:
        return float("inf")
