"""How far an act has come where a sentence names it: refused, considered, planned, done.

The act's own auxiliaries and the words above it decide: *will resign*, *refused to resign*,
*if she wins*, *is considering selling*. What is hedged or hangs on another will (*was urged to
resign*) has no stage, and nothing is claimed of it.
"""

from claims.parser import Sentence, Token
from claims.statuses.acts import Naming
from claims.statuses.auxiliaries import borrows_helpers, is_earlier, is_infinitive, is_negated, own_degree
from claims.statuses.degrees import Degree, Stage
from claims.statuses.governing import WANTING, governed_degree, reported_degree
from claims.statuses.lattice import OCCURRENCE


def stage_of(sentence: Sentence, naming: Naming) -> Stage | None:
    """Return how far the named act has come, or None where the sentence leaves it open."""
    if sentence.text.rstrip("”\"'’ ").endswith("?"):
        return None
    token = sentence.tokens[naming.index]
    if naming.act.process and token.dep == "acl" and token.tag == "VBN":
        return None  # "the hostages held in the mine": who they are, not how they fare now
    if naming.is_due:
        return Stage(degree=Degree.PLANNED)
    if naming.is_noun:
        return _noun_stage(sentence, token)
    return _verb_stage(sentence, token, process=naming.act.process or naming.act.family == OCCURRENCE)


def _verb_stage(sentence: Sentence, verb: Token, *, process: bool) -> Stage | None:
    if verb.dep == "conj" and borrows_helpers(sentence, verb) and _hangs(sentence, verb):
        return _joined(sentence, verb, process=process)
    earlier = is_earlier(sentence, verb)
    degree = own_degree(sentence, verb, process=process)
    if degree is None:
        return None
    negated = is_negated(sentence, verb)
    infinitive = is_infinitive(sentence, verb) or verb.dep in {"xcomp", "pcomp"}
    above = sentence.tokens[verb.head]
    if infinitive and verb.dep in {"xcomp", "acl", "pcomp", "ccomp", "relcl", "advcl"} and above.index != verb.index:
        governed = governed_degree(sentence, verb)
        if governed is None:
            return None
        degree, above_earlier = governed
        earlier = earlier or above_earlier
    elif infinitive and verb.dep == "ROOT":
        degree = Degree.PLANNED if sentence.in_headline else None
        if degree is None:
            return None
    else:
        below = reported_degree(sentence, verb, degree)
        if below is None:
            return None
        degree, above_earlier = below
        earlier = earlier or above_earlier
    if negated:
        if degree in {Degree.DONE, Degree.UNDER_WAY}:
            degree = Degree.NOT_DONE
        elif degree is Degree.PLANNED:
            degree = Degree.REFUSED
        elif degree is Degree.CONDITIONAL:
            pass  # "if they do not agree" is as open as "if they agree"
        else:
            return None
    return Stage(degree=degree, earlier=earlier)


def _hangs(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is joined to an infinitive, gerund or participle without helpers of its own."""
    own = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    head = sentence.tokens[verb.head]
    return not own & {"aux", "auxpass"} and (
        is_infinitive(sentence, head) or head.dep in {"xcomp", "pcomp", "advcl", "acl"}
    )


def _joined(sentence: Sentence, verb: Token, *, process: bool) -> Stage | None:
    """Return the stage of such a verb: the other one's, *ways to strengthen, not weaken* left out."""
    if is_negated(sentence, verb):
        return None
    return _verb_stage(sentence, sentence.tokens[verb.head], process=process)


def _noun_stage(sentence: Sentence, noun: Token) -> Stage | None:
    """Return the stage of an act named by a noun: done, where nothing around it says otherwise."""
    below = {sentence.tokens[child].lemma for child in sentence.children[noun.index]}
    if below & {"no", "any", "possible", "potential", "planned", "proposed", "future", "next", "alleged", "expected"}:
        return None
    above = sentence.tokens[noun.head]
    if noun.dep in {"compound", "amod", "conj", "nmod"}:
        return None
    if above.lemma in WANTING or above.lemma in {"without", "if", "before", "for", "against", "until", "of"}:
        return None
    if above.pos in {"VERB", "AUX"}:
        own = own_degree(sentence, above, process=True)
        if own not in {Degree.DONE, Degree.UNDER_WAY} or is_negated(sentence, above):
            return None
    clause = above
    if clause.pos == "ADP":
        clause = sentence.tokens[clause.head]
        if clause.lemma in WANTING:
            return None
    earlier = below & {"initial", "previous", "earlier", "former", "last", "past", "original", "first"}
    return Stage(degree=Degree.DONE, earlier=bool(earlier))
