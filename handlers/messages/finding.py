"""The finding in one line: what a phone, a screen reader and a digest show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.difference import Difference, DifferenceKind
from handlers.messages.kinds import KIND_WORDS
from handlers.messages.passages import differing_marks, window
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import SideView, view_sides
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, grouped_digits, shortened

_OF_FIGURES = frozenset({DifferenceKind.FIGURE_CONFLICT, DifferenceKind.FIGURE_UPDATE})
_SIDES_NAMED = 3
"""Sides in a line a phone must hold; more are counted."""
_LONG_QUOTE = 90
"""Characters; of a longer quotation only what differs has room in that line."""
_SUBJECT_LIMIT = 90
"""Characters of the subject in that line, so that every side named has room."""


def finding(difference: Difference, origins: Mapping[str, str] | None = None, *, limit: int = SUMMARY_LIMIT) -> str:
    """Return the whole finding in one line a phone can hold: *Deaths, Valencia: 62 (AFP and 2 more), 51 (EFE)*."""
    views = view_sides(difference, origins)
    given = grouped_digits(safe_line(difference.summary))
    figures = difference.kind in _OF_FIGURES and len(views) > 1
    long = difference.kind is DifferenceKind.QUOTE_VARIANCE and any(len(view.says) > _LONG_QUOTE for view in views)
    if given and len(given) <= limit and not figures and not long:
        return given
    subject = capitalised(safe_line(difference.subject)) or KIND_WORDS[difference.kind].title
    whole = f"{subject}: {sides_in_short(views, limit)}"
    if len(whole) <= limit and not long:
        return whole
    each = max(24, (limit - _SUBJECT_LIMIT - 25) // max(1, min(len(views), _SIDES_NAMED)) - 2)
    if long:
        views = tuple(_around_its_difference(view, views, each) for view in views)
    return shortened(f"{shortened(subject, _SUBJECT_LIMIT)}: {sides_in_short(views, each)}", limit)


def sides_in_short(views: Sequence[SideView], limit: int) -> str:
    """Return what the sides say and who says it: *62 (AFP and 2 more), 51 (EFE)*; each side within ``limit``."""
    named = views[:_SIDES_NAMED]
    rest = f" and {counted(len(views) - len(named), 'more side')}" if len(views) > len(named) else ""
    return f"{', '.join(_side_in_short(view, limit) for view in named)}{rest}"


def _around_its_difference(view: SideView, views: Sequence[SideView], limit: int) -> SideView:
    """Return a side that says of a long quotation what the others have otherwise, not how it begins."""
    sentence = view.first.claim.sentence
    if len(view.says) <= limit or not sentence:
        return view
    others = tuple(other.first for other in views if other is not view)
    shown, _ = window(sentence, differing_marks(view.first, others), max(20, limit - limit // 3 - 3))
    return replace(view, says=safe_line(shown) or view.says)


def _side_in_short(view: SideView, limit: int) -> str:
    others = len(view.outlets) - 1
    who = f"{shortened(view.label, max(10, limit // 3))}{f' and {others} more' if others else ''}"
    return f"{shortened(view.says, max(10, limit - len(who) - 3))} ({who})"
