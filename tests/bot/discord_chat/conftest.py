import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.standins.asked import Asked
from tests.standins.chats import discord_chat, running
from tests.standins.discord import Discord
from tests.standins.discord_house import a_house


@pytest.fixture
async def discord(monkeypatch):
    # discord.py keeps these for the whole process.
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with Discord() as standin:
        yield standin


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
async def chat(discord, asked):
    async with running(discord_chat(discord, asked)) as connected:
        yield connected


@pytest.fixture
async def house(tmp_path, discord):
    async with a_house(tmp_path, discord) as opened:
        yield opened
