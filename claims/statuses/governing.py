"""How far an act has come by the words above it: *refused to resign*, *a plan to resign*, *said that*."""

from claims.lexicon import words
from claims.parser import Sentence, Token
from claims.statuses.auxiliaries import (
    CONDITIONS,
    REPORTING,
    is_earlier,
    is_infinitive,
    is_negated,
    is_pluperfect,
    own_degree,
)
from claims.statuses.degrees import Degree

_ABOVE = tuple(
    (degree, words("statuses", f"above.{key}"))
    for key, degree in (
        ("refused", Degree.REFUSED),
        ("not_done", Degree.NOT_DONE),
        ("considering", Degree.CONSIDERING),
        ("under_way", Degree.UNDER_WAY),
        ("done", Degree.DONE),
        ("attempted", Degree.POSSIBLE),
        ("ended", Degree.POSSIBLE),
        ("planned", Degree.PLANNED),
    )
)
_ASKED = words("statuses", "above.asked")
_DECISION = words("statuses", "above.decision")
WANTING = words("statuses", "above.wanting")
_DOUBTING = frozenset(
    "believe think suspect fear hope suggest allege claim estimate imagine predict deny doubt".split()
)
_REACHED = frozenset({Degree.DONE, Degree.UNDER_WAY})
_CHAIN = frozenset({"xcomp", "pcomp", "acl", "ccomp", "conj", "prep", "advcl", "relcl", "dobj", "acomp"})


def governed_degree(sentence: Sentence, verb: Token) -> tuple[Degree, bool] | None:
    """Return the degree that the words above an infinitive or gerund give it, and whether that is past."""
    degree: Degree | None = None
    step = verb
    for _ in range(4):
        above = sentence.tokens[step.head]
        if above.index == step.index or step.dep not in _CHAIN:
            break
        if step.dep == "advcl":
            if step.tag != "VBG" or is_infinitive(sentence, step):
                return None
            break
        word = above.lemma
        if degree is None:
            degree = _degree_above(sentence, step, above)
            if degree is None and above.pos not in {"ADP", "AUX"} and word not in {"be", "have"}:
                return None
            if degree is None and word in {"be", "have"} and is_infinitive(sentence, step):
                degree = _bare_infinitive(sentence, above)
        if above.pos in {"VERB", "AUX"}:
            return _through(sentence, above, degree)
        if above.pos == "NOUN" and degree is not None:
            return _of_noun(sentence, above, degree)
        step = above
    return (degree, False) if degree is not None else None


def _bare_infinitive(sentence: Sentence, above: Token) -> Degree | None:
    """Return what *are to sign* and *have yet to sign* say."""
    if above.lemma == "be":
        return Degree.PLANNED
    yet = any(sentence.tokens[child].text.lower() == "yet" for child in sentence.children[above.index])
    return Degree.NOT_DONE if yet else None


def _degree_above(sentence: Sentence, step: Token, above: Token) -> Degree | None:
    word = above.lemma
    other_doer = step.dep == "ccomp" and any(
        sentence.tokens[child].dep in {"nsubj", "nsubjpass"} for child in sentence.children[step.index]
    )
    if word == "have" and is_infinitive(sentence, step):
        return _bare_infinitive(sentence, above)
    if word == "against" and above.pos == "ADP":
        return Degree.REFUSED  # "decided against expelling"
    if word == "rule" and any(sentence.tokens[child].lemma == "out" for child in sentence.children[above.index]):
        return Degree.REFUSED
    has_object = any(sentence.tokens[child].dep == "dobj" for child in sentence.children[above.index])
    if (other_doer or has_object) and word in _ASKED:
        return Degree.POSSIBLE
    if word in _DECISION and step.dep in {"acl", "relcl"}:
        return Degree.DONE
    for degree, listed in _ABOVE:
        if word in listed:
            return degree
    if word in _ASKED:
        return Degree.POSSIBLE
    return None


def _through(sentence: Sentence, verb: Token, degree: Degree | None) -> tuple[Degree, bool] | None:
    """Return the degree once the governing verb's own auxiliaries are counted in."""
    if degree is None:
        return None
    earlier = is_earlier(sentence, verb)
    if verb.dep in {"xcomp", "pcomp"} and is_infinitive(sentence, verb):
        return Degree.POSSIBLE, earlier
    own = own_degree(sentence, verb, process=True)
    if own in {Degree.POSSIBLE, Degree.CONDITIONAL}:
        return own, earlier
    if own is Degree.PLANNED and degree in {Degree.DONE, Degree.UNDER_WAY}:
        degree = Degree.PLANNED
    if is_negated(sentence, verb):
        if degree in {Degree.DONE, Degree.UNDER_WAY}:
            return Degree.NOT_DONE, earlier
        return None
    reported = reported_degree(sentence, verb, degree)
    if reported is None:
        return None
    return reported[0], earlier or reported[1]


def _of_noun(sentence: Sentence, noun: Token, degree: Degree) -> tuple[Degree, bool] | None:
    """Return the degree of an act that hangs on a noun: *the decision to allow*, *a plan to close*."""
    if noun.dep in {"dobj", "pobj"}:
        above = sentence.tokens[noun.head]
        if above.lemma in WANTING or above.lemma in CONDITIONS or above.lemma == "without":
            return None
        if above.pos == "VERB" and is_negated(sentence, above):
            return None
    return degree, False


def reported_degree(sentence: Sentence, verb: Token, degree: Degree) -> tuple[Degree, bool] | None:
    """Return the degree of a clause once what it hangs on is counted in: *said that*, *believes that*."""
    clause = verb
    earlier = False
    while clause.head != clause.index:
        above = sentence.tokens[clause.head]
        if clause.dep == "conj" and above.pos in {"VERB", "AUX"}:
            clause = above
            continue
        if clause.dep == "ccomp" and above.pos in {"VERB", "AUX"}:
            if above.lemma == "deny" and not is_negated(sentence, above) and degree in _REACHED:
                return Degree.NOT_DONE, earlier
            if above.lemma in _DOUBTING or (above.lemma not in REPORTING and above.lemma in WANTING | _ASKED):
                return Degree.POSSIBLE, earlier
            if above.tag in {"VBD", "VBN"} and degree is Degree.CONDITIONAL:
                earlier = True
            earlier = earlier or is_pluperfect(sentence, above)
            if own_degree(sentence, above, process=True) in {Degree.POSSIBLE, Degree.CONDITIONAL}:
                return Degree.POSSIBLE, earlier
            clause = above
            continue
        if clause.dep == "advcl" and degree is Degree.CONDITIONAL:
            told = sentence.tokens[above.head] if above.dep == "ccomp" else above
            earlier = earlier or told.tag == "VBD" or is_pluperfect(sentence, told)
        break
    return degree, earlier
