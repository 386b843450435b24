"""Characterisations: what an article calls the story's act, by the grammar that calls it so."""

from collections.abc import Iterator
from dataclasses import replace

from claims.article import Span
from claims.attribution.subjects import subject_of
from claims.attribution.tree import has
from claims.certainty import polarity_of
from claims.claim import Polarity
from claims.framing import lexicon
from claims.framing.acts import Acts
from claims.framing.phrases import Found, Place, adjectives, phrase
from claims.framing.predicates import by_verb
from claims.framing.surface import by_order
from claims.parser import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})


def characterise(sentence: Sentence, acts: Acts, *, place: Place) -> list[Found]:
    """Return the characterisations of the story's act in one sentence, in text order."""
    found: dict[Span, Found] = {}
    for item in (
        *_by_grammar(sentence, acts, place),
        *by_order(sentence, acts, place),
        *_by_idiom(sentence, acts, place),
    ):
        clash = next((span for span in found if span.overlaps(item.span)), None)
        if clash is None:
            found[item.span] = item
        elif _weight(found[clash]) < _weight(item):
            del found[clash]
            found[item.span] = item
    return sorted(found.values(), key=lambda item: item.span)


def _weight(item: Found) -> tuple[int, int]:
    """Order readings of the same words: the stronger, then the longer, *hardly unexpected* before *unexpected*."""
    return item.grade.strength, item.span.end - item.span.start


def _by_grammar(sentence: Sentence, acts: Acts, place: Place) -> Iterator[Found]:
    for token in sentence.tokens:
        if token.pos in _NOMINAL:
            if acts.is_act(sentence, token.index):
                yield from adjectives(sentence, acts, token)
                yield from _appositions(sentence, acts, token)
            elif place is Place.HEADLINE and acts.names_act(token):
                yield from adjectives(sentence, acts, token)
            yield from _in_a_reversal(sentence, acts, token, place)
        elif token.pos in {"VERB", "AUX"} and polarity_of(sentence, token.index) is Polarity.POSITIVE:
            yield from by_verb(sentence, acts, token, place)


# -- "the decision, a major U-turn,"


def _appositions(sentence: Sentence, acts: Acts, noun: Token) -> Iterator[Found]:
    for child in sentence.children[noun.index]:
        word = sentence.tokens[child]
        if word.dep == "appos" and word.pos in _NOMINAL:
            yield from phrase(sentence, acts, word)


# -- "In a reversal of previous policy, X has …", "walked out in a reckless strike"

_LINKS = frozenset({"in", "as"})


def _in_a_reversal(sentence: Sentence, acts: Acts, noun: Token, place: Place) -> Iterator[Found]:
    above = sentence.tokens[noun.head]
    if noun.dep != "pobj" or not has(sentence, noun, "det", {"a", "an", "what"}):
        return
    after = above.lemma in {"after", "following"}
    if above.lemma not in _LINKS and not (after and place is Place.LEAD and acts.names_act(noun)):
        return
    verb = _verb_above(sentence, above)
    if verb is None or verb.lemma in lexicon.VIEWING:
        return
    subject = subject_of(sentence, verb)
    if subject is None:
        return
    if acts.is_agent(sentence, subject) or acts.is_act(sentence, subject) or (after and place is Place.LEAD):
        yield from phrase(sentence, acts, noun)


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the verb a prepositional phrase hangs on, through particles and adverbs: *walked out in*."""
    above = sentence.tokens[token.head]
    while above.pos in {"ADV", "ADP", "PART"} and above.head != above.index:
        above = sentence.tokens[above.head]
    return above if above.pos in {"VERB", "AUX"} else None


# -- "too little, too late"


def _by_idiom(sentence: Sentence, acts: Acts, place: Place) -> Iterator[Found]:
    for idiom in acts.words.idioms:
        for match in idiom.pattern.finditer(sentence.text):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            about = place is not Place.LATER or any(
                acts.is_act(sentence, token.index) for token in sentence.tokens if token.pos in _NOMINAL
            )
            if about:
                said = match.group().lower().replace(",", "")
                yield Found(span=span, grade=replace(idiom.grade, word=said), attached=True)
