"""Bringing a database's schema up to date, whichever version of the program made it."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x63726F7373  # "cross": any fixed number will do, as long as every process asks for the same
KEPT_ELSEWHERE = ("claim_search", "procrastinate")
"""What others keep: the search index's own (``storage/search_index.py``) and the job queue's."""


class SchemaTooNew(Exception):
    """The database was brought to a revision this program does not know."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


def upgrade(connection: Connection) -> str:
    """Return the newest revision after applying, in the caller's transaction, all that is missing.

    Two programs that start at once wait for one another: SQLite by the transaction's own write
    lock, PostgreSQL by an advisory lock.

    Raises:
        SchemaTooNew: the database is ahead of this program; nothing was changed.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ADVISORY_LOCK})
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    assert newest is not None
    known = {script.revision for script in scripts.walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise SchemaTooNew(current)
    if current != newest:
        command.upgrade(config, "head")
    return newest


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Say whether alembic should look at a table or index when it compares a database with our tables."""
    return kind not in {"table", "index"} or name is None or not name.startswith(KEPT_ELSEWHERE)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    return config
