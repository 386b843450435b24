"""One article against itself: a headline and its body that give one thing two values, a part above its whole."""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Certainty, Evidence, FigureClaim, Relation
from claims.comparison.figure_sides import figure, figure_says, stated_value
from claims.comparison.figures import compare_figures
from claims.comparison.reasons import figure_reason, figure_subject, finding
from claims.comparison.routing import route
from claims.difference import Difference, DifferenceKind, Outcome, Severity, Side
from claims.facts import Fact
from claims.pairing.figure_pairs import GRAVE, held_apart
from claims.pairing.same_thing import comparable

SURE = 0.8
"""An article seldom contradicts itself; two figures must be this surely of one thing before it is said to."""


def internal_conflicts(members: Sequence[Evidence]) -> list[Difference]:
    """Return where the figures of one article cannot all be right, the surest first."""
    figures = sorted((one for one in members if isinstance(one.claim, FigureClaim)), key=lambda one: one.claim.span)
    found = [*_headline(figures), *_parts(figures)]
    return sorted(found, key=lambda one: (-one.confidence, one.summary))


def _headline(figures: Sequence[Evidence]) -> Iterator[Difference]:
    """Yield each figure of the headline that the body contradicts and nowhere repeats."""
    body = [one for one in figures if not one.claim.in_headline]
    for above in figures:
        if not above.claim.in_headline or any(_repeats(above, below) for below in body):
            continue
        best = max(body, key=lambda below: held_apart(above, below), default=None)
        if best is not None and held_apart(above, best) >= SURE:
            yield _difference(above, best, held_apart(above, best), "internal-headline")


def _repeats(above: Evidence, below: Evidence) -> bool:
    first, second = figure(above), figure(below)
    return comparable(first, second) and compare_figures(first, second).outcome is Outcome.AGREE


def _parts(figures: Sequence[Evidence]) -> Iterator[Difference]:
    """Yield each part that is larger than the whole it is a part of: *40 people died, including 45 children*."""
    for whole, part in itertools.pairwise(figures):
        if figure(part).relation is not Relation.INCLUDING or whole.claim.sentence_span != part.claim.sentence_span:
            continue
        if figure(part).dimension is not figure(whole).dimension or figure(part).unit != figure(whole).unit:
            continue
        asserted = all(one.claim.certainty is Certainty.ASSERTED for one in (whole, part))
        differ = compare_figures(figure(whole), figure(part)).outcome is Outcome.DIFFER
        if asserted and differ and figure(part).value.low > figure(whole).value.high:
            yield _difference(whole, part, SURE, "internal-part")


def _difference(first: Evidence, second: Evidence, confidence: float, rule: str) -> Difference:
    sides = tuple(Side(says=figure_says(one), members=(one,)) for one in (first, second))
    subject = figure_subject(Fact(members=(first, second), pairs=()))
    values = sorted(abs(stated_value(one)) for one in (first, second))
    grave = rule == "internal-part" or values[1] - values[0] >= GRAVE * values[1]
    return Difference(
        kind=DifferenceKind.INTERNAL_CONFLICT,
        severity=Severity.HIGH if grave else Severity.MEDIUM,
        confidence=confidence,
        route=route(confidence),
        subject=subject,
        sides=sides,
        rule=rule,
        why=figure_reason(sides, DifferenceKind.INTERNAL_CONFLICT),
        summary=finding(subject, sides),
    )
