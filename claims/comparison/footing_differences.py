"""From one thing on different footings to the difference an editor sees."""

from claims.claim import Attribution, Evidence
from claims.comparison.figure_sides import figure_says
from claims.comparison.reasons import figure_subject, finding
from claims.comparison.routing import route
from claims.comparison.sides import SideRule, pairs_across, sides_of
from claims.difference import ClaimPair, Difference, DifferenceKind, Severity
from claims.facts import Fact, publication_order
from claims.pairing.footing_pairs import is_figure, relate_sources
from claims.statements import Footing, footing_of
from claims.statements.footing import PRONOUNS, is_unnamed

_LONGEST = 110
"""Characters of a statement shown as what a side says; the whole stands below it."""
_DOUBTED = frozenset({Footing.ALLEGED, Footing.HEDGED})
_ORDER = (Footing.FLAT, Footing.CREDITED, Footing.ALLEGED, Footing.HEDGED, None)


def statement_difference(fact: Fact) -> Difference | None:
    """Return who states a thing as fact and who does not, or None where all stand on one footing."""
    return _difference(
        fact, max((member.claim.surface for member in fact.members), key=lambda text: (-len(text), text))
    )


def figure_source_difference(fact: Fact) -> Difference | None:
    """Return who gives a figure as fact and who as somebody's estimate or claim."""
    pairs = tuple(relate_sources(fact.members))
    if not pairs:
        return None
    told = {(one.article.uri, one.claim.span) for pair in pairs for one in (pair.a, pair.b)}
    members = tuple(member for member in fact.members if (member.article.uri, member.claim.span) in told)
    return _difference(Fact(members=members, pairs=pairs), figure_subject(fact))


def _difference(fact: Fact, about: str) -> Difference | None:
    sides = sides_of(fact, FOOTING_SIDES)
    if len(sides) < 2:
        return None
    across: list[ClaimPair] = pairs_across(fact, sides)
    subject = f"the source for “{_short(about)}”"
    return Difference(
        kind=DifferenceKind.ATTRIBUTION,
        severity=Severity.MEDIUM,
        confidence=across[0].confidence,
        route=route(across[0].confidence),
        subject=subject,
        sides=sides,
        rule=across[0].rule,
        why=across[0].why[:1].upper() + across[0].why[1:],
        summary=finding(subject, sides),
    )


def _agree(a: Evidence, b: Evidence) -> bool:
    x, y = footing_of(a.claim), footing_of(b.claim)
    if x in _DOUBTED and y in _DOUBTED:
        return _nameless(a.claim.attribution) == _nameless(b.claim.attribution)
    return x is y


def _nameless(attribution: Attribution | None) -> bool:
    return attribution is not None and is_unnamed(attribution)


def _says(member: Evidence) -> str:
    words = figure_says(member) if is_figure(member) else f"“{_short(member.claim.surface)}”"
    attribution = member.claim.attribution
    if attribution is not None and attribution.speaker.lower() not in PRONOUNS:
        return (
            f"{words}, {attribution.cue} {attribution.speaker}"
            if " " in attribution.cue
            else (f"{words}, from {attribution.speaker} ({attribution.cue})")
        )
    return f"{words}, as fact" if footing_of(member.claim) is Footing.FLAT else f"{words}, in doubt"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


FOOTING_SIDES = SideRule(
    agree=_agree,
    first=lambda member: (_ORDER.index(footing_of(member.claim)), publication_order(member)),
    distance=lambda _a, _b: 0.0,
    says=_says,
)
