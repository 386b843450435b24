"""The bot killed at random moments around its posts to Discord: one card each, in a channel as in a forum."""

import asyncio
import random

import pytest

from tests.bot_process import BotProcess
from tests.events import EVENTS, told
from tests.standins import discord_objects as objects
from tests.standins.discord import TOKEN
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import until

FORUM = "600000000000000001"
DESK = '[[desks]]\nchat = "discord"\nchannel = "{}"\nwindow = "0s"\ncap = "off"\n'
PATIENCE = 90.0
SPREAD = 3.0
"""Seconds after a file is dropped within which the bot is killed: reading, raising and posting all lie there."""


def cards(discord, event):
    """Cards about an event, wherever they stand."""
    return [message for message in discord.messages.values() if EVENTS[event].place in str(message["embeds"])]


async def kill(bot, discord):
    await asyncio.to_thread(bot.kill)
    discord.forget_nonces()
    bot.start()


@pytest.mark.parametrize(
    ("kills", "channel"),
    [
        (1, FORUM),
        pytest.param(30, CHANNEL, marks=pytest.mark.soak),
        pytest.param(30, FORUM, marks=pytest.mark.soak),
    ],
    ids=["1 kill, forum", "30 kills", "30 kills, forum"],
)
async def test_a_bot_killed_at_random_moments_posts_every_alert_exactly_once(tmp_path, discord, kills, channel):
    chance = random.Random(20260310)
    discord.channels[FORUM] = objects.forum(FORUM, "Open", "Figure")
    (tmp_path / "crosswire.toml").write_text(DESK.format(channel))
    events = (kills + 1) // 2
    bot = BotProcess(
        tmp_path, discord_token=TOKEN, discord_channel=channel, discord_guild=GUILD, discord_api_url=discord.api_url
    )
    with bot:
        for event in range(events):
            bot.put(f"{event}-0.md", told(event, count=120 + 7 * event, source="Northwire"))
            if kills > 1:
                await asyncio.sleep(chance.uniform(0, SPREAD))
                await kill(bot, discord)
            await until(lambda: f"{event}-0.md" in bot.files("done"), within=PATIENCE, what=f"article {event}{bot.log}")  # noqa: B023
            bot.put(f"{event}-1.md", told(event, count=260 + 11 * event, source="Valley Press", retold=True))
            if event % 2 == 0:  # the moment Discord has the post and the bot does not know it yet
                await until(lambda: cards(discord, event), within=PATIENCE, what=f"card {event}")  # noqa: B023
            else:
                await asyncio.sleep(chance.uniform(0, SPREAD))
            await kill(bot, discord)
        for event in range(events):
            await until(lambda: cards(discord, event), within=PATIENCE, what=f"card {event}{bot.log}")  # noqa: B023
        await until(lambda: waiting(bot) == [(0,)], within=PATIENCE, what="an empty outbox")
    assert [len(cards(discord, event)) for event in range(events)] == [1] * events
    assert len(discord.messages) == events
    assert len(discord.posts_of_forum(FORUM)) == (events if channel == FORUM else 0)


def waiting(bot):
    return bot.rows("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
