"""The digest: what a desk has to decide, what moved, what is not well, and what was left out."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from claims.alert import Alert
from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.alert import NOT_A_VERDICT
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS, SEVERITY_WORDS, confidence_words
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.times import clock, lasting
from handlers.messages.wording import SUMMARY_LIMIT, counted, enumerated, shortened

CAP = 15
"""Differences in one digest; desks that got a ranked fifteen a day read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """An alert as a line of a digest."""

    alert: Alert
    opened_at: datetime | None = None
    taken_by: str = ""
    url: str | None = None
    """Where its card stands in the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFeed:
    """A feed that brings nothing at present."""

    name: str
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestContent:
    """What a digest says, before it is put into words. Lists are ranked, the gravest first."""

    desk: str
    channel: str
    since: datetime
    until: datetime
    articles: int
    """Articles read in the window."""
    origins: int = 0
    """Independent origins among them; 0 where they were not counted."""
    open_alerts: tuple[DigestEntry, ...] = ()
    """What needs a decision, open or taken."""
    moved: tuple[DigestEntry, ...] = ()
    """Figures and statuses that a later report updated."""
    suggested: tuple[DigestEntry, ...] = ()
    """What the engine is not sure enough of to post; a person keeps or drops it."""
    decided: int = 0
    """Alerts settled in the window."""
    failed_feeds: tuple[FailedFeed, ...] = ()
    failed_files: int = 0
    left_out: int = 0
    """Differences found but not listed: low ones and muted ones."""


def digest_message(content: DigestContent, *, zone: tzinfo = UTC) -> ChatMessage:
    """Return a digest of at most ``CAP`` differences; what is over the cap is counted.

    Args:
        content: What to say.
        zone: The desk's zone for times in running text.
    """
    desk = safe_line(content.desk) or "Digest"
    at = clock(content.until, zone=zone)
    since = clock(content.since, now=content.until, zone=zone)
    parts: list[Part] = []
    shown = 0
    for title, entries, detail in (
        ("Need a decision", content.open_alerts, _open_detail),
        ("Moved", content.moved, _moved_detail),
        ("Suggested: keep or drop", content.suggested, _suggested_detail),
    ):
        listed = entries[: max(0, CAP - shown)]
        if listed:
            items = tuple(_item(entry, detail(entry, content.until)) for entry in listed)
            parts += [
                Heading(text=f"{title} ({counted_of(len(listed), len(entries))})"),
                Listing(items=items, first=shown + 1),
            ]
        shown += len(listed)
    total = len(content.open_alerts) + len(content.moved) + len(content.suggested)
    parts += _not_well(content)
    if rest := _left_out(total - shown, content.left_out):
        parts += [Heading(text="Left out"), Paragraph(text=rest)]
    summary = _summary(content, since, total)
    return ChatMessage(
        title=shortened(f"{desk} digest · {at}", 150),
        summary=shortened(f"{desk}: {summary}", SUMMARY_LIMIT),
        parts=(Paragraph(text=_counts(content, since) if total else summary), *parts),
        footer=f"Since {since} · {NOT_A_VERDICT}",
        more="crosswire alerts",
    )


def counted_of(listed: int, all_of_them: int) -> str:
    """Return how many are listed, and of how many where some are not: *7*, *7 of 12*."""
    return str(listed) if listed == all_of_them else f"{listed} of {all_of_them}"


def _item(entry: DigestEntry, detail: str) -> ListItem:
    return ListItem(text=finding(entry.alert.differences[0], limit=200), detail=detail, url=safe_url(entry.url))


def _open_detail(entry: DigestEntry, until: datetime) -> str:
    said = [f"{SEVERITY_WORDS[entry.alert.severity].lower()}"]
    if entry.opened_at and entry.opened_at <= until:
        said.append(f"open {lasting(until - entry.opened_at)}")
    if entry.taken_by:
        said.append(f"taken by {shortened(safe_line(entry.taken_by), 60)}")
    return ", ".join(said)


def _moved_detail(entry: DigestEntry, _until: datetime) -> str:
    return KIND_WORDS[entry.alert.differences[0].kind].title.lower()


def _suggested_detail(entry: DigestEntry, _until: datetime) -> str:
    head = entry.alert.differences[0]
    return f"{KIND_WORDS[head.kind].title.lower()}, {confidence_words(head.confidence)}"


def _tally(content: DigestContent) -> list[str]:
    return [
        counted(count, noun, plural)
        for count, noun, plural in (
            (len(content.open_alerts), "needs a decision", "need a decision"),
            (len(content.moved), "moved", "moved"),
            (len(content.suggested), "suggested", "suggested"),
            (content.decided, "settled", "settled"),
        )
        if count
    ]


def _counts(content: DigestContent, since: str) -> str:
    return f"{' · '.join([*_tally(content), _read(content)])}, since {since}."


def _read(content: DigestContent) -> str:
    articles = f"{counted(content.articles, 'article')} read"
    return f"{articles} from {counted(content.origins, 'origin')}" if content.origins else articles


def _summary(content: DigestContent, since: str, total: int) -> str:
    """Return the digest in a line; honest when there is nothing to tell."""
    troubles = [counted(len(content.failed_feeds), "feed") + " failing"] if content.failed_feeds else []
    if content.failed_files:
        troubles.append(f"{counted(content.failed_files, 'file')} not read")
    health = " and ".join(troubles) if troubles else "all feeds well"
    if not total:
        unlisted = f"{counted(content.left_out, 'low or muted one')} left out, " if content.left_out else ""
        none = "No differences to decide" if content.left_out or content.decided else "No differences"
        return f"{none} since {since}. {unlisted}{_read(content)}, {health}."
    first = (*content.open_alerts, *content.moved, *content.suggested)[0]
    trouble = f"; {health}" if troubles else ""
    return f"{', '.join(_tally(content))}{trouble}. First: {finding(first.alert.differences[0], limit=160)}"


def _not_well(content: DigestContent) -> list[Part]:
    items = [
        ListItem(
            text=f"{shortened(safe_line(feed.name), 80) or 'a feed without a name'} is failing",
            at=feed.since,
            detail=shortened(safe_line(feed.reason), 160) or "no reason given",
        )
        for feed in content.failed_feeds[:CAP]
    ]
    if len(content.failed_feeds) > CAP:
        items.append(ListItem(text=f"and {counted(len(content.failed_feeds) - CAP, 'more feed')}"))
    if content.failed_files:
        items.append(
            ListItem(text=f"{counted(content.failed_files, 'file')} could not be read", detail="see the failed folder")
        )
    return [Heading(text="Not well"), Listing(items=tuple(items))] if items else []


def _left_out(over_cap: int, low: int) -> str:
    said = []
    if over_cap:
        said.append(f"{counted(over_cap, 'difference')} over the {CAP} a digest holds")
    if low:
        said.append(f"{counted(low, 'low or muted difference')}")
    return f"{enumerated(said)}: ask for “alerts” to see them." if said else ""
