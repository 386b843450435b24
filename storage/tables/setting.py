"""House-keeping values that must outlive the program."""

from typing import Any

from sqlmodel import Field

from storage.tables.columns import JSON_OR_NULL, Row


class SettingRow(Row, table=True):
    """A value by its name."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: Any | None = Field(default=None, sa_type=JSON_OR_NULL)
