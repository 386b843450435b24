"""The clauses of a sentence that state something, and the words of each."""

from collections.abc import Iterator

from claims.attribution.cues import EVIDENTIAL_PASSIVES, VERBS
from claims.lexicon import words
from claims.parser import Sentence, Token

_STATING = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
_OTHER_CLAUSES = frozenset({"ccomp", "conj", "parataxis", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOT_STATED = frozenset({"if", "unless", "whether", "when", "until", "before", "after", "once", "while", "since"})
_GOVERNING = words("hedges", "governors.hedged") | EVIDENTIAL_PASSIVES
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD_BY_THE_WAY = frozenset({"when", "after", "while", "since"})
"""Marks that state what they open when it is told in the past: *rescued after a boat rammed them*."""
_RELATIVES = frozenset({"which", "who"})
FORECASTING = words("footing", "cues.forecasting")
SUSPECTING = words("footing", "cues.suspecting")


def stating_verbs(sentence: Sentence) -> Iterator[Token]:
    """Yield the verbs of the clauses that state something, verbs that only report another clause left out."""
    for token in sentence.tokens:
        if token.pos not in {"VERB", "AUX"} or not (token.dep in _STATING or is_aside(sentence, token)):
            continue
        if not (_is_finite(sentence, token) or is_foretold(sentence, token)):
            continue
        below = [sentence.tokens[child] for child in sentence.children[token.index]]
        if token.dep != "conj" and not _has_subject(sentence, token) and _lender(sentence, token) is None:
            continue
        if token.lemma in VERBS and any(child.dep in {"ccomp", "parataxis"} for child in below):
            continue
        if token.dep == "parataxis" and token.lemma in VERBS:
            continue
        marks = {child.text.lower() for child in below if child.dep in {"mark", "advmod"}} & _NOT_STATED
        if marks and not (marks <= _TOLD_BY_THE_WAY and _is_past(sentence, token)):
            continue
        yield token


def core_of(sentence: Sentence, verb: Token) -> Token:
    """Return the verb whose doing is stated: *be* of *appears to be*, *die* of *is believed to have died*."""
    if verb.lemma in SUSPECTING and any(
        sentence.tokens[child].dep == "auxpass" for child in sentence.children[verb.index]
    ):
        return _suspected_of(sentence, verb) or verb
    if verb.lemma not in _GOVERNING:
        return verb
    below = (sentence.tokens[child] for child in sentence.children[verb.index])
    return next((token for token in below if token.dep == "xcomp" and token.pos in {"VERB", "AUX"}), verb)


def is_aside(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb tells something more of a noun: *the quake, which was caused by …*."""
    if verb.dep != "relcl" or verb.head > verb.index:
        return False
    first = min(token.index for token in sentence.subtree(verb.index))
    return sentence.tokens[first].text.lower() in _RELATIVES and first > 0 and sentence.tokens[first - 1].text == ","


def phrase_of(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with what hangs on it, clauses left out."""
    dropped = {
        below.index
        for token in sentence.subtree(noun.index)
        if token.dep in {"relcl", "advcl", "ccomp"} and token.index != noun.index
        for below in sentence.subtree(token.index)
    }
    return [token for token in sentence.subtree(noun.index) if token.index not in dropped and token.pos != "PUNCT"]


def is_foretold(sentence: Sentence, verb: Token) -> bool:
    """Say whether the clause is what somebody expects: *economists expect prices to fall*."""
    return (
        verb.dep == "ccomp"
        and verb.tag == "VB"
        and sentence.tokens[verb.head].lemma in FORECASTING
        and any(sentence.tokens[child].dep.startswith("nsubj") for child in sentence.children[verb.index])
    )


def _suspected_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the deed of *is suspected of using*, *was accused of stealing*."""
    for child in sentence.children[verb.index]:
        if sentence.tokens[child].lemma == "of":
            below = (sentence.tokens[grand] for grand in sentence.children[child])
            return next((token for token in below if token.dep == "pcomp" and token.pos in {"VERB", "AUX"}), None)
    return None


def words_of(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the words of a verb's clause, clauses inside it left out, in text order."""
    top = _lender(sentence, verb) or verb
    dropped: set[int] = set()
    gerund = _opening_gerund(sentence, top)
    for child in (*sentence.children[top.index], *(sentence.children[verb.index] if top is not verb else ())):
        token = sentence.tokens[child]
        other = token.dep in _OTHER_CLAUSES and token.pos in {"VERB", "AUX"} and token.index != verb.index
        if gerund is not None and child == gerund.index:
            continue
        tag = token.text.lower() == "according" or (token.dep == "punct" and token.text in {"“", "”", '"'})
        if tag or (other and not (token.dep == "conj" and not _has_subject(sentence, token))):
            dropped.update(below.index for below in sentence.subtree(child))
    for token in sentence.subtree(top.index):
        if token.index != verb.index and is_aside(sentence, token):
            dropped.update(below.index for below in sentence.subtree(token.index))
    kept = [token for token in sentence.subtree(top.index) if token.index not in dropped]
    if is_aside(sentence, verb):
        kept = [token for token in kept if token.text.lower() not in _RELATIVES]
        kept = [*phrase_of(sentence, sentence.tokens[verb.head]), *kept]
    while kept and kept[-1].pos in {"PUNCT", "CCONJ"}:
        kept.pop()
    while kept and (kept[0].pos in {"PUNCT", "CCONJ"} or kept[0].dep == "mark"):
        kept.pop(0)
    return kept


def doer_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return who does what a clause tells: its subject, or the *by* of a passive; None where nobody is given."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    if not any(token.dep == "auxpass" for token in below):
        subject = subject_of(sentence, verb)
        return None if subject is None or (subject.dep == "nsubjpass" and verb.tag == "VBN") else subject
    by = next((token for token in below if token.dep == "agent"), None)
    if by is None:
        return None
    return next(
        (sentence.tokens[child] for child in sentence.children[by.index] if sentence.tokens[child].dep == "pobj"), None
    )


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of a clause; a verb joined on by *and*, and *to be* in *appears to be*, share one."""
    while True:
        for child in sentence.children[verb.index]:
            if sentence.tokens[child].dep in _SUBJECTS:
                aside = sentence.tokens[child].text.lower() in _RELATIVES and is_aside(sentence, verb)
                return sentence.tokens[verb.head] if aside else sentence.tokens[child]
        gerund = _opening_gerund(sentence, verb)
        if gerund is not None:
            return gerund
        lent = sentence.tokens[verb.head] if verb.dep in {"conj", "xcomp"} else _suspicion(sentence, verb)
        above = _lender(sentence, verb) or lent
        if above is None or above.index == verb.index:
            return None
        verb = above


def _lender(sentence: Sentence, verb: Token) -> Token | None:
    """Return the participle a finite verb was hung on by mistake: *antelopes found dead may have been killed*."""
    above = sentence.tokens[verb.head]
    if verb.dep != "ccomp" or _has_subject(sentence, verb) or above.tag != "VBN" or above.index > verb.index:
        return None
    return above if _has_subject(sentence, above) else None


def _suspicion(sentence: Sentence, verb: Token) -> Token | None:
    """Return the *suspected* of *is suspected of using*."""
    above = sentence.tokens[sentence.tokens[verb.head].head]
    return above if verb.dep == "pcomp" and above.lemma in SUSPECTING else None


def _opening_gerund(sentence: Sentence, verb: Token) -> Token | None:
    """Return the *-ing* clause that is the subject, hung on as an adverb by mistake: *Eating nuts may help*."""
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        if token.tag == "VBG" and token.dep == "advcl" and child < verb.index:
            last = max(below.index for below in sentence.subtree(child))
            if not any(between.pos == "PUNCT" for between in sentence.tokens[last + 1 : verb.index]):
                return token
    return None


def _is_past(sentence: Sentence, verb: Token) -> bool:
    below = (sentence.tokens[child] for child in sentence.children[verb.index])
    return verb.tag == "VBD" or any(token.dep in {"aux", "auxpass"} and token.tag == "VBD" for token in below)


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    if verb.tag in _FINITE:
        return True
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    if any(child.dep in {"aux", "auxpass"} and child.tag in _FINITE for child in below):
        return True
    # "was charged and released": the helper is shared
    return verb.dep == "conj" and verb.tag != "VBG" and _is_finite(sentence, sentence.tokens[verb.head])


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    subjects = (sentence.tokens[child].dep in _SUBJECTS for child in sentence.children[verb.index])
    return any(subjects) or _opening_gerund(sentence, verb) is not None
