"""From the outbox to the stand-in Slack: once each, in order, at Slack's pace, through every kind of trouble."""

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest

from handlers.deliver import deliver_due
from handlers.newsroom import Desk
from handlers.presses import press
from handlers.request import Asker, PressRequest
from storage.alerts import open_alerts
from storage.outbox import OutboxState, counts
from tests.events import EVENTS
from tests.newsrooms import Clock, a_newsroom, take
from tests.standins.chats import slack_chat
from tests.standins.loopback import LOST_ANSWER, RESET, Fault
from tests.standins.slack_house import said

MINUTE = 60.0
COUNTED = {"people": "Arden", "workers": "Brackley", "passengers": "Dunmore", "trains": "Farrow"}
"""What some of the events count, and where they lie."""
TOLD = [event for event in EVENTS if event.place in COUNTED.values()]


class Delivery:
    """A newsroom whose outbox empties into a stand-in, step by step on its own clock."""

    def __init__(self, slack, chat, newsroom, clock):
        self.slack, self.chat, self.newsroom, self.clock = slack, chat, newsroom, clock

    async def raise_alerts(self, count=1):
        for number in range(count):
            await self.raise_alert(number)

    async def raise_alert(self, number):
        await self.take(number, 62, "Northwire")
        taken = await self.take(number, 91, "Valley Press")
        assert taken.alert_ids, TOLD[number].place

    async def take(self, number, count, source):
        event = TOLD[number]
        sentence = (event.other if source == "Valley Press" else event.first).format(count=count, day="Tuesday")
        return await take(self.newsroom, f"{event.title} {event.place}\n\n{sentence} {event.rest}", source=source)

    async def go_on(self, seconds, step=1.0):
        """Let time pass, delivering as it does; return how many were sent in each step."""
        sent = []
        for _ in range(round(seconds / step)):
            sent.append(await deliver_due(self.newsroom, {"slack": self.chat}))
            self.clock.forward(seconds=step)
        return sent

    async def press(self, action, number=0):
        """Somebody decides elsewhere: in the other chat, or before the card was posted."""
        (alert_id,) = await self.alert_ids(number)
        asker = Asker(platform="discord", user_id="7", user_name="bo")
        return await press(PressRequest(action=action, value=str(alert_id), asker=asker), self.newsroom)

    async def alert_ids(self, number):
        async with self.newsroom.database.read() as session:
            found = await open_alerts(session, limit=50)
        place = TOLD[number].place
        return [one.alert.alert_id for one in found if place in str(one.alert.differences[0])]

    async def waiting(self):
        async with self.newsroom.database.read() as session:
            found = await counts(session)
        return found[OutboxState.PENDING] + found[OutboxState.SENDING]


@pytest.fixture
async def delivery(tmp_path, slack, asked):
    clock = Clock()
    admins = (Desk(chat="slack", channel="U9"),)
    async with a_newsroom(tmp_path, clock=clock, admin_desks=admins) as plain:
        newsroom = replace(plain, desks=(Desk(chat="slack", channel="C1"),))
        yield Delivery(slack, slack_chat(slack, asked), newsroom, clock)


def places(messages):
    """Return the places of the cards, in the order in which they stand; known by what each event counts."""
    return [next(place for word, place in COUNTED.items() if f"62 {word}" in said(one)) for one in messages]


async def test_no_more_than_one_message_a_second_goes_into_a_channel(delivery):
    await delivery.raise_alerts(4)
    sent = await delivery.go_on(6, step=0.5)
    assert sum(sent) == 4
    assert all(a + b <= 1 for a, b in pairwise(sent)), sent
    assert places(delivery.slack.posted()) == [event.place for event in TOLD[:4]]


async def test_retry_after_is_obeyed_to_the_second(delivery):
    await delivery.raise_alerts()
    delivery.slack.fail("chat.postMessage", Fault(status=429, headers={"Retry-After": "40"}))
    assert await delivery.go_on(40, step=4) == [0] * 10
    assert len(delivery.slack.calls_of("chat.postMessage")) == 1
    await delivery.go_on(4, step=1)
    assert len(delivery.slack.posted()) == 1


TROUBLES = {
    "the answer lost": LOST_ANSWER,
    "cut before": RESET,
    "500 after posting": Fault(status=500, accepted=True),
    "503 before": Fault(status=503, body="<html>upstream</html>"),
    "internal_error after posting": Fault(status=200, body={"ok": False, "error": "internal_error"}, accepted=True),
    "slower than we wait": Fault(delay=0.3),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
async def test_whatever_happens_to_the_answer_each_card_is_there_once(delivery, trouble):
    await delivery.raise_alerts(2)
    delivery.chat._web.timeout = 0.2
    delivery.slack.fail("chat.postMessage", trouble)
    delivery.slack.fail("conversations.history", RESET)
    await delivery.go_on(3, step=3)
    await asyncio.sleep(0.2)  # what is slow arrives before anybody looks for it, as ten seconds later it would
    await delivery.go_on(MINUTE, step=3)
    assert places(delivery.slack.posted()) == [event.place for event in TOLD[:2]]
    assert delivery.slack.calls_of("conversations.history"), "nobody looked before posting again"
    assert await delivery.waiting() == 0


async def test_a_reply_whose_answer_was_lost_stands_in_its_thread_once(delivery):
    await delivery.raise_alerts()
    await delivery.go_on(3)
    await delivery.take(0, 58, "Arden Echo")
    delivery.slack.fail("chat.postMessage", LOST_ANSWER)
    await delivery.go_on(MINUTE, step=5)
    card, reply = delivery.slack.posted()
    assert reply["thread_ts"] == card["ts"]


async def test_an_hour_s_outage_loses_nothing_and_keeps_the_order_of_every_card(delivery):
    await delivery.raise_alerts(2)
    await delivery.go_on(4)
    delivery.slack.is_down = True
    await delivery.press("take", 0)
    await delivery.go_on(MINUTE, step=10)
    for number in (2, 3):
        await delivery.raise_alert(number)
    await delivery.press("not_difference", 1)
    await delivery.press("take", 3)
    assert sum(await delivery.go_on(59 * MINUTE, step=30)) == 0
    assert len(delivery.slack.posted()) == 2
    delivery.slack.is_down = False
    await delivery.go_on(6 * MINUTE, step=2)

    first, second, third, fourth = delivery.slack.posted()
    assert places((first, second, third, fourth)) == [event.place for event in TOLD[:4]]
    assert "Taken by bo" in said(first)
    assert "not a difference" in said(second)
    assert "Open" in said(third)
    assert "Taken by bo" in said(fourth), "a card that waited shows what is known when it leaves"
    assert await delivery.waiting() == 0


async def test_edits_of_one_card_never_overtake_each_other_or_its_post(delivery):
    await delivery.raise_alerts()
    delivery.slack.fail("chat.postMessage", Fault(status=429, headers={"Retry-After": "30"}))
    await delivery.go_on(2)
    for action in ("take", "release", "take"):
        await delivery.press(action)
    await delivery.go_on(20, step=5)
    assert not delivery.slack.calls_of("chat.update")
    delivery.slack.fail("chat.update", Fault(status=500), RESET)
    await delivery.press("not_difference")
    await delivery.go_on(2 * MINUTE, step=2)
    (card,) = delivery.slack.posted()
    assert "not a difference" in said(card)


@pytest.mark.parametrize(
    ("trouble", "mended", "remedy"),
    [
        (lambda slack: setattr(slack.channels["C1"], "is_archived", True), "is_archived", "is archived. Unarchive it"),
        (lambda slack: setattr(slack.channels["C1"], "is_member", False), "is_member", "/invite @crosswire"),
    ],
    ids=["archived", "not a member"],
)
async def test_an_admin_is_told_once_of_a_closed_channel_and_what_waits_follows(delivery, trouble, mended, remedy):
    slack = delivery.slack
    trouble(slack)
    await delivery.raise_alerts(2)
    await delivery.go_on(30 * MINUTE, step=30)
    (told_of,) = slack.posted("U9")
    assert remedy in told_of["text"]
    assert not slack.posted("C1")
    setattr(slack.channels["C1"], mended, mended == "is_member")
    await delivery.go_on(6 * MINUTE, step=2)
    assert places(slack.posted("C1")) == [event.place for event in TOLD[:2]]
    assert len(slack.posted("U9")) == 1


async def test_an_admin_is_told_of_the_scope_without_which_a_lost_answer_cannot_be_looked_up(delivery):
    slack = delivery.slack
    slack.scopes.discard("channels:history")
    await delivery.raise_alerts()
    slack.fail("chat.postMessage", LOST_ANSWER)
    await delivery.go_on(20 * MINUTE, step=30)
    (told_of,) = slack.posted("U9")
    assert "scope channels:history" in told_of["text"]
    assert len(slack.posted("C1")) == 1
    assert await delivery.waiting() == 1
    slack.scopes.add("channels:history")
    await delivery.go_on(6 * MINUTE, step=10)
    assert len(slack.posted("C1")) == 1
    assert await delivery.waiting() == 0


async def test_a_missing_scope_holds_everything_until_the_app_is_installed_anew(delivery):
    slack = delivery.slack
    slack.scopes.discard("chat:write")
    await delivery.raise_alerts()
    await delivery.go_on(10 * MINUTE, step=30)
    slack.scopes.add("chat:write")
    await delivery.go_on(6 * MINUTE, step=2)
    assert len(slack.posted("C1")) == 1
    assert len(slack.posted("U9")) <= 1


async def test_a_deleted_card_holds_up_nothing(delivery):
    await delivery.raise_alerts(2)
    await delivery.go_on(4)
    del delivery.slack.messages["C1"][0]
    await delivery.press("take", 0)
    await delivery.press("take", 1)
    await delivery.go_on(10)
    (left,) = delivery.slack.posted()
    assert "Taken by bo" in said(left)
    assert not delivery.slack.posted("U9"), "a deleted message is no trouble with its channel"
    assert await delivery.waiting() == 0
