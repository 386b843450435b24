"""Putting pieces of dates together: weekday and day, parts, ranges, bounds."""

import re
from collections.abc import Sequence

from claims.dates import vocabulary as words
from claims.dates.expressions import (
    Between,
    Bound,
    Calendar,
    DateKind,
    Ended,
    Fiscal,
    Found,
    Fraction,
    Months,
    Part,
    Period,
    Season,
    Weekday,
    Years,
)
from claims.dates.pattern import Pattern

_MERGES = re.compile(r",?\s+(?:the\s+)?|\s*\(\s*|,\s*")
_SHORT_WEEKDAY = re.compile(rf"\b{words.WEEKDAY},?[ \t]+$")
_PART = re.compile(
    r"(?P<all>(?:\b(?:the|The)\s+)?\b(?P<which>(?i:very early|early|very late|late|mid|start of|beginning of"
    r"|end of|end|close of|middle of|(?:first|second) half of|latter half of|earlier|later))"
    r"(?:\s+in|\s+on)?[ \t-]*(?:the\s+)?)$"
)
_PARTS = {
    "early": "early",
    "very early": "early",
    "late": "late",
    "very late": "late",
    "mid": "mid",
    "middle of": "mid",
    "start of": "start",
    "beginning of": "start",
    "end of": "end",
    "end": "end",
    "close of": "end",
    "first half of": "first half",
    "second half of": "second half",
    "latter half of": "second half",
    "earlier": "before now",
    "later": "after now",
}
_MONTHS_OF = re.compile(
    rf"(?P<all>(?:\b[Tt]he\s+)?\b(?P<which>first|last|final|opening)\s+(?P<amount>(?i:{words.AMOUNT}))\s+months\s+(?:of|in)\s+)$"
)
_ENDED = re.compile(
    rf"(?P<all>(?:\b[Tt]he\s+)?\b(?:(?P<amount>(?i:{words.AMOUNT}))(?:\s+|-)months?(?:\s+period)?"
    r"|(?P<year>(?:full\s+|financial\s+|fiscal\s+)?year))"
    r"\s+(?:to|ended|ending|that\s+ended|through)\s+(?:on\s+|in\s+)?)$"
)
_BOUND = re.compile(
    r"(?P<all>\b(?P<word>(?i:by|until|till|til|through|up to|before|prior to|no later than|not later than|ahead of"
    r"|since|from|starting|beginning|effective|after|on or before|as early as))\s+"
    r"(?:(?:on|in|at|about|around|at least|the)\s+){0,2})$"
)
_BOUNDS = {
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "on or before": "by",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "up to": "until",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "since": "since",
    "from": "since",
    "starting": "since",
    "beginning": "since",
    "effective": "since",
    "as early as": "since",
    "after": "after",
}
_FROM = re.compile(r"(?P<all>\b(?P<word>[Bb]etween|[Ff]rom)\s+(?:the\s+)?)$")
_TO = re.compile(r"\s+(?P<word>and|to|until|till|through)\s+(?:the\s+|in\s+|on\s+)?|\s?[–—-]\s?")
_HALVABLE = (Calendar, Years, Season, Fraction, Fiscal, Period)


def joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the pieces of a passage with those that belong together made one."""
    pieces = _weekday_and_day(text, found)
    pieces = [_with_part(text, piece, pieces) for piece in pieces]
    pieces = _ranges(text, pieces)
    pieces = [_with_months(text, piece) for piece in pieces]
    return [_bounded(text, piece, pieces) for piece in pieces]


def _before(text: str, piece: Found) -> str:
    return text[max(0, piece.start - 60) : piece.start]


def _has_day(piece: Found) -> bool:
    return isinstance(piece.expression, Calendar) and piece.expression.day is not None


def _weekday_and_day(text: str, found: Sequence[Found]) -> list[Found]:
    pieces: list[Found] = []
    for piece in found:
        previous = pieces[-1] if pieces else None
        if previous and _has_day(piece) and isinstance(previous.expression, Weekday):
            gap = text[previous.end : piece.start]
            if _MERGES.fullmatch(gap):
                end = piece.end + ("(" in gap and text[piece.end : piece.end + 1] == ")")
                pieces[-1] = Found(previous.start, end, piece.kind, piece.expression)
                continue
        short = _SHORT_WEEKDAY.search(_before(text, piece)) if _has_day(piece) else None
        moved = piece.start - len(short.group()) if short else piece.start
        pieces.append(Found(moved, piece.end, piece.kind, piece.expression))
    return pieces


def _with_part(text: str, piece: Found, pieces: Sequence[Found]) -> Found:
    if not isinstance(piece.expression, (*_HALVABLE, Weekday)):
        return piece
    match = _PART.search(_before(text, piece))
    if match is None:
        return piece
    moved = piece.start - len(match["all"])
    if any(other.start < piece.start and other.end > moved for other in pieces if other is not piece):
        return piece
    which = _PARTS[match["which"].lower()]
    a_day = isinstance(piece.expression, Weekday) or _has_day(piece) or piece.expression == Period("day", 0)
    if a_day or (isinstance(piece.expression, Period) and piece.expression.unit == "day"):
        return Found(moved, piece.end, piece.kind, piece.expression) if which in {"early", "late"} else piece
    return Found(moved, piece.end, piece.kind, Part(which, piece.expression))  # type: ignore[arg-type]


def _ranges(text: str, pieces: Sequence[Found]) -> list[Found]:
    result: list[Found] = []
    for piece in pieces:
        previous = result[-1] if result else None
        gap = _TO.fullmatch(text[previous.end : piece.start]) if previous else None
        if previous is None or gap is None or not _ranges_with(previous, piece):
            result.append(piece)
            continue
        opening = _FROM.search(_before(text, previous))
        word = gap["word"]
        between = opening is not None and opening["word"].lower() == "between"
        if between != (word == "and") or (opening is None and word not in {"to", "through", None}):
            result.append(piece)
            continue
        begin = previous.start - (len(opening["all"]) if opening else 0)
        result[-1] = Found(begin, piece.end, DateKind.RANGE, Between(previous.expression, piece.expression))
    return result


def _ranges_with(first: Found, last: Found) -> bool:
    """Say whether two pieces can be the ends of one range: they are of one form, or both name days."""
    named = {DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.WEEKDAY, DateKind.QUARTER, DateKind.SEASON}
    pair = {first.kind, last.kind}
    return pair <= named and (len(pair) == 1 or pair <= {DateKind.DAY, DateKind.MONTH, DateKind.YEAR})


def _with_months(text: str, piece: Found) -> Found:
    before = _before(text, piece)
    ended = _ENDED.search(before)
    if ended and piece.kind in {DateKind.MONTH, DateKind.DAY, DateKind.NUMERIC}:
        count = 12 if ended["year"] else int(words.amount(ended["amount"])[1])
        return Found(piece.start - len(ended["all"]), piece.end, DateKind.RANGE, Ended(count, piece.expression))
    first = _MONTHS_OF.search(before)
    if first and _is_year(piece):
        of = Months(int(words.amount(first["amount"])[1]), piece.expression, first["which"] in {"last", "final"})
        return Found(piece.start - len(first["all"]), piece.end, DateKind.RANGE, of)
    return piece


def _is_year(piece: Found) -> bool:
    if isinstance(piece.expression, Period):
        return piece.expression.unit == "year"
    return piece.kind is DateKind.YEAR


def _bounded(text: str, piece: Found, pieces: Sequence[Found]) -> Found:
    unbounded = {DateKind.TIME, DateKind.ANCHORED, DateKind.ROLLING, DateKind.RANGE}
    if piece.kind in unbounded or text[piece.end : piece.end + 2] in {"’s", "'s"}:
        return piece
    match = _BOUND.search(_before(text, piece))
    if match is None:
        return piece
    moved = piece.start - len(match["all"])
    noun_follows = re.match(r"[ \t]+[a-z]{3,}", text[piece.end : piece.end + 24]) is not None
    if match["all"].split()[-1] == "the" and noun_follows and isinstance(piece.expression, (Calendar, Weekday)):
        return piece  # the 2019 election: the date only names the event
    if any(other.start < piece.start and other.end > moved for other in pieces if other is not piece):
        return piece
    word = _BOUNDS[match["word"].lower()]
    return Found(moved, piece.end, DateKind.BOUND, Bound(word, piece.expression))  # type: ignore[arg-type]


def pieces_of(patterns: Sequence[Pattern], text: str) -> list[Found]:
    """Return what the patterns read in a passage: the longest reading of every stretch, in text order."""
    candidates = []
    for form in patterns:
        group = "date" if "date" in form.regex.groupindex else 0
        for match in form.regex.finditer(text):
            if _misread(form.name, match, text):
                continue
            expression = form.build(match)
            if expression is not None:
                candidates.append(Found(match.start(group), match.end(group), form.kind, expression))
    chosen: list[Found] = []
    for piece in sorted(candidates, key=lambda piece: (piece.start - piece.end, piece.start)):
        if all(piece.end <= other.start or piece.start >= other.end for other in chosen):
            chosen.append(piece)
    return sorted(chosen, key=lambda piece: piece.start)


_IN = re.compile(r"\b[Ii]n\s+$")


def _misread(name: str, match: re.Match[str], text: str) -> bool:
    """Say whether a match is no date after all: *In March 15 people died*, *5 May had come*."""
    if name != "month day" or match["year"] or match["whose"]:
        return False
    following = text[match.end() : match.end() + 12]
    opens = _IN.search(text, max(0, match.start() - 6), match.start())
    return opens is not None and re.match(r"\s+[a-z]", following) is not None
