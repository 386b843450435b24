"""Numbers that are part of a name: *F-16*, *Boeing 737*, *Article 5*, *room 12*, *Formula One*, *155mm shells*."""

from claims.figures.number_words import CARDINALS
from claims.figures.numerals import Style
from claims.figures.operand import Draft
from claims.figures.passage import Passage
from claims.figures.shapes import MONTHS
from claims.figures.tokens import Kind, Token, adjacent
from claims.lexicon import table

_WORDS = table("figure_words")["rejects"]
_LABELS = frozenset(_WORDS["labels"].split())
_WEAK = frozenset(_WORDS["weak_labels"].split())
_CARRIERS = frozenset(_WORDS["carriers"].split())
_TOP = frozenset(_WORDS["top"].split())
_PLURAL_HINT = frozenset(_WORDS["plural_hint"].split())
_CALIBRES = frozenset(
    """
    shell shells round rounds howitzer howitzers artillery ammunition mortar mortars cannon cannons gun guns pistol
    pistols rifle rifles bullet bullets caliber calibre projectile projectiles rocket rockets handgun machine magnum
    revolver
    """.split()
)
_HIGHEST_VERSION = 20
"""A decimal above it after a capitalised word is an amount, not a version."""
FUNCTION_WORDS = frozenset(
    """
    in at on to of for from by with and or but as after before was were is are has have had will would could said says
    that which who when while the a an it he she they also flew won beat lost finished
    """.split()
)
"""Words that can follow a name and its number, never a number and what it counts."""


def in_name(passage: Passage, draft: Draft) -> bool:
    """Say whether words around a number make it part of a name."""
    return (
        _capital_word(passage, draft)
        or _label(passage, draft)
        or _calibre(passage, draft)
        or _model(passage, draft)
        or (draft.unit is None and _named_before(passage, draft))
    )


def glued(passage: Passage, draft: Draft) -> bool:
    """Say whether letters or a hyphen tie the digits to a word that is no unit: *F-16*, *G20*, *4K*, *747-400*."""
    tokens = passage.tokens
    if tokens[draft.start].kind is Kind.WORD and draft.prefixed:
        return False
    before = draft.start - 1
    if before >= 0 and adjacent(tokens[before], tokens[draft.start]) and not draft.prefixed:
        left = tokens[before]
        if left.kind is Kind.WORD or left.text in {"_", ":", "\\"}:
            return True
        if left.text == "." and before > 0 and adjacent(tokens[before - 1], left):
            return True
        if left.text in {"-", "‑", "/"} and before > 0 and adjacent(tokens[before - 1], left):
            return _hyphened_name(tokens, before - 1, draft)
    return _glued_right(passage, draft)


def _hyphened_name(tokens: list[Token], i: int, draft: Draft) -> bool:
    """Say whether a word and a hyphen before the digits make a name; *under-18s* and *some-50* do not."""
    word = tokens[i]
    if word.kind is Kind.NUMBER:
        return tokens[draft.start].text.istitle()
    if word.low in {"under", "over"}:
        return draft.unit is None
    if draft.style is not Style.DIGITS:
        return word.low in {"mid", "top", "pre", "post"}
    if draft.unit is not None and word.text.islower():
        return word.low in {"mid", "top", "pre", "post"} or draft.unit in {"metre", "gram", "metric ton", "litre"}
    return word.kind is Kind.WORD


def _glued_right(passage: Passage, draft: Draft) -> bool:
    tokens, end = passage.tokens, draft.end
    if end >= len(tokens) or not adjacent(tokens[end - 1], tokens[end]):
        return False
    right = tokens[end]
    if right.kind is Kind.WORD or right.text == "_":
        return tokens[end - 1].kind is Kind.NUMBER
    if right.text == "-" and end + 1 < len(tokens) and adjacent(right, tokens[end + 1]) and draft.bare:
        following = tokens[end + 1]
        named = following.text[0].isupper() and draft.unit is None and not passage.title_case
        return following.kind is Kind.NUMBER or named or (following.text.isupper() and len(following.text) < 3)
    return right.text in {"^", "="} and draft.unit is None


def _capital_word(passage: Passage, draft: Draft) -> bool:
    """Reject a capitalised number word inside a sentence: *Group of Seven*, *Formula One*, *World War Two*."""
    token = passage.tokens[draft.start]
    if token.kind is not Kind.WORD or token.low not in CARDINALS or not token.text[0].isupper():
        return False
    before = draft.start - 1
    if passage.title_case:
        return draft.unit is None and passage.low(before) in _CARRIERS
    if before < 0 or passage.tokens[before].kind is Kind.MARK:
        return False
    return token.text.istitle() and (draft.unit is None or passage.tokens[before].text[0].isupper())


def _label(passage: Passage, draft: Draft) -> bool:
    """Reject what a label numbers: *Article 5*, *room 12*, *No. 10*, *day one*, *phase 3 trials*."""
    if draft.unit is not None and not _unit_by_accident(passage, draft):
        return False
    at = draft.start - 1
    if passage.low(at) == "." and passage.low(at - 1) in {"no", "nos", "art", "sec", "vol", "pp", "fig", "ch", "p"}:
        at -= 1
        return draft.nominal is not None and draft.scale == 1
    if passage.low(at) == "-" and passage.tight(draft.start):
        at -= 1
    low = passage.low(at)
    if low in {"#", "№", "§"}:
        return True
    if low not in _LABELS or draft.scale != 1 or "," in passage.tokens[draft.start].text:
        return False
    if low not in _WEAK:
        return True
    capital = passage.tokens[at].text[0].isupper() and not passage.title_case
    counted = passage.low(draft.end) in _PLURAL_HINT
    return capital or not counted


def _unit_by_accident(passage: Passage, draft: Draft) -> bool:
    """Say whether a glued C, F, m or t is the letter of a seat or a form rather than a unit."""
    return (
        draft.unit_end - draft.unit_start == 1
        and passage.tight(draft.unit_start)
        and len(passage.tokens[draft.unit_start].text) == 1
        and passage.tokens[draft.unit_start].kind is Kind.WORD
    )


def _calibre(passage: Passage, draft: Draft) -> bool:
    """Reject millimetres that name a kind of ammunition or gun: *155mm shells*, *a 9mm pistol*."""
    return draft.unit == "millimetre" and passage.low(draft.end + (passage.low(draft.end) == "-")) in _CALIBRES


def _model(passage: Passage, draft: Draft) -> bool:
    """Reject the number of a chip or a part: *the 9400M*, *a 9600M chip*; nobody writes thousands of millions so."""
    token = passage.tokens[draft.start]
    if draft.unit not in {None, "metre"} or draft.prefixed or not (token.text.isdigit() and len(token.text) > 3):
        return False
    return draft.end - draft.start == 2 and passage.tokens[draft.end - 1].text == "M"


def _named_before(passage: Passage, draft: Draft) -> bool:
    """Reject the number of a thing's name: *Boeing 737*, *iPhone 15*, *USB 3.0*, *GT 650M*, *England 3*, *top 10*."""
    at = draft.start - 1
    if at < 0:
        return False
    before = passage.tokens[at]
    if before.low in _TOP and draft.scale == 1:
        return True
    if (before.text == "P" and passage.low(at - 1) == "&") or (
        before.text == "of" and at > 0 and passage.tokens[at - 1].text == "Group"
    ):
        return True
    if before.kind is not Kind.WORD or passage.tight(draft.start) or not _may_be_named(passage, draft):
        return False
    capital = before.text[0].isupper()
    if (capital or before.text[1:2].isupper()) and before.low in _CARRIERS:
        return True
    if before.text[1:2].isupper() and not capital:
        return True
    if not capital or passage.title_case or at == 0 or before.low.endswith("'s") or before.low in MONTHS:
        return False
    after = passage.low(draft.end)
    if not after.isalpha() or after in FUNCTION_WORDS or passage.tokens[draft.end].text[0].isupper():
        return True
    return not draft.bare and not after.endswith("s")


def _may_be_named(passage: Passage, draft: Draft) -> bool:
    """Say whether the digits can be part of a name: bare ones, a version like 3.0, a model like 650M."""
    text = passage.tokens[draft.start].text
    if draft.bare:
        return True
    if draft.style is not Style.DIGITS or "," in text:
        return False
    if draft.end - draft.start == 1:
        return "." in text and draft.high < _HIGHEST_VERSION
    return draft.end - draft.start == 2 and passage.tokens[draft.end - 1].text in {"M", "K", "B"} and "." not in text
