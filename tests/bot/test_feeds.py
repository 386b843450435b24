import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from aiohttp import web

from bot.feeds import MemoryOfProcess, poll_feed, watch_feeds
from bot.feeds.addresses import AddressRefused, addresses_of, is_public
from bot.feeds.fetching import open_client
from bot.settings import FeedSettings
from handlers.document import UnreadableDocument
from handlers.formats import read_articles

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LONG = 10.0


def rss(*titles: str) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>https://example.com/{title.split()[0]}</link><description>Text of {title}.</description></item>"
        for title in titles
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Example</title>{items}</channel></rss>"


class Publisher:
    """A feed server on this machine that does what the test tells it."""

    def __init__(self):
        self.body: str | bytes = rss("one", "two")
        self.status = 200
        self.headers: dict[str, str] = {}
        self.etag: str | None = None
        self.redirect: str | None = None
        self.wait = 0.0
        self.asked: list[web.Request] = []
        self.base = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        await asyncio.sleep(self.wait)
        if self.redirect is not None and request.path == "/feed":
            return web.Response(status=302, headers={"Location": self.redirect})
        if self.etag and request.headers.get("If-None-Match") == self.etag:
            return web.Response(status=304)
        headers = {**self.headers, **({"ETag": self.etag} if self.etag else {})}
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return web.Response(body=body, status=self.status, headers=headers, content_type="application/rss+xml")


class Desk:
    """Takes entries in and remembers them."""

    def __init__(self):
        self.taken = []
        self.failure: Exception | None = None

    async def take(self, document):
        if self.failure is not None:
            raise self.failure
        self.taken.append(document)

    @property
    def titles(self) -> list[str]:
        return [read.article.headline for document in self.taken for read in read_articles(document)]


@pytest.fixture
async def publisher():
    publisher = Publisher()
    app = web.Application()
    app.router.add_get("/{path:.*}", publisher.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    publisher.base = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    yield publisher
    await runner.cleanup()


@pytest.fixture
async def client():
    async with open_client() as client:
        yield client


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def memory():
    return MemoryOfProcess()


def the_feed(publisher: Publisher, **options) -> FeedSettings:
    return FeedSettings(
        **{"url": f"{publisher.base}/feed", "source": "Example Wire", "every": "60s", "allow_private": True, **options}
    )


async def test_the_first_visit_is_the_baseline_and_the_next_brings_what_is_new(publisher, client, desk, memory):
    feed = the_feed(publisher)
    first = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert desk.titles == ["two", "one"], "a feed is newest first; we take the oldest first"
    assert all(document.backfill for document in desk.taken)
    assert (first.error_count, first.checked_at, first.next_check_at) == (0, NOW, NOW + timedelta(seconds=60))

    publisher.body = rss("three", "one", "two")
    await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert desk.titles[2:] == ["three"]
    assert not desk.taken[2].backfill
    assert desk.taken[2].source == "Example Wire"


async def test_a_changed_entry_is_handed_over_again_under_its_uri(publisher, client, desk, memory):
    feed = the_feed(publisher)
    await poll_feed(feed, memory, desk.take, client, now=NOW)
    publisher.body = rss("one corrected", "two")
    await poll_feed(feed, memory, desk.take, client, now=NOW)
    (before,), (after,) = read_articles(desk.taken[1]), read_articles(desk.taken[2])
    assert after.article.uri == before.article.uri
    assert after.article.headline == "one corrected"


async def test_a_feed_that_has_not_changed_is_not_sent_again(publisher, client, desk, memory):
    publisher.etag = '"v1"'
    publisher.headers = {"Last-Modified": "Mon, 02 Mar 2026 11:00:00 GMT"}
    feed = the_feed(publisher)
    await poll_feed(feed, memory, desk.take, client, now=NOW)
    state = await poll_feed(feed, memory, desk.take, client, now=NOW + timedelta(minutes=1))
    assert publisher.asked[1].headers["If-None-Match"] == '"v1"'
    assert publisher.asked[1].headers["If-Modified-Since"] == "Mon, 02 Mar 2026 11:00:00 GMT"
    assert len(desk.taken) == 2
    assert state.checked_at == NOW + timedelta(minutes=1)
    assert state.etag == '"v1"'


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (404, "no", "answered 404"),
        (500, "no", "answered 500"),
        (410, "no", "gone for good"),
        (200, "<html><body>Log in to the network</body></html>", "is not an RSS or Atom feed"),
        (200, "", "is not an RSS or Atom feed"),
        (200, b"\x00\xff" * 50, "its encoding cannot be told"),
        (200, '<!DOCTYPE r [<!ENTITY a "x">]>' + rss("one"), "declares XML entities"),
    ],
)
async def test_a_bad_answer_is_counted_and_waited_out(publisher, client, desk, memory, status, body, says):
    publisher.status, publisher.body = status, body
    feed = the_feed(publisher)
    first = await poll_feed(feed, memory, desk.take, client, now=NOW)
    second = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert says in second.last_error
    assert second.error_count == 2
    assert NOW + timedelta(seconds=60) < first.next_check_at <= second.next_check_at
    assert second.checked_at is None
    publisher.status, publisher.body = 200, rss("one")
    good = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert (good.error_count, good.last_error) == (0, "")
    assert desk.taken[0].backfill, "the first good visit is the baseline, whatever came before"


async def test_waiting_doubles_up_to_six_hours_and_a_server_may_ask_for_more(publisher, client, desk, memory):
    publisher.status = 503
    feed = the_feed(publisher, every="1h")
    for _ in range(8):
        state = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert state.next_check_at == NOW + timedelta(hours=6)
    publisher.headers = {"Retry-After": "36000"}
    assert (await poll_feed(feed, memory, desk.take, client, now=NOW)).next_check_at == NOW + timedelta(hours=10)


async def test_a_feed_that_cannot_be_reached_never_raises_and_never_shows_its_key(desk, client, memory, caplog):
    feed = FeedSettings(url="http://127.0.0.1:9/?key=s3cret", source="Example Wire", allow_private=True)
    state = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert "could not be reached" in state.last_error
    assert "s3cret" not in state.last_error + caplog.text


async def test_a_feed_beyond_the_size_limit_is_cut_off(publisher, client, desk, memory):
    publisher.body = rss(*(f"t{number}" for number in range(2000)))
    state = await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW, feed_bytes=50_000)
    assert "is larger than 0.1 MB" in state.last_error
    assert desk.taken == []


async def test_a_slow_server_is_left(publisher, client, desk, memory, monkeypatch):
    monkeypatch.setattr("bot.feeds.fetching._WHOLE_VISIT", 0.2)
    publisher.wait = 0.6
    state = await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert state.last_error == "took too long to answer"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
async def test_a_private_address_is_refused_before_it_is_asked(publisher, client, desk, memory, host):
    feed = the_feed(publisher, url=publisher.base.replace("127.0.0.1", host) + "/feed", allow_private=False)
    state = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert "lies in a private network" in state.last_error or "is not known" in state.last_error
    assert publisher.asked == []


async def test_a_redirect_into_the_private_network_is_refused(publisher, client, desk, memory, monkeypatch):
    async def judged(host, port, *, allow_private):
        return ["127.0.0.1"] if host == "feeds.example" else await addresses_of(host, port, allow_private=allow_private)

    monkeypatch.setattr("bot.feeds.fetching.addresses_of", judged)
    publisher.redirect = f"{publisher.base}/secret"
    feed = the_feed(publisher, url=publisher.base.replace("127.0.0.1", "feeds.example") + "/feed", allow_private=False)
    state = await poll_feed(feed, memory, desk.take, client, now=NOW)
    assert "lies in a private network" in state.last_error
    assert [request.path for request in publisher.asked] == ["/feed"]
    assert publisher.asked[0].host.startswith("feeds.example:"), "the name goes along, the number is ours"


@pytest.mark.parametrize("target", ["/moved", "//127.0.0.1:{port}/moved", "http://127.0.0.1:{port}/moved#part"])
async def test_a_redirect_is_followed(publisher, client, desk, memory, target):
    publisher.redirect = target.format(port=publisher.base.rpartition(":")[2])
    await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert len(desk.taken) == 2


@pytest.mark.parametrize(
    ("target", "says"),
    [("file:///etc/passwd", "no web address"), ("/feed", "redirects more than 5 times"), ("", "redirects to nowhere"),
     ("gopher://x", "no web address"), ("http://[broken", "is not known")],
)  # fmt: skip
async def test_a_redirect_to_nonsense_is_told(publisher, client, desk, memory, target, says):
    publisher.redirect = target
    state = await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert says in state.last_error


async def test_an_entry_that_cannot_be_taken_now_is_brought_again_next_time(publisher, client, desk, memory):
    publisher.etag = '"v1"'
    desk.failure = OSError("database is down")
    state = await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert state.last_error == "2 of its entries could not be taken in"
    desk.failure = None
    await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert len(desk.taken) == 2
    assert all(document.backfill for document in desk.taken), "the baseline was not complete"


async def test_an_entry_that_never_can_be_read_is_not_tried_for_ever(publisher, client, desk, memory):
    desk.failure = UnreadableDocument("x", "language", "is in French")
    state = await poll_feed(the_feed(publisher), memory, desk.take, client, now=NOW)
    assert len(state.seen) == 2
    assert state.error_count == 0


class BrokenMemory(MemoryOfProcess):
    async def get(self, url):
        raise OSError("database is down")


async def test_without_its_memory_a_feed_is_not_mistaken_for_a_new_one(publisher, client, desk):
    state = await poll_feed(the_feed(publisher), BrokenMemory(), desk.take, client, now=NOW)
    assert "could not be looked up" in state.last_error
    assert publisher.asked == []


@asynccontextmanager
async def watching(feeds, memory, desk):
    stop = asyncio.Event()
    task = asyncio.create_task(watch_feeds(feeds, memory, desk.take, stop))
    try:
        yield task
    finally:
        stop.set()
        await asyncio.wait_for(task, LONG)


async def until(condition):
    async with asyncio.timeout(LONG):
        while not condition():  # noqa: ASYNC110 - the server rings no event
            await asyncio.sleep(0.01)


async def test_feeds_are_visited_again_and_again_and_one_failing_does_not_stop_another(publisher, desk, memory):
    quick = the_feed(publisher).model_copy(update={"every": timedelta(seconds=1)})
    dead = FeedSettings(url="http://127.0.0.1:9/", source="Dead", allow_private=True)
    async with watching([dead, quick], memory, desk):
        await until(lambda: len(publisher.asked) >= 2)
        publisher.body = rss("three", "one", "two")
        await until(lambda: len(desk.taken) >= 3)
    assert desk.titles == ["two", "one", "three"]


async def test_without_feeds_it_waits_to_be_stopped(desk, memory):
    async with watching([], memory, desk) as task:
        await asyncio.sleep(0.05)
        assert not task.done()


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1", "nonsense"],
)  # fmt: skip
def test_addresses_of_machines_and_their_networks_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_open_internet_are_public(number):
    assert is_public(number)


async def test_a_name_with_public_and_private_addresses_gives_only_the_public_ones(monkeypatch):
    async def both(host, port, **_):
        return [(0, 0, 0, "", (number, port)) for number in ("10.0.0.1", "93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", both)
    assert await addresses_of("x.example", 80, allow_private=False) == ["93.184.216.34"]


async def test_a_name_that_is_not_known_is_told():
    with pytest.raises(AddressRefused, match="is not known"):
        await addresses_of("a" * 70 + ".invalid", 80, allow_private=False)


def test_the_client_takes_no_proxy_from_the_environment(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    client = open_client()
    assert not client.trust_env
    assert not client.follow_redirects
    assert isinstance(client, httpx.AsyncClient)
