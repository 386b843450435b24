"""The quoted stretches of an article, and whether each is speech, scare quotes or a title."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from claims.article import Article, Span
from claims.lexicon import words
from claims.sentences import paragraphs
from claims.voice.marks import Paired, closes_first, opening_mark, paired_marks


class QuoteUse(StrEnum):
    """Why words stand in quotation marks."""

    SPEECH = "speech"
    SCARE = "scare"
    """A word or two held at arm's length: *a so-called “victory plan”*."""
    TITLE = "title"
    """The name of a work or thing: *the film “Roma”*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Quoted words within one paragraph."""

    span: Span
    """The words inside the marks."""
    outer: Span
    """The same with the marks."""
    use: QuoteUse
    depth: int
    """0 for a stretch that stands in no other."""
    closed: bool
    """False where the quotation goes on in the next paragraph, or its closing mark was forgotten."""
    reopens: bool
    """Whether it carries on a quotation that the paragraph before left open."""
    paragraph: int


@dataclass(frozen=True, slots=True)
class QuoteMask:
    """Every quoted stretch of an article, in text order."""

    stretches: tuple[Stretch, ...] = ()
    _outermost: tuple[Stretch, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the outermost stretches for look-up."""
        outermost = tuple(stretch for stretch in self.stretches if stretch.depth == 0)
        object.__setattr__(self, "_outermost", outermost)
        object.__setattr__(self, "_starts", tuple(stretch.outer.start for stretch in outermost))

    @classmethod
    def of(cls, article: Article) -> "QuoteMask":
        """Return the mask of an article's headline and body."""
        return quote_mask(article.text, [span for span, _ in paragraphs(article)])

    def at(self, span: Span) -> Stretch | None:
        """Return the outermost stretch that holds the middle of ``span``, marks included, or None."""
        middle = (span.start + max(span.start, span.end - 1)) // 2
        number = bisect_right(self._starts, middle) - 1
        if number >= 0 and middle < self._outermost[number].outer.end:
            return self._outermost[number]
        return None

    def is_quoted(self, span: Span) -> bool:
        """Say whether ``span`` is in words not the outlet's own: speech or scare quotes, not a title."""
        stretch = self.at(span)
        return stretch is not None and stretch.use is not QuoteUse.TITLE


def quote_mask(text: str, paragraphs: Iterable[Span]) -> QuoteMask:
    """Return the quoted stretches of the given paragraphs of ``text``.

    Marks are paired within a paragraph. A quotation left open at its end goes on only where the
    next paragraph opens with a quotation mark, as printed convention has it, or first of all closes one.
    """
    ordered = sorted(paragraphs)
    stretches: list[Stretch] = []
    left_open = False
    for number, paragraph in enumerate(ordered):
        inside = left_open and opening_mark(text, paragraph.start) is None
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        continues = following is not None and (
            opening_mark(text, following.start) is not None or closes_first(text, following)
        )
        pairs = paired_marks(text, paragraph, continues=continues, inside=inside)
        for pair in pairs:
            reopens = left_open and pair.outer.start == paragraph.start
            unclosed = not pair.closed and pair.outer.end == paragraph.end
            use = QuoteUse.SPEECH if reopens or unclosed else use_of(text, paragraph, pair)
            stretches.append(
                Stretch(
                    span=pair.span,
                    outer=pair.outer,
                    use=use,
                    depth=pair.depth,
                    closed=pair.closed,
                    reopens=reopens,
                    paragraph=number,
                )
            )
        left_open = continues and any(not pair.closed and pair.outer.end == paragraph.end for pair in pairs)
    return QuoteMask(tuple(stretches))


SPEECH_WORDS = 4
"""From this many words on a quoted stretch is taken for speech unless it is a title."""
_REACH = 60
"""Characters on either side in which a reporting verb makes a short stretch speech."""
_WORD = re.compile(r"[^\W_][\w’'\-–.]*")
_SMALL_WORDS = frozenset("a an and as at but by for from in into nor of off on or over the to up with is vs".split())
_WORK = re.compile(
    r"\b(?:films?|movies?|books?|novels?|memoirs?|songs?|albums?|singles?|series|sitcom|show|play|musical|opera|podcast|"
    r"documentary|article|essay|poem|painting|magazine|anthem|track|hit|game|episode|thriller|drama|comedy|titled|"
    r"entitled|headlined|nicknamed|codenamed|code-named|alias|aka|dubbed|named|by the name of)(?:\s+(?:is|was))?,?\s*$",
    re.IGNORECASE,
)


def use_of(text: str, paragraph: Span, pair: Paired) -> QuoteUse:
    """Say whether a pair of marks holds speech, scare quotes or a title, from the words around it."""
    before = text[max(paragraph.start, pair.outer.start - _REACH) : pair.outer.start]
    after = text[pair.outer.end : min(paragraph.end, pair.outer.end + _REACH)]
    found = _WORD.findall(pair.span.slice(text))
    tagged = _is_tagged(pair.span.slice(text), before, after)
    if not tagged and _is_title(found, before):
        return QuoteUse.TITLE
    if not tagged and _named(before):
        tagged = True
    content = pair.span.slice(text).rstrip()
    opens = not before.strip() or before.rstrip()[-1] in '.!?”"'
    whole = opens and content[-1:] in ".!?…" and len(found) > 1
    if tagged or whole or len(found) >= SPEECH_WORDS:
        return QuoteUse.SPEECH
    return QuoteUse.SCARE


_COINED = re.compile(r"-[a-z]")
"""*“Trump-proof”*: a capital alone does not make a coinage a name."""


def _is_title(found: list[str], before: str) -> bool:
    if len(found) == 1 and _COINED.search(found[0]):
        return False
    capitals = [word[0].isupper() or word[0].isdigit() for word in found if word.lower() not in _SMALL_WORDS]
    named = bool(capitals) and all(capitals) and any(word[0].isupper() for word in found)
    if _WORK.search(before):
        return bool(found) and found[0][0].isupper()
    opens_sentence = not before.strip() or before.rstrip()[-1] in ".!?"
    return named and not (opens_sentence and len(found) == 1)


@lru_cache(maxsize=1)
def _report_forms() -> re.Pattern[str]:
    """Return a pattern of the reporting verbs in the forms that tag speech: said, says, saying."""
    families = words("report_verbs", "families_that_quote.names")
    lemmas = {lemma for family in families for lemma in words("report_verbs", f"verbs.{family}")}
    lemmas -= words("report_verbs", "families_that_quote.not_alone")
    forms = {form for lemma in lemmas for form in inflected(lemma)}
    return re.compile(r"\b(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")\b", re.IGNORECASE)


_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote|written",
    "think": "thought",
    "swear": "swore|sworn",
    "see": "saw|seen",
    "know": "knew|known",
    "feel": "felt",
    "understand": "understood",
    "sing": "sang",
    "put": "put",
    "read": "read",
    "go": "went",
    "cast": "cast",
    "beg": "begged",
    "brag": "bragged",
    "slam": "slammed",
    "snap": "snapped",
    "quip": "quipped",
    "admit": "admitted",
    "term": "termed",
    "find": "found",
    "show": "showed|shown",
    "foresee": "foresaw",
    "begin": "began",
}


def inflected(lemma: str) -> set[str]:
    """Return the forms of a verb: *say*, *says*, *saying*, *said*."""
    if lemma in _IRREGULAR:
        stem = lemma[:-1] if lemma.endswith("e") and lemma != "see" else lemma
        return {lemma, lemma + ("es" if lemma == "go" else "s"), stem + "ing", *_IRREGULAR[lemma].split("|")}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return {lemma, lemma + plural, lemma + "ed", lemma + "ing"}


_SENTENCE_END = re.compile(r"[.!?]\s")
_NEAR = 4
"""Words between a reporting verb and a short stretch it still tags: *said it was “very” bad*."""
_FAR = 12
"""The same after a stretch that opens its sentence: *“No,” the head of the firm’s works council said*."""


_AFTERWARDS = re.compile(
    r",?\s*(?:as (?:\S+\s){1,4}(?:put it|called it|said|says|described it)"
    r"|in (?:his|her|their|its|the) words|\S+ (?:said|says)\b)"
)
"""What puts words down to somebody after them: *, as she put it*, *in his words*."""


def _is_tagged(content: str, before: str, after: str) -> bool:
    """Say whether a reporting verb gives these words: *said: “No”*, *“Never,” she said*."""
    clause = _SENTENCE_END.split(before)[-1]
    for verb in reversed(list(_report_forms().finditer(clause))):
        gap = clause[verb.end() :]
        if len(_WORD.findall(gap)) <= _NEAR:
            return True
    if clause.rstrip().endswith(":"):
        return True
    if _AFTERWARDS.match(after) or (after.startswith(":") and not before.strip()):
        return True
    ends_like_speech = content.rstrip()[-1:] in ",.!?—…" or after.lstrip()[:1] == ","
    clause = _SENTENCE_END.split(after)[0]
    tag = _report_forms().search(clause)
    reach = _FAR if not before.strip() or before.rstrip()[-1] in ".!?" else _NEAR
    if ends_like_speech and tag is not None and len(_WORD.findall(clause[: tag.start()])) <= reach:
        return not (tag.group().lower().endswith("ing") and tag.start() > 1)
    return False


_NAMING = re.compile(
    r"\b(?:call|describ|brand|label|dubb?|denounc|condemn|dismiss)(?:e[ds]?|s|es|ed|ing)?\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:\bso-called|\bknown as|\bwhat \w+ \w+|\b(?:is|are|was|were|be|been|being|a|an|the)\s+called)\s*$"
)


def _named(before: str) -> bool:
    """Say whether someone calls a thing this: *called the plan “reckless”*, not *is called “Pink”*."""
    clause = _SENTENCE_END.split(before)[-1]
    verbs = list(_NAMING.finditer(clause))
    return bool(verbs) and not _CALLED.search(clause) and len(_WORD.findall(clause[verbs[-1].end() :])) <= _NEAR
