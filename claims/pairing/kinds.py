"""Words that make another measure of the same thing: directions, means of payment, the *typical* and the *record*."""

from claims.claim import Dimension, FigureClaim
from claims.pairing.slots import FigureSlots
from claims.places import is_place

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western".split()
)
PAID_IN = frozenset("cash stock share debt equity bond".split())
_KINDS = frozenset(
    """
    typical average usual normal median mean previous former original initial combine combined projected forecast
    predict target expect plan record minimum annual monthly daily weekly quarterly aftershock foreshock
    """.split()
)
"""Words that may make another measure of it where only one figure has them."""
_OTHER_KINDS = frozenset(
    "typical average usual normal median previous former original initial aftershock foreshock".split()
)
"""Words that surely do: the *typical* battery and this one, the *original* budget and today's."""
_PERIODS = frozenset("annual yearly monthly daily weekly quarterly hourly nightly".split())
TELLING_UNITS = frozenset({"magnitude", "calibre", "degree celsius", "degree fahrenheit", "decibel", "megapixel"})
"""Units in which a story seldom measures two things."""


def kinds_of(slots: FigureSlots) -> frozenset[str]:
    """Return the words that make the figure a measure of another kind."""
    return (slots.narrowing | {slots.head or ""}) & _KINDS


def differ_in(a: frozenset[str], b: frozenset[str], words: frozenset[str]) -> bool:
    """Say whether both have some of the words, and not the same ones."""
    return bool(a & words) and bool(b & words) and a & words != b & words


def other_kind(x: FigureSlots, y: FigureSlots) -> bool:
    """Say whether the words alone tell that the two measure other things, so that both may be right."""
    return (
        (kinds_of(x) ^ kinds_of(y)) & _OTHER_KINDS != frozenset()
        or differ_in(x.narrowing, y.narrowing, PAID_IN)
        or differ_in(x.narrowing, y.narrowing, _PERIODS)
        or differ_in(x.narrowing, y.narrowing, DIRECTIONS)
    )


def counts_others(slots: FigureSlots) -> bool:
    """Say whether others than those spoken of are counted: *two others*, *five other men*."""
    return slots.head == "other" or "other" in slots.narrowing


def of_two_polls(a: FigureClaim, b: FigureClaim) -> bool:
    """Say whether the two are results of polls that are not known to be one poll."""
    if a.dimension is not Dimension.SHARE or not all(_POLLS & set(claim.concept.context) for claim in (a, b)):
        return False
    names = [{name for name in claim.entities if not is_place(name)} for claim in (a, b)]
    return not names[0] & names[1]


_POLLS = frozenset({"poll", "survey", "pollster", "respondent"})
