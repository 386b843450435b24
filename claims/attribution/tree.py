"""Small questions about a parsed sentence that reading reports needs answered."""

from collections.abc import Iterable

from claims.article import Span
from claims.parser import Sentence, Token


def runs(sentence: Sentence, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the words at ``indexes``, neighbours joined, bare punctuation left out."""
    found: list[Span] = []
    last = -2
    worded = False
    for index in sorted(set(indexes)):
        token = sentence.tokens[index]
        if index == last + 1 and found:
            found[-1] = Span(found[-1].start, token.span.end)
        else:
            if found and not worded:
                found.pop()
            worded = False
            found.append(token.span)
        worded = worded or token.pos not in {"PUNCT", "SPACE"}
        last = index
    if found and not worded:
        found.pop()
    return tuple(found)


def tokens_outside(sentence: Sentence, head: int, excluded: set[int]) -> list[int]:
    """Return the indexes of everything at and below ``head`` but the excluded."""
    return [token.index for token in sentence.subtree(head) if token.index not in excluded]


def clause_of(sentence: Sentence, index: int) -> Token:
    """Return the verb at or above the token whose clause it stands in, or the sentence's root."""
    token = sentence.tokens[index]
    while token.head != token.index:
        if token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "aux", "auxpass", "prep", "compound"}:
            return token
        token = sentence.tokens[token.head]
    return token


def passive(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is passive, or a bare participle: *was said*, *troops believed to be*."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    if any(token.dep in {"auxpass", "nsubjpass", "agent"} for token in below):
        return True
    conjunct = verb.dep == "conj" and verb.tag == "VBN" and not any(token.dep in {"nsubj", "aux"} for token in below)
    if conjunct:
        return passive(sentence, sentence.tokens[verb.head])
    return verb.dep == "acl" and verb.tag == "VBN"


def negated(sentence: Sentence, verb: Token) -> bool:
    """Say whether *not* or *never* stands on the verb."""
    return any(
        sentence.tokens[child].dep == "neg" or sentence.tokens[child].text.lower() in {"never", "not"}
        for child in sentence.children[verb.index]
    )


def has(sentence: Sentence, token: Token, dep: str, lemmas: set[str]) -> bool:
    """Say whether the token has a dependent of that label with one of the lemmas."""
    return any(
        sentence.tokens[child].dep == dep and sentence.tokens[child].text.lower() in lemmas
        for child in sentence.children[token.index]
    )
