"""Which words of its sentence stand over a number: the phrase it heads, the noun and the verb that govern it."""

from claims.article import Span
from claims.parser import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE_PHRASE = frozenset({"nummod", "quantmod", "nmod", "compound", "amod", "npadvmod", "advmod", "predet", "det"})
CONTAINERS = frozenset(
    """
    force group total number team crowd majority minority handful contingent batch list series set pair couple
    dozen score hundred thousand million billion lot fleet army unit wave string maximum minimum average estimate
    combination type kind sort half third quarter percent per cent % share proportion rest part piece
    """.split()
)
"""Nouns that hold what is counted in their of-object."""
LEVEL_VERBS = frozenset(
    """
    be total number reach hit stand amount rise fall climb drop increase decrease grow jump slip surge plunge remain
    come top exceed average soar tumble swell decline go stay measure weigh last span cover stretch range become
    """.split()
)
"""Verbs whose subject is the thing measured: *the toll rose to 62*."""
ADDING = frozenset({"more", "additional", "further", "extra"})
"""Words by which a number comes on top of another: *eight more people*."""


def anchor_of(sentence: Sentence, number: Span) -> Token | None:
    """Return the token of the number that the others of it hang on."""
    inside = [token for token in sentence.tokens_in(number) if token.pos != "PUNCT"]
    indexes = {token.index for token in inside}
    tops = [token for token in inside if token.head not in indexes or token.head == token.index]
    tops.sort(key=lambda token: token.pos == "SYM")
    return tops[0] if tops else None


def top_of_phrase(sentence: Sentence, anchor: Token, number: Span) -> Token:
    """Climb from the number to the head of its noun phrase."""
    node = anchor
    while node.dep in _INSIDE_PHRASE and node.head != node.index:
        head = sentence.tokens[node.head]
        if head.pos not in NOMINAL and head.pos not in {"ADJ", "NUM", "SYM"}:
            break
        if node.lemma == "worth":
            break
        if node.dep == "npadvmod" and head.pos in NOMINAL and not number.overlaps(node.span):
            break
        if node.pos in NOMINAL and not number.overlaps(node.span) and node.dep != "compound":
            break
        node = head
    return node


def of_object(sentence: Sentence, node: Token) -> Token | None:
    """Return what *of* brings in behind the token: *a force of marines*."""
    for child in sentence.children[node.index]:
        token = sentence.tokens[child]
        if token.dep == "prep" and token.lemma in {"of", "out"}:
            for below in sentence.subtree(child):
                if below.dep == "pobj" and below.pos in NOMINAL | {"PRON"}:
                    return below
    return None


def governor_of(sentence: Sentence, node: Token) -> tuple[Token | None, str]:
    """Return the noun, verb or adjective above the figure's phrase, and the last preposition passed."""
    via = ""
    for above in sentence.ancestors(node.index):
        if above.pos in {"ADP", "SCONJ", "PART"} or above.dep == "prep":
            via = above.lemma
            continue
        if above.pos in {"NUM", "SYM"} or (node.dep == "conj" and above.pos in NOMINAL and above.head != above.index):
            node = above
            continue
        return above, via
    return None, via


def clause_verb(sentence: Sentence, token: Token) -> Token | None:
    """Return the verb of the clause the token stands in."""
    for candidate in (token, *sentence.ancestors(token.index)):
        if candidate.pos in {"VERB", "AUX"} and candidate.dep not in {"aux", "auxpass"}:
            return candidate
    return None


def antecedent(sentence: Sentence, node: Token, governor: Token, via: str) -> Token | None:
    """Find what a bare number counts: *the toll rose to 62*, *put the value at 62*, *strikes, launching over 62*."""
    if governor.pos in NOMINAL:
        return governor
    if via in {"at", "to", "from", "by"} and (thing := child_of(sentence, governor, {"dobj"})) is not None:
        return thing if thing.pos in NOMINAL else None
    subject = child_of(sentence, governor, {"nsubj", "nsubjpass"})
    if governor.lemma in LEVEL_VERBS and subject is not None and subject.pos in NOMINAL:
        return subject
    if node.dep in {"dobj", "attr"} and (same := _parallel(sentence, node, governor)) is not None:
        return same
    if governor.dep in {"advcl", "acl", "conj"}:
        before = [
            token
            for token in sentence.tokens[: node.index]
            if token.pos == "NOUN" and token.tag == "NNS" and token.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}
        ]
        if before:
            return before[-1]
    return None


def _parallel(sentence: Sentence, node: Token, governor: Token) -> Token | None:
    """Return the counted noun that a bare number leaves out after the same verb: *A has 20 ships and B has two*."""
    for noun in reversed(sentence.tokens[: node.index]):
        counted = any(sentence.tokens[index].dep == "nummod" for index in sentence.children[noun.index])
        if noun.pos == "NOUN" and counted and noun.dep == node.dep:
            verb = sentence.tokens[noun.head]
            return noun if verb.lemma == governor.lemma else None
    return None


def noun_before(sentence: Sentence, node: Token) -> Token | None:
    """Return the noun that stands before the figure's phrase: *equipment worth $5 million*."""
    nouns = [token for token in sentence.tokens[max(0, node.index - 3) : node.index] if token.pos in NOMINAL]
    return nouns[-1] if nouns else None


def child_of(sentence: Sentence, token: Token, deps: set[str]) -> Token | None:
    """Return the token's first dependent with one of the labels."""
    for index in sentence.children[token.index]:
        if sentence.tokens[index].dep in deps:
            return sentence.tokens[index]
    return None


def lemma_of(token: Token) -> str:
    """Return the token's lemma; the parser leaves plurals alone that it takes for names (*Marines*)."""
    plural = token.tag == "NNPS" and token.lemma.endswith("s") and not token.lemma.endswith("ss")
    return token.lemma[:-1] if plural else token.lemma
