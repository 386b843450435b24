"""A newsroom with one alert on a stand-in Slack: the real use cases behind the real client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.run import forms_of
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.newsroom import Desk
from handlers.presses import press
from storage.alerts import load_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take
from tests.standins.chats import running, slack_chat
from tests.standins.loopback import until


class Desks:
    """The use cases of a newsroom, as a chat takes them."""

    def __init__(self, newsroom):
        self.newsroom = newsroom

    async def answer(self, request):
        return await answer(request, self.newsroom)

    async def press(self, request):
        return await press(request, self.newsroom)


class House:
    """A newsroom, its chat, and the card that hangs there."""

    def __init__(self, slack, chat, newsroom, clock, alert_id):
        self.slack, self.chat, self.newsroom, self.clock = slack, chat, newsroom, clock
        self.alert_id = alert_id

    async def settled(self):
        """Finish what commands and presses started."""
        await until(lambda: not self.chat._work._tasks, what="the work in hand")

    async def deliver(self):
        """Finish what presses started, then deliver what they put into the outbox."""
        await self.settled()
        for _ in range(4):
            self.clock.forward(seconds=2)
            await deliver_due(self.newsroom, {"slack": self.chat})

    @property
    def card(self):
        return self.slack.posted()[0]

    async def record(self):
        async with self.newsroom.database.read() as session:
            return await load_alert(session, self.alert_id)


@asynccontextmanager
async def a_house(folder, slack, *, threads=True, **fields) -> AsyncIterator[House]:
    """Open the house; its card was posted."""
    clock = Clock()
    desk = Desk(chat="slack", channel="C1", threads=threads)
    async with a_newsroom(folder, clock=clock, own_sources=frozenset({"Valley Press"}), **fields) as plain:
        newsroom = replace(plain, desks=(desk,))
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        chat = slack_chat(slack, Desks(newsroom), forms=forms_of(newsroom, "slack"))
        async with running(chat):
            house = House(slack, chat, newsroom, clock, second.alert_ids[0])
            await house.deliver()
            yield house


def said(view):
    """Everything a message or a modal says, without the marks that break its formatting."""
    return str([view.get("title"), view["blocks"]]).replace("\u200b", "")


async def a_view(slack, words, which=-1):
    """Wait for a modal that says something, and return it."""
    await until(lambda: slack.views and words in said(slack.views[which]), what=f"a modal that says {words}")
    return slack.views[which]
