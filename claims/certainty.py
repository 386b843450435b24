"""How firmly a thing is stated, and whether it is said to be so or not to be so.

Both are read from the parse: auxiliaries, *if* clauses, adverbs, and the words above the clause
(*is set to*, *failed to*, *a risk that*).
"""

from collections.abc import Iterator

from claims.claim import Certainty, Polarity
from claims.lexicon import words
from claims.parser import Sentence, Token

_HEDGING = words("hedges", "adverbs.hedged")
_MAY = words("hedges", "modals.hedged")
_WILL = words("hedges", "modals.future")
_WOULD = words("hedges", "modals.conditional")
_HEDGED_ABOVE = words("hedges", "governors.hedged")
_HEDGED_CLAUSE = words("hedges", "governors.hedged_clause")
_FUTURE_ABOVE = words("hedges", "governors.future")
_HEDGED_NOUNS = words("hedges", "governors.nouns_hedged")
_FUTURE_NOUNS = words("hedges", "governors.nouns_future")
_IF = words("hedges", "conditions.marks")
_WHETHER = words("hedges", "conditions.open_questions")
_NO = words("hedges", "negation.determiners")
_NOT = words("hedges", "negation.adverbs")
_WITHOUT = words("hedges", "negation.prepositions")
_DENYING = words("hedges", "negation.governors")
_DENYING_NOUNS = words("hedges", "negation.nouns")
_NOT_NEGATING = words("hedges", "negation.not_negating")

_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp", "dep"})


def predicate_of(sentence: Sentence, index: int) -> Token:
    """Return the verb that governs the clause the token stands in; itself where it is one.

    A headline or fragment without a verb gives its root.
    """
    token = sentence.tokens[index]
    while token.head != token.index:
        if token.pos in {"VERB", "AUX"} and token.dep in _CLAUSES and not _attached(sentence, token):
            return token
        token = sentence.tokens[token.head]
    return token


def certainty_of(sentence: Sentence, index: int) -> Certainty:
    """Return how firmly the clause of the token at ``index`` is stated.

    What stands nearest decides; *if* outweighs *may*, *may* outweighs *will*.
    """
    found = [Certainty.ASSERTED, *_marks(sentence, index)]
    return max(found, key=_WEIGHT.__getitem__)


_WEIGHT = {
    Certainty.ASSERTED: 0,
    Certainty.FUTURE: 1,
    Certainty.HEDGED: 2,
    Certainty.CONDITIONAL: 3,
}


def _marks(sentence: Sentence, index: int) -> Iterator[Certainty]:
    verb = predicate_of(sentence, index)
    yield from _adverbs(sentence, index, verb)
    yield from _own(sentence, verb)
    while verb.head != verb.index:
        above = sentence.tokens[verb.head]
        yield from _above(sentence, verb, above)
        if verb.dep in {"xcomp", "conj", "acl", "advcl"} and above.pos in {"VERB", "AUX"}:
            if verb.dep == "xcomp" or (verb.dep == "conj" and _shares_auxiliary(sentence, verb)):
                yield from _own(sentence, above)
            elif verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG"):
                break
            verb = above
        elif verb.dep == "ccomp" or above.pos in {"NOUN", "PROPN", "ADJ"}:
            if verb.dep == "ccomp" and _condition(sentence, above):
                yield Certainty.CONDITIONAL
            break
        else:
            break


def _adverbs(sentence: Sentence, index: int, verb: Token) -> Iterator[Certainty]:
    for head in {index, verb.index}:
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            if token.text.lower() in _HEDGING and token.dep in {"advmod", "amod", "acomp"}:
                yield Certainty.HEDGED
    if any(
        token.text.lower() in {"potential", "possible", "alleged", "suspected", "likely"} and token.dep == "amod"
        for token in (sentence.tokens[child] for child in sentence.children[index])
    ):
        yield Certainty.HEDGED


def _own(sentence: Sentence, verb: Token) -> Iterator[Certainty]:
    """Yield what the verb's own auxiliaries and marks say."""
    modals = {
        sentence.tokens[child].text.lower()
        for child in sentence.children[verb.index]
        if sentence.tokens[child].dep == "aux"
    }
    if _condition(sentence, verb):
        yield Certainty.CONDITIONAL
    if modals & _MAY:
        yield Certainty.HEDGED
    if modals & _WILL:
        yield Certainty.FUTURE
    if modals & _WOULD and not (verb.dep == "ccomp" and _past_report(sentence, verb)):
        yield Certainty.CONDITIONAL
    elif modals & _WOULD:
        yield Certainty.FUTURE
    if any(
        sentence.tokens[child].dep == "mark" and sentence.tokens[child].text.lower() in _WHETHER
        for child in sentence.children[verb.index]
    ):
        yield Certainty.HEDGED


def _past_report(sentence: Sentence, verb: Token) -> bool:
    """Say whether *would* is only *will* as told in the past: *said it would close*."""
    return sentence.tokens[verb.head].tag in {"VBD", "VBN"} and not any(
        _condition(sentence, sentence.tokens[child]) for child in sentence.children[verb.index]
    )


def _condition(sentence: Sentence, verb: Token) -> bool:
    return any(
        sentence.tokens[child].text.lower() in _IF
        and sentence.tokens[child].dep in {"mark", "advmod", "aux"}
        and (
            sentence.tokens[child].text.lower() != "should"
            or child == min(t.index for t in sentence.subtree(verb.index))
        )
        for child in sentence.children[verb.index]
    )


def _above(sentence: Sentence, verb: Token, above: Token) -> Iterator[Certainty]:
    """Yield what the word above the clause says of it: *is set to*, *appears to*, *a risk that*."""
    if verb.dep == "xcomp":
        if above.lemma in _HEDGED_ABOVE:
            yield Certainty.HEDGED
        elif above.lemma in _FUTURE_ABOVE:
            yield Certainty.FUTURE
        for child in sentence.children[above.index]:
            word = sentence.tokens[child]
            if word.dep in {"acomp", "oprd"} and word.lemma in _HEDGED_ABOVE:
                yield Certainty.HEDGED
            elif word.dep in {"acomp", "oprd"} and word.lemma in _FUTURE_ABOVE:
                yield Certainty.FUTURE
    elif verb.dep in {"ccomp", "acl", "relcl", "pcomp"}:
        beside = {sentence.tokens[child].lemma for child in sentence.children[above.index] if child != verb.index}
        judged = above.pos == "AUX" and beside & _HEDGED_CLAUSE
        if judged or above.lemma in _HEDGED_CLAUSE or above.lemma in _HEDGED_NOUNS:
            yield Certainty.HEDGED
        elif above.lemma in _FUTURE_NOUNS and verb.dep in {"acl", "relcl"} and verb.tag == "VB":
            yield Certainty.FUTURE


def _shares_auxiliary(sentence: Sentence, verb: Token) -> bool:
    below = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    return not below & {"nsubj", "nsubjpass", "aux", "auxpass"} and verb.tag in {"VB", "VBN", "VBG"}


def _attached(sentence: Sentence, token: Token) -> bool:
    """Say whether a participle only describes its noun: *deployed troops*."""
    return token.dep == "amod" or (token.dep == "conj" and sentence.tokens[token.head].dep == "amod")


def polarity_of(sentence: Sentence, index: int) -> Polarity:
    """Return whether the clause of the token at ``index`` says that a thing is so or is not so.

    Negations are counted up to the clause that is stated: *did not fail to pay* is positive.
    """
    verb = predicate_of(sentence, index)
    count = _negations(sentence, verb, index)
    while verb.head != verb.index:
        above = sentence.tokens[verb.head]
        if verb.dep == "xcomp" or (verb.dep == "conj" and _shares_auxiliary(sentence, verb)):
            count += verb.dep == "xcomp" and (above.lemma in _DENYING or _denying_adjective(sentence, above))
            count += verb.dep == "xcomp" and _yet_to(sentence, above)
            count += _negations(sentence, above, above.index)
            verb = above
        elif verb.dep in {"pcomp", "acl"}:
            count += above.lemma in _WITHOUT or above.lemma in _DENYING_NOUNS or _prevented(sentence, above)
            break
        else:
            count += verb.dep == "ccomp" and above.lemma in {"deny", "reject", "dismiss", "dispute", "refute"}
            break
    return Polarity.NEGATIVE if count % 2 else Polarity.POSITIVE


def _negations(sentence: Sentence, verb: Token, index: int) -> int:
    count = 0
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        word = token.text.lower()
        if token.dep == "neg" or (token.dep in {"advmod", "preconj"} and word in _NOT):
            count += not _focus_only(sentence, token)
        elif token.dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            below = [sentence.tokens[grand] for grand in sentence.children[child]]
            negated = word in _NO or any(grand.text.lower() in _NO and grand.dep in {"det", "neg"} for grand in below)
            count += negated
    if index != verb.index and sentence.tokens[index].dep not in {"nsubj", "nsubjpass", "dobj", "attr"}:
        own = [sentence.tokens[child] for child in sentence.children[index]]
        count += any(token.text.lower() in {"no", "zero"} and token.dep in {"det", "nummod"} for token in own)
        above = sentence.tokens[sentence.tokens[index].head]
        count += above.dep == "prep" and above.lemma in _WITHOUT
    return count


def _focus_only(sentence: Sentence, token: Token) -> bool:
    """Say whether *not* only points at a word: *not only*, *not just*."""
    following = sentence.tokens[token.index + 1].text.lower() if token.index + 1 < len(sentence.tokens) else ""
    return following in _NOT_NEGATING


def _denying_adjective(sentence: Sentence, above: Token) -> bool:
    return any(
        sentence.tokens[child].dep == "acomp" and sentence.tokens[child].lemma in _DENYING
        for child in sentence.children[above.index]
    )


def _yet_to(sentence: Sentence, above: Token) -> bool:
    """Say whether *have yet to* holds the act back: *has yet to sign*."""
    return above.lemma == "have" and any(
        sentence.tokens[child].text.lower() == "yet" for child in sentence.children[above.index]
    )


def _prevented(sentence: Sentence, above: Token) -> bool:
    """Say whether *from* closes off what follows: *stopped them from leaving*."""
    return above.lemma == "from" and sentence.tokens[above.head].lemma in _DENYING
