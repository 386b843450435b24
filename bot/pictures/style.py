"""How pictures look: legible on a phone, on a dark and on a light ground, and without telling by colour alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, simplefilter

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

WIDTH = 3.6
"""Inches; at this density 720 pixels, a phone's 360 points at two pixels each."""
DENSITY = 200
GROUND, INK, FAINT, RULE = "#f7f7f4", "#1a1d21", "#4b525a", "#c9ccc8"
"""A ground of its own keeps the contrast whatever the chat's theme."""
ACCENT, WARNING = "#0b5cad", "#a3350f"
SMALL, NORMAL, LARGE = 7.5, 8.5, 10.5
"""Points; 7.5 at this width is about 15 pixels on a phone."""
HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\")
FILLS = ("#0b5cad", "#7fb2e5", "#e0a458", "#a3350f", "#8d949c")


@contextmanager
def a_figure(height: float, title: str) -> Iterator[Figure]:
    """Return an empty figure with its title; signs no font has are drawn as boxes, without complaint."""
    settings: Any = {"font.family": "sans-serif", "text.parse_math": False, "hatch.linewidth": 0.6}
    with rc_context(settings), catch_warnings():
        simplefilter("ignore")
        figure = Figure(figsize=(WIDTH, height), dpi=DENSITY, facecolor=GROUND)
        FigureCanvasAgg(figure)
        figure.text(0.05, 1 - 0.12 / height, title, size=LARGE, weight="bold", color=INK, va="top", ha="left")
        yield figure


def bare_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Return axes without a frame, placed in shares of the figure."""
    axes = figure.add_axes((left, bottom, width, height), facecolor=GROUND)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=FAINT)
    return axes
