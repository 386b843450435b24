"""The outbox under kill -9: nothing lost, nothing twice, order kept."""

import asyncio
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.outbox import OutboxState, counts, put
from tests.storage import dying_worker

CHANNELS = ("one", "two", "three")


async def deliver(database: Database, address: str, folder: Path, rows: int) -> int:
    """Queue rows for each channel, run workers until all is sent, and return how many of them died."""
    chat = folder / "chat.jsonl"
    now = datetime.now(UTC)
    async with database.write() as session:
        for number in range(rows):
            for channel in CHANNELS:
                key = f"{channel}:{number}"
                await put(session, chat="file", channel=channel, kind="post", dedupe_key=key, body={}, now=now)
    died = 0
    for seed in range(40 * rows):
        worker = await asyncio.create_subprocess_exec(
            sys.executable, dying_worker.__file__, address, str(chat), str(seed), cwd=Path(__file__).parents[2]
        )
        code = await worker.wait()
        assert code in {0, -signal.SIGKILL}
        died += code != 0
        async with database.read() as session:
            if (await counts(session))[OutboxState.SENT] == rows * len(CHANNELS):
                break
    for channel in CHANNELS:
        keys = [message["key"] for message in dying_worker.posted(chat) if message["channel"] == channel]
        assert keys == [f"{channel}:{number}" for number in range(rows)]
    return died


async def test_workers_killed_at_any_step_deliver_all_in_order_and_once(
    database: Database, ready_address: str, tmp_path: Path
):
    assert await deliver(database, ready_address, tmp_path, rows=3) > 0


@pytest.mark.soak
async def test_fifty_kills_lose_nothing(database: Database, ready_address: str, tmp_path: Path):
    assert await deliver(database, ready_address, tmp_path, rows=60) >= 50
