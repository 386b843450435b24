"""The bot killed at random moments around its posts to Discord: one card each, in a channel as in a forum."""

import asyncio
import random

import pytest

from tests.bot_process import BotProcess
from tests.journeys.test_slack_kills import PATIENCE, SPREAD, TOWNS, put
from tests.standins import discord_objects as objects
from tests.standins.discord import TOKEN
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import until

FORUM = "600000000000000001"
DESK = '[[desks]]\nchat = "discord"\nchannel = "{}"\nwindow = "0s"\ncap = "off"\n'


def cards(discord, number):
    """Cards about an event, wherever they stand."""
    return [message for message in discord.messages.values() if TOWNS[number] in str(message["embeds"])]


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
    bot = BotProcess(
        tmp_path,
        discord_token=TOKEN,
        discord_channel=channel,
        discord_guild=GUILD,
        discord_api_url=discord.api_url,
    )
    with bot:
        for number in range(kills):
            put(bot, number, 0)
            await until(lambda: f"{number}-0.md" in bot.files("done"), within=PATIENCE, what=f"article {number}")  # noqa: B023
            put(bot, number, 1)
            if number % 2 == 0:  # the moment Discord has the post and the bot does not know it yet
                await until(lambda: cards(discord, number), within=PATIENCE, what=f"card {number}")  # noqa: B023
            else:
                await asyncio.sleep(chance.uniform(0, SPREAD))
            await asyncio.to_thread(bot.kill)
            discord.forget_nonces()
            bot.start()
        for number in range(kills):
            await until(lambda: cards(discord, number), within=PATIENCE, what=f"card {number}\n{bot.log}")  # noqa: B023
        await until(lambda: waiting(bot) == [(0,)], within=PATIENCE, what="an empty outbox")
    assert [len(cards(discord, number)) for number in range(kills)] == [1] * kills
    assert len(discord.messages) == kills
    assert len(discord.posts_of_forum(FORUM)) == (kills if channel == FORUM else 0)


def waiting(bot):
    return bot.rows("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
