"""What a kill at any moment may cost: time, never a file."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROCESS = """
import asyncio, logging, os, sys, structlog
from datetime import timedelta
from pathlib import Path
from bot.drop_folder import watch_folder
from bot.settings import FolderSettings
from handlers.document import Taken, UnreadableDocument

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
book = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

async def take(document):
    await asyncio.sleep(0.01)
    os.write(book, f"{document.name} {document.data.decode()}\\n".encode())
    os.fsync(book)
    await asyncio.sleep(0.01)
    if document.data.startswith(b"bad"):
        raise UnreadableDocument(document.name, "title", "is bad", "mend it")
    return Taken(articles=1)

folders = FolderSettings(drop=Path(sys.argv[1]), settle=timedelta(seconds=0.05))
asyncio.run(watch_folder(folders, take, asyncio.Event()))
"""


def start(drop: Path, book: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", PROCESS, drop, book], cwd=ROOT)


def until(condition, patience: float = 30) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def lines_of(book: Path) -> list[str]:
    return book.read_text().splitlines() if book.exists() else []


def kill_often(tmp_path: Path, kills: int) -> None:
    """Drop files without pause, kill the watcher again and again, and account for every file at the end."""
    chance = random.Random(7)
    drop, book = tmp_path / "drop", tmp_path / "book"
    drop.mkdir()
    dropped: dict[str, str] = {}

    def put(count: int) -> None:
        for _ in range(count):
            name = f"{len(dropped):05}.txt"
            dropped[name] = f"{'bad' if len(dropped) % 7 == 0 else 'good'} {len(dropped)}"
            (drop / f".{name}").write_text(dropped[name])
            (drop / f".{name}").rename(drop / name)

    for _ in range(kills):
        process = start(drop, book)
        try:
            put(20)
            before = len(lines_of(book))
            until(lambda before=before: len(lines_of(book)) > before)
            put(10)
            time.sleep(chance.uniform(0, 0.3))
        finally:
            process.kill()
            process.wait()
    process = start(drop, book)
    try:
        until(lambda: not [path for path in drop.iterdir() if path.is_file()])
        time.sleep(0.2)  # the last reason is written after the move
    finally:
        process.kill()
        process.wait()

    taken = lines_of(book)
    assert set(taken) == {f"{name} {text}" for name, text in dropped.items()}, "each was taken, and taken whole"
    whole = {path.name: path.read_text() for folder in ("done", "failed") for path in articles_in(drop / folder)}
    assert whole == dropped, "each lies in done or failed, once, as it was"
    assert {path.read_text()[:3] for path in articles_in(drop / "failed")} == {"bad"}


def articles_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.endswith(".reason.txt")]


def test_killed_at_random_moments_it_loses_no_file(tmp_path):
    kill_often(tmp_path, 3)


@pytest.mark.soak
def test_killed_fifty_times_it_loses_no_file(tmp_path):
    kill_often(tmp_path, 50)
