"""What newsrooms really drop: each bad file is told of clearly, and the good one beside it is taken."""

import os
import time
from pathlib import Path

import pytest

from tests.bot_process import BotProcess
from tests.events import told

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks at processes in /proc")
GOOD = told(0, count=62, source="Northwire")
FRENCH = (
    "Les inondations ont fait soixante-deux morts dans la vallée, ont annoncé mardi les secours. "
    "Plus de quatre mille habitants ont été évacués, selon la préfecture, et les écoles restent fermées."
)
BAD = {
    # What is dropped; words the reason must hold: what is wrong, where, and what to do.
    "empty.txt": (b"", ("is empty", "drop it again")),
    "picture.txt": (bytes(range(256)) * 40, ("binary", "plain text")),
    "program.bin": (b"\x7fELF\x02\x01\x01" + b"\x00" * 500, ("program", "save it as")),
    "encoding.txt": ("Повінь забрала шістдесят два життя в долині. ".encode("koi8-u") * 20, ("UTF-8", "save it as")),
    "cut-utf16.txt": (b"\xff\xfe" + "Nine people died.".encode("utf-16-le")[:-1], ("UTF-16", "damaged", "save it as")),
    "huge.txt": (None, ("50.0 MB", "20.0 MB", "limits.file_bytes")),
    "not-yaml.md": (
        b"---\ntitle: 'Floods\nsource: [\n---\nNine people died in Arden on Tuesday.\n",
        ("front matter", "key: value"),
    ),
    "no-date.md": (
        b"---\nsource: Northwire\npublished: the day before yesterday\n---\nNine people died in Arden.\n",
        ("published", "the day before yesterday", "2024-11-18"),
    ),
    "half-date.md": (
        b"---\npublished: 03/04/2024\n---\nNine people died.\n",
        ("published", "03/04/2024", "write it as"),
    ),
    "french.txt": (FRENCH.encode(), ("French", "language: en")),
}


def drop_bad_files(bot: BotProcess) -> None:
    for name, (data, _) in BAD.items():
        if data is None:
            with (bot.home / "huge.new").open("wb") as file:
                file.truncate(50_000_000)  # sparse: it costs the disk nothing
            (bot.home / "huge.new").rename(bot.drop / name)
        else:
            (bot.drop / name).write_bytes(data)


def write_slowly(bot: BotProcess, name: str, text: str) -> None:
    """Write a file in place, in pieces, as a slow program over a slow line does."""
    with (bot.drop / name).open("w", encoding="utf-8") as file:
        for start in range(0, len(text), len(text) // 4):
            file.write(text[start : start + len(text) // 4])
            file.flush()
            time.sleep(0.5)


def test_each_bad_file_is_told_of_and_the_good_one_beside_it_is_taken(tmp_path):
    with BotProcess(tmp_path) as bot:
        bot.put("good.md", GOOD)
        bot.wait_for(lambda: bot.files("done") == {"good.md"}, message="the good file was not taken")
        drop_bad_files(bot)
        (bot.drop / "gone.txt").write_text("Nine people died in Arden.")
        (bot.drop / "gone.txt").unlink()
        write_slowly(bot, "slow.md", told(2, count=140, source="Herald"))
        bot.put("after.md", told(3, count=33, source="Tribune"))
        bot.wait_for(lambda: bot.files("failed") >= BAD.keys(), message="a bad file is still waiting")
        bot.wait_for(lambda: len(bot.files("done")) == 3, message="a good file is still waiting")
        (slow,) = bot.rows("SELECT text FROM article WHERE source = 'Herald'")
        articles = bot.rows("SELECT count(*) FROM article")
        assert bot.stop() == 0

    assert bot.files("failed") == BAD.keys()
    assert bot.files("done") == {"good.md", "slow.md", "after.md"}
    assert slow[0] == (bot.drop / "done" / "slow.md").read_text("utf-8")
    assert articles == [(3,)]
    for name, (_, words) in BAD.items():
        reason = (bot.drop / "failed" / f"{name}.reason.txt").read_text("utf-8")
        assert reason.startswith(f"{name}: ")
        for word in words:
            assert word in reason, reason


@pytest.mark.skipif(
    os.geteuid() == 0, reason="nothing is unreadable to root; run the tests as a plain user to see this"
)
def test_a_file_that_may_not_be_read_is_told_of(tmp_path):
    with BotProcess(tmp_path) as bot:
        (bot.home / "closed.new").write_text(GOOD)
        (bot.home / "closed.new").chmod(0)
        (bot.home / "closed.new").rename(bot.drop / "closed.md")
        bot.put("good.md", GOOD)
        bot.wait_for(lambda: bot.files("done") == {"good.md"}, message="the good file was not taken")
        bot.wait_for(lambda: bot.files("failed") == {"closed.md"}, message="the closed file is still waiting")
        reason = (bot.drop / "failed" / "closed.md.reason.txt").read_text("utf-8")
        assert "chmod" in reason
