"""The digest: what a desk has to decide, what moved, what is not well, and what was left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from claims.alert import Alert
from handlers.message import Button, ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.alert import NOT_A_VERDICT
from handlers.messages.buttons import DROP, KEEP, numbered
from handlers.messages.digest_wording import counted_of, health_words, left_out_words, read_words
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS, SEVERITY_WORDS, confidence_words
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.times import clock, lasting
from handlers.messages.wording import SUMMARY_LIMIT, counted, enumerated, shortened

CAP = 15
"""Differences in one digest; desks that got a ranked fifteen a day read them."""
_KEPT_FREE = 2
"""Places that each section which has something keeps, however much stands before it."""
_WITH_BUTTONS = 5
"""Suggestions with buttons of their own: five rows of two is what every chat shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """An alert as a line of a digest."""

    alert: Alert
    opened_at: datetime | None = None
    taken_by: str = ""
    url: str | None = None
    """Where its card stands in the chat."""
    carried: tuple[str, ...] = ()
    """Headlines of our own articles that still carry what was corrected."""


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
    """What needs a decision, open or taken, since whenever."""
    moved: tuple[DigestEntry, ...] = ()
    """Figures and statuses that a later report updated."""
    corrections: tuple[DigestEntry, ...] = ()
    """What an outlet corrected or withdrew."""
    framing: tuple[DigestEntry, ...] = ()
    """Differences of wording."""
    suggested: tuple[DigestEntry, ...] = ()
    """What the engine is not sure enough of to post; a person keeps or drops it."""
    decided: int = 0
    """Alerts settled in the window."""
    failed_feeds: tuple[FailedFeed, ...] = ()
    failed_files: int = 0
    mutes: tuple[str, ...] = ()
    """What is muted, each with its end, in words."""
    left_out: int = 0
    """Differences found but not listed: low ones and muted ones."""
    notes: tuple[str, ...] = ()
    """What else a desk should know: a rule that posts no more at once."""

    @property
    def entries(self) -> tuple[DigestEntry, ...]:
        """Return every difference in the order of the sections."""
        return (*self.open_alerts, *self.moved, *self.corrections, *self.framing, *self.suggested)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to tell but how much was read."""
        return not (self.entries or self.failed_feeds or self.failed_files or self.notes)


_Section = tuple[str, Sequence[DigestEntry], Callable[[DigestEntry, DigestContent], str]]


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
    buttons: list[Button] = []
    sections = _sections(content)
    room = _rooms(sections)
    for title, entries, detail in sections:
        listed = entries[: room[title]]
        if listed:
            items = tuple(_item(entry, detail(entry, content)) for entry in listed)
            parts += [
                Heading(text=f"{title} ({counted_of(len(listed), len(entries))})"),
                Listing(items=items, first=shown + 1),
            ]
        if entries is content.suggested:
            buttons += _keep_or_drop(listed, shown + 1)
        shown += len(listed)
    total = len(content.entries)
    parts += [*_not_well(content), *_muted(content)]
    parts += [Paragraph(text=note) for note in content.notes]
    if rest := left_out_words(total - shown, content.left_out, CAP):
        parts += [Heading(text="Left out"), Paragraph(text=rest)]
    summary = _summary(content, since, total)
    return ChatMessage(
        title=shortened(f"{desk} digest · {at}", 150),
        summary=shortened(f"{desk}: {summary}", SUMMARY_LIMIT),
        parts=(Paragraph(text=_counts(content, since) if total else summary), *parts),
        buttons=tuple(buttons),
        footer=f"Since {since} · {NOT_A_VERDICT}",
        more="crosswire alerts",
    )


def _sections(content: DigestContent) -> tuple[_Section, ...]:
    return (
        ("Need a decision", content.open_alerts, _open_detail),
        ("Moved", content.moved, _kind_detail),
        ("Corrections", content.corrections, _correction_detail),
        ("Framing", content.framing, _framing_detail),
        ("Suggested: keep or drop", content.suggested, _suggested_detail),
    )


def _rooms(sections: Sequence[_Section]) -> Mapping[str, int]:
    """Return how many entries each section may list: in order, but each keeps a few places where it needs them."""
    rooms = {title: min(len(entries), _KEPT_FREE) for title, entries, _ in sections}
    free = CAP - sum(rooms.values())
    for title, entries, _ in sections:
        more = min(len(entries) - rooms[title], free)
        rooms[title] += more
        free -= more
    return rooms


def _keep_or_drop(entries: Sequence[DigestEntry], first: int) -> list[Button]:
    return [
        numbered(action, str(entry.alert.alert_id), place)
        for place, entry in enumerate(entries[:_WITH_BUTTONS], start=first)
        for action in (KEEP, DROP)
    ]


def _item(entry: DigestEntry, detail: str) -> ListItem:
    return ListItem(text=finding(entry.alert.differences[0], limit=200), detail=detail, url=safe_url(entry.url))


def _open_detail(entry: DigestEntry, content: DigestContent) -> str:
    said = [f"{SEVERITY_WORDS[entry.alert.severity].lower()}"]
    if entry.opened_at and entry.opened_at <= content.until:
        carried = ", carried over" if entry.opened_at < content.since else ""
        said.append(f"open {lasting(content.until - entry.opened_at)}{carried}")
    if entry.taken_by:
        said.append(f"taken by {shortened(safe_line(entry.taken_by), 60)}")
    return ", ".join(said)


def _kind_detail(entry: DigestEntry, _content: DigestContent) -> str:
    return KIND_WORDS[entry.alert.differences[0].kind].title.lower()


def _correction_detail(entry: DigestEntry, content: DigestContent) -> str:
    if not entry.carried:
        return _kind_detail(entry, content)
    named = enumerated([f"“{shortened(safe_line(one), 80)}”" for one in entry.carried], named=2)
    return f"we still carry it in {counted(len(entry.carried), 'article')}: {named}"


def _framing_detail(entry: DigestEntry, content: DigestContent) -> str:
    return _open_detail(entry, content)


def _suggested_detail(entry: DigestEntry, _content: DigestContent) -> str:
    head = entry.alert.differences[0]
    number = f", alert {entry.alert.alert_id}"
    return f"{KIND_WORDS[head.kind].title.lower()}, {confidence_words(head.confidence)}{number}"


def _tally(content: DigestContent) -> list[str]:
    return [
        counted(count, noun, plural)
        for count, noun, plural in (
            (len(content.open_alerts), "needs a decision", "need a decision"),
            (len(content.moved), "moved", "moved"),
            (len(content.corrections), "correction", "corrections"),
            (len(content.framing), "framing shift", "framing shifts"),
            (len(content.suggested), "suggested", "suggested"),
            (content.decided, "settled", "settled"),
        )
        if count
    ]


def _counts(content: DigestContent, since: str) -> str:
    return f"{' · '.join([*_tally(content), read_words(content.articles, content.origins)])}, since {since}."


def _summary(content: DigestContent, since: str, total: int) -> str:
    """Return the digest in a line; honest when there is nothing to tell."""
    health = health_words(len(content.failed_feeds), content.failed_files)
    if not total:
        unlisted = f"{counted(content.left_out, 'low or muted one')} left out, " if content.left_out else ""
        none = "No differences to decide" if content.left_out or content.decided else "No differences"
        read = read_words(content.articles, content.origins)
        return f"{none} since {since}. {unlisted}{read}, {health or 'all feeds well'}."
    trouble = f"; {health}" if health else ""
    first = finding(content.entries[0].alert.differences[0], limit=160)
    return f"{', '.join(_tally(content))}{trouble}. First: {first}"


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


def _muted(content: DigestContent) -> list[Part]:
    if not content.mutes:
        return []
    items = [ListItem(text=shortened(safe_line(one), 200)) for one in content.mutes[:CAP]]
    if len(content.mutes) > CAP:
        items.append(ListItem(text=f"and {counted(len(content.mutes) - CAP, 'more mute')}: mute list"))
    return [Heading(text=f"Muted ({len(content.mutes)})"), Listing(items=tuple(items))]
