"""Ages: *43-year-old*, *aged 18 to 24*, *John Smith, 43,*, *people over 65*."""

from claims.figures.number_words import skip_hyphen
from claims.figures.numerals import Style
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.shapes import MONTHS
from claims.figures.tokens import Kind, Token
from claims.lexicon import table

_OLDEST = 120
"""Years; nobody is known to have lived longer than 122."""
_YOUNGEST, _ELDEST = 16, 105
"""Years of someone who is called by a title: *the prime minister, 58,*."""
_AGED = frozenset({"aged", "age", "ages"})
_OLD = frozenset({"old", "olds", "old's"})
_PEOPLE = frozenset(table("figure_words")["ages"]["people"].split())
_PERSONS = frozenset(table("figure_words")["ages"]["persons"].split())
_BOUNDS = frozenset({"over", "under", "above", "below", "than"})
_CLOSES = frozenset({",", ".", ")", ";", "and", "—", "–", "", "who", "was", "is"})
_BETWEEN = frozenset(
    {"between", "from", "about", "around", "just", "only", "nearly", "almost", "of", "at", "over", "under"}
)


def read_age(passage: Passage, draft: Draft) -> bool:
    """Make an age of a draft whose words say so; return whether it is one."""
    return any(read(passage, draft) for read in (_after, _before, _apposition, _siblings, _stated, _bound))


def _set(draft: Draft, unit: str, end: int) -> bool:
    draft.unit = unit
    if end > draft.end:
        if draft.unit_start < 0:
            draft.unit_start = draft.end
        draft.end = draft.unit_end = end
    draft.bare = False
    return True


def _after(passage: Passage, draft: Draft) -> bool:
    """Read *years old*, *-year-old*, *months of age*, *yo*."""
    if draft.unit in {"year", "month", "week", "day"}:
        at = skip_hyphen(passage.tokens, draft.end, spaced=True)
        if passage.low(at) in _OLD:
            return _set(draft, f"{draft.unit} of age", at + 1)
        if passage.low(at) == "of" and passage.low(at + 1) == "age":
            return _set(draft, f"{draft.unit} of age", at + 2)
        return False
    if draft.unit is not None:
        return False
    if passage.low(draft.end) == "age" and passage.low(draft.end + 1) in {"group", "groups", "bracket", "range"}:
        return _set(draft, "year of age", draft.end)
    if passage.low(draft.end) == "yo":
        return _set(draft, "year of age", draft.end + 1)
    if passage.low(draft.end) == "y" and passage.low(draft.end + 2) == "o":
        return _set(draft, "year of age", draft.end + 3)
    return False


def _before(passage: Passage, draft: Draft) -> bool:
    """Read *aged 43*, *at the age of 43*, *ages 5 to 11*."""
    if draft.unit not in {None, "year"} or not 0 <= draft.high <= _OLDEST:
        return False
    at = draft.start - 1
    steps = 0
    while at >= 0 and passage.low(at) in _BETWEEN and steps < 2:
        at -= 1
        steps += 1
    if passage.low(at) not in _AGED or (
        passage.low(at) == "age" and passage.low(at + 1) in {"at", "from", "under", "over"}
    ):
        return False
    return _set(draft, "year of age", draft.end)


def _apposition(passage: Passage, draft: Draft) -> bool:
    """Read *Andrew Lopez, 20, and Jonathan Carrasquillo, 24,*, *the minister, 58,* and *her brother, 29,*."""
    if not draft.bare or draft.nominal is None or not 0 < draft.nominal <= _OLDEST:
        return False
    comma = draft.start - 1
    if comma < 1 or passage.tokens[comma].text != "," or passage.low(draft.end) not in _CLOSES:
        return False
    if passage.low(draft.end) in {"and", "was", "is", "who"} and not _named(passage.tokens, comma - 1):
        return False
    at = comma - 2 if passage.low(comma - 1) == "." else comma - 1
    name = passage.tokens[at]
    titled = name.kind is Kind.WORD and not name.low.endswith("s") and _YOUNGEST <= draft.nominal <= _ELDEST
    if titled and passage.low(draft.end) == ",":
        return _set(draft, "year of age", draft.end)
    if name.low in _PERSONS and passage.low(draft.end) in {",", "."}:
        return _set(draft, "year of age", draft.end)
    if name.kind is not Kind.WORD or not name.text[0].isupper() or name.low in MONTHS or name.low.endswith("'s"):
        return name.kind is Kind.WORD and name.low in {"jr", "sr"} and _set(draft, "year of age", draft.end)
    return _set(draft, "year of age", draft.end)


def _siblings(passage: Passage, draft: Draft) -> bool:
    """Read the first age of *her brothers, 17 and 22,*; the second one follows it."""
    if not draft.bare or draft.nominal is None or not 0 < draft.nominal <= _OLDEST:
        return False
    comma, following = draft.start - 1, passage.low(draft.end + 1)
    plural = passage.low(comma - 1).removesuffix("s")
    if passage.low(comma) != "," or plural == passage.low(comma - 1) or plural not in _PERSONS:
        return False
    two = passage.low(draft.end) == "and" and following.isdigit() and passage.low(draft.end + 2) in {",", "."}
    return two and _set(draft, "year of age", draft.end)


def _stated(passage: Passage, draft: Draft) -> bool:
    """Read *who was 18 at the time*, *she is 43,*."""
    if not draft.bare or draft.nominal is None or not 0 < draft.nominal <= _OLDEST:
        return False
    at = draft.start - 1 - (passage.low(draft.start - 1) in {"just", "only", "then", "now"})
    if passage.low(at) not in {"was", "is", "turned"} or passage.low(at - 1) not in {"who", "he", "she"}:
        return False
    return passage.low(draft.end) in {"at", "when", ",", "."} and _set(draft, "year of age", draft.end)


def _named(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].kind is Kind.WORD and tokens[i - 1].text[0].isupper()


def _bound(passage: Passage, draft: Draft) -> bool:
    """Read *people over 65*, *women under 30*, *adults older than 50*, *under-18s*."""
    if draft.unit == "second" and passage.low(draft.end - 1) == "s" and passage.low(draft.start - 1) in {"-", *_BOUNDS}:
        at = draft.start - 1 - (passage.low(draft.start - 1) == "-")
        return passage.low(at) in {"over", "under"} and _set(draft, "year of age", draft.end)
    plain = draft.bare or (draft.style is Style.WORDS and draft.scale == 1 and draft.unit is None)
    if not plain or draft.nominal is None or not 0 < draft.nominal <= _OLDEST:
        return False
    at = draft.start - 1
    if passage.low(at) == "-" and passage.low(at - 1) in {"over", "under"}:
        if passage.low(draft.end) == "s" and passage.tight(draft.end):
            return _set(draft, "year of age", draft.end + 1)
        return False
    if passage.low(at) not in _BOUNDS:
        return False
    person = at - 2 if passage.low(at) == "than" else at - 1
    following = passage.low(draft.end)
    if passage.low(person) not in _PEOPLE or following in {"per", "people", "killed", "dead"}:
        return False
    return _set(draft, "year of age", draft.end)
