"""The clauses of a sentence that state something, and the words of each."""

from collections.abc import Iterator

from claims.attribution.cues import VERBS
from claims.parser import Sentence, Token

_STATING = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
_OTHER_CLAUSES = frozenset({"ccomp", "conj", "parataxis", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_TIME_MARKS = frozenset({"if", "unless", "whether", "when", "until", "before", "after", "once", "while", "since"})


def stating_verbs(sentence: Sentence) -> Iterator[Token]:
    """Yield the verbs of the clauses that state something, verbs that only report another clause left out."""
    for token in sentence.tokens:
        if token.pos not in {"VERB", "AUX"} or token.dep not in _STATING:
            continue
        below = [sentence.tokens[child] for child in sentence.children[token.index]]
        if not any(child.dep in _SUBJECTS for child in below) and token.dep != "conj":
            continue
        if token.lemma in VERBS and any(child.dep in {"ccomp", "parataxis"} for child in below):
            continue
        if token.dep == "parataxis" and token.lemma in VERBS:
            continue
        if any(child.dep in {"mark", "advmod"} and child.text.lower() in _TIME_MARKS for child in below):
            continue
        yield token


def words_of(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the words of a verb's clause, clauses inside it left out, in text order."""
    dropped: set[int] = set()
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        other = token.dep in _OTHER_CLAUSES and token.pos in {"VERB", "AUX"}
        tag = token.text.lower() == "according" or (token.dep == "punct" and token.text in {"“", "”", '"'})
        if tag or (other and not (token.dep == "conj" and not _has_subject(sentence, token))):
            dropped.update(below.index for below in sentence.subtree(child))
    kept = [token for token in sentence.subtree(verb.index) if token.index not in dropped]
    while kept and kept[-1].pos in {"PUNCT", "CCONJ"}:
        kept.pop()
    while kept and (kept[0].pos in {"PUNCT", "CCONJ"} or kept[0].dep == "mark"):
        kept.pop(0)
    return kept


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of a clause; a verb joined on by *and*, and *to be* in *appears to be*, share one."""
    while True:
        for child in sentence.children[verb.index]:
            if sentence.tokens[child].dep in _SUBJECTS:
                return sentence.tokens[child]
        if verb.dep not in {"conj", "xcomp"} or verb.head == verb.index:
            return None
        verb = sentence.tokens[verb.head]


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[child].dep in _SUBJECTS for child in sentence.children[verb.index])
