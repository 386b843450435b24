"""How far an act has come by its verb's own helpers: *will resign*, *did not resign*, *if she wins*."""

from claims.lexicon import words
from claims.parser import Sentence, Token
from claims.statuses.degrees import Degree

_EARLIER = words("statuses", "time.earlier")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly"})
REPORTING = frozenset(
    "say tell announce confirm report add state note explain insist declare reveal disclose show write make "
    "rule".split()
)
CONDITIONS = frozenset({"if", "unless", "should", "provided", "assuming"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_GOING_ON = frozenset({"remain", "stay", "continue", "keep"})
"""Verbs whose future tells of the present: *will remain shut*."""
_AHEAD = frozenset({"tomorrow", "next", "soon", "later", "tonight", "coming", "upcoming", "due"})
_AWAITING = frozenset({"hope", "expect", "await", "wait", "plan", "prepare"})
_WOULD = frozenset({"would", "'d", "’d"})


def own_degree(sentence: Sentence, verb: Token, *, process: bool) -> Degree | None:
    """Return how far the verb has come by its own helpers and marks, or None where they leave it open."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    helpers = [token for token in below if token.dep in {"aux", "auxpass"}]
    if not helpers and verb.dep == "conj" and borrows_helpers(sentence, verb):
        if verb.tag == "VB" and sentence.tokens[verb.head].tag != "VB":
            return None  # "… — not weaken it": a fragment
        return own_degree(sentence, sentence.tokens[verb.head], process=process)
    modals = {token.text.lower() for token in helpers}
    lemmas = {token.lemma for token in helpers}
    marks = {token.text.lower() for token in below if token.dep in {"mark", "advmod"}}
    if marks & CONDITIONS:
        return Degree.CONDITIONAL
    told_ahead = bool(modals & _WOULD) and _is_reported(sentence, verb)
    if "whether" in marks or modals & _MAY or (modals & _WOULD and not told_ahead):
        return Degree.POSSIBLE
    if modals & _WILL or told_ahead:
        return Degree.UNDER_WAY if verb.lemma in _GOING_ON else Degree.PLANNED
    if marks & {"when", "once", "until", "before", "whenever"} and verb.tag in {"VBZ", "VBP"}:
        return Degree.PLANNED if _looks_ahead(sentence, verb) else None
    perfect = any(token.lemma == "have" for token in helpers)
    if "to" in modals and perfect:
        return Degree.POSSIBLE
    if verb.tag == "VBG" and "be" in lemmas and not perfect:
        if process or any(token.dep == "auxpass" for token in helpers):
            return Degree.UNDER_WAY
        if any(token.tag == "VBD" for token in helpers):
            return Degree.DONE
        return Degree.PLANNED if _names_time_ahead(sentence) else Degree.UNDER_WAY
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


def _looks_ahead(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause in *when* hangs on one that looks ahead: *will be free when the bridge opens*."""
    if verb.dep not in {"advcl", "relcl"}:
        return False
    for above in sentence.ancestors(verb.index)[:4]:
        helpers = {sentence.tokens[child].text.lower() for child in sentence.children[above.index]}
        if helpers & _WILL or above.lemma in _AWAITING:
            return True
    return False


def _names_time_ahead(sentence: Sentence) -> bool:
    """Say whether *is opening* is told with a time to come: *tomorrow*, *next week*."""
    return any(token.text.lower() in _AHEAD for token in sentence.tokens)


def _participle_degree(sentence: Sentence, verb: Token) -> Degree | None:
    """Return the degree of a bare participle: its main clause's, or under way for *agencies building roads*."""
    if sentence.in_headline:
        return Degree.PLANNED if verb.dep == "ROOT" else None
    marks = {sentence.tokens[child].text.lower() for child in sentence.children[verb.index]}
    if verb.dep == "acl" or marks & {"while", "when", "before", "after", "if"}:
        return Degree.UNDER_WAY
    if verb.dep not in {"advcl", "relcl"}:
        return Degree.DONE if verb.dep in {"xcomp", "pcomp", "conj"} else None
    above = sentence.tokens[verb.head]
    main = own_degree(sentence, above, process=True) if above.pos in {"VERB", "AUX"} and above.tag != "VBG" else None
    if main is None or (main in {Degree.DONE, Degree.UNDER_WAY} and is_negated(sentence, above)):
        return None
    return Degree.DONE if main is Degree.UNDER_WAY else main


def _says_now(verb: Token) -> bool:
    return verb.lemma in {"deny", "refuse", "decline", "confirm", "admit"}


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb stands with *to*."""
    return any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].lemma == "to"
        for child in sentence.children[verb.index]
    )


def borrows_helpers(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb shares the auxiliaries of the one it is joined to: *will meet and sign*."""
    head = sentence.tokens[verb.head]
    own = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    return verb.tag in {"VB", "VBN", "VBG"} and not own & {"nsubj", "nsubjpass"} and head.pos in {"VERB", "AUX"}


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb, or its subject, is denied: *did not*, *never*, *no court has*."""
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


def is_pluperfect(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is put before the time of the telling: *had refused*."""
    return any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].text.lower() in {"had", "'d", "’d"}
        for child in sentence.children[verb.index]
    )


def _is_reported(sentence: Sentence, verb: Token) -> bool:
    """Say whether the pluperfect only follows from *said*: *said that members had turned the offer down*."""
    clause = verb
    while clause.dep == "conj" and clause.head != clause.index:
        clause = sentence.tokens[clause.head]
    above = sentence.tokens[clause.head]
    return clause.dep == "ccomp" and above.tag in {"VBD", "VBN"} and above.lemma in REPORTING


def is_earlier(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is told as background: *had refused*, *initially refused*."""
    if is_pluperfect(sentence, verb) and not _is_reported(sentence, verb):
        return True
    return any(
        sentence.tokens[child].dep == "advmod" and sentence.tokens[child].text.lower() in _EARLIER
        for child in sentence.children[verb.index]
    )
