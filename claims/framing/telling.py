"""How an article simply tells of the act: the main verb of its lead with what it acts on."""

from collections.abc import Sequence

from claims.article import Span
from claims.attribution import cues
from claims.framing.acts import is_main
from claims.parser import Sentence, Token

_MOST_WORDS = 9
_WITH_VERB = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_ACTED_ON = ("dobj", "attr", "oprd", "acomp", "prep", "xcomp")


def telling_of(sentences: Sequence[Sentence]) -> Span | None:
    """Return *closed the port*, *was elected mayor* in the first sentence of the body, or None."""
    lead = next((sentence for sentence in sentences if not sentence.in_headline), None)
    if lead is None:
        return None
    mains = [token for token in lead.tokens if token.pos in {"VERB", "AUX"} and is_main(lead, token)]
    verb = next((token for token in mains if token.lemma not in cues.VERBS), None)
    return None if verb is None else _phrase(lead, verb)


def _phrase(sentence: Sentence, verb: Token) -> Span:
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    first = verb.index
    while first and sentence.tokens[first - 1].dep in _WITH_VERB and sentence.tokens[first - 1].head == verb.index:
        first -= 1
    last = verb.index
    joined = next((word for word in below if word.dep == "conj" and word.pos == "VERB"), None)
    if joined is not None and joined.index <= verb.index + 2 and not any(word.dep == "dobj" for word in below):
        below = [sentence.tokens[child] for child in sentence.children[joined.index]]
        last = joined.index
    for wanted in _ACTED_ON:
        found = [word for word in below if word.dep == wanted and word.index > verb.index]
        if found:
            inside = sentence.subtree(found[0].index)
            near = [token.index for token in inside if token.index <= verb.index + _MOST_WORDS]
            last = max(near, default=last)
            break
    while last > verb.index and sentence.tokens[last].pos in {"PUNCT", "ADP", "DET", "SCONJ", "CCONJ", "PRON"}:
        last -= 1
    return Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
