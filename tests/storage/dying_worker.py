"""A worker that posts from the outbox into a file and may kill itself at any step. Run by a test.

usage: dying_worker.py DATABASE CHAT_FILE SEED
"""

import asyncio
import json
import os
import random
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.database import open_database
from storage.outbox import free_leases, lease_next, mark_sent

CHANCE_OF_DEATH = 0.12


def posted(chat: Path) -> list[dict[str, str]]:
    """Every message in the chat, in order."""
    return [json.loads(line) for line in chat.read_text().splitlines()] if chat.exists() else []


async def work(address: str, chat: Path, seed: int) -> None:
    """Post all that is due; die now and then."""
    chance = random.Random(seed)

    def may_die() -> None:
        if chance.random() < CHANCE_OF_DEATH:
            os.kill(os.getpid(), signal.SIGKILL)

    async with await open_database(address) as database:
        async with database.write() as session:
            await free_leases(session)
        while True:
            now = datetime.now(UTC)
            async with database.write() as session:
                item = await lease_next(session, now, pace={"file": timedelta(0)})
                may_die()
            if item is None:
                return
            may_die()
            there = item.outcome_unknown and item.dedupe_key in {message["key"] for message in posted(chat)}
            if not there:
                with chat.open("a") as file:
                    file.write(json.dumps({"channel": item.channel, "key": item.dedupe_key}) + "\n")
            may_die()
            async with database.write() as session:
                await mark_sent(session, item, remote_id="1", now=now)
                may_die()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
