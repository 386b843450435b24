"""Small values that must outlive the program."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import SettingRow


async def get_setting(session: AsyncSession, name: str) -> Any | None:
    """Return the value kept under a name; None when there is none."""
    row = await session.get(SettingRow, name)
    return None if row is None else row.value


async def set_setting(session: AsyncSession, name: str, value: Any) -> None:
    """Keep a value, anything that JSON can hold, under a name."""
    await session.merge(SettingRow(name=name, value=value))
    await session.flush()
