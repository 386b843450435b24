"""A line under a card: what is new about its fact since it was posted."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, tzinfo

from claims.alert import Alert
from claims.difference import Difference, DifferenceKind
from handlers.message import ChatMessage, Paragraph, Part
from handlers.messages.alert import Decision, passage, state_words
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import SideView, view_side, view_sides
from handlers.messages.times import lasting
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, ended, enumerated, shortened

_PASSAGES = 3
"""New sides quoted in one reply; more are counted, and stand on the card."""


def news_message(
    alert: Alert,
    *,
    articles: Collection[str] = (),
    kind: DifferenceKind | None = None,
    origins: Mapping[str, str] | None = None,
) -> ChatMessage:
    """Return the reply that tells of new sides and of a kind that has changed.

    Args:
        alert: As it stands now.
        articles: Uris of articles that opened a side.
        kind: What the leading difference has become; None when its kind is the same.
        origins: As for the alert's card.
    """
    fresh = [
        (difference, view_side(side, origins))
        for difference in alert.differences
        for side in difference.sides
        if any(member.article.uri in articles for member in side.members)
    ]
    head = alert.differences[0]
    parts: list[Part] = []
    for difference, view in fresh[:_PASSAGES]:
        others = tuple(other.first for other in view_sides(difference, origins) if other.says != view.says)
        parts.append(passage(view.first, others=others, note=view.also))
    if len(fresh) > _PASSAGES:
        parts.append(Paragraph(text=f"{counted(len(fresh) - _PASSAGES, 'more new side')}: see the card."))
    if kind is not None:
        parts.append(Paragraph(text=ended(f"Now {KIND_WORDS[kind].plain}")))
    opening = _opening([view for _, view in fresh], kind)
    return ChatMessage(
        title=shortened(opening, 150),
        summary=shortened(f"{opening}. {finding(head, origins, limit=SUMMARY_LIMIT - 40)}", SUMMARY_LIMIT),
        parts=tuple(parts) or (Paragraph(text=finding(head, origins)),),
        footer=_footer(alert),
    )


def reopened_message(
    alert: Alert,
    decision: Decision | None,
    *,
    now: datetime,
    zone: tzinfo = UTC,
    origins: Mapping[str, str] | None = None,
) -> ChatMessage:
    """Return the reply that tells that a settled alert is open again, and who opened it."""
    by = state_words(alert.state, decision, now=now, zone=zone).removeprefix(f"{alert.state} ")
    said = finding(alert.differences[0], origins, limit=SUMMARY_LIMIT - 60)
    opened = f"Open again {by}" if decision else "Open again"
    return ChatMessage(
        title=shortened(opened, 150),
        summary=shortened(f"{opened}: {said}", SUMMARY_LIMIT),
        parts=(Paragraph(text=said),),
        footer=_footer(alert),
    )


def reminder_message(
    alert: Alert, *, opened_at: datetime, now: datetime, origins: Mapping[str, str] | None = None
) -> ChatMessage:
    """Return the reply that tells again of an alert that nobody has taken."""
    said = finding(alert.differences[0], origins, limit=SUMMARY_LIMIT - 60)
    still = f"Still open after {lasting(now - opened_at)}"
    return ChatMessage(
        title=still,
        summary=shortened(f"{still}: {said}", SUMMARY_LIMIT),
        parts=(Paragraph(text=ended(said)), Paragraph(text="Take it on its card, and it is not told of again.")),
        footer=_footer(alert),
    )


def note_message(alert: Alert, text: str, by: str) -> ChatMessage:
    """Return the reply that shows a note somebody added to the alert."""
    head = f"Note by {shortened(safe_line(by), 60) or 'someone'}"
    return ChatMessage(
        title=head,
        summary=shortened(f"{head}: {safe_line(text)}", SUMMARY_LIMIT),
        parts=(Paragraph(text=shortened(text.strip(), 2500) or "–"),),
        footer=_footer(alert),
    )


def subject_of(difference: Difference) -> str:
    """Return what a difference is about, to open a line with."""
    return capitalised(safe_line(difference.subject)) or KIND_WORDS[difference.kind].title


def _opening(views: list[SideView], kind: DifferenceKind | None) -> str:
    if kind is DifferenceKind.CORRECTION:
        return KIND_WORDS[kind].title
    if views:
        named = enumerated([f"{shortened(view.says, 60)} ({shortened(view.label, 40)})" for view in views])
        return f"New: {named}"
    return KIND_WORDS[kind].title if kind else "Later news"


def _footer(alert: Alert) -> str:
    return f"Alert {alert.alert_id} · the card above shows it as it stands now"
