"""Pairing figures: each figure of an article with the one of another article that it fits best.

An article that says *two dead and two injured* and one that says *two dead, three injured* share
four possible pairs, of which two are meant. So pairs are dealt out best first, and a figure that has
found its twin is not held against that twin's neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from claims.claim import Evidence, FigureClaim, Relation
from claims.comparison.figures import FigureComparison, compare_figures
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.pairing.concepts import HAPPENINGS, families_of
from claims.pairing.kinds import of_two_polls, other_kind
from claims.pairing.same_thing import comparable, same_thing
from claims.pairing.slots import slots_of
from claims.pairing.sums import adds_up
from claims.pairing.times import long_past, of_another_time
from claims.places import same_place

SAME_THING = 0.5
"""Below this two figures are taken to measure different things, and nothing is said of them."""
SURELY_SAME = 0.595
"""Two figures whose values differ must be this surely of one thing: a wrong alarm costs more than a missed echo."""
GRAVE = 0.05
"""Figures of one thing at least this far apart, as a share of the larger, are of high severity."""
_AGREEING_FIRST = 0.1
"""Head start of pairs whose values agree: if *ten* has a ten to go to, it is not held against *twelve*."""


_OTHERWISE = (Relation.MORE, Relation.PRIOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    a: Evidence
    b: Evidence
    score: float
    comparison: FigureComparison

    @property
    def agrees(self) -> bool:
        return self.comparison.outcome is Outcome.AGREE

    @property
    def rank(self) -> tuple[float, tuple[str, int], tuple[str, int]]:
        first, second = sorted([_place(self.a), _place(self.b)])
        return -(self.score + (_AGREEING_FIRST if self.agrees else 0.0)), first, second


def pair_figures(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the figure pairs of two articles, best first."""
    scored = [found for a in ours for b in theirs if (found := _score(a, b)) is not None]
    return [_pair(one) for one in _deal(sorted(scored, key=lambda one: one.rank))]


def relate_figures(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other, weak matches left out.

    Unlike in :func:`pair_figures` nothing is dealt out: that the members speak of one thing is known.
    """
    return [
        _pair(found)
        for position, a in enumerate(members)
        for b in members[position + 1 :]
        if a.article.uri != b.article.uri and (found := _score(a, b)) is not None
    ]


def _score(a: Evidence, b: Evidence) -> _Scored | None:
    """Return the score of two figures, or None when they are no pair."""
    if not (isinstance(a.claim, FigureClaim) and isinstance(b.claim, FigureClaim)):
        return None
    if Relation.CONVERSION in {a.claim.relation, b.claim.relation} or not comparable(a.claim, b.claim):
        return None
    score = same_thing(a.claim, b.claim)
    if score < SAME_THING:
        return None
    comparison = compare_figures(a.claim, b.claim)
    if comparison.outcome is Outcome.DIFFER and (score < SURELY_SAME or can_both_be_right(a.claim, b.claim)):
        return None
    return _Scored(a=a, b=b, score=score, comparison=comparison)


def held_apart(a: Evidence, b: Evidence) -> float:
    """Return the probability, 0 to 1, that two figures measure one thing and cannot both be right."""
    if not (isinstance(a.claim, FigureClaim) and isinstance(b.claim, FigureClaim)):
        return 0.0
    if not comparable(a.claim, b.claim) or compare_figures(a.claim, b.claim).outcome is not Outcome.DIFFER:
        return 0.0
    if can_both_be_right(a.claim, b.claim) or long_past(a.claim) != long_past(b.claim) or _a_birthday_between(a, b):
        return 0.0
    if a.claim.dimension is not b.claim.dimension and not _one_event(a.claim, b.claim):
        return 0.0  # hit seven times, four prior arrests
    return same_thing(a.claim, b.claim)


def _one_event(a: FigureClaim, b: FigureClaim) -> bool:
    return bool(families_of([a.concept.event or ""]) & families_of([b.concept.event or ""]))


_YEARS_OLD = "year of age"
_BIRTHDAY = timedelta(days=14)
"""Articles further apart than this may give two ages of one person, a year apart."""


def _a_birthday_between(a: Evidence, b: Evidence) -> bool:
    if not (isinstance(a.claim, FigureClaim) and isinstance(b.claim, FigureClaim)) or a.claim.unit != _YEARS_OLD:
        return False
    at, then = a.article.published_at, b.article.published_at
    apart = abs(a.claim.value.high - b.claim.value.high)
    return at is not None and then is not None and abs(at - then) > _BIRTHDAY and apart <= 1


def can_both_be_right(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether two values of one thing need not clash.

    One is a part, an addition, an earlier value or a measure of another kind and the other is not, they are
    of two places, or the parts that one article tells add up to the whole of the other.
    """
    if any((a.relation is one) != (b.relation is one) for one in _OTHERWISE) or _part_and_whole(a, b):
        return True
    if same_place(a.place, b.place) is False or other_kind(slots_of(a), slots_of(b)):
        return True
    if of_another_time(a, b) or of_two_polls(a, b):
        return True
    return adds_up(a, b) or _counts_others(a) != _counts_others(b)


def _part_and_whole(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether one is told as a part and the other may be its whole: of *50,000 troops, 10,000 of them foreign*.

    What is narrowed like the part is the same part: *11,000 foreign troops*.
    """
    parts = [one for one in (a, b) if one.relation is Relation.INCLUDING]
    if len(parts) != 1:
        return False
    (part,) = parts
    other = b if part is a else a
    return not set(other.concept.terms) & {*part.concept.terms, *part.concept.subject}


def _counts_others(claim: FigureClaim) -> bool:
    """Say whether the figure leaves somebody out who is spoken of: *with five other men*, not *two others wounded*."""
    befell = families_of([claim.concept.event] if claim.concept.event else []) & HAPPENINGS
    return not befell and (claim.concept.head == "other" or "other" in claim.concept.terms)


def _deal(ranked: Iterable[_Scored]) -> Iterator[_Scored]:
    """Yield each pair whose figures are both free, or which repeats an agreement already dealt."""
    taken: dict[tuple[str, int], Outcome] = {}
    for one in ranked:
        held = {taken.get(_place(one.a)), taken.get(_place(one.b))} - {None}
        if held and (not one.agrees or Outcome.DIFFER in held):
            continue
        taken[_place(one.a)] = taken[_place(one.b)] = one.comparison.outcome
        yield one


def _pair(one: _Scored) -> ClaimPair:
    grave = not one.agrees and one.comparison.apart >= GRAVE
    return ClaimPair(
        a=one.a,
        b=one.b,
        outcome=one.comparison.outcome,
        kind=None if one.agrees else DifferenceKind.FIGURE_CONFLICT,
        confidence=one.score,
        rule=one.comparison.rule,
        severity=Severity.HIGH if grave else Severity.LOW if one.agrees else Severity.MEDIUM,
    )


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.uri, evidence.claim.span.start
