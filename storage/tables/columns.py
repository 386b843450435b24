"""The base of every row and the column types that mean the same on SQLite and PostgreSQL."""

from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Integer, MetaData
from sqlmodel import SQLModel

BIG: Any = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on both: PostgreSQL's INTEGER has 32, and only SQLite's INTEGER key is the row's own address."""

JSON_OR_NULL: Any = JSON(none_as_null=True)
"""JSON where None is SQL's NULL. Bodies are read whole and never searched, so JSON keeps them as written."""


class Row(SQLModel):
    """What every table shares: one metadata in which each constraint has a name a migration can drop."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
