import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.standins.discord import Discord
from tests.standins.slack import Slack


@pytest.fixture
async def slack(monkeypatch):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with Slack() as standin:
        yield standin


@pytest.fixture
async def discord(monkeypatch):
    # discord.py keeps these for the whole process.
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with Discord() as standin:
        yield standin
