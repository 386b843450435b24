"""One number with its sign, currency and unit: what ranges, rates and ages are built from."""

from dataclasses import dataclass

from claims.claim import Dimension, Modifier, Relation
from claims.figures.ambiguous_units import is_magnitude, is_million, is_warm
from claims.figures.mention import Role
from claims.figures.money import Currency, currency_after, currency_before
from claims.figures.number_words import CARDINALS, STARTERS
from claims.figures.numerals import Numeral, Style, read_numeral, read_scale
from claims.figures.passage import Passage
from claims.figures.tokens import Kind
from claims.figures.unit_phrases import unit_after
from claims.figures.units import UNITS, dimension_of


@dataclass(slots=True)
class Draft:
    """A figure in the making; indexes are of tokens, ends not included."""

    start: int
    end: int
    low: float
    high: float
    nominal: float | None
    style: Style
    scale: float = 1.0
    bare: bool = False
    prefixed: bool = False
    """Its currency stands before it."""
    unit: str | None = None
    unit_start: int = -1
    unit_end: int = -1
    dimension: Dimension | None = None
    first: int = -1
    """Where the phrase with its modifier begins."""
    last: int = -1
    """Where the phrase with what trails it (*or more*, *-strong*) ends."""
    modifier: Modifier = Modifier.EXACT
    bound: Modifier = Modifier.EXACT
    modifier_text: str = ""
    role: Role = Role.PLAIN
    per: str | None = None
    relation: Relation | None = None
    partner: "Draft | None" = None
    reach: int = -1
    """Where reading goes on when words after ``end`` belong to the figure too (*deaths per 100,000*)."""
    coordinated_with: "Draft | None" = None

    @property
    def is_magnitude(self) -> bool:
        """Whether only an order of magnitude is given."""
        return self.style is Style.MAGNITUDE

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.nominal is None


_SIGNS = frozenset({"-", "−", "–"})
_SPACED_MINUS_AFTER = frozenset({"", "of", "to", "at", "from", "about", "below", "convert"})
_DEGREES = frozenset({"degree", "degree celsius", "degree fahrenheit"})
_DOLLAR_WORDS = frozenset({"dollar", "dollars"})


def starts_operand(passage: Passage, i: int) -> int:
    """Return the index of the number of an operand that begins at ``i`` (maybe with a sign or currency), or -1."""
    tokens = passage.tokens
    for at in range(i, min(i + 4, len(tokens))):
        token = tokens[at]
        if token.kind is Kind.NUMBER:
            return at
        if token.low in STARTERS:
            return at
        if at + 1 >= len(tokens) or not (token.kind is Kind.SIGN or len(token.text) < 5):
            return -1
        if token.low in {"a", "an"} and tokens[at + 1].low in STARTERS:
            continue
        if currency_before(passage, at + 1, i) is None and token.low not in {"us", "hk", "c", "au", "nz"}:
            return -1
    return -1


def read_operand(passage: Passage, i: int, floor: int) -> Draft | None:
    """Return the number whose telling token is at ``i`` with sign, currency and unit, or None.

    Args:
        passage: the sentence.
        i: index of a number or number word.
        floor: tokens before this index are taken.
    """
    currency = currency_before(passage, i, floor)
    numeral = read_numeral(passage.tokens, i, floor=floor, money=currency is not None)
    if numeral is None:
        return None
    draft = Draft(
        start=numeral.start,
        end=numeral.end,
        low=numeral.value,
        high=numeral.value if numeral.high is None else numeral.high,
        nominal=numeral.value,
        style=numeral.style,
        scale=numeral.scale,
        bare=numeral.bare,
    )
    if currency is not None:
        _prefix(passage, draft, currency)
    else:
        _suffix(passage, draft, numeral)
    if numeral.needs_unit and draft.unit is None:
        return None
    if draft.unit is not None:
        _compound(passage, draft)
    _sign(passage, draft, floor)
    _below_zero(passage, draft)
    return draft


def _scaled(draft: Draft, factor: float) -> None:
    draft.low *= factor
    draft.high *= factor
    draft.nominal = None if draft.nominal is None else draft.nominal * factor
    draft.scale *= factor
    if factor != 1.0:
        draft.bare = False


def _prefix(passage: Passage, draft: Draft, currency: Currency) -> None:
    draft.unit, draft.prefixed, draft.bare = currency.name, True, False
    draft.unit_start, draft.unit_end = currency.start, currency.end
    draft.start = min(draft.start, currency.start)
    _scaled(draft, currency.scale)
    if passage.low(draft.end) in _DOLLAR_WORDS and UNITS[currency.name].quantity == "money in dollar":
        draft.end += 1


def _suffix(passage: Passage, draft: Draft, numeral: Numeral) -> None:
    tokens, end = passage.tokens, draft.end
    digits = numeral.style in {Style.DIGITS, Style.FRACTION} and tokens[numeral.start].kind is Kind.NUMBER
    if digits and _is_million(passage, numeral, end):
        _scaled(draft, 1e6)
        draft.end = end = end + 1
    after = currency_after(passage, end) if draft.style is not Style.MAGNITUDE else None
    if after is not None:
        draft.unit, draft.unit_start, draft.unit_end, draft.end = after.name, after.start, after.end, after.end
        _scaled(draft, after.scale)
        factor, draft.end = read_scale(tokens, after.end)
        _scaled(draft, factor)
        draft.bare = False
        return
    value = draft.high if draft.nominal is None else draft.nominal
    at = end
    if (draft.style in {Style.MAGNITUDE, Style.FRACTION} or draft.scale > 1) and passage.low(end) == "of":
        at = end + 1 + (passage.low(end + 1) in {"a", "an"})
    single = draft.style is Style.FRACTION and at > end
    phrase = unit_after(passage, at, 1.0 if single else value, digits=digits and at == end)
    if phrase is None:
        return
    if (
        at > end
        and UNITS[phrase.name].dimension is Dimension.DURATION
        and draft.style is Style.FRACTION
        and at == end + 1
    ):
        return
    draft.unit, draft.unit_start, draft.unit_end, draft.end = phrase.name, phrase.start, phrase.end, phrase.end
    draft.bare = False


def _is_million(passage: Passage, numeral: Numeral, m: int) -> bool:
    """Say whether a glued m at ``m`` is a million: *1.2m people*, not *100m sprint* and not *6m2*."""
    if passage.low(m) != "m" or passage.tokens[m].text != "m" or not passage.tight(m):
        return False
    if m + 1 < len(passage.tokens) and passage.tokens[m + 1].kind is Kind.NUMBER:
        return False
    passage.saw_million = is_million(passage, m, decimals="." in passage.tokens[numeral.start].text)
    return passage.saw_million


def _compound(passage: Passage, draft: Draft) -> None:
    """Add a smaller unit of the same quantity: *5 feet 4 inches*, *3 hours and 20 minutes*, *15 dollars 50*."""
    for _ in range(2):
        unit = UNITS.get(draft.unit or "")
        if unit is None or unit.offset or draft.is_magnitude or draft.nominal is None:
            return
        joined = passage.low(draft.end) == "and"
        at = draft.end + joined
        if at >= len(passage.tokens) or (draft.prefixed and not joined):
            return
        token = passage.tokens[at]
        if token.kind is not Kind.NUMBER and token.low not in CARDINALS:
            return
        numeral = read_numeral(passage.tokens, at, floor=at)
        if numeral is None or numeral.style is Style.FRACTION or numeral.value >= 1000:
            return
        cents = _bare_cents(passage, draft, numeral)
        if cents is not None:
            draft.low = draft.high = draft.nominal = round(draft.low + cents / 100, 6)
            draft.end = numeral.end
            return
        part = _smaller(passage, draft, numeral)
        if part is None or (joined and unit.dimension is Dimension.LENGTH and unit.name != "foot"):
            return
        draft.low = draft.high = draft.nominal = round(draft.low + part[0], 9)
        draft.end = part[1]


def _bare_cents(passage: Passage, draft: Draft, numeral: Numeral) -> float | None:
    """Return the cents of *15 dollars 50* and *17 USD 25*: a bare number that ends the clause."""
    unit = UNITS[draft.unit or ""]
    if unit.dimension is not Dimension.MONEY or unit.factor != 1 or draft.prefixed or draft.scale > 1:
        return None
    if numeral.scale != 1 or numeral.value >= 100 or not float(numeral.value).is_integer():
        return None
    following = passage.tokens[numeral.end].kind if numeral.end < len(passage.tokens) else Kind.MARK
    mark = passage.low(numeral.end)
    return numeral.value if following is Kind.MARK and mark not in {"-", "/", "(", "–"} else None


def _smaller(passage: Passage, draft: Draft, numeral: Numeral) -> tuple[float, int] | None:
    """Return what a second, smaller measure adds in the first one's unit, and the index after it."""
    digits = passage.tokens[numeral.start].kind is Kind.NUMBER
    after = currency_after(passage, numeral.end) if digits else None
    phrase = after or unit_after(passage, numeral.end, numeral.value, digits=digits)
    if phrase is None and digits and passage.low(numeral.end) == "in" and draft.unit == "foot":
        return numeral.value / 12, numeral.end + 1
    first = UNITS[draft.unit or ""]
    second = UNITS.get(phrase.name) if phrase is not None else None
    if phrase is None or second is None or second.quantity != first.quantity or second.factor >= first.factor:
        return None
    if first.dimension is Dimension.SHARE or numeral.value * second.factor >= first.factor:
        return None
    return float(numeral.value * second.factor / first.factor), phrase.end


def _sign(passage: Passage, draft: Draft, floor: int) -> None:
    tokens, at = passage.tokens, draft.start - 1
    if at < floor:
        return
    low = tokens[at].low
    if low == "minus" or (low == "negative" and draft.unit is not None):
        if passage.low(at - 1) == "or":
            return
        draft.start = at
    elif tokens[at].text in _SIGNS and (at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].text == "("):
        tight = tokens[at].end == tokens[draft.start].start
        warm = draft.unit in {"degree", "degree celsius", "degree fahrenheit"}
        if not tight and not (warm and tokens[at].text != "–" and passage.low(at - 1) in _SPACED_MINUS_AFTER):
            return
        if tokens[at].text == "–" and not warm and draft.unit != "percentage":
            return
        draft.start = at
    else:
        return
    _negate(draft)


def _negate(draft: Draft) -> None:
    draft.low, draft.high = -draft.high, -draft.low
    draft.nominal = None if draft.nominal is None else -draft.nominal
    draft.bare = False


def _below_zero(passage: Passage, draft: Draft) -> None:
    if draft.unit not in _DEGREES or passage.low(draft.end) != "below" or draft.low <= 0:
        return
    if passage.low(draft.end + 1) == "zero":
        _negate(draft)
    elif passage.low(draft.end + 1) != "freezing":
        return
    draft.end += 2


def settle_dimension(passage: Passage, draft: Draft) -> None:
    """Fill in what kind of quantity a draft is, once its unit is known."""
    if draft.unit == "degree" and is_warm(passage):
        draft.dimension = Dimension.TEMPERATURE
    elif draft.unit is None and draft.style is Style.FRACTION and abs(draft.high) < 1:
        draft.unit, draft.dimension = "fraction", Dimension.SHARE
    elif draft.unit is None and draft.per is not None:
        draft.dimension = Dimension.RATE
    elif draft.unit is None and is_magnitude(passage, draft.start, draft.end, draft.high):
        draft.unit, draft.dimension = "magnitude", Dimension.OTHER
    else:
        draft.dimension = dimension_of(draft.unit)
