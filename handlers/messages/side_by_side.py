"""Both texts next to one another: every passage of every side, with the sentences around it where they are wanted."""

from collections.abc import Mapping, Sequence

from claims.alert import Alert
from claims.claim import Evidence
from handlers.message import ChatMessage, Heading, Paragraph, Part, Quotation
from handlers.messages.alert import passage
from handlers.messages.finding import finding
from handlers.messages.kinds import title_of
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import view_sides
from handlers.messages.wording import counted, shortened

_MEMBERS = 6
"""Passages of one side."""


def side_by_side_message(alert: Alert, origins: Mapping[str, str] | None = None) -> ChatMessage:
    """Return every passage of every side of the leading difference, side under side."""
    head = alert.differences[0]
    views = view_sides(head, origins)
    parts: list[Part] = []
    for view, side in zip(views, (side for side in head.sides if side.members), strict=True):
        parts.append(Heading(text=f"{shortened(view.says, 150)} · {view.carried_by}"))
        others = tuple(other.first for other in views if other is not view)
        parts += [passage(member, others=others) for member in side.members[:_MEMBERS]]
        if len(side.members) > _MEMBERS:
            parts.append(Paragraph(text=f"{counted(len(side.members) - _MEMBERS, 'more passage')} with this value."))
    return _message(alert, "Side by side", parts)


def in_context_message(
    alert: Alert, around: Mapping[tuple[str, int], tuple[str, str]], origins: Mapping[str, str] | None = None
) -> ChatMessage:
    """Return the first passage of every side with its neighbouring sentences.

    Args:
        alert: Whose passages.
        around: The sentence before and the one after, by article uri and start of the claim's sentence.
        origins: As for the alert's card.
    """
    parts = [_with_neighbours(view.first, around) for view in view_sides(alert.differences[0], origins)]
    return _message(alert, "Neighbouring sentences", parts)


def _with_neighbours(member: Evidence, around: Mapping[tuple[str, int], tuple[str, str]]) -> Quotation:
    quoted = passage(member)
    before, after = around.get((member.article.uri, member.claim.sentence_span.start), ("", ""))
    lead = f"{before} " if before else ""
    marks = tuple(type(mark)(mark.start + len(lead), mark.end + len(lead)) for mark in quoted.marks)
    text = f"{lead}{quoted.text} {after}".rstrip()
    return Quotation(text=text, source=quoted.source, at=quoted.at, url=quoted.url, marks=marks, note=quoted.note)


def _message(alert: Alert, title: str, parts: Sequence[Part]) -> ChatMessage:
    head = alert.differences[0]
    return ChatMessage(
        title=shortened(f"{title}: {safe_line(title_of(head))}", 150),
        summary=finding(head),
        parts=tuple(parts),
        footer=f"Alert {alert.alert_id} · word for word from the articles",
        more="" if alert.story_id is None else f"crosswire story {alert.story_id}",
    )
