"""The bot as a process: files dropped while it runs come out as alerts in its terminal, and none is lost."""

import re
from pathlib import Path
from statistics import median

import pytest

from tests.bot_process import BotProcess
from tests.events import told

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks at processes in /proc")
COUNTS = {0: (62, 89), 2: (140, 161), 13: (17, 25)}
"""Events, and what the first and the other outlet count."""


def flat(terminal: str) -> str:
    """The terminal's words in one line, without frames, bars and the signs around marked words."""
    return " ".join(re.sub(r"[│┃╭╮╰╯─*]", " ", terminal).split())


def sentence(number: int, *, retold: bool) -> str:
    text = told(number, count=COUNTS[number][retold], source="", retold=retold)
    return text.split("---\n")[-1].splitlines()[0]


def test_a_file_dropped_while_the_bot_runs_is_an_alert_within_seconds(tmp_path):
    waited = []
    with BotProcess(tmp_path) as bot:
        for number, (count, _) in COUNTS.items():
            bot.put(f"first-{number}.md", told(number, count=count, source="Northwire"))
        bot.wait_for(lambda: len(bot.files("done")) == len(COUNTS), message="the first articles were not taken")
        assert bot.alert_ids() == []
        for number, (_, count) in COUNTS.items():
            herald = f"Herald {number}"
            dropped = bot.put(f"second-{number}.md", told(number, count=count, source=herald, retold=True))
            bot.wait_for(lambda: bot.moment_of(herald), message=f"no alert about event {number}")  # noqa: B023
            waited.append(bot.moment_of(herald) - dropped)
        bot.wait_for(lambda: len(bot.alert_ids()) == len(COUNTS), message="a card is cut off")
        assert bot.stop() == 0

    assert median(waited) < 5
    assert len(set(bot.alert_ids())) == len(COUNTS)
    terminal = flat(bot.shown)
    for number in COUNTS:
        assert sentence(number, retold=False) in terminal
        assert sentence(number, retold=True) in terminal
    assert bot.files("failed") == set()


@pytest.mark.parametrize("count", [30, pytest.param(200, marks=pytest.mark.soak)])
def test_files_dropped_at_once_are_all_accounted_for_and_memory_stays_flat(tmp_path, count):
    bad = {f"{number}.md" for number in range(5, count, 10)}
    with BotProcess(tmp_path) as bot:
        for number in range(count):
            text = told(number, count=number + 10, source=f"Outlet {number}")
            bot.put(f"{number}.md", text.replace("published: ", "published: about ") if f"{number}.md" in bad else text)
        taken = lambda: len(bot.files("done")) + len(bot.files("failed"))  # noqa: E731
        bot.wait_for(lambda: taken() >= count // 3, message="the first files were not taken", seconds=count)
        early = bot.memory()
        bot.wait_for(lambda: taken() == count, message="some files were not taken", seconds=2 * count)
        late = bot.memory()
        articles = bot.rows("SELECT count(*) FROM article WHERE is_current")
        assert bot.stop() == 0

    assert bot.files("failed") == bad
    assert bot.files("done") == {f"{number}.md" for number in range(count)} - bad
    assert articles == [(count - len(bad),)]
    assert late - early < 60_000_000
    for name in bad:
        assert "published" in (bot.drop / "failed" / f"{name}.reason.txt").read_text("utf-8")
