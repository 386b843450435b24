"""The two engines of a database: one that writes, one that only reads.

Parameters are hidden in error messages: they hold article text, which may be under embargo.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_fixed

_PRAGMAS = (
    # A killed process loses nothing; only a power cut may undo the last commits, and files can be dropped again.
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "cache_size=-32768",
    "mmap_size=268435456",
)
_SECRETS = ("password", "sslpassword", "passfile")


class DatabaseUnusable(Exception):
    """The database cannot be opened or written. The message names it and says what to do; no password is in it."""


def database_url(address: str) -> URL:
    """Return the driver's URL for a file path, a ``sqlite:`` or a ``postgresql:`` address.

    Raises:
        DatabaseUnusable: the address is neither.
    """
    if "://" not in address:
        return URL.create("sqlite+aiosqlite", database=address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseUnusable(f"{_without_userinfo(address)} is not a database address. {_REMEDY}") from None
    family = url.get_backend_name()
    if family == "sqlite":
        if not url.database or url.database == ":memory:":
            raise DatabaseUnusable(f"A database in memory is lost when the program ends; name a file. {_REMEDY}")
        return url.set(drivername="sqlite+aiosqlite")
    if family in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseUnusable(f"{masked(url)} is not a database Crosswire can use. {_REMEDY}")


_REMEDY = "Use a file path such as data/crosswire.db, or postgresql://user:password@host/name."


def masked(url: URL) -> str:
    """Return the address as it may be shown: without any password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    shown = url.set(query={name: "***" if name in _SECRETS else value for name, value in url.query.items()})
    return shown.set(drivername="postgresql").render_as_string(hide_password=True)


def without_secrets(message: str, url: URL) -> str:
    """Return a driver's message with every password of the address struck out."""
    found = [url.password, *(url.query.get(name) for name in _SECRETS)]
    for secret in found:
        if isinstance(secret, str) and secret:
            message = message.replace(secret, "***")
    return message


def _without_userinfo(address: str) -> str:
    return re.sub(r"//.*@", "//***@", address)


def writing_engine(url: URL, *, wait: float) -> AsyncEngine:
    """Return the engine of the writer. On SQLite a transaction takes the write lock as it begins.

    A transaction that reads first and asks for the lock later fails at once when another one
    wrote in between, however long it is willing to wait; ``BEGIN IMMEDIATE`` waits instead.
    """
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_async_engine(url, pool_size=1, max_overflow=0, connect_args={"timeout": wait}, hide_parameters=True)
    _prepare_sqlite(engine, _PRAGMAS, begin="BEGIN IMMEDIATE")
    return engine


def reading_engine(url: URL, *, wait: float) -> AsyncEngine:
    """Return the engine of the readers: it sees one moment of the database and cannot change it."""
    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = create_async_engine(url, pool_size=4, connect_args={"timeout": wait}, hide_parameters=True)
    _prepare_sqlite(engine, (*_PRAGMAS, "query_only=ON"), begin="BEGIN")
    return engine


def _prepare_sqlite(engine: AsyncEngine, pragmas: tuple[str, ...], *, begin: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def prepare_place(url: URL, *, wait: float) -> None:
    """Make the folder a database file is to lie in, and the file, kept with a write-ahead log. Blocks.

    Raises:
        DatabaseUnusable: the folder cannot be made, or the path names a folder.
        sqlite3.Error: the file cannot be opened or written, or is no database.
    """
    if url.get_backend_name() != "sqlite":
        return
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_folder = path.is_dir()
    except OSError as error:
        raise DatabaseUnusable(f"{path}: its folder cannot be made ({error.strerror}). Choose another path.") from error
    if is_folder:
        raise DatabaseUnusable(f"{path} is a folder. Name a file in it, such as {path / 'crosswire.db'}.")
    _keep_write_ahead_log(path, wait)


def _keep_write_ahead_log(path: Path, wait: float) -> None:
    """Switch a file to WAL, for good; a file that has it is left alone.

    Where two programs switch one new file at once, SQLite refuses the later at once, whatever its timeout:
    each holds what the other waits for. Hence the tries.
    """
    tries = Retrying(
        retry=retry_if_exception(lambda error: "locked" in str(error)),
        stop=stop_after_delay(wait),
        wait=wait_fixed(0.02),
        reraise=True,
    )
    with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as connection:
        tries(connection.execute, "PRAGMA journal_mode=WAL")
