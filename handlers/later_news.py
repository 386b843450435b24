"""What a card says that it did not say before: what is worth a line under it, and what is worth the channel."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.difference import Difference, DifferenceKind, Side
from claims.facts import EvidenceKey, evidence_key


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterNews:
    """News about a fact whose card hangs already."""

    articles: tuple[str, ...] = ()
    """The uri of the first article on each side that is new."""
    kind: DifferenceKind | None = None
    """What the leading difference has become; None when its kind is the same."""

    @property
    def is_correction(self) -> bool:
        """Say whether a source withdrew or corrected what it had said."""
        return self.kind is DifferenceKind.CORRECTION


def later_news(before: Sequence[Difference], after: Sequence[Difference]) -> LaterNews | None:
    """Return what is new in the differences about one fact; None when only outlets joined sides there were.

    A side is new when none of its members stood on any side before: a side that was split or named
    after another member is not. A correction is news wherever it stands among the differences.
    """
    known = {evidence_key(member) for difference in before for member in difference.members}
    fresh = [side for difference in after for side in difference.sides if _is_new(side, known)]
    articles = tuple(dict.fromkeys(side.members[0].article.uri for side in fresh))
    kind = _new_kind(before, after)
    return LaterNews(articles=articles, kind=kind) if articles or kind else None


def _is_new(side: Side, known: set[EvidenceKey]) -> bool:
    return bool(side.members) and not any(evidence_key(member) in known for member in side.members)


def _new_kind(before: Sequence[Difference], after: Sequence[Difference]) -> DifferenceKind | None:
    had = {difference.kind for difference in before}
    for difference in after:
        if difference.kind is DifferenceKind.CORRECTION and difference.kind not in had:
            return difference.kind
    return after[0].kind if after and before and after[0].kind is not before[0].kind else None
