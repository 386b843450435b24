"""Who takes part in an act: who does it, to whom, and the rest of what it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.attribution.speakers import surname
from claims.lexicon import words
from claims.names import NameKind, Names
from claims.parser import Sentence, Token
from claims.statuses.acts import Naming
from claims.statuses.lattice import OCCURRENCE
from claims.statuses.phrases import content, joined, phrase, theme_of
from claims.statuses.roles import agent_of, noun_agent, patient_of

_PRONOUNS = words("statuses", "people.pronouns")
_BOTH = frozenset({"both", "two", "neither", "either"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A phrase of the sentence that takes part in an act."""

    text: str
    head: str
    """Lemma of its head word."""
    terms: tuple[str, ...]
    """Content lemmas of the phrase, those beside a name (*X, the mayor*) included."""
    names: tuple[str, ...]
    """Names the head words bear; empty for *the nurses*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody and everything in one act."""

    agent: Participant | None
    bearer: Participant | None
    """Whose status it is: the agent, or whom it is done to."""
    theme: tuple[int, ...]
    """Tokens of the rest."""


class Casting:
    """Finds the participants of acts in one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], names: Names, who: Attributions) -> None:
        self.article = article
        self.sentences = sentences
        self.names = names
        self.who = who

    def cast(self, number: int, naming: Naming) -> Cast:
        """Return who takes part in an act named in the sentence of that number."""
        sentence = self.sentences[number]
        token = sentence.tokens[naming.index]
        agent = noun_agent(sentence, token) if naming.is_noun else agent_of(sentence, token)
        patient = patient_of(sentence, token, naming)
        chosen = patient if naming.of_patient or (naming.is_noun and naming.act.of_patient) else agent
        if chosen is None and naming.act.family == OCCURRENCE:
            chosen = patient  # "the cows were slaughtered": nobody says by whom
        bearer = None if chosen is None else self._participant(number, chosen, whole=chosen in naming.parts)
        doer = None if agent is None else self._participant(number, agent, whole=False)
        theme = theme_of(sentence, token, chosen, agent)
        return Cast(agent=doer, bearer=bearer, theme=theme)

    def _participant(self, number: int, head: int, *, whole: bool) -> Participant | None:
        sentence = self.sentences[number]
        token = sentence.tokens[head]
        if token.pos == "PRON" or token.text.lower() in _PRONOUNS:
            return self._pronoun(number, token)
        indexes = phrase(sentence, head)
        span = Span(sentence.tokens[indexes[0]].span.start, sentence.tokens[indexes[-1]].span.end)
        below = {sentence.tokens[child].text.lower() for child in sentence.children[head]}
        if below & _BOTH and token.pos == "NOUN":
            pair = self._pair_before(number, token)
            if pair:
                return Participant(text=" and ".join(pair), head=token.lemma, terms=(), names=pair)
        heads = [head, *joined(sentence, head)]
        bearing = range(indexes[0], indexes[-1] + 1) if whole else heads
        names = self._names_at(sentence, [*bearing, *self._beside(sentence, heads, indexes)])
        return Participant(
            text=span.slice(self.article.text),
            head=token.lemma,
            terms=content(sentence, indexes),
            names=names,
        )

    def _beside(self, sentence: Sentence, heads: list[int], indexes: list[int]) -> list[int]:
        """Return the words that name a bearer in apposition: *X, the mayor*; *the head of the bank, Y*."""
        return [
            index
            for index in indexes
            if sentence.tokens[index].dep == "appos"
            and (
                sentence.tokens[index].head in heads
                or any(
                    self.names.kind_of(mention.canonical) is NameKind.PERSON
                    for mention in self.names.mentions_in(sentence.tokens[index].span)
                )
            )
        ]

    def _names_at(self, sentence: Sentence, indexes: Iterable[int]) -> tuple[str, ...]:
        found = [
            mention.canonical
            for index in indexes
            for mention in self.names.mentions_in(sentence.tokens[index].span)
            if not mention.demonym
        ]
        return tuple(dict.fromkeys(found))

    def _pronoun(self, number: int, token: Token) -> Participant | None:
        gender = {"he": "m", "him": "m", "she": "f", "her": "f"}.get(token.text.lower())
        if gender is None:
            told = _who_tells(self.sentences[number], token)
            return None if told is None else self._participant(number, told, whole=False)
        name = (
            self._most_told_of(number, gender)
            or self.who.whom(number, token.span.start, gender)
            or self._subject_before(number)
        )
        if name is None:
            return None
        canonical = self.names.canonical(name) or name
        return Participant(text=canonical, head=token.lemma, terms=(), names=(canonical,))

    def _most_told_of(self, number: int, gender: str) -> str | None:
        """Return whom the article tells most of, where the sentence before has two people act who may be meant.

        *The judge said Brandt had lied. He was acquitted*: who reports is not the one reported on.
        """
        if number == 0 or self.sentences[number - 1].in_headline:
            return None
        people = self.who.people.mentions
        named = Counter(surname(mention.name) for mention in people)
        fit = {
            surname(mention.name): mention.name
            for mention in people
            if mention.sentence == number - 1 and mention.subject and mention.gender in {gender, None}
        }
        ranked = sorted(fit, key=lambda one: -named[one])
        if len(ranked) < 2 or named[ranked[0]] == named[ranked[1]]:
            return None
        return fit[ranked[0]]

    def _subject_before(self, number: int) -> str | None:
        """Return the one person the sentence before is about, for *she* and *he* the people list cannot place."""
        if number == 0 or self.sentences[number - 1].in_headline:
            return None
        sentence = self.sentences[number - 1]
        for one in sentence.tokens:
            if one.dep in {"nsubj", "nsubjpass"} and sentence.tokens[one.head].dep == "ROOT" and one.pos == "PROPN":
                names = self._names_at(sentence, [one.index])
                kinds = {self.names.kind_of(name) for name in names}
                if len(names) == 1 and kinds <= {NameKind.PERSON, NameKind.UNKNOWN}:
                    return names[0]
        return None

    def _pair_before(self, number: int, token: Token) -> tuple[str, ...]:
        """Return the two names joined by *and* nearest before *the two countries*, in this or the last sentence."""
        for back in (number, number - 1):
            if back < 0:
                break
            sentence = self.sentences[back]
            for one in reversed(sentence.tokens):
                if one.dep != "conj" or one.pos != "PROPN" or one.span.start >= token.span.start:
                    continue
                pair = self._names_at(sentence, [one.head, one.index])
                if len(pair) == 2:
                    return pair
        return ()


def _who_tells(sentence: Sentence, pronoun: Token) -> int | None:
    """Return the subject of the verb that reports a clause, for its *it* or *they*: *the airline said it would*."""
    if pronoun.text.lower() not in {"it", "they"} or pronoun.dep not in {"nsubj", "nsubjpass"}:
        return None
    clause = sentence.tokens[pronoun.head]
    if clause.dep != "ccomp":
        return None
    for child in sentence.children[clause.head]:
        subject = sentence.tokens[child]
        if subject.dep == "nsubj" and subject.pos in {"NOUN", "PROPN"}:
            return child
    return None
