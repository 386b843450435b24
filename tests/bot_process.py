"""The bot as a process of its own: started, fed through its drop folder, watched and killed."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0
"""Seconds; many times what anything here takes on a busy machine."""
_ALERT = re.compile(r"\bAlert (\d{6,})\b")


class BotProcess:
    """``crosswire run`` in a folder of its own. Use as a context manager: no process outlives the block."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.drop = home / "drop"
        self.database = home / "data" / "crosswire.db"
        self.lines: list[tuple[float, str]] = []
        """Each line of the terminal with the moment (monotonic seconds) it came."""
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> Self:
        """Start the bot; what earlier runs printed is kept."""
        self.drop.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CROSSWIRE_")}
        environment |= {f"CROSSWIRE_{name.upper()}": value for name, value in self._settings.items()}
        # A session of its own, so that a kill in __exit__ reaches whatever the bot has started.
        with (self.home / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.home,
                env=environment | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()
        return self

    def kill(self) -> None:
        """Kill the bot as a power cut would: its own process, at once."""
        assert self._process is not None
        self._process.kill()
        self._gone()

    def stop(self) -> int:
        """Ask the bot to stop and return its exit status."""
        assert self._process is not None
        self._process.terminate()
        return self._gone()

    def wait_for(self, what: Callable[[], bool], *, message: str, seconds: float = _PATIENCE) -> None:
        """Wait until something holds; fail with the bot's log when it never does."""
        until = time.monotonic() + seconds
        while not what():
            assert self._process is not None
            ended = self._process.poll()
            if ended is not None or time.monotonic() > until:
                raise AssertionError(
                    f"{message}; the bot {'ran on' if ended is None else f'ended ({ended})'}{self.log}"
                )
            time.sleep(0.02)

    @property
    def pid(self) -> int:
        """The bot's own process."""
        assert self._process is not None
        return self._process.pid

    @property
    def shown(self) -> str:
        """Everything on the terminal so far."""
        return "\n".join(line for _, line in list(self.lines))

    @property
    def log(self) -> str:
        """The end of the log, for a failing test."""
        return f"\n--- log ---\n{(self.home / 'log.txt').read_text('utf-8', 'replace')[-4000:]}"

    def alert_ids(self) -> list[str]:
        """Return the id of every card shown, in order; twice if shown twice."""
        return [found[1] for _, line in list(self.lines) if (found := _ALERT.search(line))]

    def moment_of(self, words: str) -> float | None:
        """Return when the words first stood on the terminal."""
        return next((at for at, line in list(self.lines) if words in line), None)

    def put(self, name: str, text: str) -> float:
        """Drop a file the way a careful program does, written elsewhere and renamed into place; return the moment."""
        unfinished = self.home / f"{name}.new"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.rename(self.drop / name)
        return time.monotonic()

    def rows(self, query: str) -> list[tuple]:
        """Return what the bot's database holds, read beside it."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()

    def files(self, folder: str) -> set[str]:
        """Return the names of the files in ``done`` or ``failed``, without the reasons."""
        place = self.drop / folder
        return (
            {one.name for one in place.iterdir() if not one.name.endswith(".reason.txt")} if place.is_dir() else set()
        )

    def family(self) -> list[int]:
        """Return the process ids of the bot and of what it has started."""
        pids = (int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit())
        return [pid for pid in pids if _session(pid) == self.pid]

    def memory(self) -> int:
        """Return the resident memory of the bot and its readers, in bytes."""
        return sum(_resident(pid) for pid in self.family())

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.append((time.monotonic(), line.rstrip("\n")))

    def _gone(self) -> int:
        assert self._process is not None
        assert self._reader is not None
        status = self._process.wait(timeout=_PATIENCE)
        self._reader.join(timeout=_PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return status

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *exc: object) -> None:
        assert self._process is not None
        for pid in {self._process.pid, *self.family()}:
            if pid == self._process.pid and self._process.poll() is not None:
                continue
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._gone()


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return 0


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
