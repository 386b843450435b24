"""Until when a measure holds: *until 31 August*, *for two years*, *until further notice*."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.article import Article, Span
from claims.claim import Dimension
from claims.dates import find_dates
from claims.dates.dated import days_of, published_day
from claims.dates.expressions import Between, Bound
from claims.figures.mention import FigureMention
from claims.figures.units import to_base
from claims.lexicon import words
from claims.parser import Sentence

_DAY = 86_400.0
"""Seconds."""
_OPEN = re.compile(
    r"\b(?:until\s+|till\s+)?(?:" + "|".join(sorted(words("limits", "times.open"))) + r")\b", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|through|up to|ends? on|expires? on|runs? out on)\s+(?:the\s+)?$", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:for|an?|lasts?|lasting|of)\s+(?:(?:at least|up to|the next|the|a further|another)\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How long a measure holds."""

    span: Span
    days: float | None = None
    """From publication, or from when it begins; None where it is left open."""
    on: date | None = None
    is_open: bool = False


def end_of(article: Article, sentence: Sentence, mentions: Sequence[FigureMention]) -> End | None:
    """Return until when the measure of a sentence holds, or None where it does not say."""
    text = article.text
    if (match := _OPEN.search(text, sentence.span.start, sentence.span.end)) is not None:
        return End(span=Span(*match.span()), is_open=True)
    published = published_day(article)
    for mention in find_dates(text, sentence.span):
        inner = mention.expression
        bound = isinstance(inner, Bound) and inner.word == "until"
        led = _UNTIL.search(text, max(sentence.span.start, mention.span.start - 20), mention.span.start)
        if not (bound or led or isinstance(inner, Between)):
            continue
        interval = days_of(sentence, mention, published)
        if interval is None or interval.end is None:
            continue
        days = None if published is None else float((interval.end - published).days)
        if days is None or days >= 0:
            return End(span=mention.span, days=days, on=interval.end)
    for figure in mentions:
        if (
            figure.dimension is Dimension.DURATION
            and figure.unit
            and sentence.span.start <= figure.span.start < sentence.span.end
            and _FOR.search(text, max(sentence.span.start, figure.span.start - 24), figure.span.start)
        ):
            return End(span=figure.span, days=to_base(figure.value.high, figure.unit) / _DAY)
    return None
