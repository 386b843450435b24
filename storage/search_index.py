"""The full-text index behind the human search box, kept true by the database itself.

SQLite has an FTS5 table fed by triggers, PostgreSQL an index on an expression. Neither is a table
of ours in alembic's eyes: migrations and ``create_all`` both call :func:`create_search_index`.
A migration that lets alembic rebuild the ``claim`` table on SQLite must call it again, since a
rebuilt table loses its triggers.
"""

from sqlalchemy import Connection, event, text

from storage.tables import ClaimRow

_SQLITE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS claim_search
       USING fts5(terms, content='claim', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER IF NOT EXISTS claim_search_insert AFTER INSERT ON claim BEGIN
       INSERT INTO claim_search(rowid, terms) VALUES (new.id, new.terms); END""",
    """CREATE TRIGGER IF NOT EXISTS claim_search_delete AFTER DELETE ON claim BEGIN
       INSERT INTO claim_search(claim_search, rowid, terms) VALUES ('delete', old.id, old.terms); END""",
    """CREATE TRIGGER IF NOT EXISTS claim_search_update AFTER UPDATE OF terms ON claim BEGIN
       INSERT INTO claim_search(claim_search, rowid, terms) VALUES ('delete', old.id, old.terms);
       INSERT INTO claim_search(rowid, terms) VALUES (new.id, new.terms); END""",
)
_POSTGRESQL = ("CREATE INDEX IF NOT EXISTS claim_search ON claim USING gin (to_tsvector('english', terms))",)


def create_search_index(connection: Connection) -> None:
    """Create the search index on the ``claim`` table where it is missing."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))


def drop_search_index(connection: Connection) -> None:
    """Remove the search index."""
    if connection.dialect.name == "sqlite":
        for name in ("insert", "delete", "update"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS claim_search_{name}"))
        connection.execute(text("DROP TABLE IF EXISTS claim_search"))
    else:
        connection.execute(text("DROP INDEX IF EXISTS claim_search"))


@event.listens_for(ClaimRow.metadata.tables["claim"], "after_create")
def _index_new_table(_table: object, connection: Connection, **_: object) -> None:
    create_search_index(connection)
