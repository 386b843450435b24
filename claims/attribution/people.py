"""The people an article names, in order, and whom *he*, *she* or *the expert* points back to."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.attribution import cues
from claims.attribution.speakers import person_name, speaker_span, surname
from claims.lexicon import table
from claims.parser import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named in the article, at one place."""

    name: str
    """The fullest form of the name the article has used so far: *Keir Starmer* for *Starmer*."""
    phrase: str
    gender: str | None
    """*m*, *f*, or None when nothing tells."""
    sentence: int
    paragraph: int
    offset: int
    subject: bool


@lru_cache(maxsize=2)
def _given(gender: str) -> frozenset[str]:
    return frozenset(table("given_names")[gender].split())


def gender_of(phrase: str, name: str) -> str | None:
    """Return *m* or *f* where a title or the given name tells, else None."""
    before = set(re.findall(r"[\w.\-]+", phrase.lower())) - set(name.lower().split())
    if before & cues.FEMALE_TITLES:
        return "f"
    if before & cues.MALE_TITLES:
        return "m"
    parts = name.lower().split()
    if len(parts) > 1 and parts[0] in _given("female"):
        return "f"
    return "m" if len(parts) > 1 and parts[0] in _given("male") else None


def is_person(phrase: str, name: str) -> bool:
    """Say whether a title, a role or the given name tells that a name is a person's, not a firm's."""
    words = set(re.findall(r"[\w.\-]+", phrase.lower())) - set(name.lower().split())
    return bool(words & (cues.TITLES | cues.ROLES | {"mr", "mrs", "ms"})) or gender_of(phrase, name) is not None


def mentions(sentences: Sequence[Sentence]) -> list[Mention]:
    """Return every naming of a person in the article, in text order."""
    found: list[Mention] = []
    full: dict[str, tuple[str, str | None]] = {}
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if token.pos != "PROPN" or token.dep in {"compound", "flat", "npadvmod"}:
                continue
            seen = _person(sentence, token, full)
            if seen is None:
                continue
            name, phrase = seen
            known, gender = full.get(surname(name), (name, None))
            if len(name.split()) > 1 and (len(known.split()) == 1 or surname(name) not in full):
                known = name
            gender = gender_of(phrase, known) or gender
            full[surname(name)] = (known, gender)
            found.append(
                Mention(
                    name=known if len(name.split()) == 1 else name,
                    phrase=phrase,
                    gender=gender,
                    sentence=number,
                    paragraph=sentence.paragraph,
                    offset=token.span.start,
                    subject=_is_subject(sentence, token) and not sentence.in_headline,
                )
            )
    return found


def _is_subject(sentence: Sentence, token: Token) -> bool:
    if token.dep == "appos":
        token = sentence.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"}


def _person(sentence: Sentence, token: Token, full: dict[str, tuple[str, str | None]]) -> tuple[str, str] | None:
    """Return the name and the whole phrase if the proper noun ends a person's name."""
    name_tokens = [token]
    index = token.index
    while index > 0:
        before = sentence.tokens[index - 1]
        joined = before.pos == "PROPN" and before.dep in {"compound", "flat", "nmod", "amod"}
        if not joined:
            break
        name_tokens.insert(0, before)
        index -= 1
    words = " ".join(word.text for word in name_tokens)
    name = person_name(words)
    if name is None:
        return None
    parts = name.split()
    lower = {part.lower() for part in parts}
    if lower & cues.BODIES:
        return None
    where = speaker_span(sentence, token.index)
    phrase = words
    if where is not None:
        phrase = sentence.text[where.start - sentence.span.start : where.end - sentence.span.start]
    titled = any(word.text.lower() in cues.TITLES for word in name_tokens[: len(name_tokens) - len(parts)])
    known = surname(name) in full and (len(parts) == 1 or parts[0].lower() == full[surname(name)][0].split()[0].lower())
    given = len(parts) > 1 and (parts[0].lower() in _given("male") or parts[0].lower() in _given("female"))
    if titled or known or given or (token.entity == "PERSON" and len(parts) > 1):
        return name, phrase
    return None


class People:
    """The persons of an article and whom its pronouns and roles point to."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self.mentions = mentions(sentences)
        self._names: dict[str, Mention] = {}
        for mention in self.mentions:
            kept = self._names.get(surname(mention.name))
            if kept is None or len(mention.name.split()) > len(kept.name.split()):
                self._names[surname(mention.name)] = mention

    def full_name(self, phrase: str) -> str | None:
        """Return the fullest form in the article of the person a phrase names, or None."""
        name = person_name(phrase)
        if name is None:
            return None
        known = self._names.get(surname(name))
        if known is None:
            return None
        same = len(name.split()) == 1 or name.split()[0].lower() == known.name.split()[0].lower()
        return known.name if same else name

    def bearer_of(self, role: str, before: int, *, narrowed: Collection[str] = ()) -> str | None:
        """Return the one person given the role (*expert*, *minister*) before the offset, or None.

        Two different bearers leave it unsure; a man of *expert* is one of *analyst* too. Words that
        narrow the role (*the Ukrainian president*) must stand with the name: another president is not meant.
        """
        alike = cues.EXPERTS if role in cues.EXPERTS else frozenset({role})
        wanted = set(narrowed)
        bearers = {
            mention.name
            for mention in self.mentions
            if mention.offset < before
            and alike & (words := set(re.findall(r"[\w\-]+", mention.phrase.lower())))
            and wanted <= words
        }
        return bearers.pop() if len(bearers) == 1 else None
