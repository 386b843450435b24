"""How far an act has come where a sentence names it: refused, considered, planned, done.

The act's own auxiliaries and the words above it decide: *will resign*, *refused to resign*,
*if she wins*, *is considering selling*. What is hedged or hangs on another will (*was urged to
resign*) has no stage, and nothing is claimed of it.
"""

from dataclasses import dataclass
from enum import StrEnum

from claims.lexicon import words
from claims.parser import Sentence, Token
from claims.statuses.acts import Naming
from claims.statuses.lattice import OCCURRENCE


class Degree(StrEnum):
    """How far an act has come, whatever the act."""

    REFUSED = "refused"
    NOT_DONE = "not done"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CONSIDERING = "considering"
    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far an act has come, and whether that is told as something of the past."""

    degree: Degree
    earlier: bool = False
    """Whether it is background: *had refused*, *initially refused*, *said that if she won*."""


_ABOVE = {
    degree: words("statuses", f"above.{key}")
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
}
_ASKED = words("statuses", "above.asked")
_DECISION = words("statuses", "above.decision")
_WANTING = words("statuses", "above.wanting")
_EARLIER = words("statuses", "time.earlier")
_REPORTING = frozenset(
    "say tell announce confirm report add state note explain insist declare reveal disclose show write make "
    "rule".split()
)
_DOUBTING = frozenset(
    "believe think suspect fear hope suggest allege claim estimate imagine predict deny doubt".split()
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly"})
_IF = frozenset({"if", "unless", "should", "provided", "assuming"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})
_CHAIN = frozenset({"xcomp", "pcomp", "acl", "ccomp", "conj", "prep", "advcl", "relcl", "dobj", "acomp"})


def stage_of(sentence: Sentence, naming: Naming) -> Stage | None:
    """Return how far the named act has come, or None where the sentence leaves it open."""
    if sentence.text.rstrip("”\"'’ ").endswith("?"):
        return None
    token = sentence.tokens[naming.index]
    if naming.is_due:
        return Stage(degree=Degree.PLANNED)
    if naming.is_noun:
        return _noun_stage(sentence, token)
    return _verb_stage(sentence, token, process=naming.act.process or naming.act.family == OCCURRENCE)


def _verb_stage(sentence: Sentence, verb: Token, *, process: bool) -> Stage | None:
    if verb.dep == "conj" and _borrows(sentence, verb) and _hangs(sentence, verb):
        return _joined(sentence, verb, process=process)
    earlier = _is_earlier(sentence, verb)
    degree = _own_degree(sentence, verb, process=process)
    if degree is None:
        return None
    negated = _negated(sentence, verb)
    infinitive = _infinitive(sentence, verb) or verb.dep in {"xcomp", "pcomp"}
    above = sentence.tokens[verb.head]
    if infinitive and verb.dep in {"xcomp", "acl", "pcomp", "ccomp", "relcl", "advcl"} and above.index != verb.index:
        governed = _governed(sentence, verb)
        if governed is None:
            return None
        degree, above_earlier = governed
        earlier = earlier or above_earlier
    elif infinitive and verb.dep == "ROOT":
        degree = Degree.PLANNED if sentence.in_headline else None
        if degree is None:
            return None
    else:
        below = _reported(sentence, verb, degree)
        if below is None:
            return None
        degree, above_earlier = below
        earlier = earlier or above_earlier
    if negated:
        if degree in {Degree.DONE, Degree.UNDER_WAY}:
            degree = Degree.NOT_DONE
        elif degree is Degree.PLANNED:
            degree = Degree.REFUSED
        else:
            return None
    return Stage(degree=degree, earlier=earlier)


def _hangs(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is joined to an infinitive, gerund or participle without helpers of its own."""
    own = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    head = sentence.tokens[verb.head]
    return not own & {"aux", "auxpass"} and (
        _infinitive(sentence, head) or head.dep in {"xcomp", "pcomp", "advcl", "acl"}
    )


def _joined(sentence: Sentence, verb: Token, *, process: bool) -> Stage | None:
    """Return the stage of such a verb: the other one's, *ways to strengthen, not weaken* left out."""
    if _negated(sentence, verb):
        return None
    return _verb_stage(sentence, sentence.tokens[verb.head], process=process)


def _own_degree(sentence: Sentence, verb: Token, *, process: bool) -> Degree | None:
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    helpers = [token for token in below if token.dep in {"aux", "auxpass"}]
    if not helpers and verb.dep == "conj" and _borrows(sentence, verb):
        if verb.tag == "VB" and sentence.tokens[verb.head].tag != "VB":
            return None  # "… — not weaken it": a fragment
        return _own_degree(sentence, sentence.tokens[verb.head], process=process)
    modals = {token.text.lower() for token in helpers}
    lemmas = {token.lemma for token in helpers}
    marks = {token.text.lower() for token in below if token.dep in {"mark", "advmod"}}
    if marks & _IF:
        return Degree.CONDITIONAL
    if "whether" in marks or modals & (_MAY | _WOULD):
        return Degree.POSSIBLE
    if modals & _WILL:
        return Degree.PLANNED
    if marks & {"when", "once", "until", "before", "whenever", "as"} and verb.tag in {"VBZ", "VBP"}:
        return None
    perfect = any(token.lemma == "have" for token in helpers)
    if "to" in modals and perfect:
        return Degree.POSSIBLE
    if verb.tag == "VBG" and "be" in lemmas and not perfect:
        if process or any(token.dep == "auxpass" for token in helpers):
            return Degree.UNDER_WAY
        return Degree.DONE if any(token.tag == "VBD" for token in helpers) else Degree.PLANNED
    if verb.tag == "VBG" and not helpers:
        return _participle_degree(sentence, verb)
    if any(token.lemma == "be" and token.text.lower() == "being" for token in helpers):
        return Degree.UNDER_WAY
    if verb.tag in {"VBZ", "VBP"}:
        if sentence.in_headline:
            return Degree.DONE
        return Degree.UNDER_WAY if process or verb.pos == "AUX" or _says_now(verb) else None
    if verb.tag == "VB" and "do" not in lemmas and "to" not in modals:
        return Degree.DONE if sentence.in_headline else None
    if any(token.dep == "auxpass" and token.tag in {"VBZ", "VBP"} for token in helpers) and not perfect:
        return Degree.UNDER_WAY if process else Degree.DONE
    return Degree.DONE


def _participle_degree(sentence: Sentence, verb: Token) -> Degree | None:
    """Return the degree of a bare participle: its main clause's, or under way for *agencies building roads*."""
    if sentence.in_headline:
        return Degree.PLANNED if verb.dep == "ROOT" else None
    marks = {sentence.tokens[child].text.lower() for child in sentence.children[verb.index]}
    if verb.dep == "acl" or marks & {"while", "when", "before", "after", "if"}:
        return Degree.UNDER_WAY
    if verb.dep != "advcl":
        return Degree.DONE if verb.dep in {"xcomp", "pcomp", "conj"} else None
    above = sentence.tokens[verb.head]
    main = _own_degree(sentence, above, process=True) if above.pos in {"VERB", "AUX"} and above.tag != "VBG" else None
    if main is None or (main in {Degree.DONE, Degree.UNDER_WAY} and _negated(sentence, above)):
        return None
    return Degree.DONE if main is Degree.UNDER_WAY else main


def _says_now(verb: Token) -> bool:
    return verb.lemma in {"deny", "refuse", "decline", "confirm", "admit"}


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].lemma == "to"
        for child in sentence.children[verb.index]
    )


def _borrows(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb shares the auxiliaries of the one it is joined to: *will meet and sign*."""
    head = sentence.tokens[verb.head]
    own = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    return verb.tag in {"VB", "VBN", "VBG"} and not own & {"nsubj", "nsubjpass"} and head.pos in {"VERB", "AUX"}


def _governed(sentence: Sentence, verb: Token) -> tuple[Degree, bool] | None:
    """Return the degree that the words above an infinitive or gerund give it, and whether that is past."""
    degree: Degree | None = None
    step = verb
    for _ in range(4):
        above = sentence.tokens[step.head]
        if above.index == step.index or step.dep not in _CHAIN:
            break
        if step.dep == "advcl":
            if step.tag != "VBG" or _infinitive(sentence, step):
                return None
            break
        word = above.lemma
        if degree is None:
            degree = _degree_above(sentence, step, above)
            if degree is None and above.pos not in {"ADP", "AUX"} and word not in {"be", "have"}:
                return None
            if degree is None and word in {"be", "have"} and _infinitive(sentence, step):
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
    if word == "have" and _infinitive(sentence, step):
        return _bare_infinitive(sentence, above)
    has_object = any(sentence.tokens[child].dep == "dobj" for child in sentence.children[above.index])
    if (other_doer or has_object) and word in _ASKED:
        return Degree.POSSIBLE
    if word in _DECISION and step.dep in {"acl", "relcl"}:
        return Degree.DONE
    for degree, listed in _ABOVE.items():
        if word in listed:
            return degree
    if word in _ASKED:
        return Degree.POSSIBLE
    return None


def _through(sentence: Sentence, verb: Token, degree: Degree | None) -> tuple[Degree, bool] | None:
    """Return the degree once the governing verb's own auxiliaries are counted in."""
    if degree is None:
        return None
    earlier = _is_earlier(sentence, verb)
    if verb.dep in {"xcomp", "pcomp"} and _infinitive(sentence, verb):
        return Degree.POSSIBLE, earlier
    own = _own_degree(sentence, verb, process=True)
    if own in {Degree.POSSIBLE, Degree.CONDITIONAL}:
        return own, earlier
    if own is Degree.PLANNED and degree in {Degree.DONE, Degree.UNDER_WAY}:
        degree = Degree.PLANNED
    if _negated(sentence, verb):
        if degree in {Degree.DONE, Degree.UNDER_WAY}:
            return Degree.NOT_DONE, earlier
        return None
    reported = _reported(sentence, verb, degree)
    if reported is None:
        return None
    return reported[0], earlier or reported[1]


def _of_noun(sentence: Sentence, noun: Token, degree: Degree) -> tuple[Degree, bool] | None:
    """Return the degree of an act that hangs on a noun: *the decision to allow*, *a plan to close*."""
    if noun.dep in {"dobj", "pobj"}:
        above = sentence.tokens[noun.head]
        if above.lemma in _WANTING or above.lemma in _IF or above.lemma == "without":
            return None
        if above.pos == "VERB" and _negated(sentence, above):
            return None
    return degree, False


def _reported(sentence: Sentence, verb: Token, degree: Degree) -> tuple[Degree, bool] | None:
    """Return the degree of a clause once what it hangs on is counted in: *said that*, *believes that*."""
    clause = verb
    earlier = False
    while clause.head != clause.index:
        above = sentence.tokens[clause.head]
        if clause.dep == "conj" and above.pos in {"VERB", "AUX"}:
            clause = above
            continue
        if clause.dep == "ccomp" and above.pos in {"VERB", "AUX"}:
            if above.lemma in _DOUBTING or (above.lemma not in _REPORTING and above.lemma in _WANTING | _ASKED):
                return Degree.POSSIBLE, earlier
            if above.tag in {"VBD", "VBN"} and degree is Degree.CONDITIONAL:
                earlier = True
            earlier = earlier or _is_pluperfect(sentence, above)
            if _own_degree(sentence, above, process=True) in {Degree.POSSIBLE, Degree.CONDITIONAL}:
                return Degree.POSSIBLE, earlier
            clause = above
            continue
        if clause.dep == "advcl" and degree is Degree.CONDITIONAL:
            told = sentence.tokens[above.head] if above.dep == "ccomp" else above
            earlier = earlier or told.tag == "VBD" or _is_pluperfect(sentence, told)
        break
    return degree, earlier


def _negated(sentence: Sentence, verb: Token) -> bool:
    if verb.dep == "conj" and any(
        sentence.tokens[child].text.lower() == "neither" and sentence.tokens[child].dep == "preconj"
        for child in sentence.children[verb.head]
    ):
        return True  # "neither admitted nor denied"
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        word = token.text.lower()
        if token.dep in {"neg", "preconj", "advmod"} and word in _NEGATIONS:
            following = sentence.tokens[child + 1].text.lower() if child + 1 < len(sentence.tokens) else ""
            if following not in {"only", "just", "merely"}:
                return True
        if token.dep in {"nsubj", "nsubjpass"}:
            if word in {"neither", "none", "nobody", "no"}:
                return True
            if any(
                sentence.tokens[below].dep in {"det", "preconj"}
                and sentence.tokens[below].text.lower() in {"neither", "no"}
                for below in sentence.children[child]
            ):
                return True
    return False


def _is_pluperfect(sentence: Sentence, verb: Token) -> bool:
    return any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].text.lower() in {"had", "'d", "’d"}
        for child in sentence.children[verb.index]
    )


def _is_earlier(sentence: Sentence, verb: Token) -> bool:
    if _is_pluperfect(sentence, verb):
        return True
    return any(
        sentence.tokens[child].dep == "advmod" and sentence.tokens[child].text.lower() in _EARLIER
        for child in sentence.children[verb.index]
    )


def _noun_stage(sentence: Sentence, noun: Token) -> Stage | None:
    """Return the stage of an act named by a noun: done, where nothing around it says otherwise."""
    below = {sentence.tokens[child].lemma for child in sentence.children[noun.index]}
    if below & {"no", "any", "possible", "potential", "planned", "proposed", "future", "next", "alleged", "expected"}:
        return None
    above = sentence.tokens[noun.head]
    if noun.dep in {"compound", "amod", "conj", "nmod"}:
        return None
    if above.lemma in _WANTING or above.lemma in {"without", "if", "before", "for", "against", "until", "of"}:
        return None
    if above.pos in {"VERB", "AUX"}:
        own = _own_degree(sentence, above, process=True)
        if own not in {Degree.DONE, Degree.UNDER_WAY} or _negated(sentence, above):
            return None
    clause = above
    if clause.pos == "ADP":
        clause = sentence.tokens[clause.head]
        if clause.lemma in _WANTING:
            return None
    earlier = below & {"initial", "previous", "earlier", "former", "last", "past", "original", "first"}
    return Stage(degree=Degree.DONE, earlier=bool(earlier))
