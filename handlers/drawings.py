"""What a picture shows, before it is drawn, and its finding in words for whoever cannot see it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum

from claims.alert import Alert
from claims.claim import Evidence, FigureClaim
from claims.comparison.tolerance import reach
from claims.difference import DifferenceKind
from handlers.desks.watch import KINDS
from handlers.messages.figure import figure_words
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import outlet_of
from handlers.messages.times import in_zone
from handlers.messages.wording import capitalised, counted, enumerated, number, shortened

MOST_SOURCES = 8
MOST_POINTS = 60
_LABEL = 24
_VALUE = 20


class Mark(StrEnum):
    """What a point of a course is; each is drawn in a shape of its own."""

    REPORT = "report"
    UPDATE = "changed"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDot:
    """What one outlet says."""

    source: str
    value: float
    low: float
    high: float
    """What its wording is compatible with."""
    says: str
    as_of: str
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BySource:
    """One figure by outlet."""

    title: str
    dots: tuple[SourceDot, ...]
    alt_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePoint:
    """One report of a figure."""

    at: datetime
    value: float
    source: str
    mark: Mark = Mark.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One figure over time; times in the reader's zone."""

    title: str
    points: tuple[CoursePoint, ...]
    alt_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The alerts of one day by kind, and how many of those decided were kept."""

    day: date
    counts: Mapping[str, int] = field(default_factory=dict)
    kept: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDay:
    """Alerts per day by kind, with keep rates."""

    title: str
    days: tuple[Day, ...]
    alt_text: str


Drawing = BySource | Course | PerDay
"""The closed union of pictures."""


def by_source(
    topic: str, evidence: Sequence[Evidence], *, zone: tzinfo, own_sources: frozenset[str]
) -> BySource | None:
    """Return the newest figure of each outlet as a drawing; None with fewer than two outlets of one unit."""
    newest: dict[str, Evidence] = {}
    for one in _of_one_unit(evidence):
        newest[outlet_of(one.article)] = one
    if len(newest) < 2:
        return None
    members = sorted(newest.values(), key=_value, reverse=True)[:MOST_SOURCES]
    dots = tuple(_dot(one, zone, own_sources) for one in members)
    low, high = dots[-1], dots[0]
    subject = capitalised(shortened(safe_line(topic), 60))
    rest = f"; {counted(len(newest) - len(dots), 'more outlet')} not shown" if len(newest) > len(dots) else ""
    spread = (
        f"from {low.says} ({low.source}) to {high.says} ({high.source})"
        if low.value != high.value
        else f"all {high.says}"
    )
    ours = [dot for dot in dots if dot.ours]
    own = f" Our own copy: {enumerated([dot.says for dot in ours])}." if ours else ""
    return BySource(
        title=subject, dots=dots, alt_text=f"{subject} by {counted(len(newest), 'outlet')}: {spread}{rest}.{own}"
    )


def over_time(topic: str, evidence: Sequence[Evidence], *, zone: tzinfo, corrected: frozenset[str]) -> Course | None:
    """Return a figure's course as a drawing; None with fewer than two dated reports of one unit.

    Args:
        topic: What it is.
        evidence: The reports.
        zone: The reader's zone.
        corrected: Uris of articles that were corrected.
    """
    dated = sorted((one for one in _of_one_unit(evidence) if one.article.published_at), key=_published)[-MOST_POINTS:]
    if len(dated) < 2:
        return None
    points = []
    for place, one in enumerate(dated):
        assert one.article.published_at is not None
        moved = place > 0 and _value(one) != _value(dated[place - 1])
        mark = Mark.CORRECTION if one.article.uri in corrected else Mark.UPDATE if moved else Mark.REPORT
        at = in_zone(one.article.published_at, zone)
        points.append(CoursePoint(at=at, value=_value(one), source=outlet_of(one.article), mark=mark))
    subject = capitalised(shortened(safe_line(topic), 60))
    first, last = dated[0], dated[-1]
    moves = sum(point.mark is not Mark.REPORT for point in points)
    return Course(
        title=subject,
        points=tuple(points),
        alt_text=f"{subject} over time, {counted(len(points), 'report')}: first {figure_words(first)} "
        f"({outlet_of(first.article)}), last {figure_words(last)} ({outlet_of(last.article)}); "
        f"it changed {counted(moves, 'time')}.",
    )


def per_day(
    alerts: Sequence[tuple[date, Alert]], decided: Mapping[date, tuple[int, int]], days: Sequence[date]
) -> PerDay | None:
    """Return the alerts of some days as a drawing; None where there was none.

    Args:
        alerts: Each with the local day on which it was raised.
        decided: How many were kept and decided, by the day on which they were raised.
        days: The days shown, oldest first.
    """
    counts: dict[date, Counter[str]] = {day: Counter() for day in days}
    for day, alert in alerts:
        if day in counts:
            counts[day][_group(alert.differences[0].kind)] += 1
    total = sum(sum(one.values()) for one in counts.values())
    if not total:
        return None
    kept = sum(decided.get(day, (0, 0))[0] for day in days)
    judged = sum(decided.get(day, (0, 0))[1] for day in days)
    busiest = max(days, key=lambda day: sum(counts[day].values()))
    most = f"most on {busiest:%A} ({sum(counts[busiest].values())})"
    trust = f"{kept} of {judged} decided were kept" if judged else "none was decided"
    return PerDay(
        title=f"Alerts per day, {len(days)} days",
        days=tuple(
            Day(
                day=day, counts=dict(counts[day]), kept=decided.get(day, (0, 0))[0], decided=decided.get(day, (0, 0))[1]
            )
            for day in days
        ),
        alt_text=f"{counted(total, 'alert')} in {len(days)} days, {most}; {trust}.",
    )


def _group(kind: DifferenceKind) -> str:
    name = next(name for name, kinds in KINDS.items() if kind in kinds)
    return name if name in {"figures", "quotations", "statuses", "framing"} else "other"


def _of_one_unit(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the figures of the unit that most have, oldest first."""
    figures = [one for one in evidence if isinstance(one.claim, FigureClaim)]
    units = Counter((one.claim.unit, one.claim.dimension) for one in figures if isinstance(one.claim, FigureClaim))
    if not units:
        return []
    unit = units.most_common(1)[0][0]
    same = [
        one for one in figures if isinstance(one.claim, FigureClaim) and (one.claim.unit, one.claim.dimension) == unit
    ]
    return sorted(same, key=_published)


def _dot(member: Evidence, zone: tzinfo, own_sources: frozenset[str]) -> SourceDot:
    claim = member.claim
    assert isinstance(claim, FigureClaim)
    stated = reach(claim)
    at = member.article.published_at
    as_of = safe_line(claim.as_of.text) if claim.as_of else f"{in_zone(at, zone):%d %b, %H:%M}" if at else ""
    return SourceDot(
        source=shortened(outlet_of(member.article), _LABEL),
        value=_value(member),
        low=min(stated.low, claim.value.low),
        high=max(stated.high, claim.value.high),
        says=shortened(figure_words(member), _VALUE) if len(figure_words(member)) <= _VALUE else number(_value(member)),
        as_of=shortened(as_of, 16),
        ours=member.article.source in own_sources,
    )


def _value(member: Evidence) -> float:
    claim = member.claim
    assert isinstance(claim, FigureClaim)
    return claim.value.nominal if claim.value.nominal is not None else (claim.value.low + claim.value.high) / 2


def _published(member: Evidence) -> float:
    at = member.article.published_at
    return at.timestamp() if at else 0.0
