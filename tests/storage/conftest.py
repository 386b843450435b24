"""A real database for every test: SQLite in a temporary folder, and PostgreSQL where it is installed."""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database, migrate, open_database
from storage.tables import METADATA


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A throw-away PostgreSQL on loopback; its address without a database name."""
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine (initdb and pg_ctl not found)")
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv to become another user")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="crosswire-postgres-"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_user = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

    control = str(programs / "pg_ctl")
    try:
        run(str(programs / "initdb"), "-D", str(data), "-U", "crosswire", "-A", "trust", "-E", "UTF8", "--no-sync")
        run(control, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://crosswire@127.0.0.1:{port}"
    finally:
        if (data / "postmaster.pid").exists():
            run(control, "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _postgres_programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@pytest.fixture
async def postgres_url(postgres_server: str) -> str:
    """The address of an empty PostgreSQL database."""
    async with _statements(postgres_server, "postgres") as execute:
        await execute("DROP DATABASE IF EXISTS empty WITH (FORCE)")
        await execute("CREATE DATABASE empty")
    return f"{postgres_server}/empty"


@asynccontextmanager
async def _statements(server: str, name: str) -> AsyncIterator[Callable[[str], Awaitable[object]]]:
    address = server.replace("postgresql:", "postgresql+psycopg:")
    engine = create_async_engine(f"{address}/{name}", isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        yield lambda statement: connection.execute(text(statement))
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once for each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "crosswire.db")
    return request.getfixturevalue("postgres_url")


@pytest.fixture(scope="session")
def ready_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, to be copied."""
    path = tmp_path_factory.mktemp("ready") / "crosswire.db"
    asyncio.run(migrate(str(path)))
    return path


@pytest.fixture(scope="session")
def ready_postgres(postgres_server: str) -> str:
    """The address of a PostgreSQL database with every table."""

    async def make() -> None:
        async with _statements(postgres_server, "postgres") as execute:
            await execute("CREATE DATABASE ready")
        await migrate(f"{postgres_server}/ready")

    asyncio.run(make())
    return f"{postgres_server}/ready"


@pytest.fixture
async def sqlite_database(ready_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """An open SQLite database without rows."""
    shutil.copy(ready_sqlite, tmp_path / "crosswire.db")
    async with await open_database(str(tmp_path / "crosswire.db")) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with every table, once for each kind."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("ready_sqlite"), tmp_path / "crosswire.db"))
    return request.getfixturevalue("ready_postgres")


@pytest.fixture
async def database(ready_address: str) -> AsyncIterator[Database]:
    """An open database without rows, once for each kind."""
    if ready_address.startswith("postgresql:"):
        tables = ", ".join(table.name for table in METADATA.sorted_tables)
        async with _statements(*ready_address.rsplit("/", 1)) as execute:
            await execute(f"TRUNCATE {tables}")
    async with await open_database(ready_address) as opened:
        yield opened
