"""The figure reader's tokens: digits, words, signs and marks, with their places in the text."""

import re
from enum import Enum
from typing import NamedTuple

from claims.article import Span


class Kind(Enum):
    """What a token is made of."""

    NUMBER = 1
    """Digits with their inner commas and dots, or a vulgar fraction."""
    WORD = 2
    SIGN = 3
    """A currency, percent or degree sign."""
    MARK = 4
    """Any other single character."""
    MASKED = 5
    """A web or mail address, a hashtag, a handle: never read."""


class Token(NamedTuple):
    """One token; ``low`` is its text in lower case with straight apostrophes."""

    kind: Kind
    start: int
    end: int
    text: str
    low: str


_VULGAR = "½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_LETTERS = rf"[^\W\d_{_VULGAR}]"
_TOKEN = re.compile(
    rf"(\d+(?:[.,]\d+)*|(?<![\w.,])\.\d+|[{_VULGAR}])"
    rf"|((?:[A-Za-z]\.){{2,}}|{_LETTERS}+(?:['’]{_LETTERS}+)*)"
    r"|([^\w\s!-#&-/:-@\[-`{-~“”‘’«»–—−…·•])"
    r"|(\S)"
)
_KINDS = (Kind.MARK, Kind.NUMBER, Kind.WORD, Kind.SIGN, Kind.MARK)
_MASK = re.compile(r"[@#]|://|www\.")


def tokenise(text: str, within: Span) -> list[Token]:
    """Return the tokens of a passage, in order; linear in its length."""
    tokens: list[Token] = []
    position = within.start
    for masked in _masked(text, within):
        _append(tokens, text, position, masked.start)
        segment = masked.slice(text)
        tokens.append(Token(Kind.MASKED, masked.start, masked.end, segment, segment))
        position = masked.end
    _append(tokens, text, position, within.end)
    return tokens


def _append(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        low = surface.lower()
        if "’" in low:
            low = low.replace("’", "'")
        tokens.append(Token(_KINDS[match.lastindex or 0], match.start(), match.end(), surface, low))


def _masked(text: str, within: Span) -> list[Span]:
    """Return the stretches without white space that hold an address, a handle or a hashtag."""
    found: list[Span] = []
    position = within.start
    while (match := _MASK.search(text, position, within.end)) is not None:
        start, end = match.start(), match.end()
        while start > position and not text[start - 1].isspace():
            start -= 1
        while end < within.end and not text[end].isspace():
            end += 1
        found.append(Span(start, end))
        position = end
    return found


def adjacent(left: Token, right: Token) -> bool:
    """Say whether nothing stands between two tokens."""
    return left.end == right.start
