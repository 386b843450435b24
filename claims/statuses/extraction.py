"""The statuses of an article as claims: one for each act a sentence names clearly."""

from collections.abc import Iterator, Sequence

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.claim import Certainty, Concept, Polarity, StatusClaim
from claims.dates.dated import as_of
from claims.lexicon import words
from claims.names import Names
from claims.parser import Sentence, content_lemmas
from claims.places import place_of
from claims.statuses.acts import Naming, acts_named
from claims.statuses.degrees import Degree, Stage
from claims.statuses.lattice import OCCURRENCE, STATE
from claims.statuses.participants import Cast, Casting
from claims.statuses.phrases import content, phrase, words_of
from claims.statuses.stages import stage_of
from claims.statuses.titles import offices_held

_NEGATIVE = frozenset({Degree.REFUSED, Degree.NOT_DONE})
_CERTAINTY = {
    Degree.POSSIBLE: Certainty.HEDGED,
    Degree.CONDITIONAL: Certainty.CONDITIONAL,
    Degree.PLANNED: Certainty.FUTURE,
    Degree.CONSIDERING: Certainty.FUTURE,
}
_ANAPHORS = words("statuses", "anaphors.nouns")
_FEWEST = 2
"""Content words that tell how things stand."""
_LONGEST = 60
"""Words of a sentence; longer ones are lists or broken text, and their parse is not to be trusted."""


def status_claims(
    article: Article, sentences: Sequence[Sentence], names: Names, who: Attributions
) -> list[StatusClaim]:
    """Return who has or has not done what in an article, in text order.

    An act the sentence leaves open, or one nobody can be named for, gives no claim.
    """
    casting = Casting(article, sentences, names, who)
    found = []
    for number, sentence in enumerate(sentences):
        if len(sentence.tokens) > 2 * _LONGEST:
            continue
        for naming, stage in _staged(sentence):
            claim = _claim(casting, number, naming, stage)
            if claim is not None:
                found.append(claim)
        found += offices_held(article, sentence, names, who)
    return found


def _staged(sentence: Sentence) -> Iterator[tuple[Naming, Stage]]:
    for naming in acts_named(sentence):
        stage = stage_of(sentence, naming)
        if stage is None or (sentence.in_headline and naming.act.family == STATE):
            continue
        yield naming, stage


def _claim(casting: Casting, number: int, naming: Naming, stage: Stage) -> StatusClaim | None:
    sentence = casting.sentences[number]
    cast = casting.cast(number, naming)
    if cast.bearer is None and not cast.theme:
        return None
    if naming.named_only and not (cast.bearer and cast.bearer.names):
        return None
    bare = cast.bearer is None or not (cast.theme or cast.bearer.names or len(cast.bearer.terms) > 1)
    if naming.act.family == OCCURRENCE and bare:
        return None
    if naming.act.family == STATE and not _says_enough(sentence, cast):
        return None
    span = _span(sentence, naming, cast)
    terms = () if _points_back(sentence, cast.theme) else content(sentence, cast.theme)
    bearer = cast.bearer
    return StatusClaim(
        surface=span.slice(casting.article.text),
        span=span,
        sentence=sentence.text,
        sentence_span=sentence.span,
        concept=Concept(
            text=" ".join(part for part in (bearer.text if bearer else "", naming.act.name) if part),
            head=bearer.head if bearer else None,
            event=naming.act.name,
            property=_object(sentence, naming),
            terms=terms,
            subject=bearer.terms if bearer else (),
            context=tuple(dict.fromkeys(content_lemmas(sentence.tokens))),
        ),
        entities=casting.names.names_in(sentence.span),
        place=place_of(sentence, span, casting.names),
        as_of=as_of(sentence, sentence.tokens[naming.index].span, casting.article),
        attribution=casting.who.attribution(sentence, sentence.tokens[naming.index].span),
        voice=casting.who.voice(sentence, sentence.tokens[naming.index].span),
        polarity=Polarity.NEGATIVE if stage.degree in _NEGATIVE else Polarity.POSITIVE,
        certainty=_CERTAINTY.get(stage.degree, Certainty.ASSERTED),
        in_headline=sentence.in_headline,
        agent=cast.agent.text if cast.agent else None,
        action=naming.act.family,
        stage=naming.act.done if stage.degree is Degree.DONE else str(stage.degree),
        theme=words_of(casting.article, sentence, cast.theme),
        bearers=bearer.names if bearer else (),
        earlier=stage.earlier,
    )


def _says_enough(sentence: Sentence, cast: Cast) -> bool:
    """Say whether how things stand is told of somebody or something that can be known again."""
    told = len(content(sentence, cast.theme))
    if cast.bearer is None or told < _FEWEST:
        return False
    return bool(cast.bearer.names) or len(cast.bearer.terms) > 1 or (told > _FEWEST and bool(cast.bearer.terms))


def _object(sentence: Sentence, naming: Naming) -> str | None:
    """Return the lemma of what an act is done to, where it is no part of the act's own phrase."""
    for child in sentence.children[naming.index]:
        token = sentence.tokens[child]
        if token.dep in {"dobj", "nsubjpass"} and token.pos == "NOUN" and child not in naming.parts:
            return token.lemma
    return None


def _points_back(sentence: Sentence, theme: tuple[int, ...]) -> bool:
    """Say whether the theme is only *this decision*, *these reports*: the article's news, whatever that is."""
    nouns = [sentence.tokens[index] for index in theme if sentence.tokens[index].pos in {"NOUN", "PROPN"}]
    return (
        bool(nouns)
        and nouns[0].lemma in _ANAPHORS
        and any(sentence.tokens[child].text.lower() in {"this", "these"} for child in sentence.children[nouns[0].index])
    )


def _span(sentence: Sentence, naming: Naming, cast: Cast) -> Span:
    """Return the words of the act: from its verb or its helper to the end of its theme."""
    token = sentence.tokens[naming.index]
    indexes = {naming.index, *naming.parts}
    for child in sentence.children[naming.index]:
        if sentence.tokens[child].dep in {"aux", "auxpass", "neg", "prt"}:
            indexes.add(child)
        below = {sentence.tokens[grand].text.lower() for grand in sentence.children[child]}
        if sentence.tokens[child].dep in {"nsubj", "nsubjpass"} and below & {"no", "neither"}:
            indexes.update(phrase(sentence, child))
    step = token
    while step.dep in {"xcomp", "pcomp"} and step.head != step.index:
        step = sentence.tokens[step.head]
        indexes.add(step.index)
        indexes.update(c for c in sentence.children[step.index] if sentence.tokens[c].dep in {"aux", "auxpass", "neg"})
    start = min(sentence.tokens[index].span.start for index in indexes)
    ends = [*indexes, *(index for index in cast.theme if index > naming.index)]
    end = max(sentence.tokens[index].span.end for index in ends)
    return Span(start, end)
