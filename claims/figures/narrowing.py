"""The words that narrow what a number stands for: modifiers, owners, of-objects, who did it."""

from collections.abc import Iterator

from claims.article import Span
from claims.figures.governing import ADDING
from claims.parser import Sentence, Token, content_lemmas

_NARROWING = frozenset({"amod", "compound", "poss", "nmod"})
_LONGEST_OF_PHRASE = 6
"""Words; a longer of-phrase says more than a label should."""


def narrowing_terms(sentence: Sentence, noun: Token | None, node: Token, number: Span) -> Iterator[str]:
    """Yield the lemmas that narrow the noun: modifiers, owners and of-objects, and directions of a distance."""
    for top in {noun.index: noun, node.index: node}.values() if noun else [node]:
        if not number.overlaps(top.span) and top is not noun:
            yield top.lemma
        for index in sentence.children[top.index]:
            token = sentence.tokens[index]
            if number.overlaps(token.span):
                continue
            if token.dep in _NARROWING and token.pos not in {"NUM", "PRON"}:
                yield from content_lemmas([t for t in sentence.subtree(index) if not number.overlaps(t.span)])
            elif token.dep == "prep" and token.lemma in {"of", "for", "from", "in"}:
                yield from _objects(sentence, index, number, {"pobj", "compound", "amod", "conj"})
    head = sentence.tokens[node.head]
    if node.dep == "npadvmod" and head.pos in {"ADV", "ADJ", "NOUN"}:
        yield head.lemma
        yield from content_lemmas(
            [t for i in sentence.children[head.index] if i > node.index for t in sentence.subtree(i)][:6]
        )


def _objects(sentence: Sentence, preposition: int, number: Span, deps: set[str]) -> list[str]:
    """Return the lemmas under a preposition, the figure's own words left out."""
    below = sentence.subtree(preposition)
    if any(number.overlaps(token.span) for token in below):
        return []
    return content_lemmas([token for token in below if token.dep in deps])


def subject_words(
    sentence: Sentence, noun: Token | None, governor: Token | None, clause: Token | None, number: Span
) -> Iterator[str]:
    """Yield the lemmas of who did it and whose it is: subjects, owners, objects around the figure."""
    for top in (noun, governor, clause):
        if top is None:
            continue
        for index in sentence.children[top.index]:
            token = sentence.tokens[index]
            if token.dep in {"nsubj", "nsubjpass", "poss", "agent", "dobj"} and token is not noun:
                if token.tag in {"WP", "WDT"} and top.dep == "relcl":
                    token = sentence.tokens[top.head]
                yield from content_lemmas([word for word in _named(sentence, token) if not number.overlaps(word.span)])
            elif token.dep == "prep" and token.lemma == "of" and top is not clause:
                yield from _objects(sentence, index, number, {"pobj", "compound"})


def _named(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield the words that name the noun: its owners and modifiers, and itself."""
    for word in sentence.subtree(noun.index):
        if word is noun or (word.dep in {"compound", "poss", "amod"} and not _in_clause(sentence, word, noun)):
            yield word


def _in_clause(sentence: Sentence, word: Token, noun: Token) -> bool:
    for above in sentence.ancestors(word.index):
        if above is noun:
            return False
        if above.dep == "relcl":
            return True
    return False


def phrase_of(sentence: Sentence, noun: Token, number: Span) -> str:
    """Return the noun with its modifiers and a short of-phrase, as printed."""
    keep = {noun.index}
    for index in sentence.children[noun.index]:
        token = sentence.tokens[index]
        if token.dep in _NARROWING and not number.overlaps(token.span) and token.index < noun.index:
            keep.update(t.index for t in sentence.subtree(index) if not number.overlaps(t.span) and t.dep != "nummod")
        elif token.dep == "prep" and token.lemma == "of":
            below = sentence.subtree(index)
            if len(below) <= _LONGEST_OF_PHRASE and not any(number.overlaps(t.span) for t in below):
                keep.update(t.index for t in below)
    words = [sentence.tokens[index] for index in sorted(keep) if sentence.tokens[index].lemma not in ADDING]
    text = ""
    for position, token in enumerate(words):
        glued = position and words[position - 1].span.end == token.span.start
        text += token.text if glued or not text else f" {token.text}"
    return text.strip(" -–,")
