"""The few places where SQLite and PostgreSQL want different words for the same thing."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, bindparam, func, literal_column, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession


def dialect_of(session: AsyncSession) -> str:
    """Return ``sqlite`` or ``postgresql``."""
    return session.get_bind().dialect.name


def is_among(session: AsyncSession, column: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids, which travel as one parameter.

    A list of placeholders would make a new statement for every number of ids, and has an end.
    """
    numbers = list(ids)
    if dialect_of(session) == "sqlite":
        each = func.json_each(json.dumps(numbers)).table_valued("value")
        among: ColumnElement[bool] = column.in_(select(each.c.value))
        return among
    return literal_equals_any(column, numbers)


def literal_equals_any(column: Any, numbers: list[int]) -> ColumnElement[bool]:
    """Return PostgreSQL's ``column = ANY(array)``."""
    condition: ColumnElement[bool] = column == any_(bindparam(None, numbers, ARRAY(BigInteger)))
    return condition


async def one_at_a_time(session: AsyncSession, number: int) -> None:
    """Wait until no other transaction holds this number. SQLite has one writer, so nobody to wait for."""
    if dialect_of(session) == "postgresql":
        connection = await session.connection()
        await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


async def insert_new(session: AsyncSession, table: type[SQLModel], row: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there, and say whether it was inserted."""
    insert = sqlite.insert if dialect_of(session) == "sqlite" else postgresql.insert
    statement: Any = insert(table).values(row).on_conflict_do_nothing().returning(literal_column("1"))
    return (await session.exec(statement)).first() is not None
