"""The bot killed at random moments: no article is lost, every alert is shown at least once with its id."""

import random
import time
from pathlib import Path

import pytest

from tests.bot_process import BotProcess
from tests.events import told

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks at processes in /proc")
STARTING = 0.6
"""Seconds before which a bot has touched nothing yet."""


def left_over(bot: BotProcess) -> list[int]:
    """Processes of a killed bot that are still there; a reader needs a moment to notice."""
    until = time.monotonic() + 10
    while bot.family() and time.monotonic() < until:
        time.sleep(0.02)
    return bot.family()


@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.soak)])
def test_no_article_is_lost_and_every_alert_is_shown_whenever_the_bot_is_killed(tmp_path, kills):
    chance = random.Random(kills)
    dropped = 0
    with BotProcess(tmp_path) as bot:
        for number in range(kills):
            # Mostly soon after the start, when there is most to do; sometimes in the middle of the reading.
            until = time.monotonic() + STARTING + chance.uniform(0.0, 1.2 if number % 2 else 2.8)
            while time.monotonic() < until:
                event = dropped // 2
                text = told(event, count=10 + dropped, source=f"Outlet {dropped}", retold=dropped % 2 == 1)
                bot.put(f"{dropped}.md", text)
                dropped += 1
                time.sleep(chance.uniform(0.05, 0.6))
            bot.kill()
            assert left_over(bot) == [], "readers outlive the bot that started them"
            bot.start()
        names = {f"{number}.md" for number in range(dropped)}
        bot.wait_for(lambda: bot.files("done") >= names, message="articles were lost", seconds=60 + dropped)
        bot.wait_for(
            lambda: not bot.rows("SELECT 1 FROM outbox WHERE state IN ('pending', 'sending')"),
            message="alerts wait in the outbox",
        )
        assert bot.stop() == 0

    assert bot.files("done") == names
    assert bot.files("failed") == set()
    assert {path.name for path in bot.drop.iterdir()} == {"done", "failed"}
    assert bot.rows("SELECT count(*), count(DISTINCT uri) FROM article WHERE is_current") == [(dropped, dropped)]
    assert bot.rows("SELECT count(*) FROM claim WHERE article_id NOT IN (SELECT id FROM article)") == [(0,)]
    assert bot.rows("PRAGMA integrity_check") == [("ok",)]
    told_of = {str(number) for (number,) in bot.rows("SELECT DISTINCT json_extract(body, '$.alert_id') FROM outbox")}
    assert told_of
    assert told_of == set(bot.alert_ids())
