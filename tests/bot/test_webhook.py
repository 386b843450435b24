"""The webhook against a receiver on a loopback port that checks signatures as receivers should."""

import hmac
import json
from dataclasses import replace
from hashlib import sha256

import pytest
from aiohttp import web

from bot.desks import WEBHOOK, desks_of
from bot.settings import Settings, SettingsError, load_settings
from bot.webhook import DELIVERY, SIGNATURE, TIMESTAMP, Webhook
from handlers.alert_records import record_of_alert
from handlers.deliver import deliver_due
from handlers.desks.desk import Desk
from handlers.messages import buttons
from handlers.presses import press
from handlers.request import Asker, PressRequest
from storage.outbox import OutboxState, counts
from tests.alerts import differing, raise_alert
from tests.newsrooms import Clock, a_newsroom

SECRET = "a secret of some length"
ANA = Asker(platform="wall", user_id="U1", user_name="Ana")


class Receiver:
    """Takes deliveries, and answers as it is told to."""

    def __init__(self):
        self.taken, self.answers = [], []

    async def take(self, request):
        body = await request.read()
        stamp = request.headers[TIMESTAMP]
        mine = hmac.new(SECRET.encode(), stamp.encode() + b"." + body, sha256).hexdigest()
        assert hmac.compare_digest(f"sha256={mine}", request.headers[SIGNATURE])
        answer = self.answers.pop(0) if self.answers else 200
        if answer == "lost":
            self.taken.append((request.headers[DELIVERY], json.loads(body)))
            request.transport.close()
            return web.Response()
        if answer == 200:
            self.taken.append((request.headers[DELIVERY], json.loads(body)))
        headers = {"Location": "http://127.0.0.1:9/"} if answer == 302 else {}
        return web.Response(status=answer, headers=headers)


@pytest.fixture
async def house(tmp_path):
    receiver = Receiver()
    app = web.Application()
    app.add_routes([web.post("/hook", receiver.take)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as plain:
        newsroom = replace(plain, desks=(Desk(chat=WEBHOOK, channel=WEBHOOK, threads=False),))
        hook = Webhook(
            url=f"http://127.0.0.1:{port}/hook",
            secret=SECRET,
            record_of=lambda alert_id: record_of_alert(alert_id, newsroom),
            now=clock,
        )
        yield newsroom, hook, receiver
        await hook.close()
    await runner.cleanup()


async def deliver(newsroom, hook, rounds=4):
    for _ in range(rounds):
        await deliver_due(newsroom, {WEBHOOK: hook})
        newsroom.now.forward(minutes=6)


async def test_an_alert_and_what_becomes_of_it_are_handed_over_signed(house):
    newsroom, hook, receiver = house
    alert_id = await raise_alert(newsroom, differing("died in Arden"))
    await deliver(newsroom, hook, 1)
    await press(PressRequest(action=buttons.TAKE, value=str(alert_id), asker=ANA), newsroom)
    await deliver(newsroom, hook, 2)
    (_, raised), (_, changed) = receiver.taken
    assert (raised["event"], changed["event"]) == ("alert", "changed")
    assert raised["alert"]["alert"] == alert_id
    assert [side["says"] for side in raised["alert"]["differences"][0]["sides"]] == ["62", "51"]
    assert changed["alert"]["state"] == "taken"
    assert "taken by Ana" in changed["state"]


@pytest.mark.parametrize("answer", [500, 503, 429, "lost"])
async def test_what_fails_is_handed_over_again_under_the_same_id(house, answer):
    newsroom, hook, receiver = house
    receiver.answers = [answer]
    await raise_alert(newsroom, differing("died in Arden"))
    await deliver(newsroom, hook)
    assert len({delivery for delivery, _ in receiver.taken}) == 1
    assert len(receiver.taken) == (2 if answer == "lost" else 1)


@pytest.mark.parametrize("answer", [400, 403, 302])
async def test_what_is_refused_is_put_aside_and_no_redirect_is_followed(house, answer):
    newsroom, hook, receiver = house
    receiver.answers = [answer]
    await raise_alert(newsroom, differing("died in Arden"))
    await deliver(newsroom, hook)
    assert receiver.taken == []
    async with newsroom.database.read() as session:
        assert (await counts(session))[OutboxState.DEAD] == 1


def test_a_webhook_is_a_desk_beside_the_others():
    settings = Settings(webhook={"url": "https://example.com/hook?key=s3cret", "secret": SECRET})
    assert [desk.chat for desk in desks_of(settings)] == ["terminal", WEBHOOK]
    assert "s3cret" not in repr(settings)


def test_a_webhook_without_a_secret_is_refused(tmp_path):
    file = tmp_path / "crosswire.toml"
    file.write_text('[webhook]\nurl = "https://example.com/hook"\n')
    with pytest.raises(SettingsError, match="secret is missing"):
        load_settings(file, environment={})
