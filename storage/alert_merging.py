"""Joining the alerts of facts that turned out to be one."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.difference import Route
from storage.statements import is_among
from storage.tables import AlertPostRow, AlertRow, DecisionRow, DifferenceRow

_MOST_PRESSING = (AlertState.TAKEN, AlertState.OPEN, AlertState.MUTED, AlertState.SETTLED)
"""Somebody's work goes on, and what was never looked at is not hidden by the other card's settling."""


async def merge_alerts(session: AsyncSession, fact_id: int, others: Collection[int], *, now: datetime) -> None:
    """Leave one alert to the fact: its own or else the oldest. Cards, decisions and differences go with it.

    The alerts that go stay as sign-posts, so that a button on their cards still works; each card
    remembers the alert it was posted for. The fingerprint changes, so that every card is redrawn.
    """
    query = (
        select(AlertRow)
        .where(is_among(session, AlertRow.fact_id, [fact_id, *others]), col(AlertRow.merged_into).is_(None))
        .order_by(col(AlertRow.fact_id) != fact_id, col(AlertRow.id))
        .with_for_update()
    )
    rows = list((await session.exec(query)).all())
    if not rows:
        return
    kept, gone = rows[0], rows[1:]
    kept.fact_id = fact_id
    if gone:
        await _take_over(session, kept, gone)
        kept.changed_at = now
    await session.flush()


async def _take_over(session: AsyncSession, kept: AlertRow, gone: list[AlertRow]) -> None:
    ids = [row.id for row in gone]
    for table in (AlertPostRow, DecisionRow):
        await session.exec(update(table).where(is_among(session, table.alert_id, ids)).values(alert_id=kept.id))
    signposts = is_among(session, AlertRow.id, ids) | is_among(session, AlertRow.merged_into, ids)
    await session.exec(update(AlertRow).where(signposts).values(merged_into=kept.id))
    for place, row in enumerate(gone, start=1):
        await session.exec(
            update(DifferenceRow)
            .where(col(DifferenceRow.alert_id) == row.id)
            .values(alert_id=kept.id, rank=DifferenceRow.rank + 1000 * place)
        )
    everyone = [kept, *gone]
    leading = min(everyone, key=lambda row: _MOST_PRESSING.index(AlertState(row.state)))
    kept.state, kept.state_by, kept.state_at = leading.state, leading.state_by, leading.state_at
    kept.muted_until = leading.muted_until
    kept.severity = max(row.severity for row in everyone)
    if any(row.route == Route.CHANNEL for row in everyone):
        kept.route = Route.CHANNEL.value
    kept.fingerprint = "+".join(row.fingerprint for row in everyone)
