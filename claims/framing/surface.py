"""Characterisations read from the order of words, where a small parser is often wrong.

*The cowardly sacking leaves …*, *called the penalty proportionate*, *…, a spineless capitulation*: the
words stand as they must, whatever the parse makes of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.article import Span
from claims.attribution.subjects import subject_of
from claims.attribution.tree import passive
from claims.framing import lexicon
from claims.framing.acts import Acts
from claims.framing.phrases import Found, Place, is_stopped
from claims.parser import Sentence, Token

_DEFINITE = frozenset({"the", "this", "that", "such", "its", "his", "her", "their", "’s", "'s"})
_INDEFINITE = frozenset({"a", "an"})
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'", "``", "''"})
_BREAKS = frozenset({",", "—", "–", "-", "--", ";", ":"})
_REACH = 5
"""Words between the start of a phrase and its last one."""
_EPITHET = 3
"""From this strength a definite noun alone speaks of the act: *the fiasco*, *this capitulation*."""


def by_order(sentence: Sentence, acts: Acts, place: Place) -> Iterator[Found]:
    """Yield what the order of words shows."""
    for token in sentence.tokens:
        word = token.text.lower()
        if place is Place.HEADLINE:
            yield from _in_headline(sentence, acts, token)
        if word in _DEFINITE:
            yield from _adjective(sentence, acts, token)
            yield from _epithet(sentence, acts, token, place)
        elif word in _INDEFINITE and place is Place.LEAD:
            yield from _set_off(sentence, acts, token)
        elif token.lemma in lexicon.NAMING and token.pos == "VERB":
            yield from _called(sentence, acts, token)


def _adjective(sentence: Sentence, acts: Acts, first: Token) -> Iterator[Found]:
    """Yield *cowardly sacking*: a graded word between a definite one and a noun for the act."""
    for noun in sentence.tokens[first.index + 2 : first.index + _REACH]:
        if (noun.pos == "PUNCT" and noun.text != "-") or noun.text in {"’s", "'s"}:
            return
        if noun.text.lower() not in acts.nouns | lexicon.SHELL_NOUNS or noun.pos not in {"NOUN", "PROPN", "VERB"}:
            continue
        before = sentence.tokens[noun.index - 1]
        grade = acts.words.judgement_of(sentence, before)
        owned = first.text.lower() in {"’s", "'s"} and not acts.is_act(sentence, noun.index)
        if grade is not None and before.pos in {"ADJ", "ADV", "VERB"} and not is_stopped(before, noun) and not owned:
            start, _ = lexicon.whole_word(sentence, before)
            yield Found(span=Span(sentence.tokens[start].span.start, noun.span.end), grade=grade, attached=True)
        return


def _in_headline(sentence: Sentence, acts: Acts, noun: Token) -> Iterator[Found]:
    """Yield *botched rescue*: headlines drop the article."""
    if not noun.index or noun.text.lower() not in acts.nouns | lexicon.SHELL_NOUNS:
        return
    before = sentence.tokens[noun.index - 1]
    grade = acts.words.grade_of(sentence, before)
    if grade is not None and grade.strength > 1 and not is_stopped(before, noun):
        start, _ = lexicon.whole_word(sentence, before)
        yield Found(span=Span(sentence.tokens[start].span.start, noun.span.end), grade=grade, attached=True)


def _epithet(sentence: Sentence, acts: Acts, first: Token, place: Place) -> Iterator[Found]:
    """Yield *the fiasco*, *this humiliating climbdown*: a noun that judges what has been told."""
    if place is Place.HEADLINE or first.text.lower() not in {"the", "this"}:
        return
    for noun in sentence.tokens[first.index + 1 : first.index + 4]:
        if noun.pos == "NOUN" and noun.tag == "NN" and _ends_phrase(sentence, noun):
            grade = acts.words.grade_of(sentence, noun)
            told = noun.lemma in lexicon.EVENT_NOUNS
            if grade is not None and grade.strength >= _EPITHET and not told:
                yield Found(span=Span(first.span.start, noun.span.end), grade=grade, attached=True)
            return
        if noun.pos not in {"ADJ", "ADV"}:
            return


def _ends_phrase(sentence: Sentence, noun: Token) -> bool:
    """Say whether nothing after the noun says of what: *the fiasco*, not *the fiasco of 1987*."""
    if noun.index + 1 >= len(sentence.tokens):
        return True
    after = sentence.tokens[noun.index + 1]
    return after.pos not in {"NOUN", "PROPN", "ADP"} and after.text not in {"-", "’s", "'s"}


def _set_off(sentence: Sentence, acts: Acts, first: Token) -> Iterator[Found]:
    """Yield *…, a spineless capitulation to …*: a judging noun set off after the news was told."""
    if first.index < _REACH or sentence.tokens[first.index - 1].text not in _BREAKS:
        return
    told = any(token.pos in {"VERB", "AUX"} for token in sentence.tokens[: first.index])
    if not told or (sentence.tokens[first.index - 2].pos == "PROPN" and _is_person(sentence, first.index - 2)):
        return
    for noun in sentence.tokens[first.index + 1 : first.index + 1 + _REACH]:
        if noun.pos in {"PUNCT", "ADP", "VERB", "AUX", "PRON"} and noun.text != "-":
            return
        if noun.pos in {"NOUN", "PROPN"} and _is_last(sentence, noun):
            grade = acts.words.grade_of(sentence, noun)
            if grade is not None and grade.strength > 1:
                yield Found(span=Span(first.span.start, noun.span.end), grade=grade, attached=True)
            return


def _is_last(sentence: Sentence, noun: Token) -> bool:
    after = sentence.tokens[noun.index + 1] if noun.index + 1 < len(sentence.tokens) else None
    return after is None or (after.pos not in {"NOUN", "PROPN"} and after.text != "-")


def _is_person(sentence: Sentence, index: int) -> bool:
    """Say whether what is set off stands right after a name, and describes whoever bears it."""
    return sentence.tokens[index].entity == "PERSON" and sentence.tokens[index].dep in {"nsubj", "nsubjpass"}


def _called(sentence: Sentence, acts: Acts, verb: Token) -> Iterator[Found]:
    """Yield *proportionate* of *called the penalty proportionate*."""
    tokens = sentence.tokens
    start = verb.index + 1
    if start < len(tokens) and tokens[start].text.lower() in {"it", "this"}:
        after = start + 1
    else:
        if start >= len(tokens) or tokens[start].text.lower() not in _DEFINITE:
            return
        nouns = [
            token.index
            for token in tokens[start + 1 : start + _REACH]
            if token.text.lower() in acts.nouns | lexicon.SHELL_NOUNS
        ]
        if not nouns:
            return
        after = nouns[0] + 1
    while after < len(tokens) and tokens[after].text in _QUOTES:
        after += 1
    viewer = None if passive(sentence, verb) else subject_of(sentence, verb)
    yield from (replace(found, viewer=viewer) for found in _complement(sentence, acts, after))


def _complement(sentence: Sentence, acts: Acts, start: int) -> Iterator[Found]:
    tokens = sentence.tokens
    if start >= len(tokens):
        return
    if tokens[start].text.lower() in {"a", "an", "the"}:
        for noun in tokens[start + 1 : start + 1 + _REACH]:
            grade = acts.words.grade_of(sentence, noun) if noun.pos in {"NOUN", "ADJ", "PROPN"} else None
            if grade is not None:
                last = noun
                while last.index + 1 < len(tokens) and last.pos == "ADJ" and tokens[last.index + 1].pos == "NOUN":
                    last = tokens[last.index + 1]
                yield Found(span=Span(tokens[start].span.start, last.span.end), grade=grade, attached=True)
                return
            if noun.pos in {"ADP", "PUNCT", "VERB"}:
                return
        return
    word = tokens[start + 1] if tokens[start].pos == "ADV" and start + 1 < len(tokens) else tokens[start]
    grade = acts.words.grade_of(sentence, word)
    noun_follows = word.index + 1 < len(tokens) and tokens[word.index + 1].pos in {"NOUN", "PROPN"}
    if grade is not None and not noun_follows:
        yield Found(span=Span(tokens[start].span.start, word.span.end), grade=grade, attached=True)
