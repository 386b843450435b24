import pytest

from tests.standins.asked import Asked
from tests.standins.chats import running, slack_chat
from tests.standins.slack import Slack
from tests.standins.slack_house import a_house


@pytest.fixture
async def slack(monkeypatch):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with Slack() as standin:
        yield standin


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
async def chat(slack, asked):
    async with running(slack_chat(slack, asked)) as connected:
        yield connected


@pytest.fixture
async def house(tmp_path, slack):
    async with a_house(tmp_path, slack) as opened:
        yield opened
