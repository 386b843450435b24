"""The bot killed at random moments between a difference found and its post recorded: one card each, no more."""

import asyncio
import random
from datetime import UTC, datetime

import pytest

from tests.bot_process import BotProcess
from tests.standins.loopback import until
from tests.standins.slack import APP_TOKEN, BOT_TOKEN

PATIENCE = 90.0
TOWNS = (
    "Arden Brackley Dunmore Elvaston Farrow Garmouth Hexley Ingham Jarvis Kelby Lorton Marham Norwell Oxley Penrith "
    "Quorn Ruswarp Selby Thornby Ullock Varley Wexcombe Yarrow Zennor Alderby Bexhill Corfield Denham Embley Foxton"
).split()
SPREAD = 3.0
"""Seconds after a file is dropped within which the bot is killed: reading, raising and posting all lie there."""


def articles(number):
    town, dead, others = TOWNS[number], 20 + number, 60 + 2 * number
    first = f"At least {others} people died in the fire at the {town} mill, the {town} council said on Tuesday."
    other = f"The fire at the {town} mill killed {dead} people, the {town} fire service said on Tuesday."
    head = "---\nsource: {}\npublished: {}\n---\nFire at the {} mill\n\n{}\n"
    return first, other, head


def put(bot, number, which):
    first, other, head = articles(number)
    source, text = (("Northwire", first), ("Valley Press", other))[which]
    bot.put(f"{number}-{which}.md", head.format(source, datetime.now(UTC).isoformat(), TOWNS[number], text))


def cards(slack, number):
    return [message for message in slack.posted() if TOWNS[number] in str(message["blocks"])]


@pytest.mark.parametrize("kills", [1, pytest.param(30, marks=pytest.mark.soak)], ids=["1 kill", "30 kills"])
async def test_a_bot_killed_at_random_moments_posts_every_alert_exactly_once(tmp_path, slack, kills):
    chance = random.Random(20260310)
    slack.pace = 1.0
    bot = BotProcess(
        tmp_path,
        slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN,
        slack_channel="C1",
        slack_api_url=slack.api_url,
    )
    with bot:
        for number in range(kills):
            put(bot, number, 0)
            await until(lambda: f"{number}-0.md" in bot.files("done"), within=PATIENCE, what=f"article {number}")  # noqa: B023
            put(bot, number, 1)
            if number % 2 == 0:  # the moment Slack has the post and the bot does not know it yet
                await until(lambda: cards(slack, number), within=PATIENCE, what=f"card {number}")  # noqa: B023
            else:
                await asyncio.sleep(chance.uniform(0, SPREAD))
            await asyncio.to_thread(bot.kill)
            bot.start()
        for number in range(kills):
            await until(lambda: cards(slack, number), within=PATIENCE, what=f"card {number}\n{bot.log}")  # noqa: B023
        await asyncio.sleep(3)
    assert [len(cards(slack, number)) for number in range(kills)] == [1] * kills
    assert len(slack.posted()) == kills
    assert slack.too_fast == [], "more than a message a second, whatever was killed"
