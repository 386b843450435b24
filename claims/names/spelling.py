"""Whether two written names are one name spelled in two ways, judged by their letters alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from claims.gazetteer import fold, known_place, people_of
from claims.names.lists import nicknames, word_list
from claims.names.same import without_company_ending, without_endings

_LIKE = 0.6
"""Share of the longer word's letters that two spellings must have in common."""
_SHORTEST = 4
"""Letters; in shorter words one other letter makes another word."""
_ALONE = 6
"""Letters of a name of one word, which has no other word to vouch for it."""
_KNOWN = 1.5
"""Zipf frequency from which a spelling is in general use."""
_COMMON = 3.3
"""Zipf frequency from which it is an everyday word or name: *Northern*, *David*."""
_KINDS = frozenset({"storm", "hurricane", "typhoon", "cyclone", "operation", "comet", "asteroid"})
"""Words before a name that say what bears it; one article writes them with a capital, the next does not."""
_ENDINGS = re.compile(r"(?:yy|iy|ij|ii|iyy|yi|i|y|ie|ey)$")
_INFLECTIONS = frozenset({"s", "es", "n", "an", "ian", "ean", "i", "ish", "ese", "er", "ers", "ans", "ians", "ns"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Two spellings of what may be one name."""

    ours: str
    theirs: str
    """The words that differ, folded."""
    likeness: float
    """0 to 1: the share of letters in common."""
    letters: int
    """How many letters must be changed, added, dropped or swapped."""
    shared: tuple[str, ...]
    """The words of the name that do not differ."""
    last: bool
    """Whether it is the last word that differs: of a person, the surname."""
    throughout: bool = False
    """Whether both words of a name of two differ: *Dmitry Zharov* and *Dmytro Zharow*."""

    @property
    def misprint(self) -> bool:
        """Return whether one spelling is in general use and the other, a letter or two away, is in none."""
        known = sorted(_zipf(word) for word in (self.ours, self.theirs))
        return known[0] == 0 and known[1] >= _KNOWN + 0.5 and self.letters <= 2

    @property
    def telling(self) -> bool:
        """Return whether a shared word of the name is rare enough to vouch for one bearer."""
        return any(_zipf(word) < _COMMON and len(word) > 2 for word in self.shared)


@lru_cache(maxsize=100_000)
def spellings(ours: str, theirs: str) -> Spelling | None:
    """Return how two forms spell what may be one name; None for one spelling, or two names.

    Accents, hyphens, the order of the words, initials, short first names and endings such as *-sky*
    and *-skyy* are house style, not spellings.
    """
    a, b = _words(ours), _words(theirs)
    if not a or len(a) != len(b) or sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return None
    if known_place(ours) or known_place(theirs) or people_of(ours) or people_of(theirs):
        return None
    apart = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(apart) > 1:
        apart = [place for place in apart if house_style(a[place]) != house_style(b[place])]
    if not 0 < len(apart) <= 2 or (len(a) == 1 and min(len(a[0]), len(b[0])) < _ALONE):
        return None
    if not all(_one_word(a[place], b[place], given=place == 0 and len(a) > 1) for place in apart):
        return None
    place = apart[-1]
    x, y = a[place], b[place]
    letters = int(OSA.distance(x, y))
    return Spelling(
        ours=x,
        theirs=y,
        likeness=1 - letters / max(len(x), len(y)),
        letters=letters,
        shared=tuple(word for number, word in enumerate(a) if number not in apart),
        last=place == len(a) - 1,
        throughout=len(apart) == len(a) == 2,
    )


def _words(form: str) -> list[str]:
    words = fold(form).replace("’", "").replace("'", "").split()
    while len(words) > 1 and (words[0] in _KINDS or words[0] in word_list("titles") | word_list("title_modifiers")):
        words = words[1:]
    return without_company_ending(without_endings(words))


def _one_word(x: str, y: str, *, given: bool) -> bool:
    """Say whether two words may be one word in two spellings that are not both accepted."""
    if any(map(str.isdigit, x + y)):
        letters = any(map(str.isalpha, x)) and any(map(str.isalpha, y))
        return letters and len(x) > 1 and sorted(x) == sorted(y)
    if min(len(x), len(y)) < _SHORTEST or known_place(x) or known_place(y) or people_of(x.title()):
        return False
    if given and _one_given_name(x, y):
        return False
    if _inflected(x, y) or _accepted(x, y):
        return False
    if min(_zipf(x), _zipf(y)) >= _COMMON and not given:
        return False
    likeness = 1 - OSA.distance(x, y) / max(len(x), len(y))
    bones = skeleton(x) == skeleton(y)
    return (x[0] == y[0] and likeness >= _LIKE) or (bones and likeness >= _LIKE) or (given and _sounds_like(x, y))


def _sounds_like(x: str, y: str) -> bool:
    return bool({*x} & {*y}) and sorted(skeleton(x)[1:]) == sorted(skeleton(y)[1:]) and len(skeleton(x)) > 1


def _one_given_name(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    return y in nicknames().get(x, ()) or x in nicknames().get(y, ()) or (len(short) >= 3 and long.startswith(short))


def _inflected(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    stem = short.rstrip("aeio") if len(short) > 4 else short
    return (long.startswith(short) and long[len(short) :] in _INFLECTIONS) or (
        long.startswith(stem) and long[len(stem) :] in _INFLECTIONS - {"s", "n", "i"} and len(long) > len(short)
    )


def _accepted(x: str, y: str) -> bool:
    """Say whether both spellings are in use for one name: *Zelensky* and *Zelenskyy*, *Mohammed* and *Muhammad*."""
    if house_style(x) == house_style(y):
        return True
    in_use = min(_zipf(x), _zipf(y)) >= _KNOWN and sorted(x) != sorted(y)  # letters swapped are nobody's style
    return in_use and skeleton(x) == skeleton(y) and OSA.distance(x, y) <= 2


@lru_cache(maxsize=50_000)
def house_style(word: str) -> str:
    """Return a folded word without what transliterations and house styles differ in."""
    for many, one in (("kh", "h"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oe", "o"), ("ae", "a")):
        word = word.replace(many, one)
    word = word.replace("ue", "u").replace("w", "v").replace("ks", "x").replace("iou", "yu")
    return _ENDINGS.sub("i", word)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the first letter and the consonants of a folded word, doubled ones once: *velaprixin* gives *vlprxn*."""
    bones = word[:1] + re.sub(r"[aeiouy\W]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", bones)


def garbled(ours: str, theirs: str) -> bool:
    """Say whether two short forms are a letter dropped, added, changed or swapped apart: *DUR* and *DRU*."""
    a, b = ours.replace(".", ""), theirs.replace(".", "")
    return a != b and a.isupper() and b.isupper() and min(len(a), len(b)) >= 3 and int(OSA.distance(a, b)) == 1


@lru_cache(maxsize=100_000)
def _zipf(word: str) -> float:
    return zipf_frequency(word, "en", wordlist="small")
