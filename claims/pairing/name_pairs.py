"""Pairing names: one bearer whose name is spelled, abbreviated or titled in two ways.

Only names that differ are pairs. Two articles that write a name alike say nothing of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from claims.claim import Evidence, NameClaim
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.gazetteer import fold
from claims.names.lists import acronyms
from claims.names.positions import position_of
from claims.names.same import same_person
from claims.names.spelling import Spelling, garbled, skeleton, spellings
from claims.rarity import shared_rarity

_CLEAR, _LIKELY, _POSSIBLE = 0.82, 0.75, 0.60
"""Confidence: letters and bearer are plain; one of them is inferred; both are."""
_IN_CONTEXT = 0.12
"""Share of two sentences' information that speaks for one bearer."""


def pair_names(ours: Sequence[Evidence], theirs: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the pairs of names, one of each of two articles, that name one bearer unlike."""
    mine, others = _names(ours), _names(theirs)
    found = []
    for a in mine:
        for b in others:
            pair = _pair(a, b)
            if pair is not None and not _written(pair.a, pair.b) and not _written(pair.b, pair.a):
                found.append(pair)
    return [*found, *_titled_unlike(mine, others)]


def relate_names(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    ordered = sorted(_names(members), key=lambda one: (one.article.uri, one.claim.span))
    articles = [list(group) for _, group in groupby(ordered, key=lambda one: one.article.uri)]
    return [
        pair
        for position, ours in enumerate(articles)
        for theirs in articles[position + 1 :]
        for pair in pair_names(ours, theirs)
    ]


def _names(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if isinstance(one.claim, NameClaim)]


def name(member: Evidence) -> NameClaim:
    """Return the member's claim, which is a name."""
    assert isinstance(member.claim, NameClaim)
    return member.claim


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    x, y = name(a), name(b)
    if garbled(x.form, y.form):
        sure = _short_forms(x, y)
        return _differ(a, b, sure, "name-acronym", f"short forms of one name, a letter apart: {x.form}, {y.form}")
    found = spellings(x.form, y.form)
    if found is None:
        return None
    return _differ(a, b, _one_bearer(x, y, found), "name-spelling", _why(x, y, found))


def _differ(a: Evidence, b: Evidence, sure: float, rule: str, why: str) -> ClaimPair | None:
    if not sure:
        return None
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.DIFFER,
        kind=DifferenceKind.NAME_SPELLING,
        confidence=sure,
        rule=rule,
        severity=Severity.MEDIUM if rule == "name-position" else Severity.LOW,
        why=why,
    )


def _why(x: NameClaim, y: NameClaim, found: Spelling) -> str:
    apart = f"{found.letters} letter{'s' if found.letters > 1 else ''} apart"
    alike = f"; both texts give {' '.join(found.shared).title()}" if found.shared else ""
    return f"{x.form} and {y.form} are {apart}{alike}"


def _one_bearer(x: NameClaim, y: NameClaim, found: Spelling) -> float:
    """Return the confidence that two spellings are of one bearer; 0 for two."""
    context = shared_rarity(frozenset(x.concept.context), frozenset(y.concept.context))
    positions = position_of(x.title), position_of(y.title)
    alike = context >= _IN_CONTEXT or (None not in positions and positions[0] == positions[1])
    if any(map(str.isdigit, found.ours)):
        return _CLEAR if found.shared and context >= _IN_CONTEXT / 2 else _POSSIBLE
    near = found.letters <= 2 and found.likeness >= 0.7
    if found.throughout:
        held = None not in positions and positions[0] == positions[1]
        return _LIKELY if held or context >= 1.5 * _IN_CONTEXT else _POSSIBLE if alike else 0.0
    if found.misprint and (alike or found.shared):
        return _CLEAR
    if not found.shared:
        long = min(len(found.ours), len(found.theirs)) >= 8
        if not near:
            return _POSSIBLE if long and alike and skeleton(found.ours) == skeleton(found.theirs) else 0.0
        return (_LIKELY if long and alike else _POSSIBLE) if long or alike else 0.0
    if not found.last:  # a given name: brothers and sisters share the other one
        return (_LIKELY if context >= 1.5 * _IN_CONTEXT else _POSSIBLE) if alike and found.telling else 0.0
    if near and found.telling:
        return _CLEAR if alike else _LIKELY
    return _LIKELY if alike and (found.telling or near) else _POSSIBLE if near or found.telling else 0.0


def _short_forms(x: NameClaim, y: NameClaim) -> float:
    """Return the confidence that two short forms a letter apart stand for one name; 0 for two."""
    if x.form in acronyms() and y.form in acronyms():
        return 0.0
    mine, others = frozenset(x.concept.subject), frozenset(y.concept.subject)
    if mine and others:
        return _CLEAR if _alike(mine, others) else 0.0
    context = shared_rarity(frozenset(x.concept.context), frozenset(y.concept.context))
    heads = x.concept.head is not None and x.concept.head == y.concept.head
    shortest = min(len(x.form), len(y.form))
    if shortest >= 5:
        return _LIKELY
    return _POSSIBLE if shortest == 4 and (heads or context >= _IN_CONTEXT) else 0.0


def _alike(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two full forms are of one thing: *Tactical Missile System*, *Tactical Missile Systems*."""
    a, b = ({word.rstrip("s") for word in words} for words in (mine, others))
    return len(a & b) == min(len(a), len(b)) > 1


def _written(a: Evidence, b: Evidence) -> bool:
    """Say whether the article of ``a`` knows the other form too: then it means two bearers, or quotes the other."""
    ours, theirs = name(a).form, name(b).form
    unlike = ours.split()[-1] != theirs.split()[-1]
    return _pattern(theirs.split()[-1] if unlike else theirs).search(a.article.text) is not None


@lru_cache(maxsize=10_000)
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def _titled_unlike(mine: Sequence[Evidence], others: Sequence[Evidence]) -> Iterator[ClaimPair]:
    """Yield the pairs that give one person two positions of which nobody holds both."""
    ours, theirs = _by_person(mine), _by_person(others)
    for person, held in ours.items():
        for other, held_there in theirs.items():
            if not (person == other or same_person(person.split(), other.split())):
                continue
            a, b = held[0], held_there[0]
            groups = {position[0] for one in held if (position := position_of(name(one).title))}
            there = {position[0] for one in held_there if (position := position_of(name(one).title))}
            if _positions(held) & _positions(held_there) or len(groups | there) != 1:
                continue
            why = f"{name(a).form} is {_said(a)} in one text and {_said(b)} in the other"
            pair = _differ(a, b, _LIKELY, "name-position", why)
            if pair is not None:
                yield pair


def _by_person(evidence: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for one in evidence:
        claim = name(one)
        if position_of(claim.title) is not None and len(claim.concept.text.split()) > 1:
            found.setdefault(fold(claim.concept.text), []).append(one)
    return found


def _positions(held: Sequence[Evidence]) -> set[tuple[str, str]]:
    return {position for one in held if (position := position_of(name(one).title)) is not None}


def _said(member: Evidence) -> str:
    return (name(member).title or "").lower()
