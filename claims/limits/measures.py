"""Which words of a sentence name a measure: a ban, an order, a permission, an offer, a strike."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon import table
from claims.parser import Sentence, Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nobody", "no"})
_MAY = frozenset({"may", "can", "could", "able"})
_MUST = frozenset({"must"})


_ANY = "any"
"""The family of a word that may stand for any measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A word of a sentence that names a measure."""

    family: str
    """What the measure does: *forbid*, *oblige*, *permit*, *give*…"""
    index: int
    is_weak: bool = False
    """Whether the word is so common that it counts only where its reach is said outright: *will get*."""


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {word: family for family, listed in table("limits")["measures"].items() for word in listed}


def measures_named(sentence: Sentence) -> Iterator[Measure]:
    """Yield the measures a sentence names, in text order; a permission denied is a ban."""
    for token in sentence.tokens:
        if token.pos not in {"NOUN", "VERB", "PROPN", "ADJ"} or token.dep in {"compound", "nmod"}:
            continue
        family = _families().get(token.lemma)
        modal = None if family is not None or token.pos != "VERB" else _modal(sentence, token)
        if family == "weak":
            yield Measure(family=_ANY, index=token.index, is_weak=True)
        elif family is not None:
            denied = family == "permit" and _denied(sentence, token)
            yield Measure(family="forbid" if denied else family, index=token.index)
        elif modal is not None:
            yield Measure(family=modal, index=token.index, is_weak=modal == "permit")


def _modal(sentence: Sentence, verb: Token) -> str | None:
    """Return what *must*, *may not* and *can* make of a verb."""
    helpers = {sentence.tokens[child].text.lower() for child in sentence.children[verb.index]}
    above = sentence.tokens[verb.head]
    if helpers & _MUST or (above.lemma == "have" and verb.dep == "xcomp" and "to" in helpers):
        return "forbid" if _denied(sentence, verb) else "oblige"
    if helpers & _MAY and _denied(sentence, verb):
        return "forbid"
    if helpers & {"can", "may"} or (above.lemma == "able" and verb.dep == "xcomp"):
        return "permit"
    return None


def _denied(sentence: Sentence, token: Token) -> bool:
    below = [sentence.tokens[child] for child in sentence.children[token.index]]
    return any(word.text.lower() in _NEGATIONS and word.dep in {"neg", "nsubj", "nsubjpass", "det"} for word in below)
