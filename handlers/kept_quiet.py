"""Near misses: claims of two articles that look unlike and yet agree, and why nothing was raised."""

from collections.abc import Iterable

from claims.article import Article
from claims.claim import FigureClaim, Modifier
from claims.copies import CopyVerdict
from claims.difference import ClaimPair, Outcome
from claims.figures.units import convert, plural
from handlers.messages.notices import KeptQuiet

_MOST = 3
"""Cases told for one article; more would bury the alerts."""


def quiet_pairs(article: Article, pairs: Iterable[ClaimPair], copy: CopyVerdict | None) -> tuple[KeptQuiet, ...]:
    """Return the pairs that read unlike but agree, one for each claim of the article."""
    if copy is not None:
        return (KeptQuiet(members=(), why=_copied(copy), headline=article.headline or article.uri),)
    found: dict[int, KeptQuiet] = {}
    for pair in pairs:
        a, b = pair.a.claim, pair.b.claim
        if pair.outcome is not Outcome.AGREE or not isinstance(a, FigureClaim) or not isinstance(b, FigureClaim):
            continue
        if a.surface.lower() != b.surface.lower():
            found.setdefault(
                a.span.start, KeptQuiet(members=(pair.a, pair.b), why=_why(a, b), headline=article.headline)
            )
    return tuple(found[start] for start in sorted(found))[:_MOST]


def _copied(copy: CopyVerdict) -> str:
    return f"{copy.containment:.0%} of it stands word for word in an article already here: one origin, not a new voice"


def _why(a: FigureClaim, b: FigureClaim) -> str:
    if a.unit and b.unit and a.unit != b.unit:
        if "fraction" in {a.unit, b.unit}:
            return f"“{a.surface}” and “{b.surface}” are one share in other words"
        value = convert((b.value.low + b.value.high) / 2, b.unit, a.unit)
        return f"{b.surface} is {value:,.4g} {plural(a.unit)}: within rounding"
    if Modifier.EXACT not in {a.modifier, b.modifier} or a.modifier is not b.modifier:
        return f"“{a.surface}” and “{b.surface}” can both be right as they are worded"
    return "within rounding"
