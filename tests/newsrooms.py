"""A newsroom for tests: real SQLite, the real engine, a clock that is told the time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zlib import crc32

from bot.reading_pool import read_here
from claims.article import Article
from claims.reading import Reading
from handlers.chat import Post, PostedMessage
from handlers.document import Document
from handlers.ingest import Ingested
from handlers.intake import take_document
from handlers.message import ChatMessage
from handlers.newsroom import Desk, Newsroom
from storage.database import open_database
from tests.builders import NOON

DESK = Desk(chat="wall", channel="wire-desk")


class Clock:
    """Tells the time it was set to."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **amount: float) -> None:
        self.at += timedelta(**amount)


class Wall:
    """A chat that remembers what was put on it; satisfies ``handlers.chat.Chat``."""

    name = "wall"

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.edits: list[tuple[PostedMessage, ChatMessage]] = []
        self.problems: list[Exception] = []
        """Raised, in order, by the next calls."""
        self.lose_answers = 0
        """Posts that arrive though their answer is lost."""

    async def post(self, post: Post) -> PostedMessage:
        from handlers.chat import OutcomeUnknown

        if self.problems:
            raise self.problems.pop(0)
        self.posts.append(post)
        if self.lose_answers:
            self.lose_answers -= 1
            raise OutcomeUnknown("the answer was lost")
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=str(len(self.posts)))

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        if self.problems:
            raise self.problems.pop(0)
        self.edits.append((posted, message))

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        for number, post in enumerate(self.posts, start=1):
            if post.key == key and post.channel == channel:
                return PostedMessage(chat=self.name, channel=channel, remote_id=str(number))
        return None


@asynccontextmanager
async def a_newsroom(folder: Path, *, clock: Clock | None = None, **fields: object) -> AsyncIterator[Newsroom]:
    """Open a newsroom whose database lies in ``folder``."""

    async def read(article: Article) -> Reading:
        return await asyncio.to_thread(read_here, article)

    async with await open_database(str(folder / "test.db")) as database:
        yield Newsroom(database=database, read=read, now=clock or Clock(), desks=(DESK,), **fields)


async def take(
    newsroom: Newsroom, text: str, *, source: str, published: str = "2026-03-10T11:00:00Z", **front: str
) -> Ingested:
    """Ingest one article given as text."""
    lines = {"source": source, "published": published, **front}
    matter = "\n".join(f"{name}: {value}" for name, value in lines.items())
    document = Document(
        name=f"{source}-{crc32(text.encode())}.md",
        data=f"---\n{matter}\n---\n{text}\n".encode(),
        received_at=newsroom.now(),
    )
    _, ingested = await take_document(document, newsroom)
    return ingested[0]
