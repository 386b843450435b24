"""One printed sentence made of two that were not spoken one after the other."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from claims.quotes.wording import Word

_PIECE = 4
"""Words in a row that a piece must have."""
_CONTENT = 2
_COVERED = 0.85
"""Share of the sentence that the two pieces must make up."""


def joined_from(sentence: Sequence[Word], other: Sequence[Sequence[Word]]) -> bool:
    """Say whether a sentence runs together two sentences of another quotation that has more between them."""
    pieces = []
    for number, source in enumerate(other):
        matcher = SequenceMatcher(None, [w.stem for w in sentence], [w.stem for w in source], autojunk=False)
        block = matcher.find_longest_match()
        inside = sentence[block.a : block.a + block.size]
        if block.size >= _PIECE and sum(word.content for word in inside) >= _CONTENT:
            pieces.append((block.a, block.a + block.size, number))
    for start, end, number in pieces:
        for later, last, following in pieces:
            apart = abs(following - number) > 1
            if apart and later >= end and (end - start) + (last - later) >= _COVERED * len(sentence):
                return True
    return False
