"""Who takes part in an act: who does it, to whom, and the rest of what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.attribution.subjects import subject_of
from claims.attribution.tree import runs
from claims.lexicon import words
from claims.names import NameKind, Names
from claims.parser import Sentence, Token
from claims.statuses.acts import Naming

_PRONOUNS = words("statuses", "people.pronouns")
_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "punct", "cc", "ccomp"})
_THEME = frozenset(
    "dobj dative prep xcomp oprd attr acomp agent pobj pcomp npadvmod acl nmod compound amod poss".split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today tomorrow yesterday tonight morning afternoon evening night week month year day "
    "hour minute mr mrs ms".split()
)
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
        agent = _noun_agent(sentence, token) if naming.is_noun else _agent(sentence, token)
        patient = _patient(sentence, token, naming)
        chosen = patient if naming.of_patient or (naming.is_noun and naming.act.of_patient) else agent
        bearer = None if chosen is None else self._participant(number, chosen, whole=chosen in naming.parts)
        doer = None if agent is None else self._participant(number, agent, whole=False)
        theme = _theme(sentence, token, chosen, agent)
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
        heads = [head, *_joined(sentence, head)]
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
            return None
        name = self.who.whom(number, token.span.start, gender)
        if name is None:
            name = self._subject_before(number)
        if name is None:
            return None
        canonical = self.names.canonical(name) or name
        return Participant(text=canonical, head=token.lemma, terms=(), names=(canonical,))

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


def phrase(sentence: Sentence, head: int) -> list[int]:
    """Return the tokens of the noun phrase at ``head``, without clauses that hang on it."""
    found = [head]
    stack = [head]
    while stack:
        for child in sentence.children[stack.pop()]:
            if sentence.tokens[child].dep not in _CLAUSES:
                found.append(child)
                stack.append(child)
    return sorted(found)


def content(sentence: Sentence, indexes: Iterable[int]) -> tuple[str, ...]:
    """Return the content lemmas at ``indexes``, in order, without words of the calendar."""
    lemmas = (sentence.tokens[index] for index in indexes)
    kept = (token.lemma for token in lemmas if token.pos in _CONTENT and token.lemma not in _DAYS)
    return tuple(dict.fromkeys(word for word in kept if any(char.isalnum() for char in word)))


def _joined(sentence: Sentence, head: int) -> list[int]:
    found = []
    stack = [head]
    while stack:
        for child in sentence.children[stack.pop()]:
            if sentence.tokens[child].dep == "conj" and sentence.tokens[child].pos in {"NOUN", "PROPN"}:
                found.append(child)
                stack.append(child)
    return found


def _agent(sentence: Sentence, verb: Token) -> int | None:
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
        return _noun_agent(sentence, sentence.tokens[subject]) if verb.tag == "VB" else subject
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


def _patient(sentence: Sentence, token: Token, naming: Naming) -> int | None:
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
    return _agent(sentence, token) if token.pos == "NOUN" else subject_of(sentence, token)


def _antecedent(sentence: Sentence, verb: Token, child: int) -> int:
    if sentence.tokens[child].text.lower() in {"who", "which", "that", "whom"} and verb.dep == "relcl":
        return verb.head
    return child


def _noun_agent(sentence: Sentence, noun: Token) -> int | None:
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


def _theme(sentence: Sentence, token: Token, bearer: int | None, agent: int | None) -> tuple[int, ...]:
    """Return the tokens of everything the act is about but its bearer and its agent."""
    left_out: set[int] = set()
    for head in {bearer, agent} - {None}:
        if head is not None and head != token.index and token.index not in phrase(sentence, head):
            left_out.update(phrase(sentence, head))
    found: set[int] = set()
    stack = [
        child
        for child in sentence.children[token.index]
        if not set(sentence.children[child]) & left_out or sentence.tokens[child].dep not in {"agent", "prep"}
        if sentence.tokens[child].dep in _THEME | {"ccomp", "nsubjpass"} and child not in left_out
        if child > token.index or sentence.tokens[child].dep in {"nsubjpass", "compound", "amod"}
    ]
    while stack:
        index = stack.pop()
        if index in left_out:
            continue
        found.add(index)
        stack += [
            child
            for child in sentence.children[index]
            if sentence.tokens[child].dep not in {"advcl", "parataxis", "punct", "relcl"} and child not in left_out
        ]
    return tuple(sorted(found))


def words_of(article: Article, sentence: Sentence, indexes: Sequence[int]) -> str | None:
    """Return the article's words at ``indexes``, gaps closed by a space; None where there are none."""
    spans = runs(sentence, indexes)
    return " ".join(span.slice(article.text) for span in spans) or None
