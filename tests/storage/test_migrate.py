"""The schema by migrations and the schema by the tables are one."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

import storage.search_index  # noqa: F401  # create_all makes the search index with it
from storage.database import Database, migrate, open_database
from storage.engines import database_url as parse
from storage.engines import writing_engine
from storage.migrate import MIGRATIONS, is_ours
from storage.tables import METADATA


async def test_migrations_and_tables_build_the_same_database(database: Database):
    def differences(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": True, "include_name": is_ours}
        return compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)

    async with database.write() as session:
        assert await (await session.connection()).run_sync(differences) == []


async def test_create_all_makes_the_same_objects_as_the_migrations(tmp_path: Path):
    async with await open_database(str(tmp_path / "migrated.db")):
        pass
    engine = writing_engine(parse(str(tmp_path / "created.db")), wait=1)
    async with engine.begin() as connection:
        await connection.run_sync(METADATA.create_all)
    await engine.dispose()
    assert await _objects(tmp_path / "created.db") == await _objects(tmp_path / "migrated.db")


async def _objects(path: Path) -> list[tuple[str, str, list[str]]]:
    """Everything in a SQLite file; the clauses of each are sorted, since their order means nothing."""
    engine = writing_engine(parse(str(path)), wait=1)
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic_version%'")
        )
        found = sorted((kind, name, _clauses(sql or "")) for kind, name, sql in rows)
    await engine.dispose()
    return found


def _clauses(sql: str) -> list[str]:
    inner = sql.removesuffix(")").replace("(", ",", 1).replace('"', "")
    return sorted(" ".join(clause.split()) for clause in inner.split(","))


async def test_a_postgresql_schema_made_by_create_all_equals_the_migrated_one(postgres_url: str):
    async with await open_database(postgres_url) as database, database.write() as session:
        connection = await session.connection()
        migrated = await connection.run_sync(_shape)
        await connection.run_sync(METADATA.drop_all)
        await connection.run_sync(METADATA.create_all)
        assert await connection.run_sync(_shape) == migrated


def _shape(connection: Connection) -> dict[str, Any]:
    look = inspect(connection)
    look.clear_cache()
    indexes = connection.execute(
        text(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        )
    )
    checks = connection.execute(text("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1"))
    names = [name for name in look.get_table_names() if name != "alembic_version"]
    columns = {name: [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)] for name in names}
    return {"columns": columns, "indexes": sorted(map(tuple, indexes)), "constraints": sorted(map(tuple, checks))}


async def test_migrations_can_be_taken_back(database_url: str):
    def down_and_up(connection: Connection) -> list[str]:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = inspect(connection).get_table_names()
        command.upgrade(config, "head")
        return left

    async with await open_database(database_url) as database, database.write() as session:
        assert await (await session.connection()).run_sync(down_and_up) == ["alembic_version"]


async def test_migrating_says_the_newest_revision_and_can_be_repeated(database_url: str):
    newest = await migrate(database_url)
    assert newest == max(file.name[:4] for file in (MIGRATIONS / "versions").glob("0*.py"))
    assert await migrate(database_url) == newest


@pytest.mark.parametrize("path", sorted((MIGRATIONS / "versions").glob("0*.py")), ids=lambda path: path.name)
def test_a_migration_is_named_by_its_revision(path: Path):
    assert f'revision = "{path.name[:4]}"' in path.read_text()
