"""Decisions: every button press, for good."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.statements import is_among
from storage.tables import AlertRow, DecisionRow, DifferenceRow

_TAKE = "take"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who pressed what, when and where."""

    decision_id: int
    alert_id: int
    action: str
    value: str
    user_id: str
    user_name: str
    platform: str
    made_at: datetime
    rules: tuple[str, ...]
    """The rules whose differences the alert showed at that moment; keep rates are counted by them."""


async def record_decision(
    session: AsyncSession,
    *,
    alert_id: int,
    action: str,
    user_id: str,
    user_name: str,
    platform: str,
    now: datetime,
    value: str = "",
) -> int:
    """Store a button press and return its id. On a joined alert it counts for the one that stayed.

    Raises:
        LookupError: the alert is not stored.
    """
    alert = await session.get(AlertRow, alert_id)
    if alert is None:
        raise LookupError(f"alert {alert_id} is not stored")
    today = alert.merged_into or alert.id
    rules = select(DifferenceRow.rule).where(DifferenceRow.alert_id == today).order_by(col(DifferenceRow.rank))
    row = DecisionRow(
        id=new_id(session),
        alert_id=today,
        action=storable(action),
        value=storable(value),
        user_id=storable(user_id),
        user_name=storable(user_name),
        platform=platform,
        made_at=aware(now),
        rules=list(dict.fromkeys((await session.exec(rules)).all())),
    )
    session.add(row)
    await session.flush()
    return row.id


async def decisions_of_alert(session: AsyncSession, alert_id: int) -> list[Decision]:
    """Return the decisions about an alert, and about those joined with it, oldest first."""
    alert = await session.get(AlertRow, alert_id)
    today = alert_id if alert is None else alert.merged_into or alert.id
    return await _decisions(session, col(DecisionRow.alert_id) == today)


async def last_takers(session: AsyncSession, alert_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return who took each alert last, as platform and user id; alerts that nobody took are absent."""
    taken = is_among(session, DecisionRow.alert_id, alert_ids)
    query = select(DecisionRow).where(taken, DecisionRow.action == _TAKE).order_by(col(DecisionRow.id))
    return {row.alert_id: (row.platform, row.user_id) for row in (await session.exec(query)).all()}


async def decisions_since(session: AsyncSession, since: datetime) -> list[Decision]:
    """Return every decision made since a moment, oldest first."""
    return await _decisions(session, col(DecisionRow.made_at) >= aware(since, "since"))


async def _decisions(session: AsyncSession, condition: ColumnElement[bool]) -> list[Decision]:
    rows = (await session.exec(select(DecisionRow).where(condition).order_by(col(DecisionRow.id)))).all()
    return [
        Decision(
            decision_id=row.id,
            alert_id=row.alert_id,
            action=row.action,
            value=row.value,
            user_id=row.user_id,
            user_name=row.user_name,
            platform=row.platform,
            made_at=row.made_at,
            rules=tuple(row.rules),
        )
        for row in rows
    ]
