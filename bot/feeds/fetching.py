"""One visit to a feed: a conditional request, with every redirect judged anew and a lid on time and size."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from bot.feeds.addresses import AddressRefused, addresses_of
from bot.feeds.state import FeedState
from bot.settings.values import FeedSettings

_MOST_REDIRECTS = 5
_WHOLE_VISIT = 60.0
"""Seconds for a visit with all its redirects: a server that sends a byte a second must not hold us."""
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_USER_AGENT = "Crosswire/0.1 (feed reader of a newsroom)"
_LONGEST_VALIDATOR = 500
_LONGEST_WAIT = timedelta(days=1)


class FeedUnavailable(Exception):
    """The visit failed. The message is half a sentence; ``retry_after`` is how long the server asks us to wait."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a visit brought. ``data`` is None where nothing has changed since the last one."""

    data: bytes | None
    url: str
    """The address it came from in the end."""
    media_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def open_client() -> httpx.AsyncClient:
    """Return a client for all feeds; the caller closes it.

    It takes no proxy from the environment: a proxy would look the names up again, after we judged them.
    """
    # At its usual level it logs every address, and with it the keys some of them carry.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(
        timeout=_TIMEOUT,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": _USER_AGENT, "Accept": _ACCEPT},
        limits=httpx.Limits(max_connections=8, max_keepalive_connections=0),
    )


async def fetch_feed(
    feed: FeedSettings, state: FeedState | None, client: httpx.AsyncClient, *, feed_bytes: int
) -> Fetched:
    """Return what a feed has to say since the last visit.

    Args:
        feed: Which feed.
        state: What is known of it.
        client: See ``open_client``.
        feed_bytes: The largest feed taken, unpacked.

    Raises:
        FeedUnavailable: It could not be had this time.
    """
    conditions = {}
    if state is not None and state.etag:
        conditions["If-None-Match"] = state.etag
    if state is not None and state.last_modified:
        conditions["If-Modified-Since"] = state.last_modified
    try:
        async with asyncio.timeout(_WHOLE_VISIT):
            return await _follow(feed, conditions, client, feed_bytes)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise FeedUnavailable("took too long to answer") from error
    except AddressRefused as error:
        raise FeedUnavailable(str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        # Never the error's own words: they quote the address, and many a feed's address carries a key.
        raise FeedUnavailable(f"could not be reached ({type(error).__name__})") from error


async def _follow(
    feed: FeedSettings, conditions: dict[str, str], client: httpx.AsyncClient, feed_bytes: int
) -> Fetched:
    """Return the answer at the end of the redirects."""
    url = httpx.URL(feed.url)
    for _ in range(_MOST_REDIRECTS + 1):
        response = await _ask(url, conditions, client, allow_private=feed.allow_private)
        try:
            if response.status_code not in _REDIRECTS:
                return await _answer(response, url, feed_bytes)
            target = response.headers.get("Location", "")
        finally:
            await response.aclose()
        if not target:
            raise FeedUnavailable("redirects to nowhere")
        url = url.join(target).copy_with(fragment=None)
    raise FeedUnavailable(f"redirects more than {_MOST_REDIRECTS} times")


async def _ask(
    url: httpx.URL, conditions: dict[str, str], client: httpx.AsyncClient, *, allow_private: bool
) -> httpx.Response:
    """Return the open response of one address, connected to exactly the numeric address that was judged."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise FeedUnavailable("redirects to something that is no web address")
    port = url.port or (443 if url.scheme == "https" else 80)
    host = url.raw_host.decode("ascii")
    failure: httpx.TransportError | None = None
    for number in await addresses_of(host.strip("[]"), port, allow_private=allow_private):
        request = client.build_request(
            "GET",
            url.copy_with(host=number),
            headers={**conditions, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": host},
        )
        try:
            return await client.send(request, stream=True, auth=_auth_of(url))
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
    raise failure or httpx.ConnectError("no address")


def _auth_of(url: httpx.URL) -> httpx.BasicAuth | None:
    """Return the name and password an address carries; a redirect's own, never those of the address before."""
    return httpx.BasicAuth(url.username, url.password) if url.username else None


async def _answer(response: httpx.Response, url: httpx.URL, feed_bytes: int) -> Fetched:
    status = response.status_code
    if status == httpx.codes.NOT_MODIFIED:
        return Fetched(data=None, url=str(url))
    if status == httpx.codes.GONE:
        raise FeedUnavailable("is gone for good (410); take it out of the settings", retry_after=_LONGEST_WAIT)
    if status != httpx.codes.OK:
        raise FeedUnavailable(f"answered {status} {response.reason_phrase}".strip(), retry_after=_retry_after(response))
    body = bytearray()
    async for chunk in response.aiter_bytes(65_536):
        body += chunk
        if len(body) > feed_bytes:
            raise FeedUnavailable(f"is larger than {feed_bytes / 1e6:,.1f} MB (limits.feed_bytes)")
    return Fetched(
        data=bytes(body),
        url=str(url),
        media_type=response.headers.get("Content-Type"),
        etag=_validator(response.headers.get("ETag")),
        last_modified=_validator(response.headers.get("Last-Modified")),
    )


def _validator(value: str | None) -> str | None:
    """Return a header to be sent back next time, unless it is absurd."""
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def _retry_after(response: httpx.Response) -> timedelta | None:
    """Return how long a server asks to be left alone, at most a day."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdigit() and len(value) < 9:
        return min(timedelta(seconds=int(value)), _LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(value) - datetime.now(UTC)
    except (ValueError, TypeError):
        return None
    return min(max(wait, timedelta()), _LONGEST_WAIT)
