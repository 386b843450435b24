"""Acknowledgements while articles are read: a chat gives three seconds, people notice one."""

import asyncio
import statistics
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from bot.reading_pool import ReadingPool
from bot.run import forms_of
from handlers.answers import answer
from handlers.document import Document
from handlers.intake import take_document
from handlers.newsroom import Desk
from handlers.presses import press
from handlers.suggesting import suggest
from tests.newsrooms import Clock, a_newsroom
from tests.standins.chats import discord_chat, running, slack_chat

STORIES = sorted((Path(__file__).parents[1] / "evaluation" / "stories").glob("*/*.md"))
MEDIAN, WORST = 0.3, 1.0
"""Seconds. Slack repeats a press after three, Discord gives it up; a person wonders after one."""


class Desks:
    def __init__(self, newsroom):
        self.newsroom = newsroom

    async def answer(self, request):
        return await answer(request, self.newsroom)

    async def press(self, request):
        return await press(request, self.newsroom)


def documents(count, now):
    """Articles that all differ: each round tells the same events in another year, by other outlets."""
    for number in range(count):
        file = STORIES[number % len(STORIES)]
        text = file.read_text("utf-8").replace("source: ", f"source: Edition {number // len(STORIES)} of ")
        text = text.replace("url: https://", f"url: https://e{number}.")
        yield Document(name=f"{number}-{file.name}", data=text.encode(), received_at=now)


@pytest.mark.parametrize(
    "articles", [20, pytest.param(200, marks=pytest.mark.soak)], ids=["20 articles", "200 articles"]
)
async def test_presses_and_commands_are_acknowledged_while_articles_are_read(tmp_path, slack, discord, articles):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as plain, ReadingPool(workers=1) as pool:
        newsroom = replace(plain, read=pool.read, desks=(Desk(chat="slack", channel="C1"),))
        await take_document(next(documents(1, clock())), newsroom)  # the reader has its model now
        one = slack_chat(slack, Desks(newsroom), forms=forms_of(newsroom, "slack"), ping_interval=5.0)
        two = discord_chat(
            discord,
            Desks(newsroom),
            forms=forms_of(newsroom, "discord"),
            suggest=lambda verb, option, typed: suggest(verb, option, typed, newsroom),
        )
        async with running(one), running(two):
            reading = asyncio.create_task(read_all(documents(articles, clock()), newsroom))
            seconds = defaultdict(list)
            while not reading.done():
                ack = await slack.type_command("alerts", wait=10)
                seconds["Slack command"].append(10.0 if ack is None else ack.seconds)
                for what, asked in (
                    ("Discord command", discord.type_command("alerts")),
                    ("Discord suggestions", discord.type_option("figure", "topic", "p")),
                    ("Discord form", discord.type_command("check")),
                ):
                    seconds[what].append((await asked).acknowledged_after)
                await asyncio.sleep(0.05)
            await reading
    for what, taken in seconds.items():
        assert len(taken) >= articles / 4, "the articles were read too quickly to tell"
        assert statistics.median(taken) < MEDIAN, what
        assert max(taken) < WORST, what


async def read_all(given, newsroom):
    for document in given:
        await take_document(document, newsroom)
