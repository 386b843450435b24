"""Where a sentence names an act: by a verb and the words on it, or by a noun somebody owns."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.attribution.cues import FAMILY
from claims.lexicon import words
from claims.parser import Sentence, Token
from claims.statuses.lattice import OCCURRENCE, STATE, Act, noun_acts, verb_phrases

_IGNORED = words("statuses", "occurrence.ignored")
_LIGHT = words("statuses", "occurrence.light")
_IDLE = words("statuses", "occurrence.idle")
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_BELOW = frozenset(
    "prt dobj nsubj nsubjpass prep pobj acomp oprd attr advmod xcomp ccomp pcomp neg dative agent npadvmod "
    "advcl".split()
)
_DEEPER = frozenset("prep pobj neg pcomp oprd acomp advmod aux xcomp amod".split())
_DUE = frozenset({"due", "set", "ready", "about"})
_OWNED_BY = frozenset({"by", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A word of a sentence that names an act."""

    act: Act
    index: int
    """The token of the verb or noun."""
    parts: tuple[int, ...] = ()
    """Tokens that belong to the phrase: the *off* of *call off*, the *guilty* of *find guilty*."""
    of_patient: bool = False
    is_noun: bool = False
    named_only: bool = False
    """Whether it counts only of somebody named."""
    is_due: bool = False
    """Whether it is the *land* of *is due to land*, which the parse takes for a noun."""


def acts_named(sentence: Sentence) -> Iterator[Naming]:
    """Yield each naming of an act in a sentence, in text order; nouns only where somebody owns them."""
    taken: set[int] = set()
    for token in sentence.tokens:
        if (
            token.index not in taken
            and token.pos in {"VERB", "AUX"}
            and token.dep not in {"aux", "auxpass", "amod", "compound", "case"}
        ):
            found = _by_verb(sentence, token)
            if found is not None:
                taken.update(found.parts)
                yield found
        elif token.pos == "NOUN" and _is_due_to(sentence, token):
            # "is due to land": the parser takes the verb for a noun
            for phrase in verb_phrases().get(token.lemma, ()):
                if not phrase.with_words:
                    taken.add(token.index)
                    yield Naming(act=phrase.act, index=token.index, of_patient=phrase.of_patient, is_due=True)
                    break
    for token in sentence.tokens:
        if token.pos == "NOUN" and token.index not in taken and token.lemma in noun_acts() and _owned(sentence, token):
            yield Naming(act=noun_acts()[token.lemma], index=token.index, is_noun=True)


def _by_verb(sentence: Sentence, verb: Token) -> Naming | None:
    said = "missing" if verb.text.lower() == "missing" else verb.lemma  # nobody misses anything there
    for phrase in verb_phrases().get(said, ()):
        parts = _parts(sentence, verb, phrase.with_words)
        if parts is not None:
            return Naming(
                act=phrase.act,
                index=verb.index,
                parts=parts,
                of_patient=phrase.of_patient,
                named_only=phrase.named_only,
            )
    if verb.lemma in _LIGHT and (named := _carried(sentence, verb)) is not None:
        return named
    if _tells_how_it_stands(sentence, verb):
        return Naming(act=Act(family=STATE, name=verb.lemma, done="so", process=True), index=verb.index)
    if (
        verb.pos == "AUX"
        or verb.lemma in _IGNORED
        or (verb.lemma in FAMILY and (FAMILY[verb.lemma] != "manner" or _reports(sentence, verb)))
        or not verb.lemma.isalpha()
        or _has_particle(sentence, verb)
    ):
        return None
    return Naming(act=Act(family=OCCURRENCE, name=verb.lemma, done="done"), index=verb.index)


def _tells_how_it_stands(sentence: Sentence, verb: Token) -> bool:
    """Say whether an everyday verb tells a state of things: *has vast stocks*, *is unlikely to agree*."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    told = {token.dep for token in below}
    says = verb.lemma in FAMILY and ("ccomp" in told or "xcomp" in told or "dobj" not in told)
    if says or (verb.lemma not in _IGNORED and verb.lemma not in FAMILY) or _has_particle(sentence, verb):
        return False
    wanted = {"acomp", "attr"} if verb.lemma == "be" else {"dobj", "acomp", "oprd", "attr"}
    return any(token.dep in wanted and token.pos in _TELLING for token in below) and not any(
        token.dep == "expl" or token.text.lower() in {"it", "there", "this", "that"}
        for token in below
        if token.dep in {"nsubj", "expl"}
    )


def _carried(sentence: Sentence, verb: Token) -> Naming | None:
    """Return the act that the object of a light verb names: *makes its first run*, *gave a speech*."""
    for child in sentence.children[verb.index]:
        noun = sentence.tokens[child]
        if noun.dep == "dobj" and noun.pos == "NOUN" and noun.lemma not in _IDLE and noun.lemma.isalpha():
            return Naming(act=Act(family=OCCURRENCE, name=noun.lemma, done="done"), index=verb.index, parts=(child,))
    return None


def _reports(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb of manner reports words: *she sang that*; else it is an act: *she will sing in Brode*."""
    return any(sentence.tokens[child].dep in {"ccomp", "parataxis"} for child in sentence.children[verb.index])


def _has_particle(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[child].dep == "prt" for child in sentence.children[verb.index])


def _parts(sentence: Sentence, verb: Token, wanted: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
    """Return the tokens that fill the phrase, or None where one is missing; a particle must be asked for."""
    near = [sentence.tokens[child] for child in sentence.children[verb.index]]
    near = [token for token in near if token.dep in _BELOW]
    asked = frozenset().union(*wanted) if wanted else frozenset()
    if any(token.dep == "prt" and token.lemma not in asked for token in near):
        return None
    if verb.dep in {"acl", "relcl"} and verb.tag == "VBN":
        near.append(sentence.tokens[verb.head])  # "a warning issued on Friday"
    reach = near + [
        sentence.tokens[below]
        for token in near
        for below in sentence.children[token.index]
        if (
            token.dep not in {"nsubj", "nsubjpass"}
            or (token.dep == "nsubjpass" and sentence.tokens[below].lemma == "of")
        )
        and sentence.tokens[below].dep in _DEEPER
    ]
    reach += [
        sentence.tokens[below]
        for token in reach
        if token.dep == "prep"
        for below in sentence.children[token.index]
        if sentence.tokens[below].dep == "pobj" and sentence.tokens[below] not in reach
    ]
    reach += [
        sentence.tokens[below]
        for token in reach
        if token.dep == "pobj"
        for below in sentence.children[token.index]
        if sentence.tokens[below].dep in {"amod", "compound"}
    ]
    found = []
    for options in wanted:
        fitting = [token.index for token in reach if token.lemma in options and token.index not in found]
        if not fitting:
            return None
        found.append(fitting[0])
    return tuple(found)


def _is_due_to(sentence: Sentence, token: Token) -> bool:
    tokens = sentence.tokens
    above = tokens[token.head]
    if token.dep != "pobj" or above.lemma != "to" or above.index != token.index - 1 or token.text != token.lemma:
        return False
    due = tokens[above.head]
    return due.lemma in _DUE and due.dep == "acomp" and tokens[due.head].lemma == "be"


def _owned(sentence: Sentence, noun: Token) -> bool:
    for child in sentence.children[noun.index]:
        token = sentence.tokens[child]
        if token.dep == "poss":
            return True
        if token.dep in {"prep", "agent"} and token.lemma in _OWNED_BY:
            return True
    return False
