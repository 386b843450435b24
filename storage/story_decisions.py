"""What people decided about stories: which are one, and which are not."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.article_rows import aware
from storage.codec import storable
from storage.ids import new_id
from storage.statements import is_among
from storage.tables import StoryDecisionRow, StoryRow

MERGE, SPLIT = "merge", "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """One decision about two stories."""

    action: str
    story_id: int
    other_id: int
    user_name: str
    made_at: datetime


async def record_story_decision(
    session: AsyncSession, *, action: str, story_id: int, other_id: int, user_name: str, now: datetime
) -> None:
    """Remember that somebody joined two stories, or took the second out of the first."""
    row = StoryDecisionRow(
        id=new_id(session),
        action=action,
        story_id=story_id,
        other_id=other_id,
        user_name=storable(user_name),
        made_at=aware(now),
    )
    session.add(row)
    await session.flush()


async def apart_from(session: AsyncSession, story_id: int) -> set[int]:
    """Return the stories that a person took apart from this one and that nobody has joined with it since."""
    known = await _names_of(session, story_id)
    query = select(StoryDecisionRow).where(
        or_(is_among(session, StoryDecisionRow.story_id, known), is_among(session, StoryDecisionRow.other_id, known))
    )
    last: dict[int, str] = {}
    for row in (await session.exec(query.order_by(col(StoryDecisionRow.id)))).all():
        last[row.other_id if row.story_id in known else row.story_id] = row.action
    apart = {other for other, action in last.items() if action == SPLIT}
    return {name for other in apart for name in await _names_of(session, other)} - known


async def decisions_on_story(session: AsyncSession, story_id: int) -> list[StoryDecision]:
    """Return what was decided about a story, oldest first."""
    either = or_(col(StoryDecisionRow.story_id) == story_id, col(StoryDecisionRow.other_id) == story_id)
    rows = (await session.exec(select(StoryDecisionRow).where(either).order_by(col(StoryDecisionRow.id)))).all()
    return [
        StoryDecision(
            action=row.action,
            story_id=row.story_id,
            other_id=row.other_id,
            user_name=row.user_name,
            made_at=row.made_at,
        )
        for row in rows
    ]


async def _names_of(session: AsyncSession, story_id: int) -> set[int]:
    """Return the ids that lead to a story: its own, and those of stories that were merged into it."""
    row = await session.get(StoryRow, story_id)
    today = story_id if row is None or row.merged_into is None else row.merged_into
    merged = await session.exec(select(StoryRow.id).where(StoryRow.merged_into == today))
    return {today, *merged.all()}
