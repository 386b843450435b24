"""Parts that add up: *five with her, seven with him* against *twelve children* is one count told two ways."""

from functools import lru_cache

from claims.article import Span
from claims.claim import FigureClaim, Modifier
from claims.figures.lexer import find_mentions
from claims.pairing.concepts import HAPPENINGS, families_of

_HELD = 4_096
"""Sentences whose other figures are remembered; a sentence is asked about once for every figure it is held against."""


def adds_up(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether one figure is the sum of the other one and of its neighbours in its sentence.

    Symmetric. Only exact numbers of one unit add up.
    """
    return _completes(a, b) or _completes(b, a)


def _completes(part: FigureClaim, whole: FigureClaim) -> bool:
    if not (_exact(part) and _exact(whole)) or part.unit != whole.unit or part.value.high >= whole.value.high:
        return False
    told = families_of(part.concept.context) & HAPPENINGS
    if told - families_of([part.concept.event] if part.concept.event else []) and len(told) > 1:
        return False  # ten killed and seventy hurt are not eighty of either
    others = list(beside(part.sentence, part.unit))
    if part.value.high not in others:
        return False
    others.remove(part.value.high)
    missing = whole.value.high - part.value.high
    return missing in others or (len(others) > 1 and missing == sum(others))


def _exact(claim: FigureClaim) -> bool:
    return claim.modifier is Modifier.EXACT and claim.value.low == claim.value.high


@lru_cache(maxsize=_HELD)
def beside(sentence: str, unit: str | None) -> tuple[float, ...]:
    """Return the exact values of one unit that a sentence states, in order."""
    return tuple(
        mention.value.high
        for mention in find_mentions(sentence, Span(0, len(sentence)))
        if mention.unit == unit and mention.modifier is Modifier.EXACT and mention.value.low == mention.value.high
    )
