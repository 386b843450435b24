"""Readers in processes of their own: the event loop stays free, and a reader that dies is replaced."""

import asyncio
import os
import signal
import time
from multiprocessing import active_children

from bot.reading_pool import ReadingPool, read_here
from tests.builders import an_article


async def test_the_event_loop_stays_free_while_a_reader_reads_and_a_killed_reader_is_replaced():
    article = an_article("At least 62 people have died in the floods in Arden, officials said. " * 60)
    late = 0.0
    async with ReadingPool() as pool:
        reading = asyncio.create_task(pool.read(article))
        while not reading.done():
            before = time.monotonic()
            await asyncio.sleep(0.01)
            late = max(late, time.monotonic() - before)
        assert (await reading).claims == read_here(article).claims
        assert len((await reading).claims) >= 60
        assert late < 0.5

        (reader,) = active_children()
        again = asyncio.create_task(pool.read(article))
        await asyncio.sleep(0.02)
        os.kill(reader.pid, signal.SIGKILL)
        assert (await again).claims == (await reading).claims
    assert active_children() == []


async def test_a_pool_that_is_not_asked_starts_no_process():
    async with ReadingPool(warm=False):
        assert active_children() == []
