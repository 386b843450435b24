"""The last wall: alerts, commands, presses and digests, from articles to real clients on local servers."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import time
from types import SimpleNamespace

import pytest

from bot.schedule import start_schedule
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.desks.desk import DigestPlan
from handlers.newsroom import Desk
from handlers.presses import press
from storage.outbox import OutboxState, counts
from tests.newsrooms import Clock, a_newsroom, take
from tests.standins.chats import discord_chat, running, slack_chat
from tests.standins.discord import buttons as discord_buttons
from tests.standins.discord_objects import CHANNEL
from tests.standins.loopback import LOST_ANSWER, RESET, until
from tests.standins.slack import buttons as slack_buttons

FIRST = """Floods in Arden

At least 62 people have died in the floods in Arden, the regional government said on Tuesday."""
SECOND = """Arden counts its dead

The floods in Arden have killed 51 people, emergency services said on Tuesday."""
SENTENCES = (FIRST.splitlines()[2], SECOND.splitlines()[2])
DESKS = (Desk(chat="slack", channel="C1"), Desk(chat="discord", channel=CHANNEL))


@asynccontextmanager
async def open_house(folder, slack, discord, clock):
    """A newsroom told through both chats, the real clients connected."""
    async with a_newsroom(folder, clock=clock) as plain:
        newsroom = replace(plain, desks=DESKS)
        use_cases = SimpleNamespace(
            answer=lambda request: answer(request, newsroom), press=lambda request: press(request, newsroom)
        )
        async with running(slack_chat(slack, use_cases)) as one, running(discord_chat(discord, use_cases)) as two:
            yield newsroom, {"slack": one, "discord": two}


async def two_articles(newsroom):
    await take(newsroom, FIRST, source="Northwire")
    await take(newsroom, SECOND, source="Valley Press")


async def deliver(newsroom, chats, clock):
    clock.forward(seconds=30)
    return await deliver_due(newsroom, chats)


async def waiting(newsroom):
    async with newsroom.database.read() as session:
        found = await counts(session)
    return found.get(OutboxState.PENDING, 0) + found.get(OutboxState.SENDING, 0)


async def test_a_difference_is_on_both_chats_with_both_sentences_word_for_word(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await two_articles(newsroom)
        assert await deliver(newsroom, chats, clock) == 2
    (on_slack,), (on_discord,) = slack.posted(), discord.posted()
    for sentence in SENTENCES:
        assert sentence in plain(on_slack)
        assert sentence in plain(on_discord)
    assert on_slack["text"]
    assert on_discord["content"]


async def test_an_alert_taken_or_settled_in_one_chat_is_so_in_both(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await two_articles(newsroom)
        await deliver(newsroom, chats, clock)
        (take_it,) = [b["action_id"] for b in slack_buttons(slack.posted()[0]) if ":take:" in b["action_id"]]
        await slack.press(slack.posted()[0], take_it)
        await until_waiting(newsroom, 2)
        assert await deliver(newsroom, chats, clock) == 2
        (on_slack,), (on_discord,) = slack.posted(), discord.posted()
        for card in (on_slack, on_discord):
            assert "taken by ana" in plain(card).lower()
            assert ":release:" in str(card)
        released = next(b["custom_id"] for b in discord_buttons(on_discord) if ":release:" in b["custom_id"])
        await discord.press(on_discord, released)
        await until_waiting(newsroom, 2)
        await deliver(newsroom, chats, clock)
        assert any(":take:" in button["action_id"] for button in slack_buttons(slack.posted()[0]))
        assert "taken by" not in plain(slack.posted()[0]).lower()
        settle = next(b["custom_id"] for b in discord_buttons(on_discord) if ":not_difference:" in b["custom_id"])
        await discord.press(on_discord, settle)
        await until_waiting(newsroom, 2)
        await deliver(newsroom, chats, clock)
    (on_slack,), (on_discord,) = slack.posted(), discord.posted()
    for card in (on_slack, on_discord):
        assert "settled by ana" in plain(card).lower()
        assert ":reopen:" in str(card)


async def test_a_figure_is_answered_in_private_in_both_chats(tmp_path, slack, discord):
    async with open_house(tmp_path, slack, discord, Clock()) as (newsroom, _):
        await two_articles(newsroom)
        await slack.type_command("figure died floods Arden")
        interaction = await discord.type_command("figure", topic="died floods Arden")
        await until(lambda: slack.responses and interaction.answer, what="both answers")
    assert slack.responses[0]["response_type"] == "ephemeral"
    assert interaction.is_ephemeral
    for said in (plain(slack.responses[0]), plain(interaction.answer)):
        assert "Northwire" in said
        assert "62" in said
    assert not slack.posted()
    assert not discord.posted()


async def test_the_digest_of_the_clock_is_on_both_chats_once(tmp_path, slack, discord):
    clock = Clock()
    plan = DigestPlan(times=(time(8),))
    async with open_house(tmp_path, slack, discord, clock) as (plain_house, chats):
        newsroom = replace(plain_house, desks=tuple(replace(desk, digest=plan) for desk in DESKS))
        for _ in range(2):
            scheduler = start_schedule(newsroom)
            try:
                await until_waiting(newsroom, 2, or_posted=slack)
            finally:
                scheduler.shutdown(wait=False)
            await deliver(newsroom, chats, clock)
    assert (len(slack.posted()), len(discord.posted())) == (1, 1)


@pytest.mark.parametrize("fault", [LOST_ANSWER, RESET], ids=["posted, answer lost", "cut before posting"])
async def test_a_bot_killed_while_posting_posts_exactly_once(tmp_path, slack, discord, fault):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await two_articles(newsroom)
        slack.fail("chat.postMessage", fault)
        discord.fail("POST messages", fault)
        assert await deliver(newsroom, chats, clock) == 0
    discord.forget_nonces()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        assert await deliver(newsroom, chats, clock) == 2
        assert await waiting(newsroom) == 0
    assert (len(slack.posted()), len(discord.posted())) == (1, 1)


async def test_an_outage_loses_nothing(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await two_articles(newsroom)
        slack.is_down = discord.is_down = True
        for _ in range(3):
            assert await deliver(newsroom, chats, clock) == 0
        slack.is_down = discord.is_down = False
        clock.forward(hours=1)
        assert await deliver(newsroom, chats, clock) == 2
    assert (len(slack.posted()), len(discord.posted())) == (1, 1)


async def until_waiting(newsroom, count, or_posted=None):
    for _ in range(400):
        if await waiting(newsroom) == count or (or_posted is not None and or_posted.posted()):
            return
        await asyncio.sleep(0.005)
    raise AssertionError(f"the outbox never held {count} messages")


def plain(message):
    """Everything a message says, its formatting marks taken out."""

    def walk(node):
        if isinstance(node, dict):
            for name, value in node.items():
                if isinstance(value, str) and name in {"text", "content", "title", "description", "name", "value"}:
                    yield value
                else:
                    yield from walk(value)
        elif isinstance(node, list):
            for item in node:
                yield from walk(item)

    text = "".join(walk(message))
    return text.replace("\u200b", "").replace("*", "").replace("_", "").replace("\\", "")
