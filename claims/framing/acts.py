"""The story's act and whose it is: what a characterisation has to be about to count.

The main actors and the names of the act are taken from the lead: whoever does its verbs or owns its
*decision*, *ruling*, *plan*, and what those verbs are called afterwards (*closed* → the closure).
Others named there are acted upon; a *move* of theirs is another act.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.attribution import cues
from claims.attribution.speakers import is_title, person_name, speaker_span
from claims.framing import lexicon
from claims.framing.lexicon import FramingWords, shipped_words
from claims.lexicon import table
from claims.parser import Sentence, Token

LEAD_SENTENCES = 3
"""Sentences of the body that count as the lead, as measured in the framing study; the headline too."""
_AGENT_SENTENCES = 2
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their"})
_POINTING = frozenset({"this", "such"})
_TIMES = frozenset(
    "year month week day decade century season night morning today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december".split()
)
_PAST = frozenset({"last", "previous", "former", "earlier", "past"})
_VERBAL = frozenset({"VERB", "AUX"})
_BACKGROUND = frozenset({"after", "before", "following", "during", "amid", "since", "despite", "over", "against"})
"""Prepositions that bring in another event than the one told of."""
_BY_MEANS = frozenset({"under", "by", "with", "through"})
"""Prepositions that bring in the act by which the news comes about: *must pay under a law passed on Monday*."""
_TOLD_AS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT", "conj", "pobj", "appos"})


@dataclass(frozen=True, slots=True)
class Acts:
    """Who acts in the lead, who is acted upon, and what the act is called."""

    agents: frozenset[str]
    """Lower-case words of the names of those who act."""
    patients: frozenset[str]
    agent_name: str | None
    """The main actor as the article names them."""
    nouns: frozenset[str] = frozenset()
    """Event nouns the lead tells of."""
    words: FramingWords = field(default_factory=shipped_words)

    @classmethod
    def of(cls, sentences: Sequence[Sentence], words: FramingWords | None = None) -> "Acts":
        """Read the main actors and the act from the headline and the first sentences."""
        body = [sentence for sentence in sentences if not sentence.in_headline][:_AGENT_SENTENCES]
        headline = [sentence for sentence in sentences if sentence.in_headline]
        agents: set[str] = set()
        others: set[str] = set()
        name: str | None = None
        for number, sentence in enumerate(body):
            for head in _agents(sentence):
                if number == 0 or not agents:
                    agents |= names_in(sentence, head)
                    name = name or _name(sentence, head)
            if number == 0:
                proper = [token for token in sentence.tokens if token.pos == "PROPN"]
                others |= {token.text.lower() for token in proper if not is_title(token)}
                others |= {token.lemma for token in proper}
        nouns = {noun for sentence in (*headline, *body) for noun in _told(sentence)}
        return cls(
            agents=frozenset(agents),
            patients=frozenset(others - agents),
            agent_name=name,
            nouns=lexicon.with_aliases(nouns),
            words=shipped_words() if words is None else words,
        )

    def own(self, names: set[str]) -> bool:
        """Say whether somebody so named can be the doer of the story's act."""
        if names & self.agents:
            return True
        return not names & self.patients

    def is_act(self, sentence: Sentence, index: int) -> bool:
        """Say whether the noun at ``index`` stands for the story's act: *the decision*, *Biden's move*."""
        token = sentence.tokens[index]
        if token.pos not in {"NOUN", "PROPN"}:
            return False
        weak = token.lemma in lexicon.WEAK_NOUNS and token.lemma not in self.nouns
        owners = _owners(sentence, index)
        dated = [owner for owner in owners if sentence.tokens[owner].lemma in _TIMES]
        if any(_is_past(sentence, owner) for owner in dated):
            return False
        owners = [owner for owner in owners if owner not in dated]
        names = {name for owner in owners for name in (*names_in(sentence, owner), *_titles(sentence, owner))}
        owned = token.lemma in lexicon.EVENT_NOUNS and bool(names & self.agents)
        if not owned and not self.names_act(token):
            return False
        if owners:
            stranger = weak or token.lemma not in lexicon.SHELL_NOUNS or any(_is_country(sentence, o) for o in owners)
            return bool(names & self.agents) or (bool(names) and self.own(names) and not stranger)
        below = [sentence.tokens[child] for child in sentence.children[index]]
        definite = any(word.dep in {"det", "poss"} and word.text.lower() in _DEFINITE for word in below)
        if weak:
            return definite and any(word.text.lower() in _POINTING for word in below)
        return definite and (token.tag in {"NN", "NNP"} or token.lemma in self.nouns)

    def names_act(self, token: Token) -> bool:
        """Say whether a noun can name the act: a word for any act, or one the lead tells of."""
        return token.lemma in lexicon.SHELL_NOUNS | lexicon.WEAK_NOUNS or token.lemma in self.nouns

    def is_agent(self, sentence: Sentence, index: int) -> bool:
        """Say whether the phrase at ``index`` names a main actor."""
        return bool(names_in(sentence, index) & self.agents)


def _told(sentence: Sentence) -> Iterator[str]:
    """Yield the event nouns a sentence of the lead tells of, as a noun of its main clause or by its verb."""
    mains = {token.index for token in sentence.tokens if token.pos in _VERBAL and is_main(sentence, token)}
    for token in sentence.tokens:
        if token.index in mains or (sentence.in_headline and token.pos == "VERB"):
            yield from lexicon.nouns_of(token.lemma)
        elif token.pos in {"NOUN", "PROPN"} and token.lemma in lexicon.EVENT_NOUNS:
            above = sentence.tokens[token.head]
            before = above.lemma in _BACKGROUND
            under = not before and (above.index in mains or above.head in mains or above.lemma in _BY_MEANS)
            if sentence.in_headline or (token.dep in _TOLD_AS and under):
                yield token.lemma


def _agents(sentence: Sentence) -> list[int]:
    """Return the heads of whoever does the sentence's main verbs, or owns or makes its act."""
    heads: list[int] = []
    for token in sentence.tokens:
        if token.pos in _VERBAL and is_main(sentence, token):
            heads += [c for c in sentence.children[token.index] if sentence.tokens[c].dep == "nsubj"]
            heads += [
                below
                for c in sentence.children[token.index]
                if sentence.tokens[c].dep == "agent"
                for below in sentence.children[c]
            ]
        if token.lemma in lexicon.SHELL_NOUNS or token.lemma in lexicon.EVENT_NOUNS:
            heads += _owners(sentence, token.index)
    return [head for head in heads if names_in(sentence, head)]


def is_main(sentence: Sentence, token: Token) -> bool:
    """Say whether the verb tells the news: the root, or what the root only reports or joins on."""
    if token.head == token.index:
        return True
    above = sentence.tokens[token.head]
    if above.head != above.index:
        return False
    joined = token.dep in {"conj", "parataxis"} or (token.dep == "ccomp" and token.index < above.index)
    return joined or (token.dep == "ccomp" and above.lemma in cues.VERBS)


def _owners(sentence: Sentence, index: int) -> list[int]:
    """Return who a noun belongs to: *Biden's decision*, *the decision by Biden*, *the court's ruling*."""
    found = []
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if token.dep == "poss" and token.pos in {"PROPN", "NOUN"}:
            found.append(child)
        elif token.dep == "prep" and token.lemma in {"by", "from"}:
            found += [c for c in sentence.children[child] if sentence.tokens[c].dep == "pobj"]
        elif token.dep == "compound" and token.pos == "PROPN" and token.index < index:
            found.append(child)
    return found


def names_in(sentence: Sentence, head: int) -> set[str]:
    """Return the lower-case words that name whoever the phrase at ``head`` is."""
    words = {head}
    for child in sentence.children[head]:
        if sentence.tokens[child].dep in {"compound", "appos", "poss", "flat", "conj", "amod", "nmod"}:
            words |= {token.index for token in sentence.subtree(child)}
    found = {
        sentence.tokens[index].text.lower()
        for index in words
        if sentence.tokens[index].pos == "PROPN" and not is_title(sentence.tokens[index])
    }
    if not found and sentence.tokens[head].pos == "NOUN":
        found = {sentence.tokens[head].lemma}
    return found


def _is_past(sentence: Sentence, index: int) -> bool:
    """Say whether a time is another than the story's: *last year's budget*."""
    below = {sentence.tokens[child].text.lower() for child in sentence.children[index]}
    return bool(below & _PAST)


def _is_country(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].text in table("countries")


def _titles(sentence: Sentence, head: int) -> set[str]:
    """Return the titles before a name: *judge* of *Judge Carol Winn*."""
    below = (sentence.tokens[child] for child in sentence.children[head])
    return {token.text.lower() for token in below if token.dep == "compound" and is_title(token)}


def _name(sentence: Sentence, head: int) -> str | None:
    where = speaker_span(sentence, head)
    if where is None:
        return None
    phrase = sentence.text[where.start - sentence.span.start : where.end - sentence.span.start]
    return person_name(phrase) or phrase
