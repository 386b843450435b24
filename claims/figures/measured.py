"""What a figure measures, read from the dependency parse around its number.

A count climbs from the number to the noun it counts and on to its of-object (*10,000-strong force
of North Korean troops* counts troops). A measure has the unit where a count has its noun, so a
second rule looks for the governing noun or verb (*range of*, *reach*, *worth*, *remaining*).
"""

from dataclasses import dataclass

from claims.article import Span
from claims.claim import Relation
from claims.figures.governing import (
    ADDING,
    CONTAINERS,
    NOMINAL,
    anchor_of,
    antecedent,
    child_of,
    clause_verb,
    governor_of,
    lemma_of,
    noun_before,
    of_object,
    top_of_phrase,
)
from claims.figures.happening import event_of, property_of
from claims.figures.narrowing import narrowing_terms, phrase_of, subject_words
from claims.parser import Sentence, Token

_PARTITIVE = frozenset({"include", "including"})
_BEFORE = frozenset({"than", "compare", "compared", "against", "versus"})
"""Words that bring in the value a figure is held against: *lower than the 67 percent of 2020*."""
_PARENTS = frozenset("mother father parent mom mum dad grandmother grandfather".split())
"""A *mother of 13* counts children."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a number stands for, as lemmas for matching and as words for reading."""

    phrase: str = ""
    head: str | None = None
    terms: tuple[str, ...] = ()
    property: str | None = None
    event: str | None = None
    subject: tuple[str, ...] = ()
    relation: Relation | None = None
    pivot: int = 0
    """Index of the word that governs the figure's clause: where its time, place and speaker hang."""


def measured(sentence: Sentence, number: Span, *, counts: bool) -> Measured:
    """Return what the number at ``number`` measures.

    Args:
        sentence: the parsed sentence around it.
        number: the numeral with its scale and unit, without modifiers.
        counts: whether it counts things, so that the noun beside it is no unit.
    """
    anchor = anchor_of(sentence, number)
    if anchor is None:
        return Measured()
    node = top_of_phrase(sentence, anchor, number)
    noun = None if number.overlaps(node.span) else node
    if noun is not None and noun.pos not in NOMINAL and noun.pos != "ADJ":
        noun = None
    if noun is None or noun.lemma in CONTAINERS:
        noun = of_object(sentence, node) or noun
    governor, via = governor_of(sentence, node)
    clause = clause_verb(sentence, governor or node)
    if node.lemma == "worth":
        noun = noun_before(sentence, node)
    if noun is None and governor is not None:
        noun = antecedent(sentence, node, governor, via)
    if noun is not None and noun.lemma == "toll":
        noun = child_of(sentence, noun, {"compound"}) or noun  # a death toll counts deaths
    if noun is not None and counts and via == "of" and noun.lemma in _PARENTS and noun is governor:
        return Measured(
            phrase="children",
            head="child",
            event=noun.lemma,
            subject=tuple(dict.fromkeys(subject_words(sentence, None, governor, clause, number))),
            pivot=(clause or governor or node).index,
        )
    return Measured(
        phrase=phrase_of(sentence, noun, number) if noun else "",
        head=lemma_of(noun) if noun else None,
        terms=tuple(dict.fromkeys(narrowing_terms(sentence, noun, node, number))),
        property=property_of(sentence, node, noun, governor, number, counts=counts),
        event=event_of(sentence, node, noun, governor, clause, part=via in _PARTITIVE),
        subject=tuple(dict.fromkeys(subject_words(sentence, noun, governor, clause, number))),
        relation=_relation(sentence, node, noun, via) or _added(sentence, number),
        pivot=(clause or governor or node).index,
    )


def _relation(sentence: Sentence, node: Token, noun: Token | None, via: str) -> Relation | None:
    if via in _PARTITIVE:
        return Relation.INCLUDING
    if via in _BEFORE:
        return Relation.PRIOR
    for top in (node, noun):
        if top is None:
            continue
        for index in sentence.children[top.index]:
            if sentence.tokens[index].lemma in ADDING or sentence.tokens[index].text.lower() in ADDING:
                return Relation.MORE
    return None


def _added(sentence: Sentence, number: Span) -> Relation | None:
    """Return MORE for *two more people* and *another 12 homes*, however the parser hangs the word."""
    inside = sentence.tokens_in(number)
    if not inside:
        return None
    before, after = inside[0].index - 1, inside[-1].index + 1
    follows = [token.text.lower() for token in sentence.tokens[after : after + 2]]
    if before >= 0 and sentence.tokens[before].text.lower() == "another":
        return Relation.MORE
    return Relation.MORE if follows[:1] == ["more"] and follows[1:] != ["than"] else None
