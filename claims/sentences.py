"""Paragraphs and sentences of an article, by rule, over raw text.

The parser's own sentence splitter glues headings to what follows and breaks after *U.S.*; a rule
that knows newlines, abbreviations, initials and closing quotation marks does better on wire copy
and costs next to nothing.
"""

import re
from collections.abc import Iterator

from claims.article import Article, Span

_PARAGRAPH_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c]+")
_STOP = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s|$)")
_LAST_WORD = re.compile(r"(\S+?)[.!?…]+[”’\"')\]»]*$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev hon st sr jr gen col maj capt lt sgt cpl adm cmdr gov sen rep pres amb supt insp det jan
    feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no nos vs v etc inc
    ltd co corp bros dept univ assn approx est fig vol ave blvd rd mt ft u.s u.k u.n e.u u.s.a a.m p.m e.g i.e d.c
    ph.d m.d b.a ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo
    """.split()
)
MOST_READ = 120_000
"""Characters of an article that are read, about 20,000 words; the longest wire stories have a tenth."""
LONGEST = 2_000
"""Characters; a longer sentence is cut."""
_SHORT = 120
_LETTERS = 0.4
"""Share of letters below which a long sentence is a table or a run of marks."""
_ENDS_ANYWAY = frozenset({"a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "u.s.a", "d.c", "etc", "inc", "ltd", "co", "corp"})
"""Abbreviations that often end a sentence: a capital letter after them decides."""


def paragraphs(article: Article) -> Iterator[tuple[Span, bool]]:
    """Yield the span of each paragraph and whether it is the headline."""
    text = article.text
    if article.headline_span is not None and article.headline_span.slice(text).strip():
        yield _trimmed(text, article.headline_span), True
    position = article.body_span.start
    for gap in _PARAGRAPH_BREAK.finditer(text, article.body_span.start, article.body_span.end):
        if text[position : gap.start()].strip():
            yield _trimmed(text, Span(position, gap.start())), False
        position = gap.end()
    if text[position : article.body_span.end].strip():
        yield _trimmed(text, Span(position, article.body_span.end)), False


def sentence_spans(article: Article) -> Iterator[tuple[Span, bool, int]]:
    """Yield each sentence: its span, whether it is the headline, and its paragraph's number.

    What is no prose (a table of numbers, a run of marks) is passed over, and so is what lies beyond
    the length of the longest article anybody prints: a parser fed with either takes minutes.
    """
    end = article.body_span.start + MOST_READ
    for number, (paragraph, in_headline) in enumerate(paragraphs(article)):
        if paragraph.start >= end:
            return
        spans = [paragraph] if in_headline else split_sentences(article.text, paragraph)
        for span in spans:
            for piece in _cut(article.text, span):
                if piece.start >= end:
                    return
                if _is_prose(article.text, piece):
                    yield piece, in_headline, number


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence whole, or in pieces at white space when no sentence is that long."""
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        at = space if space > 0 else start + LONGEST
        yield _trimmed(text, Span(start, at))
        start = at
    if text[start : span.end].strip():
        yield _trimmed(text, Span(start, span.end))


def _is_prose(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    if len(words) <= _SHORT:
        return True
    return sum(map(str.isalpha, words)) >= _LETTERS * len(words) and " " in words


def split_sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph, without the white space around them."""
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.end() < within.end and not _ends_sentence(text, start, stop, within.end):
            continue
        if text[start : stop.end()].strip():
            yield _trimmed(text, Span(start, stop.end()))
        start = stop.end()
    if text[start : within.end].strip():
        yield _trimmed(text, Span(start, within.end))


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if following and not (following[0].isupper() or following[0].isdigit() or following[0] in "“‘\"'(["):
        return False
    if stop.group()[0] != ".":
        return True
    if stop.group().startswith("..") and following[:1].islower():
        return False
    word = _LAST_WORD.search(text, max(start, stop.start() - 30), stop.end())
    if word is None:
        return True
    last = word.group(1).lower().lstrip("(“\"'‘[")
    if len(last) == 1 and last.isalpha() and word.group(1)[-1].isupper():
        return False  # an initial: J. Smith
    if last in _ENDS_ANYWAY:
        return following[:1].isupper() and following.split(maxsplit=1)[0].rstrip(",.") in _SENTENCE_OPENERS
    return last not in _ABBREVIATIONS


_SENTENCE_OPENERS = frozenset(
    """
    The A An He She It They We I You This That These Those There Here In On At By For From With But And Or So If
    When While After Before As Although Though However Since Its His Her Their Our My One Some Many Most Several
    Two Three What Who Why How No Not Officials Police Meanwhile Earlier Later Last Under Both Each
    """.split()
)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
