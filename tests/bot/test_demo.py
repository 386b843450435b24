"""The demonstration shows what it promises: one conflict alerted word for word, conversions and copies kept quiet."""

import re
import tempfile
from io import StringIO

import pytest
from rich.console import Console

from bot.demo import run_demo
from bot.seeds import demo_articles


def flat(text: str) -> str:
    return " ".join(re.sub(r"[│┃╭╮╰╯─*]", " ", text).split())


@pytest.fixture
def own_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


async def test_the_demo_alerts_the_conflict_and_keeps_the_conversion_and_the_copy_quiet(own_temporary_folder):
    screen = StringIO()
    await run_demo(console=Console(file=screen, width=100))
    names = [file.name for file in sorted(demo_articles().glob("*.md"))]
    base, *told = re.split(rf"─+ (?:{'|'.join(map(re.escape, names))}) ─+", screen.getvalue())
    shown = dict(zip(names, told, strict=True))
    conflict, *others = (flat(shown[name]) for name in names)
    quiet = flat(screen.getvalue().split("Kept quiet, and why")[1])

    assert re.search(r"holds [1-9]\d+ claims from 5 articles", base)
    assert "Figures differ" in conflict
    for sentence in (
        "Ukraine estimates that 11,000 North Korean soldiers are in Kursk.",
        "There were 14,000 North Korean soldiers in Russia's Kursk region on Sunday",
    ):
        assert sentence in conflict
    assert "Northgate Daily · 18 Nov 2024, 16:20 UTC" in conflict
    assert "Baltic Courier · 21 Nov 2024, 05:10 UTC" in conflict
    for article in others:
        assert "No new alert." in article
        assert "differ:" not in article.split("Kept quiet")[0]
    assert "Prairie Star" in quiet
    assert "within rounding" in quiet
    assert "one origin, not a new voice" in quiet
    assert list(own_temporary_folder.iterdir()) == []
