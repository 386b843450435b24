"""Correction notes: what we have said, what stands against it, and which of our articles say it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from claims.alert import Alert
from claims.article import Article
from claims.difference import Side
from handlers.forms import Form, TextField
from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages import buttons
from handlers.messages.kinds import MOVING
from handlers.messages.own_copies import OwnCopy
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.sides import outlet_of, view_sides
from handlers.messages.wording import SUMMARY_LIMIT, ended, shortened

_OWN = 8
"""Articles listed."""


def correction_form_of(alert: Alert, own_sources: frozenset[str], copies: Sequence[OwnCopy] = ()) -> Form:
    """Return the form that drafts a correction: what it was, what it is, since when; our own articles found.

    ``copies`` are our articles that hold what an alert says was given up, whether it shows them or not.
    """
    was, is_ = was_and_is(alert, own_sources)
    own = our_articles(alert, own_sources, copies)
    parts: list[Part] = [Heading(text="Our articles")]
    if own:
        parts.append(Listing(items=own[:_OWN]))
    else:
        parts.append(Paragraph(text="None of our own articles is known to say it."))
    return Form(
        name=buttons.CORRECTION,
        value=str(alert.alert_id),
        title="Correction note",
        submit="Draft the note",
        parts=tuple(parts),
        fields=(
            TextField(
                name="what",
                label="About",
                initial=shortened(alert.differences[0].subject, 150),
                required=True,
                limit=200,
            ),
            TextField(name="was", label="It said", initial=shortened(was, 200), required=True, limit=300),
            TextField(name="is", label="It is", initial=shortened(is_, 200), required=True, limit=300),
            TextField(name="since", label="Since", hint="When and by whom it became known", limit=200),
        ),
    )


def correction_message(answers: Mapping[str, str], own: Sequence[ListItem], *, day: datetime) -> ChatMessage:
    """Return a correction note to be copied, with our own articles that it concerns."""
    given = {name: shortened(safe_line(text), 300) for name, text in answers.items()}
    since = f", {given['since']}" if given.get("since") else ""
    text = (
        f"Correction, {day.day} {day:%B %Y}: {ended(given['what'])} An earlier version of this article said "
        f"“{given['was']}”. It is “{given['is']}”{ended(since) if since else '.'}"
    )
    parts: list[Part] = [Paragraph(text=text)]
    if own:
        parts += [Heading(text="Our articles that say it, or its other side"), Listing(items=tuple(own[:_OWN]))]
    return ChatMessage(
        title="Correction note",
        summary=shortened(text, SUMMARY_LIMIT),
        parts=tuple(parts),
        footer="For you alone, to copy and to mend; Crosswire publishes nothing",
    )


def was_and_is(alert: Alert, own: frozenset[str]) -> tuple[str, str]:
    """Return what we have said and what stands against it.

    Where no side is ours, it is the last that most others do not share; of sides that follow one another
    in time, what was given up and what stands now.
    """
    head = alert.differences[0]
    views = view_sides(head)
    if len(views) < 2:
        return views[0].says if views else "", ""
    moving, last = head.kind in MOVING, len(views) - 1
    sides = [side for side in head.sides if side.members]
    ours = next((place for place, side in enumerate(sides) if _is_ours(side, own)), 0 if moving else last)
    against = last if moving and ours != last else next(place for place in range(len(views)) if place != ours)
    return views[ours].says, views[against].says


def our_articles(alert: Alert, own: frozenset[str], copies: Sequence[OwnCopy] = ()) -> tuple[ListItem, ...]:
    """Return our own articles on an alert's sides or among the copies, with what each says."""
    said = {
        member.article.uri: (member.article, member.claim.surface)
        for difference in alert.differences
        for member in difference.members
        if member.article.source in own
    }
    said |= {one.article.uri: (one.article, one.says) for one in copies if one.article.uri not in said}
    return tuple(_item(article, words) for article, words in said.values())


def _item(article: Article, words: str) -> ListItem:
    headline = shortened(safe_line(article.headline), 120) or "no headline"
    quoted = shortened(safe_line(words), 120)
    return ListItem(
        text=f"{headline}: “{quoted}”" if quoted else headline,
        detail=outlet_of(article),
        at=article.published_at,
        url=safe_url(article.url),
    )


def _is_ours(side: Side, own: frozenset[str]) -> bool:
    return any(member.article.source in own for member in side.members)
