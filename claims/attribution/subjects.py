"""The subject of a reporting verb: its own, a shared one, or the noun its clause hangs on."""

from claims.article import Span
from claims.attribution import cues
from claims.attribution.speakers import is_named, speaker_span
from claims.parser import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def subject_of(sentence: Sentence, verb: Token) -> int | None:
    """Return the index of the head word of whoever does the verb, or None.

    A verb without a subject of its own takes that of the verb it is joined to (*X refused but
    said*), of the clause it hangs on (*X resigned, saying…*), or the noun it describes (*a
    statement saying*).
    """
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        own = _own_subject(sentence, verb)
        if own is not None:
            return _antecedent(sentence, verb, own)
        above = sentence.tokens[verb.head]
        if verb.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "PRON"}:
            return above.index
        if verb.dep in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"} and above.index != verb.index:
            verb = above
            while verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
                verb = sentence.tokens[verb.head]
            continue
        return None
    return None


def _own_subject(sentence: Sentence, verb: Token) -> int | None:
    subjects = [c for c in sentence.children[verb.index] if sentence.tokens[c].dep in {"nsubj", "nsubjpass"}]
    before = [child for child in subjects if child < verb.index]
    after = [child for child in subjects if child > verb.index]
    # the parser gives a misread tag two subjects (*The harbour burned, police said*): the nearer speaks
    if after and _follows_stop(sentence, verb.index):
        return after[0]
    if before:
        return before[-1]
    if not after and _follows_stop(sentence, verb.index) and verb.index + 1 < len(sentence.tokens):
        return _name_after(sentence, verb)
    return after[0] if after else None


def _name_after(sentence: Sentence, verb: Token) -> int | None:
    """Return the last word of a name right after a tag's verb that the parser hung elsewhere: *, said Ana Ruiz*."""
    index = verb.index
    while index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].pos == "PROPN":
        index += 1
    return index if index > verb.index else None


def _follows_stop(sentence: Sentence, index: int) -> bool:
    return index > 1 and sentence.tokens[index - 1].text in {",", "”", '"', "’", "'", "''", "?", "!"}


def _antecedent(sentence: Sentence, verb: Token, subject: int) -> int:
    if sentence.tokens[subject].text.lower() not in _RELATIVE:
        return subject
    clause = verb
    while clause.dep == "conj":
        clause = sentence.tokens[clause.head]
    above = sentence.tokens[clause.head]
    return above.index if clause.dep == "relcl" and above.pos in {"NOUN", "PROPN", "PRON"} else subject


def speaker_of(sentence: Sentence, head: int) -> tuple[Span | None, bool]:
    """Return where the speaker's phrase stands, and whether it is a name.

    The subject of *X's response was brief, stating…* is X: words that only carry speech give way
    to whoever owns them.
    """
    token = sentence.tokens[head]
    if token.lemma in cues.SPEECH_NOUNS or token.lemma in cues.DOCUMENTS:
        for child in sentence.children[head]:
            if sentence.tokens[child].dep == "poss" and sentence.tokens[child].pos != "PRON":
                head = child
                break
    return speaker_span(sentence, head), is_named(sentence, head)
