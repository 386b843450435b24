"""Phrases that characterise: by their noun (*a sharp escalation*) or their adjective (*a bold step*)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.article import Span
from claims.framing import lexicon
from claims.framing.acts import Acts
from claims.framing.lexicon import Grade
from claims.parser import Sentence, Token


class Place(StrEnum):
    """Where in the article a sentence stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words that characterise the act, before their voice is known."""

    span: Span
    grade: Grade
    attached: bool
    """Whether the act they speak of is told by the sentence; else it is only probable."""
    viewer: int | None = None
    """The head word of whoever says so: *Frost* in *Frost defended the rise as necessary*."""


def adjectives(sentence: Sentence, acts: Acts, noun: Token) -> Iterator[Found]:
    """Yield the graded adjectives on a noun that stands for the act: *Biden's belated decision*."""
    for child in sentence.children[noun.index]:
        word = sentence.tokens[child]
        before = word.dep in {"amod", "compound", "nmod"} and word.index < noun.index
        grade = acts.words.judgement_of(sentence, word) if before else None
        if grade is not None and not is_stopped(word, noun) and word.pos in {"ADJ", "VERB", "NOUN", "ADV"}:
            first, _ = lexicon.whole_word(sentence, word)
            yield Found(span=Span(sentence.tokens[first].span.start, noun.span.end), grade=grade, attached=True)


def phrase(sentence: Sentence, acts: Acts, noun: Token, *, attached: bool = True) -> Iterator[Found]:
    """Yield a noun phrase that characterises, by its noun or by its strongest adjective."""
    grade = acts.words.grade_of(sentence, noun)
    if grade is None or grade.strength == 1:
        graded = [
            found
            for child in sentence.children[noun.index]
            if sentence.tokens[child].dep in {"amod", "compound"}
            and not is_stopped(sentence.tokens[child], noun)
            and (found := acts.words.grade_of(sentence, sentence.tokens[child])) is not None
            and (found.strength > 1 or acts.names_act(noun))
        ]
        stronger = max(graded, key=lambda found: found.strength, default=None)
        if grade is None or (stronger is not None and stronger.strength > grade.strength):
            grade = stronger
    if grade is not None:
        yield Found(span=widened(sentence, noun), grade=grade, attached=attached)


def is_stopped(word: Token, noun: Token) -> bool:
    """Say whether a word on a noun is a fixed phrase that judges nothing: *legal action*, *first step*."""
    return f"{word.text.lower()} {noun.lemma}" in lexicon.STOP_PHRASES


def widened(sentence: Sentence, word: Token) -> Span:
    """Return the word with its article and what describes it: *a potentially significant escalation*."""
    first, last = lexicon.whole_word(sentence, word)
    own = {token.index for token in sentence.subtree(word.index)}
    while first and first - 1 in own:
        before = sentence.tokens[first - 1]
        possessive = before.dep in {"poss", "case"} or before.text.lower() in {"the", "its", "his", "their"}
        if possessive or before.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
            break
        first -= 1
    return Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
