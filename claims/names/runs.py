"""Runs of name words: where a name begins and ends, and the title and people's adjective before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.article import Span
from claims.gazetteer import abbreviated_region, is_place, known_place, people_of
from claims.names.lists import acronyms, longest_title, word_list
from claims.names.words import FUNCTION_WORDS, Evidence, Line, Word, is_name_word

_WORD_BEFORE = re.compile(r"(\w+) (?:the )?$")
_JOINING_GAPS = frozenset({" ", "\N{NO-BREAK SPACE}", "-", "\N{NON-BREAKING HYPHEN}", " & "})
_MONTHS_AND_NAMES = frozenset({"may", "april", "june", "august", "march", "jan"})
_ABBREVIATED = frozenset({"st", "ft", "mt", "gen", "sen", "gov", "rep", "dr", "mr", "mrs", "ms", "lt", "col", "sgt"})


@dataclass(frozen=True, slots=True)
class RawMention:
    """A name as found, before it is known whose it is."""

    form: str
    span: Span
    title: str | None
    stands_for: str | None
    """The place meant by a people's name or adjective (*Greek*) or an abbreviation after a city (*Calif.*)."""
    words: tuple[Word, ...]
    before: str
    """The word before it, a *the* passed over, in small letters."""
    following: str
    """The few characters after it: *, 43,* and *(ATACMS)* say what was named."""


def raw_mentions(text: str, line: Line, evidence: Evidence) -> Iterator[RawMention]:
    """Yield the names of a line that is not set in title case."""
    for run in _runs(line.words, evidence):
        for title, part in _parts(list(run)):
            yield raw_mention(text, part, title)


def raw_mention(text: str, words: Sequence[Word], title: str | None = None) -> RawMention:
    """Return the mention these words make."""
    span = Span(words[0].span.start, words[-1].span.end)
    form = span.slice(text)
    before = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    return RawMention(
        form=form,
        span=span,
        title=title,
        stands_for=people_of(form) or (abbreviated_region(form) if words[0].gap.startswith(", ") else None),
        words=tuple(words),
        before=before.group(1).lower() if before else "",
        following=text[span.end : span.end + 40],
    )


def _runs(words: Sequence[Word], evidence: Evidence) -> Iterator[list[Word]]:
    run: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        joined = _bridge(words, index, run, evidence) if run else 0
        if run and joined:
            run.extend(words[index : index + joined])
            index += joined
            continue
        if run:
            yield run
            run = []
        if (
            is_name_word(word, evidence)
            or _opens_name(words, index, evidence)
            or _month_as_name(words, index, evidence)
        ):
            run = _with_particle(words, index)
        index += 1
    if run:
        yield run


def _opens_name(words: Sequence[Word], index: int, evidence: Evidence) -> bool:
    """Say whether an unsupported opening word begins a longer name: *Mark Vinar*, *Advanced Micro Devices*."""
    word = words[index]
    low = word.text.lower()
    if not (word.opens and word.capital and word.token is not None and word.token.pos == "PROPN"):
        return False
    if low in FUNCTION_WORDS or low in word_list("not_names"):
        return False
    end = index + 1
    while end < len(words) and _joins(words[end - 1], words[end]) and is_name_word(words[end], evidence):
        end += 1
    last = words[end - 1].text.lower()
    is_body = last in word_list("bodies") or last in word_list("company_endings")
    return end > index + 1 and (is_body or not evidence.lower[low])


def _month_as_name(words: Sequence[Word], index: int, evidence: Evidence) -> bool:
    """Say whether the name of a month is a first name here: *Jan Marlin*, not *in May Lee said*."""
    word = words[index]
    if word.text.lower() not in _MONTHS_AND_NAMES or not word.capital or index + 1 >= len(words):
        return False
    after, before = words[index + 1], words[index - 1].text.lower() if index else ""
    if not _joins(word, after) or not is_name_word(after, evidence) or before in FUNCTION_OPENERS:
        return False
    return word.token is not None and word.token.dep == "compound" and word.token.pos == "PROPN"


def _with_particle(words: Sequence[Word], index: int) -> list[Word]:
    """Take in a particle tied on by a hyphen or standing before a surname: *al-Assad*, *bin Laden*."""
    if index == 0:
        return [words[index]]
    before, gap = words[index - 1], words[index].gap
    low = before.text.lower()
    tied = gap in {"-", "’", "'"} and low in word_list("particles") and not before.capital
    loose = gap == " " and low in {"bin", "van", "von", "bint", "ibn"} and not before.capital
    return [before, words[index]] if tied or loose else [words[index]]


def _bridge(words: Sequence[Word], index: int, run: list[Word], evidence: Evidence) -> int:
    """Return how many words from ``index`` on continue the run; 0 when it ends before them."""
    word = words[index]
    if not _joins(run[-1], word):
        return 0
    if _continues(word, evidence, words, index, run):
        return 1
    following = index + 1
    while following < len(words) and following - index < 3 and words[following].text in {"the", "la", "los", "las"}:
        following += 1
    if following >= len(words) or not _joins(words[following - 1], words[following]):
        return 0
    after = words[following]
    if not is_name_word(after, evidence):
        return 0
    low = word.text.lower()
    if word.capital or not (low in word_list("particles") or low in {"of", "for", "and"}):
        return 0
    return following - index + 1 if _bridges(low, run, after, article_between=following > index + 1) else 0


def _bridges(low: str, run: list[Word], after: Word, *, article_between: bool) -> bool:
    last = run[-1].text.lower()
    if low == "of":
        return last in word_list("bodies") or last in {"centers", "centres", "duke", "duchess", "earl", "isle", "tower"}
    if low == "for":
        return last in word_list("bodies") or last in {"centers", "centres", "campaign", "doctors"}
    if low == "and":
        inside = any(word.text in {"of", "for"} for word in run)
        return inside and not article_between and not is_place(run[-1].text) and not is_place(after.text)
    return not article_between and not people_of(run[-1].text)


def _continues(word: Word, evidence: Evidence, words: Sequence[Word], index: int, run: list[Word]) -> bool:
    if is_name_word(word, evidence):
        return True
    low = word.text.lower()
    if word.gap == "-" and low in {"elect", "general", "designate"}:
        return run[-1].text.lower() in word_list("titles")
    if low in _MONTHS_AND_NAMES and word.capital:
        following = words[index + 1].text if index + 1 < len(words) else ""
        first = run[0].text.lower()
        return not following[:1].isdigit() and first not in FUNCTION_OPENERS and not is_place(run[-1].text)
    if word.gap == "-" and (word.text.isdigit() or (word.text[:-1].isdigit() and len(word.text) < 5)):
        last = run[-1].text
        return (last.isupper() and len(last) <= 5) or (last[0].isupper() and len(last) <= 3)
    return False


FUNCTION_OPENERS = frozenset({"on", "in", "by", "since", "until", "last", "next", "early", "late", "mid"})


def _joins(before: Word, word: Word) -> bool:
    if word.gap in _JOINING_GAPS:
        return True
    bare = before.text.lower()
    return word.gap == ". " and ((len(bare) == 1 and before.text.isupper()) or bare in _ABBREVIATED)


def _parts(run: list[Word]) -> Iterator[tuple[str | None, list[Word]]]:
    """Take a run apart: people's adjectives, places before titles, titles, names."""
    start = 0
    index = 0
    while index < len(run):
        length = _title_length(run, index)
        if not length or not _is_title_here(run, start, index, length):
            index += 1
            continue
        if index > start:
            yield from _names(None, run[start:index])
        title_start = index
        index += length
        while (more := _title_length(run, index)) and index + more < len(run):
            index += more
        start = index
        if index < len(run):
            yield from _after_title(_words_text(run[title_start:index]), run[index:])
        return
    if start < len(run):
        yield from _names(None, run[start:])


def _after_title(title: str, rest: list[Word]) -> Iterator[tuple[str | None, list[Word]]]:
    if rest[0].text in {"of", "for"}:
        yield from _names(None, rest[1:])
    else:
        yield from _names(title, rest)


def _words_text(words: Sequence[Word]) -> str:
    rest = (("-" if "-" in word.gap else " ") + word.text for word in words[1:])
    return words[0].text + "".join(rest)


def _title_length(run: Sequence[Word], index: int) -> int:
    """Return how many words of a title, with its modifiers, stand at ``index``."""
    modifiers = 0
    while index + modifiers < len(run) and run[index + modifiers].text.lower() in word_list("title_modifiers"):
        modifiers += 1
    for length in range(min(longest_title() + 1, len(run) - index - modifiers), 0, -1):
        if _words_text(run[index + modifiers : index + modifiers + length]).lower() in word_list("titles"):
            return modifiers + length
    return 0


def _is_title_here(run: list[Word], start: int, index: int, length: int) -> bool:
    """Tell a title from the same word inside a name: *General Motors*, *Tishana King*, *Justice Department*."""
    rest = run[index + length :]
    before = run[start:index]
    if rest and rest[-1].text.lower() in word_list("bodies") and len(rest) <= 3:
        return False
    if rest:
        return True
    if not before:
        return True
    last = before[-1].text
    return len(before) > 1 or is_place(last) or people_of(last) is not None


def _names(title: str | None, words: list[Word]) -> Iterator[tuple[str | None, list[Word]]]:
    """Split a people's adjective, or a place tied on by a hyphen, off the name it stands before."""
    if title is None and len(words) > 1:
        length = next((n for n in (2, 1) if n < len(words) and people_of(_words_text(words[:n]))), 0)
        if length and not _is_one_name(words, length):
            yield None, words[:length]
            words = words[length:]
        elif not length and words[1].gap == "-" and known_place(words[0].text):
            yield None, words[:1]
            words = words[1:]
    if words:
        yield title, words


def _is_one_name(words: list[Word], length: int) -> bool:
    """Tell *British Airways* and *French Open* from *British Mary Smith*."""
    last = words[-1].text.lower()
    if is_place(_words_text(words)) or _words_text(words) in acronyms():
        return True
    if words[length].gap == "-":
        return False
    if last in word_list("bodies") or last in word_list("place_words") or last in word_list("company_endings"):
        return True
    token = words[0].token
    return len(words) - length == 1 and not (token is not None and token.tag == "JJ")
