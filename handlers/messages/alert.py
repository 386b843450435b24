"""The card of an alert: the finding, both sides word for word, the reason, the buttons of its state."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from claims.alert import Alert, AlertState
from claims.claim import Evidence
from claims.difference import Difference, Severity
from handlers.message import ChatMessage, ComparedValue, Comparison, Facts, Heading, Paragraph, Part, Quotation
from handlers.messages.buttons import alert_buttons, alert_menu
from handlers.messages.finding import finding, sides_in_short
from handlers.messages.kinds import KIND_WORDS, confidence_words, title_of
from handlers.messages.own_copies import OwnCopy, own_copy_parts
from handlers.messages.passages import differing_marks
from handlers.messages.safe_text import safe_line, safe_url
from handlers.messages.sides import SideView, origin_of, origins_in_words, outlet_of, view_sides
from handlers.messages.times import clock
from handlers.messages.wording import (
    SUMMARY_LIMIT,
    TIME_NOT_GIVEN,
    capitalised,
    counted,
    ended,
    enumerated,
    grouped_digits,
    shortened,
)

NOT_A_VERDICT = "“differs” is no verdict on either side"
"""Stands on every card: the product rates neither side."""

MOST_SIDES = 10
"""Sides in the comparison; Slack's section holds ten fields."""
MOST_PASSAGES = 4
"""Passages word for word of one difference; more would push the buttons off the screen."""
_VALUE_LIMIT = 120
"""Characters of what a side says in the comparison; a longer one is a quotation, which stands below in full."""
_TITLE_LIMIT = 150
"""Characters; Slack's header, the shortest title of the platforms."""
_STORY_LIMIT = 120
_LEAST_ENDING = 25
_ENDING_LIMIT = 80
"""Characters of what stands behind the finding in the one line of a phone; with less room, the finding has it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who put an alert into its state, and when."""

    by: str
    at: datetime
    reason: str = ""
    """What was decided: *not a difference*; empty for none."""
    until: datetime | None = None
    """When a mute ends; None for the other states."""


def alert_message(
    alert: Alert,
    *,
    now: datetime,
    zone: tzinfo = UTC,
    origins: Mapping[str, str] | None = None,
    decision: Decision | None = None,
    own_sources: Collection[str] = (),
    story: str = "",
    own_copies: Sequence[OwnCopy] = (),
) -> ChatMessage:
    """Return the card of an alert.

    Args:
        alert: The differences about one fact, the gravest first.
        now: The present moment; times in running text leave out today's date.
        zone: The zone for times in running text; platforms show other times in the reader's own.
        origins: Article uri to the origin of its words (credited agency or publisher family);
            an article that is not in it counts by its own credit, else by its outlet.
        decision: Who put the alert into its state; None while nobody has.
        own_sources: The newsroom's own outlets, to say what our copy has.
        story: The title of its story; empty where it is not known.
        own_copies: Our articles that hold what was changed, overtaken or withdrawn.
    """
    head = alert.differences[0]
    state = state_words(alert.state, decision, now=now, zone=zone)
    closed = alert.state in _CLOSED
    story = shortened(safe_line(story), _STORY_LIMIT)
    parts = _closed_parts(alert, origins) if closed else _open_parts(alert, origins, own_sources)
    if story:
        parts = _with_story(parts, story)
    return ChatMessage(
        title=shortened(safe_line(title_of(head)), _TITLE_LIMIT),
        summary=_with_story_behind(finding(head, origins), story)
        if alert.state is AlertState.OPEN
        else _with_state_behind(head, origins, state),
        severity=min((difference.severity for difference in alert.differences), key=_GRAVEST_FIRST.index),
        state=state,
        parts=(*parts, *own_copy_parts(own_copies)),
        buttons=alert_buttons(alert),
        menu=alert_menu(alert),
        footer=_footer(alert),
        more="crosswire alerts",
    )


def state_words(state: AlertState, decision: Decision | None, *, now: datetime, zone: tzinfo = UTC) -> str:
    """Return the state with who and when: *taken by Ana, 14:24 UTC*."""
    if decision is None:
        return state.value
    by = shortened(safe_line(decision.by), 60) or "someone"
    words = f"{state.value} by {by}, {clock(decision.at, now=now, zone=zone)}"
    if state is AlertState.MUTED:
        words += f", until {clock(decision.until, now=now, zone=zone)}" if decision.until else ", no end given"
    return f"{words}: {shortened(safe_line(decision.reason), 120)}" if decision.reason else words


def passage(
    member: Evidence, *, others: tuple[Evidence, ...] = (), note: str = "", is_draft: bool = False
) -> Quotation:
    """Return a member's sentence word for word, what differs in it marked."""
    article = member.article
    undated = "" if article.published_at or is_draft else TIME_NOT_GIVEN
    return Quotation(
        text=member.claim.sentence or member.claim.surface,
        source=outlet_of(article),
        at=article.published_at,
        url=safe_url(article.url),
        marks=differing_marks(member, others),
        note=" · ".join(filter(None, (undated, note))),
    )


_GRAVEST_FIRST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_ALL_SIDES = "“Side by side” shows them."
_CLOSED = frozenset({AlertState.SETTLED, AlertState.MUTED})
"""States in which a card gives up its room: what the sides say remains, the passages come back with it."""


def _open_parts(alert: Alert, origins: Mapping[str, str] | None, own_sources: Collection[str]) -> list[Part]:
    head, *others = alert.differences
    shown: set[tuple[str, str]] = set()
    parts = difference_parts(head, origins, shown, own_sources, first=None, where=_ALL_SIDES)
    for other in others:
        parts.append(Heading(text=f"Also: {title_of(other)}"))
        parts += difference_parts(other, origins, shown, own_sources, first=head)
    return parts


def _closed_parts(alert: Alert, origins: Mapping[str, str] | None) -> list[Part]:
    said = [sides_in_short(view_sides(difference, origins), 80) for difference in alert.differences]
    return [Paragraph(text=shortened(text, 400)) for text in said if text]


def _with_story(parts: list[Part], story: str) -> list[Part]:
    """Return the parts with the story among the first facts; on a card without facts, at its end."""
    place = next((place for place, part in enumerate(parts) if isinstance(part, Facts)), len(parts))
    pairs = (*(pair for part in parts[place : place + 1] if isinstance(part, Facts) for pair in part.pairs),)
    return [*parts[:place], Facts(pairs=(("Story", story), *pairs)), *parts[place + 1 :]]


def _footer(alert: Alert) -> str:
    back = {
        AlertState.SETTLED: "Reopen shows the passages again",
        AlertState.MUTED: "End mute shows the passages again",
    }
    ending = back.get(alert.state, NOT_A_VERDICT)
    return f"Alert {alert.alert_id} · rule {_rules(alert)} · {ending}"


def difference_parts(
    difference: Difference,
    origins: Mapping[str, str] | None,
    shown: set[tuple[str, str]],
    own_sources: Collection[str],
    *,
    first: Difference | None,
    where: str = "",
) -> list[Part]:
    """Return a difference's sides, passages and reason, leaving out passages the card already shows.

    ``where`` says where those are shown for which there is no room.
    """
    views = view_sides(difference, origins)
    parts: list[Part] = []
    if len(views) > 1 and (first is None or _says(first) != _says(difference)):
        parts.append(Comparison(values=tuple(_compared(view) for view in views[:MOST_SIDES])))
    quoted = [view for view in views if (view.first.article.uri, view.first.claim.sentence) not in shown]
    for view in quoted[:MOST_PASSAGES]:
        shown.add((view.first.article.uri, view.first.claim.sentence))
        others = tuple(other.first for other in views if other is not view)
        parts.append(passage(view.first, others=others, note=view.also, is_draft=view.is_draft))
    if rest := _not_shown(len(views) - MOST_SIDES, len(quoted) - MOST_PASSAGES, where):
        parts.append(Paragraph(text=rest))
    if why := safe_line(difference.why):
        parts.append(Paragraph(text=ended(capitalised(grouped_digits(why)))))
    pairs = [("Kind", KIND_WORDS[difference.kind].plain), ("Confidence", confidence_words(difference.confidence))]
    if first is None:
        pairs += _origin_pairs(difference, views, origins, own_sources)
    parts.append(Facts(pairs=tuple(pairs)))
    return parts


def _says(difference: Difference) -> list[str]:
    return [side.says for side in difference.sides]


def _not_shown(sides: int, passages: int, where: str) -> str:
    """Return how many sides and passages are left out, and where they are shown; empty for none."""
    said = [counted(count, noun) for count, noun in ((sides, "more side"), (passages, "more passage")) if count > 0]
    return f"Not shown here: {enumerated(said)}. {where}".rstrip() if said else ""


def _compared(view: SideView) -> ComparedValue:
    undated = "" if view.at else TIME_NOT_GIVEN
    return ComparedValue(
        label=view.label,
        value=shortened(view.says, _VALUE_LIMIT),
        at=view.at,
        note="" if view.is_draft else " · ".join(filter(None, (undated, view.carried_by))),
    )


def _origin_pairs(
    difference: Difference, views: tuple[SideView, ...], origins: Mapping[str, str] | None, own_sources: Collection[str]
) -> list[tuple[str, str]]:
    """Return how many independent origins there are, and which side our own copy is on."""
    pairs = []
    if len({origin_of(member.article, origins) for member in difference.members}) > 1 or len(difference.members) > len(
        views
    ):
        pairs.append(("Origins", origins_in_words(views, difference, origins)))
    ours = {
        view.says: counted(count, "article")
        for view, side in zip(views, (side for side in difference.sides if side.members), strict=True)
        if (count := len({member.article.uri for member in side.members if member.article.source in own_sources}))
    }
    if ours:
        pairs.append(("Our copy", enumerated([f"{count} with {shortened(says, 60)}" for says, count in ours.items()])))
    return pairs


def _with_story_behind(said: str, story: str) -> str:
    """Return the finding with the story it belongs to, where it does not say that itself and there is room."""
    room = min(_ENDING_LIMIT, SUMMARY_LIMIT - len(said) - len(" · "))
    if not story or room < _LEAST_ENDING or _words(story) <= _words(said):
        return said
    return f"{said} · {shortened(story, room)}"


def _with_state_behind(difference: Difference, origins: Mapping[str, str] | None, state: str) -> str:
    ending = f" · {shortened(state, _ENDING_LIMIT)}"
    return finding(difference, origins, limit=SUMMARY_LIMIT - len(ending)) + ending


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _rules(alert: Alert) -> str:
    return ", ".join(dict.fromkeys(safe_line(difference.rule) or "not named" for difference in alert.differences))
