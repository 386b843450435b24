"""Which word of a sentence does an act, and to which it is done."""

from claims.attribution.subjects import subject_of
from claims.parser import Sentence, Token
from claims.statuses.acts import Naming


def agent_of(sentence: Sentence, verb: Token) -> int | None:
    """Return the head of who does the verb: the subject, or who stands behind *by*."""
    if verb.pos == "NOUN":  # the "land" of "is due to land"
        return next((c for top in sentence.ancestors(verb.index) for c in _subjects(sentence, top)), None)
    by = _by(sentence, verb)
    if by is not None:
        return by
    if _passive(sentence, verb):
        return None
    subject = subject_of(sentence, verb)
    if subject is not None and subject > verb.index and verb.tag == "VBG" and verb.dep == "advcl":
        # "…, allowing Ukraine to use it": the parser takes the one allowed for the one who allows
        subject = subject_of(sentence, sentence.tokens[verb.head])
    if subject is None:
        return None
    if sentence.tokens[subject].pos == "NOUN" and verb.dep in {"acl", "relcl"} and verb.head == subject:
        return noun_agent(sentence, sentence.tokens[subject]) if verb.tag == "VB" else subject
    return subject


def _subjects(sentence: Sentence, verb: Token) -> list[int]:
    return [child for child in sentence.children[verb.index] if sentence.tokens[child].dep in {"nsubj", "nsubjpass"}]


def _by(sentence: Sentence, verb: Token) -> int | None:
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        if token.dep == "agent" or (token.dep == "prep" and token.lemma == "by" and _passive(sentence, verb)):
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "pobj":
                    return below
    return None


def _passive(sentence: Sentence, verb: Token) -> bool:
    below = {sentence.tokens[child].dep for child in sentence.children[verb.index]}
    if below & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag == "VBN" and verb.dep in {"acl", "relcl"} and "aux" not in below:
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not below & {"nsubj", "aux"}:
        return _passive(sentence, sentence.tokens[verb.head])
    return verb.tag == "VBN" and sentence.in_headline and "aux" not in below and "dobj" not in below


def patient_of(sentence: Sentence, token: Token, naming: Naming) -> int | None:
    """Return the head of whom or what the act is done to."""
    if naming.is_noun:
        return _possessor(sentence, token, ("of",))
    for part in naming.parts:
        if sentence.tokens[part].dep == "prep":
            for child in sentence.children[part]:
                if sentence.tokens[child].dep == "pobj" and child not in naming.parts:
                    return child
    below = sentence.children[token.index]
    for wanted in ("dobj", "nsubjpass"):
        for child in below:
            if sentence.tokens[child].dep == wanted:
                return _antecedent(sentence, token, child)
    for child in below:  # "found him guilty" is read as a clause of its own
        if sentence.tokens[child].dep in {"ccomp", "xcomp"} and child in naming.parts:
            for grand in sentence.children[child]:
                if sentence.tokens[grand].dep in {"nsubj", "nsubjpass"}:
                    return grand
    if token.tag == "VBN" and token.dep in {"acl", "relcl"}:
        return token.head
    return agent_of(sentence, token) if token.pos == "NOUN" else subject_of(sentence, token)


def _antecedent(sentence: Sentence, verb: Token, child: int) -> int:
    if sentence.tokens[child].text.lower() in {"who", "which", "that", "whom"} and verb.dep == "relcl":
        return verb.head
    return child


def noun_agent(sentence: Sentence, noun: Token) -> int | None:
    """Return the head of who does an act that a noun names: *Smith's refusal*, *the refusal by Smith*."""
    return _possessor(sentence, noun, ("by",))


def _possessor(sentence: Sentence, noun: Token, prepositions: tuple[str, ...]) -> int | None:
    for child in sentence.children[noun.index]:
        if sentence.tokens[child].dep == "poss" and "by" in prepositions:
            return child
    for child in sentence.children[noun.index]:
        token = sentence.tokens[child]
        if token.dep in {"prep", "agent"} and token.lemma in prepositions:
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "pobj":
                    return below
    for child in sentence.children[noun.index]:
        if sentence.tokens[child].dep == "poss":
            return child
    return None
