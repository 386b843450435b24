"""The answer to *story*: who has written on it, whose words they carry, who speaks in it, what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from claims.alert import Alert
from claims.article import Article
from handlers.message import ChatMessage, Facts, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.finding import finding
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.sides import origin_of, outlet_of
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, counted, enumerated, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as the base knows it."""

    title: str
    articles: tuple[Article, ...]
    """Those that may be shown, the newest first."""
    voices: tuple[str, ...] = ()
    """Who is given as a source, the most often heard first."""
    alerts: tuple[Alert, ...] = ()
    """What is open in it."""
    claims: int = 0


def story_message(
    view: StoryView, *, start: int, rows: int, now: datetime, zone: tzinfo, origins: Mapping[str, str] | None = None
) -> ChatMessage:
    """Return a story, ``rows`` of its articles from the one numbered ``start`` on."""
    outlets = list(dict.fromkeys(outlet_of(article) for article in view.articles))
    carried = list(dict.fromkeys(origin_of(article, origins) for article in view.articles))
    reach = f"{counted(len(view.articles), 'article')} from {counted(len(outlets), 'outlet')}"
    parts: list[Part] = []
    if start == 0:
        parts.append(Facts(pairs=_about(view, outlets, carried, now=now, zone=zone)))
        if view.alerts:
            parts.append(Heading(text=f"What differs ({len(view.alerts)})"))
            parts.append(Listing(items=tuple(_alert(alert) for alert in view.alerts)))
    shown = view.articles[start : start + rows]
    parts.append(Heading(text="Articles, the newest first"))
    parts.append(Listing(items=tuple(_article(article, origins) for article in shown), first=start + 1))
    title = safe_line(view.title) or "A story"
    differs = f"; {counted(len(view.alerts), 'difference')} to decide" if view.alerts else ""
    return ChatMessage(
        title=shortened(f"Story: {title}", 150),
        summary=shortened(f"{title}: {reach}{differs}", SUMMARY_LIMIT),
        parts=tuple(parts),
        footer=reach,
    )


def _about(
    view: StoryView, outlets: Sequence[str], origins: Sequence[str], *, now: datetime, zone: tzinfo
) -> tuple[tuple[str, str], ...]:
    moments = [article.published_at for article in view.articles if article.published_at]
    span = (
        f"{clock(min(moments), now=now, zone=zone)} to {clock(max(moments), now=now, zone=zone)}"
        if moments
        else "times not given"
    )
    pairs = [
        ("Outlets", enumerated(outlets, named=6)),
        ("Origins", f"{len(origins)} independent: {enumerated(origins, named=6)}"),
        ("Voices", enumerated([shortened(safe_line(voice), 60) for voice in view.voices], named=6)),
        ("Claims", str(view.claims)),
        ("Published", span),
    ]
    return tuple((label, said) for label, said in pairs if said)


def _alert(alert: Alert) -> ListItem:
    return ListItem(
        text=finding(alert.differences[0], limit=200), detail=f"{alert.severity}, {alert.state}, alert {alert.alert_id}"
    )


def _article(article: Article, origins: Mapping[str, str] | None) -> ListItem:
    outlet, origin = outlet_of(article), origin_of(article, origins)
    return ListItem(
        text=f"{outlet}: {shortened(safe_line(article.headline), 200) or 'no headline'}",
        detail="" if origin == outlet else f"words of {origin}",
        at=article.published_at,
        url=safe_url(article.url),
    )


def no_story_message(asked: str) -> ChatMessage:
    """Return that no story was found, and how to name one."""
    said = f"No story in the claim base fits “{shortened(safe_line(asked), 120)}”."
    return ChatMessage(
        title="No such story",
        summary=shortened(said, SUMMARY_LIMIT),
        parts=(Paragraph(text=f"{said} Give an article’s address, or words that stand in its text."),),
    )
