"""Reports by a verb: *X said that …*, *…, said X*, *X confirmed 12 deaths*, *X framed it as …*."""

from claims.attribution import cues
from claims.attribution.report import Reported, report
from claims.attribution.subjects import subject_of
from claims.attribution.tree import clause_of, has, negated, tokens_outside
from claims.parser import Sentence, Token


def by_verb(sentence: Sentence, verb: Token) -> list[Reported]:
    """Return the words an active verb puts down to its subject, or to whoever is cited."""
    if verb.lemma in {"quote", "cite"}:
        return _citing(sentence, verb)
    if negated(sentence, verb) or _withheld(sentence, verb):
        return []
    subject = subject_of(sentence, verb)
    if subject is None or _mute(sentence, verb, subject):
        return []
    content = _content(sentence, verb, subject)
    return report(sentence, verb, verb.lemma, content, subject) if content else []


def _content(sentence: Sentence, verb: Token, subject: int) -> list[int]:
    family = cues.FAMILY[verb.lemma]
    content: list[int] = []
    clauses = [
        sentence.tokens[child] for child in sentence.children[verb.index] if sentence.tokens[child].dep == "ccomp"
    ]
    for number, clause in enumerate(clauses):
        if clause.index > verb.index and number and _independent(sentence, clause):
            continue
        if clause.index > verb.index and not _states(sentence, verb, clause):
            continue
        content += _without_concession(sentence, clause)
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        if (token.dep == "xcomp" and family in {"promise", "claim", "boast", "believe", "estimate"}) or (
            token.dep in {"oprd", "xcomp"} and verb.lemma in cues.COMPLEMENT_VERBS
        ):
            content += [below.index for below in sentence.subtree(child)]
    content += _framed_as(sentence, verb)
    if not clauses and verb.lemma in cues.OBJECT_VERBS:
        content += _object(sentence, verb)
    if not content:
        content = _tagged(sentence, verb, subject)
    inside = {token.index for token in sentence.subtree(subject)} if subject != verb.head else set()
    return [index for index in content if index != verb.index and index not in inside]


def _states(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Say whether the clause states something: *found that it was*, not *saw it fall*, *find it hard*."""
    if has(sentence, clause, "mark", {"that"}):
        return True
    family = cues.FAMILY[verb.lemma]
    if family == "describe" or _when(sentence, clause):
        return False
    if family in {"say", "insist", "claim", "suggest", "confirm", "deny"}:
        return True
    if clause.tag in {"VBD", "VBZ", "VBP", "MD"} or clause.pos == "AUX":
        return True
    if verb.lemma in cues.FORETELLING and clause.tag == "VB":  # expects prices to fall
        return any(sentence.tokens[child].dep.startswith("nsubj") for child in sentence.children[clause.index])
    return any(
        sentence.tokens[child].dep in {"aux", "auxpass", "cop"}
        and sentence.tokens[child].tag in {"MD", "VBD", "VBZ", "VBP"}
        for child in sentence.children[clause.index]
    )


def _when(sentence: Sentence, clause: Token) -> bool:
    """Say whether the clause tells only when: *was arrested for claiming a life when he fired*."""
    return any(
        sentence.tokens[child].text.lower() in {"when", "while", "after", "before", "because"}
        and sentence.tokens[child].dep in {"advmod", "mark"}
        for child in sentence.children[clause.index]
    )


def _without_concession(sentence: Sentence, clause: Token) -> list[int]:
    """Return the clause without a trailing *, though …*: that is the outlet's word, not the speaker's."""
    dropped: set[int] = set()
    for child in sentence.children[clause.index]:
        token = sentence.tokens[child]
        if token.dep == "advcl" and child > clause.index and has(sentence, token, "mark", {"though", "although"}):
            dropped.update(below.index for below in sentence.subtree(child))
    return tokens_outside(sentence, clause.index, dropped)


def _independent(sentence: Sentence, clause: Token) -> bool:
    """Say whether a second clause after *, and* stands on its own: *X estimates A, and B is expected*."""
    below = sentence.subtree(clause.index)
    if any(token.dep == "mark" and token.head == clause.index for token in below):
        return False
    first = below[0].index
    before = sentence.tokens[first - 1] if first else None
    return before is not None and before.dep == "cc"


def _framed_as(sentence: Sentence, verb: Token) -> list[int]:
    if verb.lemma not in cues.AS_VERBS:
        return []
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    below += [
        sentence.tokens[child] for token in below if token.dep == "dobj" for child in sentence.children[token.index]
    ]
    return [
        token.index
        for link in below
        if link.lemma == "as" and link.dep == "prep" and link.index > verb.index
        for token in sentence.subtree(link.index)
        if token.index != link.index
    ]


def _object(sentence: Sentence, verb: Token) -> list[int]:
    """Return the object of *confirmed*, *announced*, *put … at* with what hangs on it."""
    objects = [
        sentence.tokens[child] for child in sentence.children[verb.index] if sentence.tokens[child].dep == "dobj"
    ]
    if not objects or objects[0].lemma in cues.NOT_OBJECTS or objects[0].pos == "PRON":
        return []
    at = [
        child
        for child in sentence.children[verb.index]
        if sentence.tokens[child].dep == "prep" and child > objects[0].index
    ]
    if verb.lemma == "put" and not any(sentence.tokens[child].lemma == "at" for child in at):
        return []
    return [token.index for child in [objects[0].index, *at] for token in sentence.subtree(child)]


def _tagged(sentence: Sentence, verb: Token, subject: int) -> list[int]:
    """Return what a tag at the edge of a clause reports: *…, police said*, *…, notes the expert*, *as X put it*."""
    own = {token.index for token in sentence.subtree(verb.index)}
    if verb.lemma not in cues.TAGS | _TAGS_TOO:
        return []
    if verb.dep == "parataxis" or (verb.dep == "advcl" and has(sentence, verb, "mark", {"as"})):
        return tokens_outside(sentence, sentence.tokens[verb.head].index, own)
    if subject > verb.index and _preceded_by_stop(sentence, verb.index):
        return list(range(verb.index - 1))
    phrase = {token.index for token in sentence.subtree(subject)}
    first = min(subject, verb.index)
    while first and first - 1 in phrase:
        first -= 1
    if subject < verb.index and _preceded_by_stop(sentence, first) and _closes_tag(sentence, verb.index + 1):
        return list(range(first - 1))
    return []


_TAGS_TOO = frozenset({"report", "note", "estimate", "hope", "fear"})
"""Verbs that tag a clause (*as Reuters reported*) though beside quotation marks they mean little."""


def _closes_tag(sentence: Sentence, index: int) -> bool:
    """Say whether nothing that could be reported follows: *police said.*, *she said in a letter*, *he said Monday*."""
    if index >= len(sentence.tokens):
        return True
    return sentence.tokens[index].pos in {"PUNCT", "ADP", "ADV", "PROPN", "NUM"}


def _preceded_by_stop(sentence: Sentence, index: int) -> bool:
    return index > 1 and sentence.tokens[index - 1].text in {",", "”", '"', "’", "'", "—", "–", "?", "!", "''"}


def _withheld(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is what somebody would not do: *declined to say*, *refused to confirm*."""
    above = sentence.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma in {"decline", "refuse", "fail", "stop", "unable", "want"}


def _mute(sentence: Sentence, verb: Token, subject: int) -> bool:
    token = sentence.tokens[subject]
    word = token.text.lower()
    if word in {"i", "we", "you", "one", "me", "us"}:
        return True
    if word in {"it", "this", "that", "these", "which", "what", "there"}:
        return word != "it" or cues.FAMILY[verb.lemma] != "say" or token.head != verb.index
    if cues.FAMILY[verb.lemma] == "show":
        return token.lemma not in cues.DOCUMENTS and token.lemma not in cues.ROLES and token.pos != "PROPN"
    return token.lemma in cues.MUTE_SUBJECTS


def _citing(sentence: Sentence, verb: Token) -> list[Reported]:
    objects = [child for child in sentence.children[verb.index] if sentence.tokens[child].dep == "dobj"]
    if not objects or verb.dep not in {"advcl", "acl", "prep", "pcomp"}:
        return []
    own = {token.index for token in sentence.subtree(verb.index)}
    clause = clause_of(sentence, verb.head)
    return report(sentence, verb, verb.lemma, tokens_outside(sentence, clause.index, own), objects[0])
