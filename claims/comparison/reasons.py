"""The words of a difference: its subject, its one-line reason and what a phone shows."""

import re
from collections import Counter

from claims.claim import AnyClaim, Dimension, FigureClaim
from claims.comparison.figure_sides import figure, stated_value
from claims.comparison.sides import outlets
from claims.difference import DifferenceKind, Side
from claims.facts import Fact
from claims.figures.units import convert, plural
from claims.pairing.concepts import families_of

_PARTICIPLES = frozenset(
    "killed injured missing rescued displaced arrested charged convicted infected dismissed hired elected".split()
)
"""Concept families whose names read well behind what is counted: *people killed*."""
_NO_THINGS = frozenset("it they them this that these those which who others each all both one ones".split())
"""Words that stand for a thing without naming it."""
_OWNERLESS = re.compile(r"^(?:its|their|his|her|our|my|your)\s+", re.IGNORECASE)
_MEASURES = {
    Dimension.SHARE: "share",
    Dimension.MONEY: "amount",
    Dimension.AREA: "area",
    Dimension.LENGTH: "distance",
    Dimension.DURATION: "time",
    Dimension.MASS: "weight",
    Dimension.VOLUME: "volume",
}
"""What a figure of a dimension is called where its sentence names only what happened to it."""
_SIDES_NAMED = 3
"""More sides than this are counted, not listed, in a line a phone must hold."""


def figure_subject(fact: Fact) -> str:
    """Return what the fact is about, in the words most articles use for it."""
    labels = Counter(label for member in fact.members if (label := _label(member.claim)))
    if not labels:
        return fact.members[0].claim.surface
    words = Counter(word for label in labels.elements() for word in set(label.lower().split()))
    label = max(labels, key=lambda label: (_typical(label, words), -len(label), label))
    owner = _owner(fact, label)
    return f"{label}, {owner}" if owner else label


def _owner(fact: Fact, label: str) -> str | None:
    """Return the name most members put to the figure, or the place most give, where the label lacks it."""
    names = Counter(name for member in fact.members for name in _own_names(member.claim))
    places = Counter(member.claim.place for member in fact.members if member.claim.place)
    for counted in (names, places):
        fresh = {name: count for name, count in counted.items() if not _said(name, label)}
        if fresh:
            return min(fresh, key=lambda name: (-fresh[name], name))
        if counted:
            return None
    return None


def _own_names(claim: AnyClaim) -> set[str]:
    narrowing = {*claim.concept.terms, *claim.concept.subject, claim.concept.head}
    return {name for name in claim.entities if set(name.lower().split()) & narrowing}


def _said(name: str, label: str) -> bool:
    return bool(set(name.lower().split()) & set(label.lower().split()))


def _typical(label: str, words: Counter[str]) -> float:
    """Return how much of a label other articles say too; two words say more than one."""
    said = label.lower().split()
    return sum(words[word] for word in said) / (len(said) + 1)


def _label(claim: object) -> str:
    """Return what a figure measures in a few words: *people killed*, *area burned*, *operating margin*."""
    if not isinstance(claim, FigureClaim):
        return ""
    concept = claim.concept
    thing = "" if concept.text.lower() in _NO_THINGS else _OWNERLESS.sub("", concept.text)
    if claim.dimension is Dimension.AGE and thing:
        return f"age of {thing}"
    if claim.dimension is not Dimension.COUNT and concept.property and concept.property not in thing.lower():
        happened = _happened(claim, concept.property)
        if happened:
            return f"{thing or _MEASURES.get(claim.dimension, '')} {happened}".strip()
        return f"{concept.property}, {thing}" if thing else _as_measure(claim, concept.property)
    known = families_of([concept.event] if concept.event else []) & _PARTICIPLES
    if known and thing:
        return f"{thing} {min(known)}"
    if thing and thing != concept.event:
        return thing
    return _as_measure(claim, concept.event or concept.text)


def _as_measure(claim: FigureClaim, word: str) -> str:
    """Return what is measured where only the act is named: *burn* of an area as *area burned*."""
    happened = _happened(claim, word)
    return f"{_MEASURES.get(claim.dimension, 'number')} {happened}" if happened else word


def _happened(claim: FigureClaim, verb: str) -> str:
    """Return the participle or past form under which a verb stands in the claim's sentence; empty where it does not."""
    if not verb or " " in verb:
        return ""
    stem = re.escape(verb.lower().removesuffix("e"))
    doubled = re.escape(verb[-1:].lower())
    found = re.search(rf"\b{stem}(?:{doubled})?(?:ed|en|t)\b", claim.sentence.lower())
    return found[0] if found else ""


def finding(subject: str, sides: tuple[Side, ...]) -> str:
    """Return the whole finding in one line."""
    named = "; ".join(f"{_who(side)} {side.says}" for side in sides[:_SIDES_NAMED])
    rest = len(sides) - _SIDES_NAMED
    more = f"; and {rest} more" if rest > 0 else ""
    return f"{subject[:1].upper()}{subject[1:]}: {named}{more}"


def _who(side: Side) -> str:
    names = outlets(side)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def figure_reason(sides: tuple[Side, ...], kind: DifferenceKind) -> str:
    """Return why the sides cannot all be right, in a line an editor can check."""
    ordered = sorted(sides, key=_value)
    low, high = ordered[0], ordered[-1]
    parts = []
    for side in ordered:
        claim = _claim(side)
        first = _claim(low)
        if claim.unit and first.unit and claim.unit != first.unit:
            converted = convert((claim.value.low + claim.value.high) / 2, claim.unit, first.unit)
            parts.append(f"{claim.surface} is {converted:,.4g} {plural(first.unit)}")
    gap = _gap(low, high)
    if kind is DifferenceKind.FIGURE_UPDATE:
        parts.append(f"the count grew from {low.says} to {high.says}, each later figure published later")
    else:
        parts.append(f"{low.says} and {high.says} are {gap} apart, more than rounding or their wording allows")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _gap(low: Side, high: Side) -> str:
    small, large = _value(low), _value(high)
    if large == 0 or small < 0:
        return f"{abs(large - small):,.4g}"
    share = (large - small) / abs(large)
    return f"{share:.0%}" if share >= 0.01 else f"{share:.1%}"


def _claim(side: Side) -> FigureClaim:
    return figure(side.members[0])


def _value(side: Side) -> float:
    return stated_value(side.members[0])
