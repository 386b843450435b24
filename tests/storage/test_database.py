"""Transactions, and what is said when a database cannot be used."""

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.article_rows import article_columns
from storage.database import Database, DatabaseUnusable, open_database
from storage.house_keeping import get_setting, set_setting
from storage.tables import ArticleRow
from tests.storage.builders import NOON, article_about


async def test_what_is_written_can_be_read(database: Database):
    async with database.write() as session:
        await set_setting(session, "colour", {"is": ["blue", 1, None]})
    async with database.read() as session:
        assert await get_setting(session, "colour") == {"is": ["blue", 1, None]}
        assert await get_setting(session, "shape") is None


async def test_an_exception_undoes_the_whole_transaction(database: Database):
    async def fail_half_way() -> None:
        async with database.write() as session:
            await set_setting(session, "colour", "blue")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    async with database.read() as session:
        assert await get_setting(session, "colour") is None


async def test_eight_writers_lose_no_update(database: Database):
    async with database.write() as session:
        await set_setting(session, "count", 0)

    async def count_up() -> None:
        for _ in range(10):
            async with database.write() as session:
                if database.dialect == "postgresql":
                    await (await session.connection()).execute(
                        text("SELECT 1 FROM setting WHERE name = 'count' FOR UPDATE")
                    )
                before = await get_setting(session, "count")
                await asyncio.sleep(0.001)
                await set_setting(session, "count", before + 1)

    await asyncio.gather(*(count_up() for _ in range(8)))
    async with database.read() as session:
        assert await get_setting(session, "count") == 80


async def test_a_reader_sees_one_moment_while_a_writer_goes_on(database: Database):
    async with database.write() as session:
        await set_setting(session, "a", 1)
    async with database.read() as reader:
        assert await get_setting(reader, "a") == 1
        async with database.write() as writer:
            await set_setting(writer, "b", 2)
        assert await get_setting(reader, "b") is None
    async with database.read() as reader:
        assert await get_setting(reader, "b") == 2


async def test_a_reading_session_cannot_write(database: Database):
    with pytest.raises((DatabaseUnusable, DBAPIError)):
        async with database.read() as session:
            await set_setting(session, "a", 1)
    async with database.read() as session:
        assert await get_setting(session, "a") is None


async def test_a_cancelled_writer_leaves_the_way_free(database: Database):
    entered = asyncio.Event()

    async def linger() -> None:
        async with database.write() as session:
            await set_setting(session, "a", 1)
            entered.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(linger())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5), database.write() as session:
        assert await get_setting(session, "a") is None
        await set_setting(session, "a", 2)


async def test_a_writer_that_would_wait_for_itself_is_told_so(database: Database):
    async def nest() -> None:
        async with database.write(), database.write():
            pass

    with pytest.raises(RuntimeError, match="inside write"):
        await nest()
    async with asyncio.timeout(5), database.write() as session:
        await set_setting(session, "a", 1)


async def test_opening_again_keeps_everything(database_url: str):
    for turn in range(2):
        async with await open_database(database_url) as database:
            async with database.write() as session:
                await set_setting(session, str(turn), turn)
            async with database.read() as session:
                assert await get_setting(session, "0") == 0


async def test_programs_that_start_together_all_get_a_whole_schema(database_url: str):
    opened = await asyncio.gather(*(open_database(database_url) for _ in range(8)))
    for number, database in enumerate(opened):
        async with database.write() as session:
            await set_setting(session, str(number), number)
    for database in opened:
        await database.close()


async def test_folders_on_the_way_to_the_file_are_made(tmp_path: Path):
    async with await open_database(str(tmp_path / "deep" / "down" / "base.db")) as database:
        assert database.dialect == "sqlite"
    assert (tmp_path / "deep" / "down" / "base.db").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("mysql://root:sesame@example.com/news", "Use a file path"),
        ("postgresql://crosswire:sesame@127.0.0.1:1/news", "does not answer"),
        ("postgresql://crosswire@127.0.0.1:1/news?password=sesame", "does not answer"),
        ("postgresql://crosswire:sesame@[::1/news", "not a database address"),
    ],
)
async def test_an_address_that_cannot_be_used_is_explained_without_its_password(address: str, said: str):
    with pytest.raises(DatabaseUnusable, match=said) as caught:
        await open_database(address)
    assert "sesame" not in str(caught.value)


async def test_a_folder_is_not_taken_for_a_database(tmp_path: Path):
    with pytest.raises(DatabaseUnusable, match="is a folder"):
        await open_database(str(tmp_path))


async def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    path = tmp_path / "notes.db"
    path.write_text("Dear diary, " * 500)
    with pytest.raises(DatabaseUnusable, match=r"notes\.db is not a Crosswire database"):
        await open_database(str(path))
    assert path.read_text().startswith("Dear diary")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_without_permission_is_named(tmp_path: Path):
    tmp_path.chmod(0o500)  # noqa: ASYNC240
    with pytest.raises(DatabaseUnusable, match="permissions"):
        await open_database(str(tmp_path / "base.db"))


async def test_a_path_through_a_file_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnusable, match="its folder cannot be made"):
        await open_database(str(tmp_path / "file" / "base.db"))


async def test_a_newer_schema_is_refused_and_left_alone(database_url: str):
    async with await open_database(database_url) as database, database.write() as session:
        await (await session.connection()).execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match=r"newer Crosswire \(schema 9999\)"):
        await open_database(database_url)


async def test_a_lock_held_by_another_program_is_explained(tmp_path: Path):
    path = tmp_path / "base.db"
    async with await open_database(str(path), wait=0.1) as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnusable, match="locked by another program"):
            async with database.write():
                pytest.fail("the lock was not respected")
        other.execute("ROLLBACK")
        other.close()
        async with database.write() as session:
            await set_setting(session, "a", 1)


async def test_an_error_tells_no_article_text(database: Database):
    async def save_twice() -> None:
        for number in (1, 2):
            async with database.write() as session:
                session.add(ArticleRow(**COLUMNS, id=number, text="Not before eight o'clock"))

    with pytest.raises(IntegrityError) as caught:
        await save_twice()
    assert "eight o'clock" not in str(caught.value)


COLUMNS = {
    **article_columns(article_about()),
    "fingerprint": "",
    "received_at": NOON,
    "is_current": True,
    "engine_version": "",
    "model_version": "",
}
del COLUMNS["text"]
