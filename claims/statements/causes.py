"""What a clause gives as the cause of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.lexicon import words
from claims.parser import Sentence, Token, content_lemmas
from claims.statements.clauses import subject_of, words_of

_VERBS = words("footing", "causes.verbs")
_VERBS_TO = words("footing", "causes.verbs_to")
_VERBS_IN = words("footing", "causes.verbs_in")
_NOUNS = words("footing", "causes.nouns")
_RESULTS = words("footing", "causes.results")


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseGiven:
    """The content lemmas of a cause and of its effect; the effect is empty where it was told before."""

    cause: tuple[str, ...]
    effect: tuple[str, ...]


def cause_given(sentence: Sentence, verb: Token) -> CauseGiven | None:
    """Return the cause that the clause of a verb gives, or None."""
    for step in (verb, *_complements(sentence, verb)):
        found = _by_verb(sentence, step) or _by_noun(sentence, step) or _by_phrase(sentence, step)
        if found is not None and found.cause:
            return found
    return None


def _complements(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the verbs that *appears to*, *is believed to* and *is to* lead to."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    return [token for token in below if token.dep == "xcomp" and token.pos in {"VERB", "AUX"}]


def _by_verb(sentence: Sentence, verb: Token) -> CauseGiven | None:
    subject = subject_of(sentence, verb)
    if subject is None:
        return None
    if verb.lemma == "blame":
        on = _after(sentence, verb, {"on"})
        if on is not None:  # the fire was blamed on, they blamed the fire on
            effect = subject if subject.dep == "nsubjpass" else _child(sentence, verb, {"dobj"})
            return _given(sentence, on, effect)
        return _given(sentence, subject, _after(sentence, verb, {"for"}))
    if verb.lemma in _VERBS or (verb.lemma == "bring" and _has(sentence, verb, "about")):
        if subject.dep == "nsubjpass":
            agent = _child(sentence, verb, {"agent"})
            return _given(sentence, agent and _child(sentence, agent, {"pobj"}), subject)
        return _given(sentence, subject, _child(sentence, verb, {"dobj"}))
    preposition = {"to"} if verb.lemma in _VERBS_TO else {"in"} if verb.lemma in _VERBS_IN else set()
    effect = _after(sentence, verb, preposition) if preposition else None
    return _given(sentence, subject, effect) if effect is not None else None


def _by_noun(sentence: Sentence, verb: Token) -> CauseGiven | None:
    """Read *X was the cause of Y*, *the cause of Y was X*, *Y is a response to X*."""
    subject, said = subject_of(sentence, verb), _child(sentence, verb, {"attr"})
    if verb.lemma not in {"be", "become", "remain"} or subject is None or said is None:
        return None
    if said.lemma in _NOUNS:
        return _given(sentence, subject, _after(sentence, said, {"of", "for", "behind"}))
    if subject.lemma in _NOUNS:
        return _given(sentence, said, _after(sentence, subject, {"of", "for", "behind"}))
    if said.lemma in _RESULTS:
        return _given(sentence, _after(sentence, said, {"to", "of"}), subject)
    return None


def _by_phrase(sentence: Sentence, verb: Token) -> CauseGiven | None:
    """Read *… because of X*, *due to X*, *as a result of X*, *in response to X*."""
    for token in words_of(sentence, verb):
        cause = None
        word = token.text.lower()
        if word in {"because", "due", "owing"}:
            cause = _child(sentence, token, {"pobj"}) or _after(sentence, token, {"of", "to"})
        elif token.lemma in {"result", "response"} and sentence.tokens[token.head].lemma in {"as", "in"}:
            cause = _after(sentence, token, {"of", "to"})
        if cause is not None:
            inside = {below.index for below in sentence.subtree(token.index)}
            rest = [one for one in words_of(sentence, verb) if one.index not in inside]
            return CauseGiven(cause=_phrase(sentence, cause), effect=_lemmas(rest))
    return None


def _given(sentence: Sentence, cause: Token | None, effect: Token | None) -> CauseGiven | None:
    if cause is None or cause.pos == "PRON":
        return None
    below = () if effect is None or effect.pos == "PRON" else _phrase(sentence, effect)
    return CauseGiven(cause=_phrase(sentence, cause), effect=below)


def _phrase(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """Return the content lemmas of a phrase, what a *which* clause adds to it left out."""
    dropped: set[int] = set()
    for token in sentence.subtree(head.index):
        if token.dep == "relcl":
            dropped.update(below.index for below in sentence.subtree(token.index))
    return _lemmas([token for token in sentence.subtree(head.index) if token.index not in dropped])


def _lemmas(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(content_lemmas(tokens)))


def _child(sentence: Sentence, token: Token, relations: set[str]) -> Token | None:
    below = (sentence.tokens[child] for child in sentence.children[token.index])
    return next((child for child in below if child.dep in relations), None)


def _has(sentence: Sentence, token: Token, word: str) -> bool:
    return any(sentence.tokens[child].text.lower() == word for child in sentence.children[token.index])


def _after(sentence: Sentence, token: Token, prepositions: set[str]) -> Token | None:
    """Return the object of one of the prepositions below a token."""
    for child in sentence.children[token.index]:
        below = sentence.tokens[child]
        if below.dep in {"prep", "pcomp"} and below.lemma in prepositions:
            return _child(sentence, below, {"pobj"})
    return None
