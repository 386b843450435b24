"""The words of a quotation that change what was said: not, will, a number, a name, *some* for *all*."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from claims.lexicon import table, words
from claims.quotes.wording import MODALS, NEGATIONS, Word, stem

_QUALIFIERS = words("key_words", "qualifiers.words")
_DENYING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
_SHORTEST_STEM = 4
"""Letters behind a denying prefix: *unsafe*, not *under*."""


def key_difference(left: Sequence[Word], right: Sequence[Word]) -> str | None:
    """Return what changes the sense between two aligned passages, as a clause, or None."""
    negations = [sum(word.form in NEGATIONS for word in side) for side in (left, right)]
    if negations[0] % 2 != negations[1] % 2:
        return "one says not, the other does not"
    for group, named in ((MODALS, "the modal verb"), (None, "a number")):
        sides = [
            Counter(word.form for word in side if (word.number if group is None else word.form in group))
            for side in (left, right)
        ]
        if sides[0] != sides[1]:
            extra = [" ".join((sides[i] - sides[1 - i]).elements()) or "nothing" for i in (0, 1)]
            return f"{named} differs: “{extra[0]}” against “{extra[1]}”"
    return _changed_words(left, right)


def _changed_words(left: Sequence[Word], right: Sequence[Word]) -> str | None:
    for ours, theirs in changes(left, right):
        for named, pick in (("a name", _names), ("how many", _quantifiers)):
            swapped = pick(ours), pick(theirs)
            if all(swapped):
                return f"{named} differs: “{' '.join(swapped[0])}” against “{' '.join(swapped[1])}”"
        for one in ours:
            for other in theirs:
                if opposed(one.form, other.form):
                    return f"the sense turns: “{one.form}” against “{other.form}”"
        guarded = [[word.form for word in side if word.form in _QUALIFIERS] for side in (ours, theirs)]
        if bool(guarded[0]) != bool(guarded[1]) and len(ours) + len(theirs) <= _SMALL:
            return f"only one says “{' '.join(guarded[0] or guarded[1])}”"
    return None


_SMALL = 2
"""Words of a change so small that it must be a word let slip, not a sentence put otherwise."""


def changes(left: Sequence[Word], right: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """Yield the stretches where two aligned passages do not have the same words."""
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield list(left[i1:i2]), list(right[j1:j2])


def _names(side: Sequence[Word]) -> list[str]:
    return [word.form for word in side if word.name]


def _quantifiers(side: Sequence[Word]) -> list[str]:
    return [word.form for word in side if word.form in _rank()]


@lru_cache(maxsize=1)
def _rank() -> dict[str, str]:
    return {word: rank for rank, listed in table("key_words")["quantifiers"].items() for word in listed}


@lru_cache(maxsize=1)
def _opposites() -> frozenset[frozenset[str]]:
    pairs = (pair.split() for pair in words("key_words", "opposites.pairs"))
    return frozenset(frozenset((stem(one), stem(other))) for one, other in pairs)


@lru_cache(maxsize=1)
def _apart() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, group.split())) for group in table("key_words")["apart"]["groups"])


def opposed(one: str, other: str) -> bool:
    """Say whether two words say opposite things: *rise* and *fall*, *legal* and *illegal*, *some* and *all*."""
    if one in _rank() and other in _rank():
        return _rank()[one] != _rank()[other]
    stems = frozenset((stem(one), stem(other)))
    if stems in _opposites() or (len(stems) == 2 and any(stems <= group for group in _apart())):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and any(long == prefix + short for prefix in _DENYING_PREFIXES)
