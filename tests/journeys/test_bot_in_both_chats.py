"""The bot as it is run: a process of its own, told of both chats by its environment."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.standins.discord import TOKEN
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import until
from tests.standins.slack import APP_TOKEN, BOT_TOKEN

FIRST = """Floods in Arden

At least 62 people have died in the floods in Arden, the regional government said on Tuesday."""
SECOND = """Arden counts its dead

The floods in Arden have killed 51 people, emergency services said on Tuesday."""


def environment(slack, discord):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CROSSWIRE_")}
    return {
        **kept,
        "CROSSWIRE_SLACK_BOT_TOKEN": BOT_TOKEN,
        "CROSSWIRE_SLACK_APP_TOKEN": APP_TOKEN,
        "CROSSWIRE_SLACK_CHANNEL": "#wire-desk",
        "CROSSWIRE_SLACK_API_URL": slack.api_url,
        "CROSSWIRE_DISCORD_TOKEN": TOKEN,
        "CROSSWIRE_DISCORD_CHANNEL": CHANNEL,
        "CROSSWIRE_DISCORD_GUILD": GUILD,
        "CROSSWIRE_DISCORD_API_URL": discord.api_url,
        # Not today: neither due nor to be caught up with.
        "CROSSWIRE_DIGEST_TIME": f"{datetime.now(UTC) + timedelta(hours=2):%H:%M}",
    }


async def test_files_dropped_become_cards_and_answers_in_both_chats(tmp_path, slack, discord):
    bot = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=tmp_path,
        env={**environment(slack, discord), "PYTHONPATH": str(Path.cwd())},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await until(lambda: slack.sockets and discord.sockets and discord.commands, within=90, what="both connections")
        now = datetime.now(UTC).isoformat()
        for source, text in (("Northwire", FIRST), ("Valley Press", SECOND)):
            front = f"---\nsource: {source}\npublished: {now}\n---\n"
            (tmp_path / "drop" / f"{source}.md").write_text(f"{front}{text}\n")
        await until(lambda: cards(slack, discord) == 2, within=90, what="a card in both chats")
        await slack.type_command("alerts")
        interaction = await discord.type_command("alerts")
        await until(lambda: slack.responses and interaction.answer, within=10, what="both answers")
        bot.send_signal(signal.SIGTERM)
        _, said = await asyncio.wait_for(bot.communicate(), 20)
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()
    assert bot.returncode == 0
    assert (len(slack.posted()), len(discord.posted())) == (1, 1)
    for answer in (str(slack.responses[0]), str(interaction.answer)):
        assert "Arden" in answer
    for secret in (BOT_TOKEN, APP_TOKEN, TOKEN):
        assert secret not in said.decode()


def cards(slack, discord):
    return len(slack.posted()) + len(discord.posted())
