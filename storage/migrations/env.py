"""How alembic reaches the database: over the connection it is handed, in that connection's transaction.

To write the next step by comparing the tables with an up-to-date database file::

    alembic -c storage/migrations/alembic.ini -x database=/tmp/new.db upgrade head
    alembic -c storage/migrations/alembic.ini -x database=/tmp/new.db revision --autogenerate --rev-id 0002 -m "..."
"""

from typing import Literal

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlmodel import AutoString, UTCDateTime

import storage.search_index
from storage.migrate import is_ours
from storage.tables import METADATA

__all__ = ["storage"]


def _render(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write plain column types: a step must not change when a library's own type does."""
    if kind == "type" and isinstance(thing, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(thing, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_name=is_ours,
        render_item=_render,
        render_as_batch=True,  # SQLite cannot change a column in place
        compare_type=True,
        transactional_ddl=True,  # all steps or none, on both
    )
    with context.begin_transaction():
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    _run(handed)
else:
    file = context.get_x_argument(as_dictionary=True)["database"]
    with create_engine(f"sqlite:///{file}").begin() as own:
        _run(own)
