"""How wide a measure reaches by the words around it: *all exports*, *only to three villages*, *night flights*."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.claim import Reach
from claims.lexicon import words
from claims.parser import Sentence, Token
from claims.statuses.phrases import content, phrase

_PRONOUNS = words("limits", "wide.pronouns")
_DETERMINERS = words("limits", "wide.determiners")
_ADVERBS = words("limits", "wide.adverbs")
_THROUGHOUT = words("limits", "wide.prepositions")
_AREAS = words("limits", "wide.areas")
_ONLY = words("limits", "narrow.words")
_LIMITED = words("limits", "narrow.limited")
_NOT_AFTER = words("limits", "narrow.not_after")
_NOT_BEFORE = words("limits", "narrow.not_before")
_UNITS = words("limits", "times.units")
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_OWN_CLAUSE = frozenset({"relcl", "advcl", "parataxis"})
_WHERE_OR_WHOM = frozenset(
    "in at for on from to beside within inside by behind near along against around between over under below".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A phrase that says how far a measure reaches."""

    reach: Reach
    head: int
    tokens: tuple[int, ...]
    role: str
    """The preposition it hangs on, else *subject* or *object*."""


def clause_of(sentence: Sentence, index: int) -> list[int]:
    """Return the tokens of the clause that a measure stands in, without the clauses that hang on it."""
    top = sentence.tokens[index]
    while top.head != top.index:
        above = sentence.tokens[top.head]
        if top.dep in _OWN_CLAUSE or (top.dep == "ccomp" and _has_subject(sentence, top) and not _to_do(sentence, top)):
            break
        if top.dep == "conj" and top.pos in {"VERB", "AUX"} and _has_subject(sentence, top):
            break
        top = above
    found, stack = [top.index], [top.index]
    while stack:
        for child in sentence.children[stack.pop()]:
            token = sentence.tokens[child]
            apart = token.dep in _OWN_CLAUSE or (token.dep == "ccomp" and not _to_do(sentence, token))
            if apart or (token.dep == "conj" and token.pos in {"VERB", "AUX"} and _has_subject(sentence, token)):
                continue
            found.append(child)
            stack.append(child)
    return sorted(found)


def extents_of(sentence: Sentence, clause: list[int]) -> Iterator[Extent]:
    """Yield the phrases of a clause that say how far its measure reaches, in text order."""
    taken: set[int] = set()
    for index in clause:
        token = sentence.tokens[index]
        head = _made_wide(sentence, token)
        reach = Reach.WIDE
        if head is None:
            head, reach = _made_narrow(sentence, token), Reach.NARROW
        if head is not None and head not in taken:
            taken.add(head)
            yield _extent(sentence, head, reach, token.index)
    for index in clause:
        token = sentence.tokens[index]
        if index not in taken and token.pos in _NOUNS and (role := _plain_role(sentence, token)) is not None:
            yield Extent(reach=Reach.PLAIN, head=index, tokens=tuple(phrase(sentence, index)), role=role)


def _extent(sentence: Sentence, head: int, reach: Reach, marker: int) -> Extent:
    token = sentence.tokens[head]
    tokens = (
        {marker, *phrase(sentence, head)}
        if token.pos in _NOUNS
        else {marker, *(t.index for t in sentence.subtree(head))}
    )
    return Extent(reach=reach, head=head, tokens=tuple(sorted(tokens)), role=_role(sentence, token))


def _made_wide(sentence: Sentence, token: Token) -> int | None:
    """Return the head of the phrase that a word makes wide, or None."""
    word = token.text.lower()
    above = sentence.tokens[token.head]
    if word in _PRONOUNS or token.lemma in _PRONOUNS:
        return token.index if token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"} else None
    if word in _ADVERBS or (word in {"nation", "state", "city"} and _then_wide(sentence, token)):
        return token.index
    if word in _THROUGHOUT and token.pos in {"ADP", "ADV", "SCONJ"}:
        for child in sentence.children[token.index]:
            noun = sentence.tokens[child]
            if noun.dep == "pobj" and (word == "throughout" or noun.lemma in _AREAS) and noun.lemma not in _UNITS:
                return child
        return None
    if word in _DETERMINERS and token.dep in {"det", "predet", "quantmod", "amod", "nummod"}:
        if word in {"entire", "whole"} and any(
            sentence.tokens[child].text.lower() in {"a", "an"} for child in sentence.children[above.index]
        ):
            return None  # "an entire server" is one of many
        counted = _counted(sentence, above)
        return None if sentence.tokens[counted].lemma in _UNITS else counted
    if word in {"all", "whole"} and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "nmod"}:
        below = _counted(sentence, token)
        return below if below != token.index and sentence.tokens[below].lemma not in _UNITS else None
    return None


def _then_wide(sentence: Sentence, token: Token) -> bool:
    after = [word.text.lower() for word in sentence.tokens[token.index + 1 : token.index + 3]]
    return after == ["-", "wide"]


def _counted(sentence: Sentence, token: Token) -> int:
    """Return the noun a number counts: the *depots* of *11 of the company's depots*."""
    if token.dep == "nummod":
        return token.head
    for child in sentence.children[token.index]:
        if sentence.tokens[child].lemma == "of" and (token.pos in {"NUM", "DET", "PRON"} or token.lemma == "whole"):
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "pobj":
                    return below
    return token.index


def _made_narrow(sentence: Sentence, token: Token) -> int | None:
    """Return the head of the phrase that a word limits to a part, or None."""
    word = token.text.lower()
    if word in _ONLY:
        return _limited_by_only(sentence, token)
    if token.lemma in _LIMITED or word in _LIMITED:
        for child in sentence.children[token.index]:
            if sentence.tokens[child].lemma == "to":
                for below in sentence.children[child]:
                    if sentence.tokens[below].dep == "pobj":
                        return below
    if word == "nowhere":
        return _noun_before(sentence, token.index)
    if word == "not" and token.index and sentence.tokens[token.index - 1].text.lower() == "but":
        return _noun_before(sentence, token.index - 1)
    if token.pos == "NUM" and token.dep in {"pobj", "nsubj", "nsubjpass", "dobj"}:
        counted = _counted(sentence, token)
        of_all = any(sentence.tokens[child].pos == "NUM" for child in sentence.children[counted])
        wide = any(sentence.tokens[child].text.lower() in _DETERMINERS for child in sentence.children[token.index])
        return counted if counted != token.index and of_all and not wide else None
    return None


def _limited_by_only(sentence: Sentence, token: Token) -> int | None:
    tokens = sentence.tokens
    before = tokens[token.index - 1] if token.index else None
    after = next((one for one in tokens[token.index + 1 :] if one.pos != "PUNCT"), None)
    if before is not None and before.text.lower() in _NOT_BEFORE:
        return None
    closes = after is None or after.text.lower() in {"and", "but", "from", ",", "or"} or after.pos in {"PUNCT", "CCONJ"}
    if after is None or token.text.lower() == "alone" or closes or after.index > token.index + 1:
        return _noun_before(sentence, token.index)
    if after.text.lower() == "there":
        return _noun_before(sentence, token.index)
    if after.lemma in _NOT_AFTER:
        return None
    if after.pos == "ADP":
        return next((c for c in sentence.children[after.index] if tokens[c].dep == "pobj"), None)
    for one in tokens[after.index : after.index + 6]:
        if one.pos in {"NOUN", "PROPN"} and one.dep not in {"compound", "poss", "nmod"}:
            return None if one.lemma in _UNITS else one.index
        if one.pos not in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PUNCT", "PART", "ADP"}:
            return None
    return None


def _noun_before(sentence: Sentence, index: int) -> int | None:
    """Return the head of the phrase that ends just before a word: *animal feed* only."""
    for token in reversed(sentence.tokens[max(0, index - 4) : index]):
        if token.pos in {"NOUN", "PROPN"}:
            head = _whole_phrase(sentence, token)
            return head.index if head.lemma not in _UNITS else None
        if token.pos not in {"PUNCT", "CCONJ"}:
            return None
    return None


def _whole_phrase(sentence: Sentence, token: Token) -> Token:
    """Return the head of the phrase a noun closes: the *port* of *the port of Tassel*."""
    while token.dep in {"pobj", "prep", "compound", "conj"}:
        above = sentence.tokens[token.head]
        if above.pos not in {"NOUN", "PROPN", "ADP"} or (above.pos == "ADP" and above.lemma not in {"of", "in"}):
            break
        token = above
    return token


def _plain_role(sentence: Sentence, token: Token) -> str | None:
    role = _role(sentence, token)
    if role in _WHERE_OR_WHOM or role in {"subject", "object"}:
        return None if token.lemma in _UNITS or not content(sentence, [token.index]) else role
    return None


def _role(sentence: Sentence, token: Token) -> str:
    if token.dep in {"nsubj", "nsubjpass"}:
        return "subject"
    if token.dep in {"dobj", "dative", "attr"}:
        return "object"
    above = sentence.tokens[token.head]
    return above.lemma if token.dep == "pobj" else ""


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[child].dep in {"nsubj", "nsubjpass"} for child in sentence.children[verb.index])


def _to_do(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause is what somebody is allowed or told to do: *allowed Kessia to fire*."""
    return any(
        sentence.tokens[child].dep == "aux" and sentence.tokens[child].lemma == "to"
        for child in sentence.children[verb.index]
    )
