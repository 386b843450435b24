"""Alerts: one for each fact, replaced as the news moves on, with the state its desk gave it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert, AlertState
from claims.difference import Difference, Route, Severity
from storage.article_rows import aware
from storage.difference_rows import add_differences, difference_ids_of, load_differences, remove_differences
from storage.facts import resolve_fact
from storage.ids import new_id
from storage.statements import is_among, one_at_a_time
from storage.tables import AlertRow, DifferenceMemberRow, DifferenceRow

_GRAVITY = {Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1}


class Saved(StrEnum):
    """What saving an alert did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAlert:
    """The alert of a fact after saving; ``state`` is what the desk had made of it before."""

    alert_id: int
    outcome: Saved
    state: AlertState


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRecord:
    """An alert with its history in brief."""

    alert: Alert
    created_at: datetime
    changed_at: datetime
    """When it last said something new."""
    state_by: str | None
    state_at: datetime | None
    muted_until: datetime | None


async def save_alert(
    session: AsyncSession,
    *,
    fact_id: int,
    story_id: int | None,
    differences: Sequence[Difference],
    fingerprint: str,
    now: datetime,
) -> SavedAlert:
    """Make or replace the one alert of a fact; nothing changes while the fingerprint stays the same.

    Raises:
        ValueError: there is no difference.
        LookupError: the fact, or the article of a piece of evidence, is not stored.
    """
    if not differences:
        raise ValueError("an alert needs at least one difference")
    resolved = await resolve_fact(session, fact_id)
    if resolved is None:
        raise LookupError(f"fact {fact_id} is not stored")
    await one_at_a_time(session, resolved)
    row = (await session.exec(select(AlertRow).where(AlertRow.fact_id == resolved))).first()
    if row is not None and row.fingerprint == fingerprint:
        return SavedAlert(alert_id=row.id, outcome=Saved.UNCHANGED, state=AlertState(row.state))
    leading = differences[0]
    says: dict[str, Any] = {
        "story_id": story_id,
        "fingerprint": fingerprint,
        "severity": _GRAVITY[leading.severity],
        "route": leading.route.value,
        "changed_at": aware(now),
    }
    if row is None:
        outcome = Saved.NEW
        row = AlertRow(id=new_id(session), fact_id=resolved, state=AlertState.OPEN.value, created_at=now, **says)
        session.add(row)
    else:
        outcome = Saved.CHANGED
        row.sqlmodel_update(says)
        await remove_differences(session, await difference_ids_of(session, [row.id]))
    await session.flush()
    await add_differences(session, row.id, differences)
    return SavedAlert(alert_id=row.id, outcome=outcome, state=AlertState(row.state))


async def load_alert(session: AsyncSession, alert_id: int) -> AlertRecord | None:
    """Return an alert; of one that was joined with another, the other."""
    row = await _resolved(session, alert_id)
    return None if row is None else next(iter(await _records(session, [row])), None)


async def alert_of_fact(session: AsyncSession, fact_id: int) -> AlertRecord | None:
    """Return the alert of a fact, if it has one."""
    resolved = await resolve_fact(session, fact_id)
    if resolved is None:
        return None
    rows = (await session.exec(select(AlertRow).where(AlertRow.fact_id == resolved))).all()
    return next(iter(await _records(session, rows)), None)


async def open_alerts(
    session: AsyncSession,
    *,
    limit: int = 50,
    states: Collection[AlertState] = (AlertState.OPEN, AlertState.TAKEN),
    route: Route | None = Route.CHANNEL,
    story_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[AlertRecord]:
    """Return alerts by state and route, the gravest first and among equals the newest.

    Args:
        session: an open one.
        limit: the most to return.
        states: which states to include.
        route: ``Route.SUGGESTED`` gives what waits for the digest; None gives both.
        story_id: only alerts of this story.
        since: only alerts that said something new at or after this moment.
        until: only alerts that last said something new before this moment.
    """
    query = select(AlertRow).where(
        col(AlertRow.state).in_([state.value for state in states]), col(AlertRow.merged_into).is_(None)
    )
    if route is not None:
        query = query.where(AlertRow.route == route.value)
    if story_id is not None:
        query = query.where(AlertRow.story_id == story_id)
    if since is not None:
        query = query.where(AlertRow.changed_at >= aware(since, "since"))
    if until is not None:
        query = query.where(AlertRow.changed_at < aware(until, "until"))
    query = query.order_by(col(AlertRow.severity).desc(), col(AlertRow.changed_at).desc(), col(AlertRow.id).desc())
    return await _records(session, (await session.exec(query.limit(limit))).all())


async def alerts_of_article(session: AsyncSession, article_id: int) -> list[AlertRecord]:
    """Return the alerts that show this version of an article, oldest first."""
    return await _records(session, await _showing(session, [article_id]))


async def alerts_of_articles(session: AsyncSession, article_ids: Collection[int]) -> list[AlertRecord]:
    """Return the alerts that show one of these versions of articles, oldest first."""
    return await _records(session, await _showing(session, article_ids))


async def _showing(session: AsyncSession, article_ids: Collection[int]) -> Sequence[AlertRow]:
    ids = (
        select(DifferenceRow.alert_id)
        .join(DifferenceMemberRow, col(DifferenceMemberRow.difference_id) == DifferenceRow.id)
        .where(is_among(session, DifferenceMemberRow.article_id, article_ids))
    )
    return (await session.exec(select(AlertRow).where(col(AlertRow.id).in_(ids)).order_by(col(AlertRow.id)))).all()


async def set_state(
    session: AsyncSession,
    alert_id: int,
    state: AlertState,
    *,
    by: str,
    now: datetime,
    expected: Collection[AlertState] = (),
    muted_until: datetime | None = None,
) -> bool:
    """Give an alert a state and say whether it was done.

    It is not when the alert is unknown or, where ``expected`` names states, in none of them: the
    button pressed was out of date.
    """
    row = await _resolved(session, alert_id, lock=True)
    if row is None or (expected and AlertState(row.state) not in expected):
        return False
    row.state, row.state_by, row.state_at = state.value, by, aware(now)
    row.muted_until = muted_until if state is AlertState.MUTED else None
    await session.flush()
    return True


async def alerts_after(session: AsyncSession, alert_id: int, *, limit: int) -> tuple[list[AlertRecord], int | None]:
    """Return the next alerts by id, in whatever state, and the id to go on from; None at the end."""
    query = select(AlertRow).where(AlertRow.id > alert_id, col(AlertRow.merged_into).is_(None))
    rows = (await session.exec(query.order_by(col(AlertRow.id)).limit(limit))).all()
    return await _records(session, rows), rows[-1].id if rows else None


async def promote(session: AsyncSession, alert_id: int, *, now: datetime) -> bool:
    """Let an alert that waited for the digest go to the channels: somebody kept it. False where it has gone already."""
    row = await _resolved(session, alert_id, lock=True)
    if row is None or row.route == Route.CHANNEL.value:
        return False
    row.route, row.changed_at = Route.CHANNEL.value, aware(now)
    lead = update(DifferenceRow).where(col(DifferenceRow.alert_id) == row.id, col(DifferenceRow.rank) == 0)
    await session.exec(lead.values(route=Route.CHANNEL.value))
    await session.flush()
    return True


async def wake_muted(session: AsyncSession, now: datetime) -> list[int]:
    """Open the alerts whose mute has run out and return their ids."""
    over = select(AlertRow.id).where(
        AlertRow.state == AlertState.MUTED.value,
        col(AlertRow.muted_until) <= aware(now),
        col(AlertRow.merged_into).is_(None),
    )
    ids = list((await session.exec(over.with_for_update())).all())
    awake = update(AlertRow).where(is_among(session, AlertRow.id, ids))
    await session.exec(awake.values(state=AlertState.OPEN.value, state_at=now, state_by=None, muted_until=None))
    return ids


async def _resolved(session: AsyncSession, alert_id: int, *, lock: bool = False) -> AlertRow | None:
    row = await session.get(AlertRow, alert_id, with_for_update=lock, populate_existing=True)
    if row is not None and row.merged_into is not None:
        row = await session.get(AlertRow, row.merged_into, with_for_update=lock, populate_existing=True)
    return row


async def _records(session: AsyncSession, rows: Sequence[AlertRow]) -> list[AlertRecord]:
    differences = await load_differences(session, [row.id for row in rows]) if rows else {}
    return [
        AlertRecord(
            alert=Alert(
                alert_id=row.id,
                story_id=row.story_id,
                fact_id=row.fact_id,
                differences=differences[row.id],
                fingerprint=row.fingerprint,
                state=AlertState(row.state),
            ),
            created_at=row.created_at,
            changed_at=row.changed_at,
            state_by=row.state_by,
            state_at=row.state_at,
            muted_until=row.muted_until,
        )
        for row in rows
        if row.id in differences
    ]
