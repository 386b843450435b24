"""What is measured of the thing a number stands for, and what happened to it."""

from claims.article import Span
from claims.figures.governing import LEVEL_VERBS, NOMINAL, child_of
from claims.parser import Sentence, Token

_FATES = {word: word for word in "dead hurt missing homeless jobless sick".split()}
_FATES |= {"injured": "injure", "wounded": "wound", "killed": "kill"}
"""Words that count people by what became of them, with or without a noun: *50 hurt*, *12 people dead*."""


def property_of(
    sentence: Sentence, node: Token, noun: Token | None, governor: Token | None, number: Span, *, counts: bool
) -> str | None:
    """Return what of the thing is measured: *range*, *price*, *remain*; None for a count."""
    if counts:
        return None
    if not number.overlaps(node.span):
        return node.lemma
    remaining = child_of(sentence, node, {"acl", "relcl"})
    if remaining is not None:
        return remaining.lemma
    beside = sentence.tokens[node.head]
    if node.dep == "npadvmod" and beside.pos in {"ADP", "ADV", "ADJ", "SCONJ"}:
        return beside.lemma
    if governor is None:
        return None
    moved = noun is not None and noun.dep == "dobj" and noun.head == governor.index
    if noun is not None and (moved or governor.lemma in LEVEL_VERBS - {"reach", "range", "cover"}):
        return noun.lemma
    return governor.lemma


def event_of(
    sentence: Sentence, node: Token, noun: Token | None, governor: Token | None, clause: Token | None, *, part: bool
) -> str | None:
    """Return what happened to the thing measured, nearest word first."""
    if noun is not None and noun.text.lower() in _FATES:
        return _FATES[noun.text.lower()]
    for top in (noun, node):
        if top is None or top.pos == "PRON":
            continue
        for index in sentence.children[top.index]:
            token = sentence.tokens[index]
            if token.dep in {"acl", "relcl"} or (token.dep == "amod" and token.tag in {"VBN", "VBD"}):
                return token.lemma
            if token.dep in {"amod", "acomp", "advmod"} and token.text.lower() in _FATES:
                return _FATES[token.text.lower()]
    if governor is not None and governor.pos in NOMINAL and governor is not noun and not part:
        return governor.lemma
    verb = clause if part else governor if governor is not None and governor.pos in {"VERB", "AUX"} else clause
    if verb is None:
        return None
    if verb.lemma == "be":
        adjective = child_of(sentence, verb, {"acomp"})
        return adjective.lemma if adjective is not None else None
    if verb.text.lower() in _FATES:
        return _FATES[verb.text.lower()]
    return _suffered(sentence, verb).lemma


def _suffered(sentence: Sentence, verb: Token) -> Token:
    """Return the passive that says what befell the subject: *were treated after being injured* gives *injured*."""
    for index in sentence.children[verb.index]:
        preposition = sentence.tokens[index]
        if preposition.dep == "prep" and preposition.lemma == "after":
            happened = child_of(sentence, preposition, {"pcomp"})
            if happened is not None and child_of(sentence, happened, {"auxpass"}) is not None:
                return happened
    return verb
