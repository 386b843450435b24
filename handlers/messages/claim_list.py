"""The answer to *claim*: the stored claims nearest to a text, word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Evidence
from handlers.message import ChatMessage, Paragraph
from handlers.messages.alert import passage
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import outlet_of
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class NearClaim:
    """A stored claim and how it stands to what was asked."""

    member: Evidence
    relation: str = ""
    """*agrees*, *differs*; empty where the words are alike and no more is known."""


def claims_message(asked: str, near: Sequence[NearClaim], *, start: int, total: int) -> ChatMessage:
    """Return one page of the claims nearest to a text.

    Args:
        asked: The text, in the asker's words.
        near: The claims of this page, the nearest first.
        start: How many stood on earlier pages.
        total: How many there are on all pages.
    """
    about = shortened(safe_line(asked), 100)
    title = shortened(f"Claims near: {about}", 150)
    if not near:
        said = f"Nothing in the claim base is near “{about}”."
        return ChatMessage(
            title=title,
            summary=shortened(said, SUMMARY_LIMIT),
            parts=(Paragraph(text=f"{said} Try fewer or plainer words: what is counted, who said it, the place."),),
        )
    told = sum(bool(one.relation) for one in near)
    head = f"{start + 1} to {start + len(near)} of {total}" if total > len(near) else counted(total, "claim")
    kind = f"; {counted(told, 'of them speaks', 'of them speak')} of the same thing" if told else ""
    first = near[0].member
    return ChatMessage(
        title=title,
        summary=shortened(
            f"{counted(total, 'claim')} near “{about}”: {outlet_of(first.article)}: {safe_line(first.claim.sentence)}",
            SUMMARY_LIMIT,
        ),
        parts=(Paragraph(text=f"{head}{kind}."), *(passage(one.member, note=one.relation) for one in near)),
    )
