"""What bears a name: the words of the name itself, then what stands around it."""

import re
from collections.abc import Sequence

from claims.gazetteer import fold, is_place
from claims.names.lists import acronyms, word_list
from claims.names.runs import RawMention
from claims.names.values import NameKind
from claims.parser import Token

_AGE = re.compile(r",? (?:aged )?\d{1,2},")
_ACTS = re.compile(r",? who\b")
_LOCATIVES = frozenset({"in", "near", "outside", "around", "across", "off"})
_PLACE_OPENERS = frozenset({"mount", "lake", "fort", "cape"})
_LABELS = {
    "PERSON": NameKind.PERSON,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION,
}


def kind_of(canonical: str, raws: Sequence[RawMention]) -> NameKind:
    """Return the kind of a bearer by its own words and the evidence of its mentions."""
    words = fold(canonical).split()
    if is_place(canonical):
        return NameKind.PLACE
    if canonical in acronyms().values() or (words[-1] in word_list("bodies") and len(words) > 1):
        return NameKind.ORGANISATION
    if len(words) > 1 and words[-1] in word_list("company_endings"):
        return NameKind.ORGANISATION
    if any(raw.title for raw in raws):
        return NameKind.PERSON
    if len(words) > 1 and (
        words[-1] in word_list("place_words") or words[0] in {"mount", "mt", "lake", "fort", "cape"}
    ):
        return NameKind.PLACE
    if any(word in word_list("bodies") for word in words[:-1]) and any(word in {"of", "for"} for word in words):
        return NameKind.ORGANISATION
    return _by_votes(raws)


def _by_votes(raws: Sequence[RawMention]) -> NameKind:
    votes = dict.fromkeys(NameKind, 0.0)
    for raw in raws:
        if _AGE.match(raw.following):
            votes[NameKind.PERSON] += 3
        if _ACTS.match(raw.following):
            votes[NameKind.PERSON] += 1.5
        token = raw.words[-1].token
        if token is not None:
            _vote(token, votes)
        if raw.before in _LOCATIVES:
            votes[NameKind.PLACE] += 2
    best = max(votes, key=lambda kind: votes[kind])
    return best if votes[best] > 1 or (votes[best] and len(raws) == 1) else NameKind.UNKNOWN


def _vote(token: Token, votes: dict[NameKind, float]) -> None:
    label = _LABELS.get(token.entity)
    if label is not None:
        votes[label] += 0.8
