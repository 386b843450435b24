"""How quotations fall into sides: by the words they put into the speaker's mouth."""

from claims.claim import Evidence, QuoteClaim
from claims.comparison.sides import SideRule
from claims.facts import publication_order
from claims.quotes import QuoteOutcome, compare_quotes

_LONGEST = 120
"""Characters of a quotation shown as what a side says; the whole stands below it."""


def quote(member: Evidence) -> QuoteClaim:
    """Return the member's claim, which is a quotation."""
    assert isinstance(member.claim, QuoteClaim)
    return member.claim


def _agree(a: Evidence, b: Evidence) -> bool:
    found = compare_quotes(quote(a), quote(b))
    return found is not None and found.outcome in {QuoteOutcome.SAME, QuoteOutcome.CUT}


def _says(member: Evidence) -> str:
    words = " ".join(quote(member).content.split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return f"“{shown}”"


QUOTE_SIDES = SideRule(
    agree=_agree,
    first=lambda member: (-len(quote(member).content), publication_order(member)),
    distance=lambda a, b: float(abs(len(quote(a).content) - len(quote(b).content))),
    says=_says,
)
