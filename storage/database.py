"""The database: one writer at a time, readers beside it, each in exactly one transaction."""

import asyncio
import re
import sqlite3
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engines import (
    DatabaseUnusable,
    database_url,
    masked,
    prepare_place,
    reading_engine,
    without_secrets,
    writing_engine,
)
from storage.ids import IdMaker, session_info
from storage.migrate import SchemaTooNew, upgrade

__all__ = ["Database", "DatabaseUnusable", "migrate", "open_database"]


class Database:
    """An open database. Made by :func:`open_database`."""

    def __init__(self, url: URL, *, ids: IdMaker, wait: float) -> None:
        self.url = masked(url)
        """The address as it may be shown: without its password."""
        self.dialect: Literal["sqlite", "postgresql"] = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql"
        self._address = url
        self._ids = ids
        self._writer = writing_engine(url, wait=wait)
        self._reader = reading_engine(url, wait=wait)
        self._writing: set[asyncio.Task[Any] | None] = set()
        # SQLite admits one writer anyway; queueing for it here is fair, and keeps the slowest writer's wait short.
        self._turn: AbstractAsyncContextManager[None] = asyncio.Lock() if self.dialect == "sqlite" else nullcontext()

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncSession]:
        """Return a session in one transaction, committed at the end and rolled back on any exception.

        Raises:
            DatabaseUnusable: the file is locked by another program, full or not writable.
            RuntimeError: this task is writing already; it would wait for itself for ever.
        """
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("write() inside write(): hand the open session on instead of beginning another")
        self._writing.add(task)
        try:
            async with self._turn, self._session(self._writer) as session:
                yield session
        finally:
            self._writing.discard(task)

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncSession]:
        """Return a session that sees one moment of the database and cannot change it."""
        async with self._session(self._reader) as session:
            yield session

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine) -> AsyncGenerator[AsyncSession]:
        session = AsyncSession(engine, expire_on_commit=False, info=session_info(self._ids))
        try:
            async with session, session.begin():
                await session.connection()
                yield session
        except DBAPIError as error:
            meant = explained(error.orig, self._address)
            if meant is None:
                raise
            raise meant from None

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()

    async def upgrade(self) -> str:
        """Bring the schema up to date and return its revision."""
        try:
            async with self._turn, self._writer.begin() as connection:
                return await connection.run_sync(upgrade)
        except SchemaTooNew as error:
            raise DatabaseUnusable(
                f"{self.url} was written by a newer Crosswire (schema {error.revision}). Update the program, "
                "or name another database."
            ) from None
        except DBAPIError as error:
            meant = explained(error.orig, self._address)
            if meant is None:
                raise
            raise meant from None

    async def __aenter__(self) -> Self:
        """Return the database itself, closed when the block ends."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self.close()


async def open_database(url: str, *, clock: Callable[[], float] = time.time, wait: float = 5.0) -> Database:
    """Return the database at ``url``, made and brought up to date where needed.

    Args:
        url: a file path (``data/crosswire.db``), ``sqlite:///…`` or ``postgresql://user:password@host/name``.
        clock: Unix time in seconds; ids are made from it.
        wait: seconds to wait for another program's write lock on a SQLite file.

    Raises:
        DatabaseUnusable: see its message.
    """
    address = database_url(url)
    try:
        await asyncio.to_thread(prepare_place, address, wait=wait)
    except sqlite3.Error as error:
        raise explained(error, address) or error from None
    try:
        database = Database(address, ids=IdMaker(clock), wait=wait)
    except ModuleNotFoundError as error:
        raise DatabaseUnusable(
            f"{masked(address)} needs the PostgreSQL driver ({error.name}): pip install 'crosswire[postgres]'."
        ) from None
    try:
        await database.upgrade()
    except BaseException:
        await database.close()
        raise
    return database


async def migrate(url: str) -> str:
    """Bring the schema of a database up to date and return its revision.

    Raises:
        DatabaseUnusable: see its message.
    """
    async with await open_database(url) as database:
        return await database.upgrade()


_EXPLANATIONS = (
    (r"database is locked", "is locked by another program. Stop the other Crosswire, or wait and try again."),
    (r"unable to open database file", "cannot be opened. Check the path and the permissions of its folder."),
    (r"readonly database|read-only", "cannot be written. Check the permissions of the file and of its folder."),
    (
        r"file is not a database|disk image is malformed",
        "is not a Crosswire database or is damaged. Move it away to begin anew.",
    ),
    (r"disk is full|No space left|disk I/O error", "cannot be written: the disk is full or failing."),
    (r"authentication failed|no password supplied", "refuses the user or the password."),
    (r'database ".*" does not exist', "does not exist. Create it first: createdb NAME."),
    (r"permission denied", "may not be changed by this user. Grant it the right to create tables."),
    (
        r"refused|could not translate|No such file|timeout|not known|server closed|connection is lost|terminating",
        "does not answer. Check that PostgreSQL runs there and lets this machine in.",
    ),
)


def explained(error: BaseException | None, url: URL) -> DatabaseUnusable | None:
    """Return what a driver's error means for the person who runs the program; None for an error of ours."""
    said = without_secrets(str(error), url)
    for pattern, meaning in _EXPLANATIONS:
        if re.search(pattern, said, re.IGNORECASE):
            return DatabaseUnusable(f"{masked(url)} {meaning} ({' '.join(said.split())[:200]})")
    return None
