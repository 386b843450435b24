"""Reading articles off the event loop, in a process of its own.

Parsing holds the interpreter for tenths of a second. A chat must be acknowledged within three, so
the reader lives in another process: the loop stays free, and a reader that dies takes nothing with it.
"""

import asyncio
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Self

from claims.article import Article
from claims.extract import read_claims
from claims.framing.house_words import NO_CHANGES, HouseWords, words_of
from claims.parser import DEFAULT_MODEL, load_parser
from claims.reading import Reading


def read_here(article: Article, model: str = DEFAULT_MODEL, house: HouseWords = NO_CHANGES) -> Reading:
    """Read an article in this process. Pure but for loading the model once."""
    return read_claims(article, load_parser(model), words_of(house))


def _follow_parent() -> None:
    """End this worker as soon as the bot is gone, however it went; a killed bot cannot end it any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which ends its workers
    parent = parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=wait, name="follow parent", daemon=True).start()


def _load(model: str) -> None:
    load_parser(model)


class ReadingPool:
    """Worker processes that read articles. Use as an async context manager."""

    def __init__(
        self, *, workers: int = 1, model: str = DEFAULT_MODEL, warm: bool = True, house: HouseWords = NO_CHANGES
    ) -> None:
        """Prepare the workers; ``warm`` says whether they load the model at once or with the first article."""
        self._house = house
        self._warm = warm
        self._workers = workers
        self._model = model
        self._pool = self._start()

    async def read(self, article: Article) -> Reading:
        """Return what the engine reads in an article; a worker that dies is replaced and asked again once."""
        loop = asyncio.get_running_loop()
        pool = self._pool
        try:
            return await loop.run_in_executor(pool, read_here, article, self._model, self._house)
        except BrokenProcessPool:
            if pool is self._pool:
                self._pool = self._start()
            return await loop.run_in_executor(self._pool, read_here, article, self._model, self._house)

    def warm(self) -> None:
        """Start loading the model before the first article needs it."""
        for _ in range(self._workers):
            self._pool.submit(_load, self._model).add_done_callback(lambda done: done.exception())

    async def __aenter__(self) -> Self:
        """Start the workers loading."""
        if self._warm:
            self.warm()
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Let the workers finish what they read, and end them."""
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # spawn: a fork would copy the sockets and locks of a running event loop
        return ProcessPoolExecutor(
            max_workers=self._workers, mp_context=get_context("spawn"), initializer=_follow_parent
        )
