"""Which claims of a version took the place of which claims of another text it was made from."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.article import Span
from claims.claim import Evidence, FigureClaim, StatusClaim
from claims.copies.fingerprints import words_of
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.pairing.figure_pairs import pair_figures
from claims.pairing.name_pairs import pair_names
from claims.pairing.quote_pairs import pair_quotes
from claims.pairing.status_pairs import pair_statuses
from claims.revisions.furniture import is_furniture
from claims.revisions.in_place import dates_in_place, figure_pair, figures_in_place, quotes_in_place, statuses_in_place

Alignment = Sequence[tuple[Span, Span]]
"""Edited sentences: where each stood before, and where its new form stands."""
_REWRITTEN = 0.72
"""Confidence from which figures of sentences written anew are taken for one thing."""
_OLD, _NEW = "\x00before", "\x00after"


def related_claims(before: Sequence[Evidence], after: Sequence[Evidence], edited: Alignment) -> list[ClaimPair]:
    """Return each claim of ``before`` with the one that took its place in ``after``, if any: ``a`` was, ``b`` is.

    Claims that stand word for word in both are pairs that agree. What only one text has is in no pair:
    a paragraph more or less is no change of what was said.
    """
    kept, gone, new = _kept(_told(before), _told(after))
    placed: list[ClaimPair] = []
    for old_span, new_span in edited:
        ours = [one for one in gone if old_span.covers(one.claim.span)]
        theirs = [one for one in new if new_span.covers(one.claim.span)]
        for in_place in (figures_in_place, quotes_in_place, statuses_in_place, dates_in_place):
            placed += in_place(_free(ours, placed), _free(theirs, placed))
    placed += _rewritten(_free(gone, placed), _free(new, placed), list(after))
    return [*kept, *placed]


def _told(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if not is_furniture(one.claim.sentence)]


def _free(evidence: Sequence[Evidence], placed: Sequence[ClaimPair]) -> list[Evidence]:
    used = {id(end) for pair in placed for end in (pair.a, pair.b)}
    return [one for one in evidence if id(one) not in used]


def _kept(
    before: Sequence[Evidence], after: Sequence[Evidence]
) -> tuple[list[ClaimPair], list[Evidence], list[Evidence]]:
    """Return the claims that stand word for word in both, and what is left of each."""
    waiting: defaultdict[object, list[Evidence]] = defaultdict(list)
    for one in after:
        waiting[_identity(one)].append(one)
    pairs, gone = [], []
    for one in before:
        same = waiting.get(_identity(one))
        if same:
            pairs.append(_same(one, same.pop(0)))
        else:
            gone.append(one)
    left = {id(one) for same in waiting.values() for one in same}
    return pairs, gone, [one for one in after if id(one) in left]


def _identity(one: Evidence) -> object:
    claim = one.claim
    offset = len(words_of(claim.sentence[: claim.span.start - claim.sentence_span.start]))
    return claim.kind, claim.in_headline, words_of(claim.sentence), offset, words_of(claim.surface)


def _same(a: Evidence, b: Evidence) -> ClaimPair:
    return ClaimPair(
        a=a, b=b, outcome=Outcome.AGREE, kind=None, confidence=1.0, rule="revision-kept", severity=Severity.LOW
    )


def _rewritten(gone: Sequence[Evidence], new: Sequence[Evidence], after: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of what was written anew: by what the claims measure, quote or tell.

    A figure that still stands somewhere in the new text, for the same thing, was moved and not changed.
    """
    moved = {id(pair.a) for pair in _across(pair_figures, gone, after) if _agrees(pair)}
    left = [one for one in gone if id(one) not in moved]
    pairs = [
        figure_pair(pair.a, pair.b, confidence=pair.confidence)
        for pair in _across(pair_figures, left, new)
        if pair.confidence >= _REWRITTEN
    ]
    for pair_up, rule in (
        (pair_quotes, "revision-quote"),
        (pair_statuses, "revision-status"),
        (pair_names, "revision-name"),
    ):
        found = _across(pair_up, gone, new)
        still = {id(pair.a) for pair in _across(pair_up, gone, after) if _agrees(pair)}
        pairs += [
            replace(pair, rule=rule, kind=None if _agrees(pair) else DifferenceKind.REVISION)
            for pair in found
            if _agrees(pair) or id(pair.a) not in still
        ]
    return _once(pairs)


def _agrees(pair: ClaimPair) -> bool:
    if isinstance(pair.a.claim, FigureClaim) and isinstance(pair.b.claim, FigureClaim):
        return pair.outcome is Outcome.AGREE and pair.a.claim.value == pair.b.claim.value
    if isinstance(pair.a.claim, StatusClaim):
        return pair.outcome is not Outcome.DIFFER
    return pair.outcome is Outcome.AGREE


def _once(pairs: Sequence[ClaimPair]) -> list[ClaimPair]:
    """Return the surest pair of each claim."""
    used: set[int] = set()
    kept = []
    for pair in sorted(pairs, key=lambda one: (not _agrees(one), -one.confidence, one.a.claim.span, one.b.claim.span)):
        if id(pair.a) not in used and id(pair.b) not in used:
            used |= {id(pair.a), id(pair.b)}
            kept.append(pair)
    return kept


def _across(
    pair_up: Callable[[Sequence[Evidence], Sequence[Evidence]], list[ClaimPair]],
    before: Sequence[Evidence],
    after: Sequence[Evidence],
) -> list[ClaimPair]:
    """Pair claims of two versions as if they were two articles: of one article nothing is paired."""
    original: dict[tuple[str, str, Span], Evidence] = {}
    sides = []
    for mark, evidence in ((_OLD, before), (_NEW, after)):
        marked = [replace(one, article=replace(one.article, uri=one.article.uri + mark)) for one in evidence]
        for one, known in zip(marked, evidence, strict=True):
            original[_place(one)] = known
        sides.append(marked)
    return [
        replace(pair, a=original[_place(first)], b=original[_place(second)])
        for pair in pair_up(*sides)
        for first, second in [(pair.a, pair.b) if pair.a.article.uri.endswith(_OLD) else (pair.b, pair.a)]
    ]


def _place(one: Evidence) -> tuple[str, str, Span]:
    return one.article.uri, one.claim.kind, one.claim.span
