"""Where each rule's differences go: to the channels, or to the digest until people trust it more."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.tables import DifferenceRow, RuleTrustRow


class RulePlace(StrEnum):
    """Where a rule's differences go."""

    CHANNEL = "channel"
    DIGEST = "digest"
    """Too few of them were kept."""
    PILOT = "pilot"
    """It is new and on trial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrust:
    """What was decided about a rule."""

    rule: str
    place: RulePlace
    since: datetime
    changed_by: str
    reason: str


async def rule_trusts(session: AsyncSession) -> dict[str, RuleTrust]:
    """Return what was decided about rules, by rule; a rule that is absent goes to the channels."""
    rows = (await session.exec(select(RuleTrustRow).order_by(col(RuleTrustRow.rule)))).all()
    return {
        row.rule: RuleTrust(
            rule=row.rule,
            place=RulePlace(row.place),
            since=row.since,
            changed_by=row.changed_by,
            reason=row.reason,
        )
        for row in rows
    }


async def set_rule_trust(
    session: AsyncSession, rule: str, place: RulePlace, *, by: str, reason: str, now: datetime
) -> None:
    """Keep where a rule's differences go from now on."""
    row = RuleTrustRow(
        rule=storable(rule), place=place.value, since=aware(now), changed_by=storable(by), reason=storable(reason)
    )
    await session.merge(row)
    await session.flush()


async def rules_seen(session: AsyncSession) -> list[str]:
    """Return every rule that has raised something, by name."""
    query = select(DifferenceRow.rule).distinct().order_by(col(DifferenceRow.rule))
    return list((await session.exec(query)).all())
