"""Readers in processes of their own: the event loop stays free, and a reader that dies is replaced."""

import asyncio
import os
import signal
import time
from multiprocessing import active_children

from bot.reading_pool import ReadingPool, read_here
from tests.builders import an_article


async def test_a_reader_reads_what_this_process_would_read_and_the_event_loop_stays_free():
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
    assert active_children() == []


async def test_a_reader_that_is_killed_is_replaced_and_asked_again():
    article = an_article()
    async with ReadingPool() as pool:
        await pool.read(article)
        (reader,) = active_children()
        again = asyncio.create_task(pool.read(an_article("Nine people died in Arden, officials said. " * 400)))
        await asyncio.sleep(0.05)
        os.kill(reader.pid, signal.SIGKILL)
        assert len((await again).claims) >= 400
        assert (await pool.read(article)).claims


async def test_a_pool_that_is_not_asked_starts_no_process():
    async with ReadingPool(warm=False):
        assert active_children() == []
