"""The card of an alert as it stands: with the origins behind it, who decided what, and our own copy."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from handlers.house_figures import house_of
from handlers.message import ChatMessage, Paragraph
from handlers.messages import buttons
from handlers.messages.alert import Decision, alert_message
from handlers.messages.house_figure import house_line
from handlers.newsroom import Newsroom
from handlers.origins import origins_of_alert
from handlers.own_copies import own_copies
from storage.alerts import AlertRecord
from storage.decisions import decisions_of_alert
from storage.stories import load_story

_REASONS: Mapping[str, str] = {
    buttons.NOT_DIFFERENCE: "not a difference",
    buttons.DROP: "dropped from the digest",
    buttons.UPDATE: "an update, not a conflict",
    buttons.WRONG_MATCH: "not one thing",
}
"""What a settling press says about the difference, for the card."""


def decision_of(record: AlertRecord, reason: str = "") -> Decision | None:
    """Return who put an alert into its state, and when; None for one that nobody has touched."""
    if record.state_by is None or record.state_at is None:
        return None
    return Decision(by=record.state_by, at=record.state_at, until=record.muted_until, reason=reason)


async def card_of(session: AsyncSession, record: AlertRecord, newsroom: Newsroom, *, zone: tzinfo) -> ChatMessage:
    """Return the card of an alert, times in running text in ``zone``."""
    reason = ""
    if record.alert.state is AlertState.SETTLED:
        made = await decisions_of_alert(session, record.alert.alert_id)
        reason = next((_REASONS[one.action] for one in reversed(made) if one.action in _REASONS), "")
        if made and made[-1].user_name != record.state_by:
            reason = ""  # settled by the bot itself, after that decision
    message = alert_message(
        record.alert,
        now=newsroom.now(),
        zone=zone,
        origins=origins_of_alert(record.alert),
        decision=decision_of(record, reason),
        own_sources=newsroom.own_sources,
        story=await story_title(session, record),
        own_copies=await own_copies(session, record.alert, newsroom),
    )
    seen = await house_of(session, record.alert, newsroom)
    if seen is None:
        return message
    line = Paragraph(text=house_line(seen, now=newsroom.now(), zone=zone))
    return replace(message, parts=(line, *message.parts))


async def story_title(session: AsyncSession, record: AlertRecord) -> str:
    """Return the headline that an alert's story goes by; empty where no article of the alert has one.

    A story without a fitting headline is called by its weightiest words, which tell a reader little: then the
    first headline among the alert's own articles stands for it.
    """
    story = None if record.alert.story_id is None else await load_story(session, record.alert.story_id)
    members = (member for difference in record.alert.differences for member in difference.members)
    headlines = [headline for member in members if (headline := " ".join(member.article.headline.split()))]
    if story is not None and any(headline.startswith(story.title.rstrip("…")) for headline in headlines):
        return story.title
    return next(iter(headlines), "")
