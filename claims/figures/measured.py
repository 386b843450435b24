"""What a figure measures, read from the dependency parse around its number.

A count climbs from the number to the noun it counts and on to its of-object (*10,000-strong force
of North Korean troops* counts troops). A measure has the unit where a count has its noun, so a
second rule looks for the governing noun or verb (*range of*, *reach*, *worth*, *remaining*).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.article import Span
from claims.claim import Relation
from claims.parser import Sentence, Token, content_lemmas

_INSIDE_PHRASE = frozenset({"nummod", "quantmod", "nmod", "compound", "amod", "npadvmod", "advmod", "predet", "det"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NARROWING = frozenset({"amod", "compound", "poss", "nmod"})
_CONTAINERS = frozenset(
    """
    force group total number team crowd majority minority handful contingent batch list series set pair couple
    dozen score hundred thousand million billion lot fleet army unit wave string maximum minimum average estimate
    combination type kind sort half third quarter percent per cent % share proportion rest part piece
    """.split()
)
"""Nouns that hold what is counted in their of-object."""
_LEVEL_VERBS = frozenset(
    """
    be total number reach hit stand amount rise fall climb drop increase decrease grow jump slip surge plunge remain
    come top exceed average soar tumble swell decline go stay measure weigh last span cover stretch range become
    """.split()
)
"""Verbs whose subject is the thing measured: *the toll rose to 62*."""
_PARTITIVE = frozenset({"include", "including"})
_BEFORE = frozenset({"than", "compare", "compared", "against", "versus"})
"""Words that bring in the value a figure is held against: *lower than the 67 percent of 2020*."""
_ADDING = frozenset({"more", "additional", "further", "extra"})


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
    anchor = _anchor(sentence, number)
    if anchor is None:
        return Measured()
    node = _top_of_phrase(sentence, anchor, number)
    noun = None if number.overlaps(node.span) else node
    if noun is not None and noun.pos not in _NOMINAL and noun.pos != "ADJ":
        noun = None
    if noun is None or noun.lemma in _CONTAINERS:
        noun = _of_object(sentence, node) or noun
    governor, via = _governor(sentence, node)
    clause = _clause_verb(sentence, governor or node)
    if node.lemma == "worth":
        noun = _before(sentence, node)
    if noun is None and governor is not None:
        noun = _antecedent(sentence, node, governor, via)
    if noun is not None and noun.lemma == "toll":
        noun = _child(sentence, noun, {"compound"}) or noun  # a death toll counts deaths
    return Measured(
        phrase=_phrase(sentence, noun, number) if noun else "",
        head=_lemma(noun) if noun else None,
        terms=tuple(dict.fromkeys(_terms(sentence, noun, node, number))),
        property=_property(sentence, node, noun, governor, number, counts=counts),
        event=_event(sentence, node, noun, governor, clause, part=via in _PARTITIVE),
        subject=tuple(dict.fromkeys(_subject(sentence, noun, governor, clause, number))),
        relation=_relation(sentence, node, noun, via),
        pivot=(clause or governor or node).index,
    )


def _lemma(token: Token) -> str:
    """Return the token's lemma; the parser leaves plurals alone that it takes for names (*Marines*)."""
    plural = token.tag == "NNPS" and token.lemma.endswith("s") and not token.lemma.endswith("ss")
    return token.lemma[:-1] if plural else token.lemma


def _anchor(sentence: Sentence, number: Span) -> Token | None:
    inside = [token for token in sentence.tokens_in(number) if token.pos != "PUNCT"]
    indexes = {token.index for token in inside}
    tops = [token for token in inside if token.head not in indexes or token.head == token.index]
    tops.sort(key=lambda token: token.pos == "SYM")
    return tops[0] if tops else None


def _top_of_phrase(sentence: Sentence, anchor: Token, number: Span) -> Token:
    """Climb from the number to the head of its noun phrase."""
    node = anchor
    while node.dep in _INSIDE_PHRASE and node.head != node.index:
        head = sentence.tokens[node.head]
        if head.pos not in _NOMINAL and head.pos not in {"ADJ", "NUM", "SYM"}:
            break
        if node.lemma == "worth":
            break
        if node.dep == "npadvmod" and head.pos in _NOMINAL and not number.overlaps(node.span):
            break
        if node.pos in _NOMINAL and not number.overlaps(node.span) and node.dep != "compound":
            break
        node = head
    return node


def _of_object(sentence: Sentence, node: Token) -> Token | None:
    for child in sentence.children[node.index]:
        token = sentence.tokens[child]
        if token.dep == "prep" and token.lemma in {"of", "out"}:
            for below in sentence.subtree(child):
                if below.dep == "pobj" and below.pos in _NOMINAL | {"PRON"}:
                    return below
    return None


def _governor(sentence: Sentence, node: Token) -> tuple[Token | None, str]:
    """Return the noun, verb or adjective above the figure's phrase, and the last preposition passed."""
    via = ""
    for above in sentence.ancestors(node.index):
        if above.pos in {"ADP", "SCONJ", "PART"} or above.dep == "prep":
            via = above.lemma
            continue
        if above.pos in {"NUM", "SYM"} or (node.dep == "conj" and above.pos in _NOMINAL and above.head != above.index):
            node = above
            continue
        return above, via
    return None, via


def _clause_verb(sentence: Sentence, token: Token) -> Token | None:
    for candidate in (token, *sentence.ancestors(token.index)):
        if candidate.pos in {"VERB", "AUX"} and candidate.dep not in {"aux", "auxpass"}:
            return candidate
    return None


def _antecedent(sentence: Sentence, node: Token, governor: Token, via: str) -> Token | None:
    """Find what a bare number counts: *the toll rose to 62*, *put the value at 62*, *strikes, launching over 62*."""
    if governor.pos in _NOMINAL:
        return governor
    if via in {"at", "to", "from", "by"} and (thing := _child(sentence, governor, {"dobj"})) is not None:
        return thing if thing.pos in _NOMINAL else None
    subject = _child(sentence, governor, {"nsubj", "nsubjpass"})
    if governor.lemma in _LEVEL_VERBS and subject is not None and subject.pos in _NOMINAL:
        return subject
    if governor.dep in {"advcl", "acl", "conj"}:
        before = [
            token
            for token in sentence.tokens[: node.index]
            if token.pos == "NOUN" and token.tag == "NNS" and token.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}
        ]
        if before:
            return before[-1]
    return None


def _before(sentence: Sentence, node: Token) -> Token | None:
    """Return the noun that stands before the figure's phrase: *equipment worth $5 million*."""
    nouns = [token for token in sentence.tokens[max(0, node.index - 3) : node.index] if token.pos in _NOMINAL]
    return nouns[-1] if nouns else None


def _child(sentence: Sentence, token: Token, deps: set[str]) -> Token | None:
    for index in sentence.children[token.index]:
        if sentence.tokens[index].dep in deps:
            return sentence.tokens[index]
    return None


def _terms(sentence: Sentence, noun: Token | None, node: Token, number: Span) -> Iterator[str]:
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
                yield from _objects(sentence, index, number, {"pobj", "compound", "amod"})
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


def _property(
    sentence: Sentence, node: Token, noun: Token | None, governor: Token | None, number: Span, *, counts: bool
) -> str | None:
    if counts:
        return None
    if not number.overlaps(node.span):
        return node.lemma
    remaining = _child(sentence, node, {"acl", "relcl"})
    if remaining is not None:
        return remaining.lemma
    beside = sentence.tokens[node.head]
    if node.dep == "npadvmod" and beside.pos in {"ADP", "ADV", "ADJ", "SCONJ"}:
        return beside.lemma
    if governor is None:
        return None
    moved = noun is not None and noun.dep == "dobj" and noun.head == governor.index
    if noun is not None and (moved or governor.lemma in _LEVEL_VERBS - {"reach", "range", "cover"}):
        return noun.lemma
    return governor.lemma


def _event(
    sentence: Sentence, node: Token, noun: Token | None, governor: Token | None, clause: Token | None, *, part: bool
) -> str | None:
    """Return what happened to the thing measured, nearest word first."""
    for top in (noun, node):
        if top is None:
            continue
        for index in sentence.children[top.index]:
            token = sentence.tokens[index]
            if token.dep in {"acl", "relcl"} or (token.dep == "amod" and token.tag in {"VBN", "VBD"}):
                return token.lemma
            if token.dep in {"amod", "acomp"} and token.lemma in {"dead", "missing", "homeless", "jobless", "sick"}:
                return token.lemma
    if governor is not None and governor.pos in _NOMINAL and governor is not noun and not part:
        return governor.lemma
    verb = clause if part else governor if governor is not None and governor.pos in {"VERB", "AUX"} else clause
    if verb is None:
        return None
    if verb.lemma == "be":
        adjective = _child(sentence, verb, {"acomp"})
        return adjective.lemma if adjective is not None else None
    return verb.lemma


def _subject(
    sentence: Sentence, noun: Token | None, governor: Token | None, clause: Token | None, number: Span
) -> Iterator[str]:
    for top in (noun, governor, clause):
        if top is None:
            continue
        for index in sentence.children[top.index]:
            token = sentence.tokens[index]
            if token.dep in {"nsubj", "nsubjpass", "poss", "agent", "dobj"} and token is not noun:
                yield from content_lemmas(
                    [
                        t
                        for t in sentence.subtree(index)
                        if (t.index == index or t.dep in {"compound", "poss", "amod"}) and not number.overlaps(t.span)
                    ]
                )
            elif token.dep == "prep" and token.lemma == "of" and top is not clause:
                yield from _objects(sentence, index, number, {"pobj", "compound"})


def _relation(sentence: Sentence, node: Token, noun: Token | None, via: str) -> Relation | None:
    if via in _PARTITIVE:
        return Relation.INCLUDING
    if via in _BEFORE:
        return Relation.PRIOR
    for top in (node, noun):
        if top is None:
            continue
        for index in sentence.children[top.index]:
            if sentence.tokens[index].lemma in _ADDING or sentence.tokens[index].text.lower() in _ADDING:
                return Relation.MORE
    return None


def _phrase(sentence: Sentence, noun: Token, number: Span) -> str:
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
    words = [sentence.tokens[index] for index in sorted(keep) if sentence.tokens[index].lemma not in _ADDING]
    text = ""
    for position, token in enumerate(words):
        glued = position and words[position - 1].span.end == token.span.start
        text += token.text if glued or not text else f" {token.text}"
    return text.strip(" -–,")


_LONGEST_OF_PHRASE = 6
"""Words; a longer of-phrase says more than a label should."""
