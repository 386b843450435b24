"""What an article calls a person beside the name, in small letters: *security expert Ada Roe*, *Ada Roe, a surgeon*."""

from claims.article import Span
from claims.attribution.cues import EXPERTS, ROLES
from claims.parser import Sentence, Token

_NOBODY = frozenset({"man", "woman", "boy", "girl", "people", "team", "group", "party", "source", "member"})
"""Words that say too little of a person to be a title."""
_ROLE = (ROLES | EXPERTS) - _NOBODY
_LONGEST = 4
"""Words of a role: *deputy police spokeswoman*."""
_OPENERS = frozenset({"DET", "PRON"})


def role_beside(sentence: Sentence, name: Span) -> Span | None:
    """Return where the role of a name's bearer stands, right before the name or right after it, or None."""
    inside = [token.index for token in sentence.tokens if name.overlaps(token.span)]
    if not inside:
        return None
    return _before(sentence, inside[0]) or _after(sentence, inside[-1])


def _before(sentence: Sentence, first: int) -> Span | None:
    last = first - 1
    if last < 0 or not _is_role(sentence.tokens[last]):
        return None
    start = last
    while start > 0 and last - start + 1 < _LONGEST and _narrows(sentence.tokens[start - 1]):
        start -= 1
    return Span(sentence.tokens[start].span.start, sentence.tokens[last].span.end)


def _after(sentence: Sentence, last: int) -> Span | None:
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    start = last + 2
    while start < len(tokens) and (tokens[start].pos in _OPENERS or tokens[start].text in {"’s", "'s"}):
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and _narrows(tokens[end]) and not _is_role(tokens[end]):
        end += 1
    if end >= len(tokens) or end - start >= _LONGEST or not _is_role(tokens[end]):
        return None
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    if following is not None and following.pos in {"VERB", "NOUN", "PROPN"}:
        return None
    return Span(tokens[start].span.start, tokens[end].span.end)


def _is_role(token: Token) -> bool:
    return token.text.islower() and token.pos == "NOUN" and token.tag == "NN" and token.lemma in _ROLE


def _narrows(token: Token) -> bool:
    return token.text.islower() and token.pos in {"NOUN", "ADJ"} and token.text.isalpha()
