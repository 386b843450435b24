"""The answer to *figure*: how one figure stands at each outlet, in order of time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from claims.claim import Evidence, FigureClaim
from handlers.message import ChatMessage, Paragraph, Part, Table
from handlers.messages.buttons import SHARE, button
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import by_time, inside_a_sentence, origin_of, outlet_of
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, grouped_digits, shortened

ROWS = 20
"""Reports in one answer, the newest; more are counted."""


def figure_message(
    topic: str,
    evidence: Sequence[Evidence],
    *,
    now: datetime,
    zone: tzinfo = UTC,
    origins: Mapping[str, str] | None = None,
    share: str = "",
) -> ChatMessage:
    """Return one figure as a timeline by outlet.

    Args:
        topic: What was asked for, in the asker's words.
        evidence: The claims found; in any order, may be empty.
        now: The present moment.
        zone: The asker's zone.
        origins: As for an alert's card.
        share: What a press on *Share to channel* acts on; empty for no such button.
    """
    asked = shortened(safe_line(topic), 120) or "this figure"
    if not evidence:
        return _none_found(asked)
    ordered = sorted(evidence, key=by_time)
    shown = ordered[-ROWS:]
    outlets = len({outlet_of(member.article) for member in ordered})
    reach = f"{counted(len(ordered), 'report')} from {counted(outlets, 'outlet')}"
    parts: list[Part] = [Paragraph(text=_course(ordered, now=now, zone=zone))]
    parts.append(_table([_row(member, origins, now=now, zone=zone) for member in shown]))
    if len(shown) < len(ordered):
        parts.append(Paragraph(text=f"{counted(len(ordered) - len(shown), 'earlier report')} not listed."))
    return ChatMessage(
        title=shortened(f"Figure: {asked}", 150),
        summary=shortened(f"{capitalised(asked)}: {_in_short(ordered)} ({reach})", SUMMARY_LIMIT),
        parts=tuple(parts),
        buttons=(button(SHARE, share),) if share else (),
        footer=f"{reach} · times are of publication",
        more=f"crosswire figure {asked}",
    )


def figure_words(member: Evidence) -> str:
    """Return a figure as the article words it, numbers with separators: *at least 11,000 people*."""
    claim = member.claim
    said = shortened(grouped_digits(inside_a_sentence(safe_line(claim.surface), member)), 60)
    counted_thing = safe_line(claim.concept.text) if isinstance(claim, FigureClaim) and claim.unit is None else ""
    if counted_thing and counted_thing.casefold() not in said.casefold():
        return shortened(f"{said} {counted_thing}", 90)
    return said or "no words given"


_HEAD = ("Figure", "Outlet", "Published", "As of", "Given by", "Origin")


def _table(rows: list[tuple[str, ...]]) -> Table:
    """Return the rows under their heads, without the columns that no row fills."""
    filled = [index for index in range(len(_HEAD)) if any(row[index] for row in rows)]
    return Table(
        head=tuple(_HEAD[index] for index in filled), rows=tuple(tuple(row[index] for index in filled) for row in rows)
    )


def _first_and_last(ordered: Sequence[Evidence]) -> tuple[Evidence, Evidence]:
    """Return the first and the last report; undated ones only where no other is dated."""
    dated = [member for member in ordered if member.article.published_at] or ordered
    return dated[0], dated[-1]


def _row(member: Evidence, origins: Mapping[str, str] | None, *, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    claim, article = member.claim, member.article
    outlet, origin = outlet_of(article), origin_of(article, origins)
    return (
        figure_words(member),
        outlet,
        clock(article.published_at, now=now, zone=zone),
        shortened(safe_line(claim.as_of.text), 40) if claim.as_of else "",
        shortened(safe_line(claim.attribution.speaker), 60) if claim.attribution else "",
        "" if origin == outlet else origin,
    )


def _course(ordered: Sequence[Evidence], *, now: datetime, zone: tzinfo) -> str:
    """Return the first and the last report in a sentence."""
    first, last = _first_and_last(ordered)
    reports = [
        f"{figure_words(member)}, {outlet_of(member.article)}, {clock(member.article.published_at, now=now, zone=zone)}"
        for member in (first, last)
    ]
    return f"Only: {reports[0]}." if len(ordered) == 1 else f"First: {reports[0]}. Last: {reports[1]}."


def _in_short(ordered: Sequence[Evidence]) -> str:
    first, last = _first_and_last(ordered)
    latest = f"{figure_words(last)} by {outlet_of(last.article)}"
    return (
        latest if len(ordered) == 1 else f"latest {latest}; first {figure_words(first)} by {outlet_of(first.article)}"
    )


def _none_found(asked: str) -> ChatMessage:
    return ChatMessage(
        title=shortened(f"Figure: {asked}", 150),
        summary=shortened(f"No figure about {asked} is in the claim base.", SUMMARY_LIMIT),
        parts=(
            Paragraph(
                text=f"No figure about “{asked}” is in the claim base. "
                "Try fewer or plainer words: what is counted, then the place, as in: figure deaths Arden."
            ),
        ),
        more="crosswire figure",
    )
