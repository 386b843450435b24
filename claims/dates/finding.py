"""Finding date expressions in raw text."""

import re
from functools import lru_cache

from claims.article import Span
from claims.dates.absolute import ABSOLUTE
from claims.dates.expressions import DateMention, Found
from claims.dates.joining import joined, pieces_of
from claims.dates.pattern import Pattern
from claims.dates.recurring import RECURRING
from claims.dates.relative import RELATIVE


def _grouped() -> list[tuple[re.Pattern[str], list[Pattern]]]:
    """Return the patterns under the word without which none of them can match."""
    groups: dict[str, list[Pattern]] = {}
    for form in (*ABSOLUTE, *RECURRING, *RELATIVE):
        groups.setdefault(form.trigger, []).append(form)
    return [(re.compile(trigger), forms) for trigger, forms in groups.items()]


_BY_TRIGGER = _grouped()


def find_dates(text: str, within: Span) -> list[DateMention]:
    """Return the date expressions of one sentence or passage, in text order; none overlap.

    Durations (*for two months*, *a 48-hour strike*) are no dates. ``mention.text`` is always
    ``text[span]``; its span leaves out a plain *on* or *in* and takes in words that change the days
    it speaks of (*by the end of 2025*, *since January*, *late October*).

    Args:
        text: the whole text the span points into.
        within: the stretch to read.
    """
    start = max(0, within.start)
    return [
        DateMention(
            span=Span(start + piece.start, start + piece.end),
            text=text[start + piece.start : start + piece.end],
            kind=piece.kind,
            expression=piece.expression,
        )
        for piece in _pieces(text[start : within.end])
    ]


@lru_cache(maxsize=512)
def _pieces(passage: str) -> tuple[Found, ...]:
    """Return what the grammar reads in a passage; kept, for every claim of a sentence asks anew."""
    patterns = [form for trigger, forms in _BY_TRIGGER if trigger.search(passage) for form in forms]
    return tuple(joined(passage, pieces_of(patterns, passage))) if patterns else ()
