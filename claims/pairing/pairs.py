"""Which claims of two articles speak of the same thing; each kind of claim has its own file."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from claims.claim import Evidence
from claims.difference import ClaimPair
from claims.pairing.date_pairs import pair_dates, relate_dates
from claims.pairing.figure_pairs import pair_figures, relate_figures
from claims.pairing.footing_pairs import pair_statements, relate_statements
from claims.pairing.limit_pairs import pair_limits, relate_limits
from claims.pairing.name_pairs import pair_names, relate_names
from claims.pairing.quote_pairs import pair_quotes, relate_quotes
from claims.pairing.status_pairs import pair_statuses, relate_statuses


def pair_claims(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of claims, one of ``ours`` and one of ``theirs``, that speak of the same thing.

    Claims of one article are never paired with each other.
    """
    pairs: list[ClaimPair] = []
    for _, mine in _by_article(ours):
        for _, others in _by_article(theirs):
            if mine[0].article.uri != others[0].article.uri:
                figures = pair_figures(mine, others)
                pairs += [
                    *figures,
                    *pair_quotes(mine, others),
                    *pair_statuses(mine, others),
                    *pair_names(mine, others),
                    *pair_dates(mine, others),
                    *pair_statements(mine, others, figures),
                    *pair_limits(mine, others),
                ]
    return pairs


def relate_members(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    return [
        *relate_figures(members),
        *relate_quotes(members),
        *relate_statuses(members),
        *relate_names(members),
        *relate_dates(members),
        *relate_statements(members),
        *relate_limits(members),
    ]


def _by_article(evidence: Sequence[Evidence]) -> Iterable[tuple[str, list[Evidence]]]:
    ordered = sorted(evidence, key=lambda one: (one.article.uri, one.claim.span))
    return ((uri, list(group)) for uri, group in groupby(ordered, key=lambda one: one.article.uri))
