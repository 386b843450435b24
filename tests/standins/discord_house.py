"""A newsroom with one alert on a stand-in Discord: the real use cases behind the real client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.run import forms_of
from handlers.deliver import deliver_due
from handlers.newsroom import Desk
from handlers.suggesting import suggest
from storage.alerts import load_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take
from tests.standins.chats import discord_chat, running
from tests.standins.discord_objects import CHANNEL
from tests.standins.loopback import until
from tests.standins.slack_house import Desks


class House:
    """A newsroom, its chat, and the card that hangs there."""

    def __init__(self, discord, newsroom, clock, alert_id=0):
        self.discord, self.newsroom, self.clock, self.alert_id = discord, newsroom, clock, alert_id
        self.chat = None

    @asynccontextmanager
    async def open(self):
        """Connect a client, a new one each time."""
        forms = forms_of(self.newsroom, "discord")
        chat = discord_chat(self.discord, Desks(self.newsroom), forms=forms, suggest=self._suggest)
        async with running(chat) as self.chat:
            yield self

    async def settled(self):
        """Finish what commands and presses started."""
        await until(lambda: not self.chat._work._tasks, what="the work in hand")

    async def deliver(self):
        """Finish what presses started, then deliver what they put into the outbox."""
        await self.settled()
        for _ in range(4):
            self.clock.forward(seconds=2)
            await deliver_due(self.newsroom, {"discord": self.chat})

    @property
    def card(self):
        return self.discord.posted()[0]

    async def press(self, action, **extra):
        return await self.discord.press(self.card, f"cw:{action}:{self.alert_id}", **extra)

    async def record(self):
        async with self.newsroom.database.read() as session:
            return await load_alert(session, self.alert_id)

    async def _suggest(self, verb, option, typed):
        return await suggest(verb, option, typed, self.newsroom)


@asynccontextmanager
async def a_house(folder, discord, **fields) -> AsyncIterator[House]:
    """Open a newsroom with one alert, its card hanging on the stand-in."""
    clock = Clock()
    async with a_newsroom(folder, clock=clock, own_sources=frozenset({"Valley Press"})) as plain:
        newsroom = replace(plain, desks=(Desk(chat="discord", channel=CHANNEL),), **fields)
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        house = House(discord, newsroom, clock, second.alert_ids[0])
        async with house.open():
            await house.deliver()
            yield house


def said(answer):
    """Everything an answer holds, as text."""
    return str(answer).replace("\u200b", "").replace("\\\\", "")


async def answered(interaction):
    """What an interaction is answered with in the end."""
    await until(lambda: interaction.answer is not None, what="an answer")
    return said(interaction.answer)


def fields_of(opened):
    """The fields of a modal by name."""
    return {one["component"]["custom_id"]: one["component"] for one in opened.answer["components"] if one["type"] == 18}
