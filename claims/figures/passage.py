"""A sentence under reading: its tokens and what its other words say about them."""

from bisect import bisect_left

from claims.article import Span
from claims.figures.tokens import Kind, Token, tokenise


class Passage:
    """The tokens of one sentence; what the readers ask about the whole of it is worked out once."""

    __slots__ = ("_quotes", "_title_case", "_words", "saw_million", "text", "tokens")

    def __init__(self, text: str, within: Span) -> None:
        self.text = text
        self.tokens: list[Token] = tokenise(text, within)
        self.saw_million = False
        """Whether a glued m was read as a million before: it means the same to the end of the sentence."""
        self._words: frozenset[str] | None = None
        self._title_case: bool | None = None
        self._quotes: list[int] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every word of the sentence, in lower case."""
        if self._words is None:
            self._words = frozenset(token.low for token in self.tokens if token.kind is Kind.WORD)
        return self._words

    @property
    def title_case(self) -> bool:
        """Whether most longer words are capitalised, as in an American headline: capitals then tell nothing."""
        if self._title_case is None:
            longer = [token for token in self.tokens if token.kind is Kind.WORD and len(token.text) > 3]
            capital = sum(token.text[0].isupper() for token in longer)
            self._title_case = len(longer) > 2 and capital > 0.6 * len(longer)
        return self._title_case

    def in_quotation(self, i: int) -> bool:
        """Say whether token ``i`` stands after an odd number of straight double quotes."""
        if self._quotes is None:
            self._quotes = [at for at, token in enumerate(self.tokens) if token.text == '"']
        return bisect_left(self._quotes, i) % 2 == 1

    def low(self, i: int) -> str:
        """Return the lower-case text of a token, or an empty string outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def tight(self, i: int) -> bool:
        """Say whether token ``i`` touches the token before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start
