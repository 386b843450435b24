"""Quotation marks of one paragraph, paired: curly, straight, angled, nested, unclosed.

Apostrophes, plural possessives, elisions (*’90s*), inches and feet look like quotation marks and
are told from them by what stands on either side.
"""

import re
from dataclasses import dataclass
from itertools import islice

from claims.article import Span

_MARKS = re.compile(r"``|''|[“”„‟«»\"‘’‚‛']")
_DOUBLE_OPENERS = frozenset({"“", "„", "‟", "``", "«"})
_SINGLES = frozenset({"‘", "’", "‚", "‛", "'"})
_BEFORE_OPENING = frozenset("([{—–-/‘'“\"«:;,¿¡=*_>|")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-’'”\"»/…*_<|")
_ELISION = re.compile(
    r"(?:\d0s|em|til|till|cause|cos|n|tis|twas|twill|bout|round|neath|ere|im|er|ave|ello|ead)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d\d\b")
_BEFORE_YEAR = re.compile(
    r"\b(?:of|in|since|until|till|from|to|by|and|the|summer|winter|spring|autumn)\s$", re.IGNORECASE
)
"""*the class of '89*: what stands before a year that has lost its century."""
_SPEECH_BEFORE = re.compile(
    r"(?:[,:]|\b(?:said|says|say|that|added|adding|wrote|saying|told \w+|asked|as)(?:\s+[\w’'-]+){0,6})\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """One quoted stretch: the words inside the marks, and the same with the marks."""

    span: Span
    outer: Span
    depth: int
    """0 for a stretch that stands in no other."""
    closed: bool
    single: bool


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    fallback: int | None = None
    """For single marks: where the closing mark was found when this one was opened."""

    @property
    def inside(self) -> int:
        return self.start + len(self.mark)


def opening_mark(text: str, start: int) -> str | None:
    """Return the mark that opens a quotation at ``start``, where a paragraph begins, or None."""
    found = _MARKS.match(text, start)
    if found is None or found.group() in {"”", "»", "’"}:
        return None
    after = text[found.end() : found.end() + 1]
    if not after or after.isspace():
        return None
    if found.group() in _SINGLES and _ELISION.match(text, found.end()):
        return None
    return found.group()


def closes_first(text: str, paragraph: Span) -> bool:
    """Say whether the first double mark of a paragraph only closes: the quotation began before it."""
    for found in _MARKS.finditer(text, paragraph.start, paragraph.end):
        if found.group() in _SINGLES:
            continue
        after = text[found.end() : found.end() + 1] if found.end() < paragraph.end else ""
        if found.group() in {"”", "''", "»"}:
            return True
        before = text[found.start() - 1 : found.start()] if found.start() > paragraph.start else ""
        return found.group() == '"' and bool(before) and not before.isdigit() and (not after or after.isspace())
    return False


def paired_marks(text: str, paragraph: Span, *, continues: bool, inside: bool = False) -> list[Paired]:
    """Return the quoted stretches of one paragraph, in the order in which they open.

    Args:
        text: the article's text.
        paragraph: where the paragraph stands in it.
        continues: whether the next paragraph opens with a quotation mark, so that a quotation
            left open at the end of this one goes on there.
        inside: whether the paragraph begins inside a quotation that is closed in it.
    """
    return _Scan(text, paragraph, continues=continues, inside=inside).run()


_MOST_MARKS = 600
"""Marks read in a paragraph: each looks at the ones behind it, and no paragraph of prose has a tenth as many."""


class _Scan:
    def __init__(self, text: str, paragraph: Span, *, continues: bool, inside: bool) -> None:
        self.text = text
        self.start, self.end = paragraph
        self.continues = continues
        self.stack: list[_Open] = [_Open(self.start, "")] if inside else []
        self.found: list[Paired] = []
        self.marks = list(islice(_MARKS.finditer(text, paragraph.start, paragraph.end), _MOST_MARKS))

    def run(self) -> list[Paired]:
        for number, mark in enumerate(self.marks):
            if mark.group() in _SINGLES:
                self._single(mark)
            else:
                self._double(number, mark)
        self._leftovers()
        return sorted(self.found, key=lambda stretch: stretch.outer.start)

    # -- single marks: an opening one counts only when its closing one is found at once

    def _single(self, mark: re.Match[str]) -> None:
        position = mark.start()
        top = self.stack[-1] if self.stack else None
        if top is not None and top.fallback is not None:
            if position == top.fallback:
                self._close(mark.start(), mark.end())
                return
            if position < top.fallback:
                return
        if mark.group() == "’" or not self._opens(mark) or self._is_elision(mark):
            return
        closing = self._single_close(mark.end())
        if closing is not None:
            self.stack.append(_Open(position, mark.group(), closing))
        elif position == self.start and (self.continues or mark.group() == "‘"):
            self.stack.append(_Open(position, mark.group(), self.end))

    def _is_elision(self, mark: re.Match[str]) -> bool:
        if _ELISION.match(self.text, mark.end()):
            return True
        year = mark.group() == "'" and _YEAR.match(self.text, mark.end()) is not None
        return year and _BEFORE_YEAR.search(self.text[max(self.start, mark.start() - 8) : mark.start()]) is not None

    def _single_close(self, start: int) -> int | None:
        limit = self._double_close(start) if self._open_double() is not None else self.end
        candidates = [mark for mark in self.marks if start <= mark.start() < limit and mark.group() in {"’", "'"}]
        candidates = [mark for mark in candidates if self._closes(mark)]
        for number, mark in enumerate(candidates):
            if not self._maybe_apostrophe(mark):
                return mark.start()
            following = candidates[number + 1] if number + 1 < len(candidates) else None
            if following is None or self._maybe_apostrophe(following) or self._opened_between(mark, following):
                return mark.start()
        return None

    def _double_close(self, start: int) -> int:
        """Return where the double quotation around a single one ends: the inner one ends first."""
        for mark in self.marks:
            closing = mark.group() in {"”", "''", "»"} or (mark.group() == '"' and self._closes(mark))
            if mark.start() >= start and closing:
                return mark.start()
        return self.end

    def _maybe_apostrophe(self, mark: re.Match[str]) -> bool:
        before = self.text[max(self.start, mark.start() - 2) : mark.start()].lower()
        after = self.text[mark.end() : mark.end() + 2]
        return (before.endswith("s") or before == "in") and len(after) == 2 and after[0] == " " and after[1].islower()

    def _opened_between(self, first: re.Match[str], second: re.Match[str]) -> bool:
        return any(
            first.end() <= mark.start() < second.start() and mark.group() in {"‘", "'"} and self._opens(mark)
            for mark in self.marks
        )

    # -- double marks

    def _double(self, number: int, mark: re.Match[str]) -> None:
        kind = mark.group()
        top = self._open_double()
        if kind == "“" and top is not None and (top.mark in {"„", "‟"} or self._only_closes(mark)):
            self._close(mark.start(), mark.end())
        elif kind == "»" and top is None:
            if self._opens(mark):
                self.stack.append(_Open(mark.start(), kind))
        elif kind == "«" and top is not None and top.mark == "»":
            self._close(mark.start(), mark.end())
        elif kind in _DOUBLE_OPENERS:
            self._open(number, mark)
        elif kind == '"':
            self._straight(number, mark)
        elif top is not None:
            self._close(mark.start(), mark.end())
        elif kind in {"''", "”"} and self._opens(mark):
            self.stack.append(_Open(mark.start(), kind))

    def _open(self, number: int, mark: re.Match[str]) -> None:
        top = self._open_double()
        if top is not None and self._closers_after(number, curly=True) < self._open_doubles() + 1:
            self._break_off(mark.start())
        self.stack.append(_Open(mark.start(), mark.group()))

    def _straight(self, number: int, mark: re.Match[str]) -> None:
        opens, closes = self._opens(mark), self._closes(mark)
        before = self.text[mark.start() - 1 : mark.start()] if mark.start() > self.start else ""
        if self._open_double() is None:
            if before.isdigit() and closes:
                return  # inches
            if opens or (not closes and not before.isalnum()):
                self.stack.append(_Open(mark.start(), '"'))
        elif before.isdigit() and closes and self._next_straight_closes(number):
            return  # inches inside a quotation
        elif opens and not closes and any(later.group() == '"' for later in self.marks[number + 1 :]):
            if self._closers_after(number, curly=False) >= self._open_doubles() + 1:
                self.stack.append(_Open(mark.start(), '"'))
            else:
                self._break_off(mark.start())
                self.stack.append(_Open(mark.start(), '"'))
        else:
            self._close(mark.start(), mark.end())

    def _next_straight_closes(self, number: int) -> bool:
        following = next((mark for mark in self.marks[number + 1 :] if mark.group() == '"'), None)
        return following is not None and self._closes(following) and not self._opens(following)

    def _closers_after(self, number: int, *, curly: bool) -> int:
        later = self.marks[number + 1 :]
        if curly:
            return sum(mark.group() in {"”", "»", "''"} for mark in later)
        return sum(mark.group() == '"' and self._closes(mark) and not self._opens(mark) for mark in later)

    # -- the stack

    def _open_double(self) -> _Open | None:
        return next((entry for entry in reversed(self.stack) if entry.fallback is None), None)

    def _open_doubles(self) -> int:
        return sum(entry.fallback is None for entry in self.stack)

    def _close(self, start: int, end: int) -> None:
        """Close the innermost stretch; a single one left open inside a double one goes with it."""
        single = self.text[start:end] in _SINGLES
        while self.stack:
            entry = self.stack.pop()
            if (entry.fallback is not None) == single:
                self._keep(entry, start, end, closed=True)
                return

    def _break_off(self, position: int) -> None:
        """End the open stretch before ``position``: its closing mark was forgotten."""
        while self.stack:
            entry = self.stack.pop()
            if entry.fallback is None:
                end = position
                while end > entry.inside and self.text[end - 1].isspace():
                    end -= 1
                self._keep(entry, end, end, closed=False)
                return

    def _leftovers(self) -> None:
        while self.stack:
            entry = self.stack.pop()
            if self.stack and not self.continues:
                continue
            lead = self.text[max(self.start, entry.start - 30) : entry.start]
            if self.continues or entry.start == self.start or _SPEECH_BEFORE.search(lead):
                self._keep(entry, self.end, self.end, closed=False)

    def _keep(self, entry: _Open, start: int, end: int, *, closed: bool) -> None:
        if not self.text[entry.inside : start].strip():
            return
        self.found.append(
            Paired(
                span=Span(entry.inside, start),
                outer=Span(entry.start, end),
                depth=len(self.stack),
                closed=closed,
                single=entry.fallback is not None,
            )
        )

    # -- what stands on either side

    def _only_closes(self, mark: re.Match[str]) -> bool:
        """Say whether an opening mark stands where only a closing one can: *“No,“ she said*."""
        return self._closes(mark) and not self._opens(mark)

    def _opens(self, mark: re.Match[str]) -> bool:
        before = self.text[mark.start() - 1 : mark.start()] if mark.start() > self.start else ""
        after = self.text[mark.end() : mark.end() + 1] if mark.end() < self.end else ""
        return (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()

    def _closes(self, mark: re.Match[str]) -> bool:
        before = self.text[mark.start() - 1 : mark.start()] if mark.start() > self.start else ""
        after = self.text[mark.end() : mark.end() + 1] if mark.end() < self.end else ""
        return bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
