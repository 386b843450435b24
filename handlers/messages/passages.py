"""Passages word for word: where they differ, and how to cut them around that."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from claims.article import Span
from claims.claim import Evidence
from handlers.messages.wording import ELLIPSIS

_SHORT = 6
"""Words; a longer surface (a quotation, a clause) is compared word by word to find what differs in it."""
_SLACK = 3
"""Words by which one wording of a passage may be longer than another before it counts as saying more."""
_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


def pieces(text: str, marks: Iterable[Span]) -> list[tuple[str, bool]]:
    """Return the text in stretches, each with whether it is marked; marks outside the text are dropped."""
    cuts: list[tuple[str, bool]] = []
    at = 0
    for mark in _merged(marks, len(text)):
        if mark.start > at:
            cuts.append((text[at : mark.start], False))
        cuts.append((text[mark.start : mark.end], True))
        at = mark.end
    if at < len(text):
        cuts.append((text[at:], False))
    return cuts


def window(text: str, marks: Sequence[Span], limit: int) -> tuple[str, tuple[Span, ...]]:
    """Return at most ``limit`` characters of a passage around its first mark, and the marks moved along.

    A cut end carries an ellipsis: the words between the ellipses are the article's own.
    """
    merged = _merged(marks, len(text))
    if len(text) <= limit:
        return text, tuple(merged)
    room = max(1, limit - 2 * len(ELLIPSIS))
    first = merged[0] if merged else Span(0, 0)
    start = max(0, min(first.start - room // 3, len(text) - room)) if first.end > room else 0
    start, end = _at_words(text, start, min(len(text), start + room), keep=first)
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(text) else ""
    moved = tuple(
        Span(max(mark.start, start) - start + len(head), min(mark.end, end) - start + len(head))
        for mark in merged
        if mark.start < end and mark.end > start
    )
    return f"{head}{text[start:end]}{tail}", moved


def differing_marks(member: Evidence, others: Sequence[Evidence]) -> tuple[Span, ...]:
    """Return the stretches of a member's sentence that differ from the other sides.

    A short surface (a figure, a date, a name) is marked whole; in a long one (a quotation, a clause)
    only the words no other side has.
    """
    claim = member.claim
    start = claim.span.start - claim.sentence_span.start
    surface = Span(start, start + len(claim.surface))
    if not 0 <= surface.start < surface.end <= len(claim.sentence) or surface.slice(claim.sentence) != claim.surface:
        return ()
    words = list(_WORD.finditer(claim.surface))
    if len(words) <= _SHORT or not others:
        return (surface,)
    found = min((_unlike(words, other.claim.surface) for other in others), key=len)
    if not found or len(found) == len(words):
        return (surface,)
    return tuple(
        _merged(
            (Span(surface.start + words[run[0]].start(), surface.start + words[run[-1]].end()) for run in _runs(found)),
            len(claim.sentence),
        )
    )


def _unlike(words: list[re.Match[str]], other: str) -> list[int]:
    """Return the indices of the words that differ from the other text, as far as that text reaches.

    An outlet that quotes more says more, not otherwise: what lies beyond the other text is not a difference.
    """
    mine = [word[0].casefold().replace("’", "'") for word in words]
    theirs = [word[0].casefold().replace("’", "'") for word in _WORD.finditer(other)]
    anchor = SequenceMatcher(a=mine, b=theirs, autojunk=False).find_longest_match()
    if not anchor.size:
        return list(range(len(mine)))
    start = max(0, anchor.a - anchor.b - _SLACK)
    end = min(len(mine), anchor.a + len(theirs) - anchor.b + _SLACK)
    blocks = SequenceMatcher(a=mine[start:end], b=theirs, autojunk=False).get_matching_blocks()[:-1]
    same = {start + block.a + offset for block in blocks for offset in range(block.size)}
    if blocks and blocks[0].b == 0:
        start += blocks[0].a
    if blocks and blocks[-1].b + blocks[-1].size == len(theirs):
        end = max(same) + 1
    return [index for index in range(start, end) if index not in same]


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _merged(marks: Iterable[Span], length: int) -> list[Span]:
    """Return the marks in order, clipped to the text, those that touch or overlap as one."""
    merged: list[Span] = []
    for mark in sorted(Span(max(0, mark.start), min(mark.end, length)) for mark in marks):
        if mark.start >= mark.end:
            continue
        if merged and mark.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, mark.end))
        else:
            merged.append(mark)
    return merged


def _at_words(text: str, start: int, end: int, *, keep: Span) -> tuple[int, int]:
    """Return the cut moved inwards to white space, unless that would take more than a few letters or the mark."""
    slack = 24
    if start:
        space = text.find(" ", start, min(start + slack, keep.start or start))
        start = start if space < 0 else space + 1
    if end < len(text):
        space = text.rfind(" ", max(end - slack, keep.end, start + 1), end)
        end = end if space < 0 else space
    return start, end
