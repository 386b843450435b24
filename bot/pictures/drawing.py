"""Drawing: each kind of picture on its figure, and the figure as a PNG."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from textwrap import wrap
from typing import assert_never

from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from bot.pictures.style import (
    ACCENT,
    DENSITY,
    FAINT,
    FILLS,
    HATCHES,
    INK,
    NORMAL,
    RULE,
    SMALL,
    WARNING,
    a_figure,
    bare_axes,
)
from handlers.drawings import BySource, Course, Drawing, Mark, PerDay
from handlers.messages.wording import number, shortened

_ROW = 0.40
_LINE = 0.17
_ROOM = 50
"""Characters of small type in a row; those of the value are bold and count for more."""
_SHAPES = {Mark.REPORT: "o", Mark.UPDATE: "^", Mark.CORRECTION: "X"}
_INKS = {Mark.REPORT: FAINT, Mark.UPDATE: ACCENT, Mark.CORRECTION: WARNING}
_GROUPS = ("figures", "quotations", "statuses", "framing", "other")


def png(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG; its alternative text stands in the file too."""
    with drawn(drawing) as figure:
        out = BytesIO()
        figure.savefig(out, format="png", dpi=DENSITY, metadata={"Description": drawing.alt_text, "Software": None})
    return out.getvalue()


@contextmanager
def drawn(drawing: Drawing) -> Iterator[Figure]:
    """Return a drawing's figure, to be saved or looked at inside the block."""
    title = "\n".join(wrap(drawing.title, 40)[:2])
    match drawing:
        case BySource():
            height = 0.75 + _LINE * title.count("\n") + _ROW * len(drawing.dots) + 0.3
        case Course():
            height = 2.6
        case PerDay():
            height = 2.9
        case _:
            assert_never(drawing)
    with a_figure(height, title) as figure:
        match drawing:
            case BySource():
                _by_source(figure, drawing, height, title.count("\n"))
            case Course():
                _course(figure, drawing, height, title.count("\n"))
            case PerDay():
                _per_day(figure, drawing, height)
        yield figure


def _by_source(figure: Figure, drawing: BySource, height: float, more_lines: int) -> None:
    top = 0.45 + _LINE * more_lines
    axes = bare_axes(figure, 0.06, 0.42 / height, 0.88, (height - top - 0.42) / height)
    count = len(drawing.dots)
    low, high = min(dot.low for dot in drawing.dots), max(dot.high for dot in drawing.dots)
    margin = (high - low) * 0.06 or 1.0
    axes.set_xlim(low - margin, high + margin)
    axes.set_ylim(count - 0.5, -0.75)
    axes.set_yticks([])
    axes.set_xticks([low, high] if low != high else [low])
    axes.set_xticklabels([number(tick) for tick in ([low, high] if low != high else [low])])
    _outer_labels(axes)
    for row, dot in enumerate(drawing.dots):
        axes.axhline(row, color=RULE, linewidth=0.6, zorder=1)
        axes.plot([dot.low, dot.high], [row, row], color=ACCENT, linewidth=2.2, solid_capstyle="butt", zorder=2)
        shape, ink = ("s", WARNING) if dot.ours else ("o", ACCENT)
        axes.plot([dot.value], [row], marker=shape, color=ink, markersize=6, zorder=3)
        at = axes.get_yaxis_transform()
        named = f"{dot.source} (ours)" if dot.ours else dot.source
        room = _ROOM - round(len(dot.says) * 1.3)
        said = f"{named} · {dot.as_of}" if dot.as_of and len(named) + len(dot.as_of) + 3 <= room else named
        axes.text(0.0, row - 0.22, shortened(said, room), transform=at, size=SMALL, color=FAINT, va="bottom", ha="left")
        axes.text(
            1.0, row - 0.22, dot.says, transform=at, size=NORMAL, weight="bold", color=INK, va="bottom", ha="right"
        )
    bar = "bar: what the wording allows"
    note = f"{bar} · square: our own copy" if any(dot.ours for dot in drawing.dots) else bar
    figure.text(0.06, 0.06 / height, note, size=SMALL, color=FAINT, va="bottom", ha="left")


def _course(figure: Figure, drawing: Course, height: float, more_lines: int) -> None:
    top = 0.5 + _LINE * more_lines
    axes = bare_axes(figure, 0.18, 0.72 / height, 0.58, (height - top - 0.72) / height)
    times: list[float] = [date2num(point.at) for point in drawing.points]  # type: ignore[no-untyped-call]
    values = [point.value for point in drawing.points]
    axes.plot(times, values, color=RULE, linewidth=1.2, drawstyle="steps-post", zorder=1)
    for at, point in zip(times, drawing.points, strict=True):
        axes.plot([at], [point.value], marker=_SHAPES[point.mark], color=_INKS[point.mark], markersize=6, zorder=2)
    low, high = min(values), max(values)
    margin = (high - low) * 0.12 or max(abs(high) * 0.05, 1.0)
    axes.set_ylim(low - margin, high + margin)
    ticks = [low, high] if low != high else [low]
    axes.set_yticks(ticks)
    axes.set_yticklabels([number(tick) for tick in ticks])
    for tick in ticks:
        axes.axhline(tick, color=RULE, linewidth=0.5, zorder=0)
    first, last = drawing.points[0].at, drawing.points[-1].at
    spread = times[-1] - times[0] or 1.0
    axes.set_xlim(times[0] - spread * 0.04, times[-1] + spread * 0.04)
    apart = last - first >= timedelta(minutes=1)
    axes.set_xticks([times[0], times[-1]] if apart else [times[-1]])
    axes.set_xticklabels([f"{at:%d %b %H:%M}" for at in ((first, last) if apart else (last,))])
    _outer_labels(axes)
    axes.text(
        1.03, values[-1], number(values[-1]), transform=axes.get_yaxis_transform(), size=NORMAL, weight="bold",
        color=INK, va="center", ha="left",
    )  # fmt: skip
    used = [mark for mark in Mark if any(point.mark is mark for point in drawing.points)]
    handles = [
        Line2D([], [], marker=_SHAPES[mark], color=_INKS[mark], linestyle="", markersize=5, label=mark.value)
        for mark in used
    ]
    _legend(figure, handles, 0.06, height, columns=3)


def _per_day(figure: Figure, drawing: PerDay, height: float) -> None:
    axes = bare_axes(figure, 0.05, 1.02 / height, 0.90, (height - 0.5 - 1.02) / height)
    totals = [sum(day.counts.values()) for day in drawing.days]
    used = [group for group in _GROUPS if any(group in day.counts for day in drawing.days)]
    bottoms = [0.0] * len(drawing.days)
    for group in used:
        place = _GROUPS.index(group)
        counts = [day.counts.get(group, 0) for day in drawing.days]
        axes.bar(
            range(len(counts)), counts, bottom=bottoms, width=0.66, color=FILLS[place], hatch=HATCHES[place],
            edgecolor=INK, linewidth=0.5,
        )  # fmt: skip
        bottoms = [below + count for below, count in zip(bottoms, counts, strict=True)]
    top = max(*totals, 1)
    axes.set_ylim(0, top * 1.22)
    axes.set_xlim(-0.6, len(totals) - 0.4)
    axes.axhline(0, color=FAINT, linewidth=0.8)
    axes.set_yticks([])
    for place, total in enumerate(totals):
        axes.text(
            place, total + top * 0.03, str(total), size=NORMAL, weight="bold", color=INK, ha="center", va="bottom"
        )
    axes.set_xticks(range(len(totals)))
    kept = [f"{day.kept / day.decided:.0%}" if day.decided else "–" for day in drawing.days]
    axes.set_xticklabels([f"{day.day:%a}\n{share}" for day, share in zip(drawing.days, kept, strict=True)])
    figure.text(0.05, 0.50 / height, "under each day: share of decided alerts that were kept", size=SMALL, color=FAINT)
    handles = [
        Patch(facecolor=FILLS[at], hatch=HATCHES[at], edgecolor=INK, linewidth=0.5, label=_GROUPS[at])
        for at in map(_GROUPS.index, used)
    ]
    _legend(figure, handles, 0.05, height, columns=3)


def _outer_labels(axes: Axes) -> None:
    """Let the labels of the two ends of the scale stand inside it."""
    labels = axes.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    if len(labels) > 1:
        labels[-1].set_horizontalalignment("right")


def _legend(figure: Figure, handles: list[Line2D] | list[Patch], left: float, height: float, *, columns: int) -> None:
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(left - 0.02, 0.02 / height), ncols=columns, frameon=False,
        fontsize=SMALL, labelcolor=INK, handletextpad=0.5, columnspacing=1.0, borderpad=0.2, labelspacing=0.3,
    )  # fmt: skip
