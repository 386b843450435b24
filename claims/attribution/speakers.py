"""The speaker of reported words: the phrase that names them, and whether it is a name."""

import re

from claims.article import Span
from claims.attribution import cues
from claims.parser import Sentence, Token

_CUT = frozenset({"relcl", "acl", "advcl", "cc", "preconj", "parataxis", "ccomp", "case", "mark"})
_EDGES = " ,;:–-\"“”'‘"


def speaker_span(sentence: Sentence, head: int) -> Span | None:
    """Return where the phrase around a speaker's head word stands, without clauses hung on it.

    *Police*, *One US official*, *John Smith* (of *John Smith, who heads the firm,*), *the
    president, Joe Biden*.
    """
    kept = _phrase(sentence, head)
    start, end = sentence.tokens[kept[0]].span.start, sentence.tokens[kept[-1]].span.end
    text = sentence.text
    while start < end and text[start - sentence.span.start] in _EDGES + "—":
        start += 1
    while start < end and text[end - 1 - sentence.span.start] in _EDGES + "—":
        end -= 1
    if sentence.text[start - sentence.span.start : end - sentence.span.start].endswith(("’s", "'s")):
        end -= 2
    return Span(start, end) if start < end else None


def _phrase(sentence: Sentence, head: int) -> list[int]:
    tokens = sentence.tokens
    dropped: set[int] = set()
    name_first = tokens[head].pos == "PROPN"
    for token in sentence.subtree(head):
        if token.index == head or token.index in dropped:
            continue
        hangs_on_head = token.head == head
        late_apposition = token.dep == "appos" and hangs_on_head
        late_apposition = late_apposition and (token.pos != "PROPN" or (name_first and not is_title(tokens[head])))
        clause = token.dep in _CUT and not _joins_names(sentence, token)
        if clause or late_apposition or (token.dep == "conj" and token.pos in {"VERB", "AUX"}):
            dropped.update(below.index for below in sentence.subtree(token.index))
    kept = [token.index for token in sentence.subtree(head) if token.index not in dropped]
    # the phrase is one run of words around its head
    position = kept.index(head)
    low = high = position
    while low > 0 and kept[low - 1] >= kept[low] - 1:
        low -= 1
    while high + 1 < len(kept) and kept[high + 1] <= kept[high] + 1:
        high += 1
    return kept[low : high + 1]


def _joins_names(sentence: Sentence, token: Token) -> bool:
    if token.dep == "case":
        return True
    if token.dep not in {"cc", "preconj"}:
        return False
    return any(
        sentence.tokens[child].dep == "conj" and sentence.tokens[child].pos in {"NOUN", "PROPN", "ADJ", "PRON"}
        for child in sentence.children[token.head]
    )


def is_title(token: Token) -> bool:
    """Say whether the word is a title or role in front of a name: *President*, *Director*."""
    word = token.text.lower()
    return word in cues.TITLES or token.lemma in cues.ROLES


def is_named(sentence: Sentence, head: int) -> bool:
    """Say whether the speaker is a named person or body rather than *officials* or *police*."""
    token = sentence.tokens[head]
    if token.pos == "PROPN":
        if not is_title(token):
            return True
        below = [word for word in sentence.subtree(head) if word.index != head and word.pos == "PROPN"]
        return any(word.dep in {"appos", "compound", "flat", "conj"} and not is_title(word) for word in below)
    return any(
        sentence.tokens[child].dep == "appos" and sentence.tokens[child].pos == "PROPN"
        for child in sentence.children[head]
    )


_HONORIFIC = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Gen|Col|Capt|Sgt|Lt|Sen|Rep|Gov|Judge|Justice)\.?\s)+"
)
_NAME_PART = re.compile(
    r"(?:[^\W\d_a-z][\w’'\-]*\.?|(?:de|da|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|ter)\b)"
)
_PARTICLES = frozenset("de da del della di du van von der den bin ibn al el la le ter".split())


def person_name(phrase: str) -> str | None:
    """Return the name a speaker's phrase ends with, titles off, or None where it holds no name.

    *Ukrainian security expert Serhiy Kuzan* gives *Serhiy Kuzan*; *Executive Director of the
    Center, Dmitry Zhmaylo* gives *Dmitry Zhmaylo*; *John Smith, 42* gives *John Smith*.
    """
    parts = [part.strip() for part in re.split(r",|—|\(", phrase) if part.strip()]
    for part in reversed(parts) if parts and _starts_with_role(parts[0]) else parts:
        name = _trailing_name(part)
        if name is not None:
            return name
    return None


def _starts_with_role(part: str) -> bool:
    words = re.findall(r"[\w’'\-.]+", part)
    return any(word.lower() in cues.TITLES or word.lower() in cues.ROLES for word in words)


def _trailing_name(part: str) -> str | None:
    part = re.sub(r"(?:’s|'s|’|')$", "", part)
    kept: list[str] = []
    for word in reversed(part.split()):
        bare = word.strip(".")
        if not _NAME_PART.fullmatch(word) or bare.lower() in cues.TITLES or bare.lower() in cues.ROLES:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _PARTICLES and len(kept) > 1 and kept[-1].islower():
        kept.pop()
    if kept and kept[-1].lower() in _NOT_NAMES:
        return None
    name = _HONORIFIC.sub("", " ".join(reversed(kept)))
    before = part[: len(part) - len(" ".join(reversed(kept)))].split()
    if (before and before[-1].lower() in {"the", "for", "of", "and", "in", "at"}) or _is_body(name):
        return None
    return name or None


def _is_body(name: str) -> bool:
    return any(word.lower() in cues.BODIES for word in name.split())


_NOT_NAMES = frozenset("the a an he she they it we i you this that these those one some many his her their".split())


def surname(name: str) -> str:
    """Return the last name of a person's name, lower-cased, with its particle: *van dijk*."""
    words = [word for word in re.findall(r"[\w’'\-]+", name.lower()) if word not in {"jr", "sr", "ii", "iii"}]
    words = [re.sub(r"[’']s$", "", word) for word in words]
    return words[-1] if words else ""
