"""When *one* states a number: before what news counts, not as a pronoun and not before who merely speaks."""

from claims.figures.number_words import CARDINALS
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.lexicon import table

_WORDS = table("figure_words")["ones"]
_NOUNS = frozenset(_WORDS["nouns"].split())
_STATES = frozenset(_WORDS["states"].split())
_BEFORE = frozenset(_WORDS["before"].split())
_SAYS = frozenset(_WORDS["says"].split())
_FATES = frozenset(
    """
    killed wounded injured hurt missing arrested detained shot died dies drowned hospitalised hospitalized stabbed
    """.split()
)
_REACH = int(_WORDS["adjectives_max"])
_PRONOUN_AFTER = frozenset(
    {
        "the",
        "this",
        "that",
        "which",
        "each",
        "every",
        "any",
        "no",
        "another",
        "only",
        "first",
        "last",
        "next",
        "some",
        "single",
    }
)
_ADVERBIAL = frozenset("will would he she they it i we you the could might may can in".split())


def states_nothing(passage: Passage, draft: Draft) -> bool:
    """Say whether a lone *one* is a pronoun, an article or part of an idiom."""
    start = draft.start
    if draft.end - start != 1 and draft.unit is None:
        return False
    if passage.low(start) != "one" or draft.nominal != 1:
        return False
    before, after = passage.low(start - 1), passage.low(draft.end)
    if draft.unit is not None:
        return (
            draft.unit == "time"
            or (draft.unit == "day" and (after in _ADVERBIAL or before == ""))
            or (draft.unit == "point" and before in {"at", "to"})
        )
    if after in {"of", "by", "another", "'s"} or before in _PRONOUN_AFTER or before in {"day", "number", "square"}:
        return True
    if before in _BEFORE and (after in _STATES or not after.isalpha() or after in {"and", "in"}):
        return after == "of"
    if after in _STATES:
        return False
    return not _counts(passage, draft.end)


def _befell(passage: Passage, i: int) -> bool:
    """Say whether something happened to the one: *one Palestinian was killed*, *one remains missing*."""
    for at in range(i, min(i + 5, len(passage.tokens))):
        token = passage.tokens[at]
        if token.low in _FATES:
            return True
        if token.kind is not Kind.WORD or token.low in _SAYS or token.low in CARDINALS:
            return False
    return False


def _counts(passage: Passage, i: int) -> bool:
    """Say whether a noun that news counts follows, and is not just someone who speaks."""
    if _befell(passage, i):
        return True
    if passage.low(i) == "-":
        return passage.low(i + 1) in _NOUNS - {"man", "woman"}
    for at in range(i, min(i + _REACH + 1, len(passage.tokens))):
        token = passage.tokens[at]
        if token.low in _NOUNS:
            return not any(passage.low(at + k) in _SAYS for k in range(1, 4))
        if token.kind is not Kind.WORD:
            return False
    return False
