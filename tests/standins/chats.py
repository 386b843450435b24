"""The real clients, made to talk to the stand-ins."""

import asyncio
from contextlib import asynccontextmanager, suppress

from bot.discord_chat.client import DiscordChat
from bot.slack_chat.client import SlackChat
from tests.standins.discord import TOKEN
from tests.standins.discord_objects import GUILD
from tests.standins.slack import APP_TOKEN, BOT_TOKEN


def slack_chat(slack, asked, **settings) -> SlackChat:
    """A Slack client for a stand-in Slack."""
    return SlackChat(
        **{
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "answer": asked.answer,
            "press": asked.press,
            "admins": frozenset({"U9"}),
            "api_url": slack.api_url,
            "ping_interval": 0.1,
            **settings,
        }
    )


@asynccontextmanager
async def running(chat):
    """Let a chat run for the length of a block, connected."""
    task = asyncio.create_task(chat.run())
    try:
        await chat.wait_connected(10)
        yield chat
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await chat.close()


def discord_chat(discord, asked, **settings) -> DiscordChat:
    """A Discord client for a stand-in Discord; it forgets which commands it registered unless told otherwise."""

    async def recall(_: str) -> None:
        return None

    async def remember(*_: str) -> None:
        return None

    return DiscordChat(
        **{
            "token": TOKEN,
            "answer": asked.answer,
            "press": asked.press,
            "guild": GUILD,
            "recall": recall,
            "remember": remember,
            "admins": frozenset({"9"}),
            "api_url": discord.api_url,
            **settings,
        }
    )
