"""The limits of measures as claims: one for each sentence that names a measure and says how far it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.claim import Concept, LimitClaim, Reach
from claims.figures.mention import FigureMention
from claims.lexicon import words
from claims.limits.ends import End, end_of
from claims.limits.extents import Extent, clause_of, extents_of
from claims.limits.measures import Measure, measures_named
from claims.names import Names
from claims.parser import Sentence, Token, content_lemmas
from claims.places import place_of

_REACHES = words("limits", "reach.verbs")
_LONGEST = 70
"""Tokens of a sentence; longer ones are lists or broken text."""
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_NEWS = 24
"""Sentences of the body that are read; farther down is background."""


def limit_claims(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[FigureMention],
    names: Names,
    who: Attributions,
) -> list[LimitClaim]:
    """Return how far the measures of an article reach, in text order.

    A measure whose sentence says nothing of its reach or end gives a plain claim with the phrases
    it names, so that *night flights* can be held against *all flights*.
    """
    found = []
    body = [number for number, sentence in enumerate(sentences) if not sentence.in_headline][:_NEWS]
    for number in body:
        sentence = sentences[number]
        if len(sentence.tokens) > _LONGEST or sentence.text.rstrip("”\"'’ ").endswith("?"):
            continue
        measures = list(measures_named(sentence))
        back = number > body[0] and _points_back(sentence, measures)
        before = sentences[number - 1] if back else None
        if not measures and before is not None:
            measures = [Measure(family=one.family, index=_root(sentence)) for one in measures_named(before)][:1]
        if measures:
            found += _claims(_Place(article, names, who), sentence, before, measures, mentions)
    return found


@dataclass(frozen=True, slots=True, kw_only=False)
class _Place:
    article: Article
    names: Names
    who: Attributions


def _claims(
    place: _Place,
    sentence: Sentence,
    before: Sentence | None,
    measures: list[Measure],
    mentions: Sequence[FigureMention],
) -> list[LimitClaim]:
    article, names, who = place.article, place.names, place.who
    clause = sorted({index for measure in measures for index in clause_of(sentence, measure.index)})
    extents = list(extents_of(sentence, clause))
    reach = _reach(extents)
    end = end_of(article, sentence, mentions)
    span = _span(sentence, extents, measures, reach)
    context = [*content_lemmas(sentence.tokens), *(content_lemmas(before.tokens) if before else ())]
    families = tuple(dict.fromkeys(measure.family for measure in measures))

    def claim(
        where: Span, kind: Reach, phrases: tuple[tuple[str, str, tuple[str, ...]], ...], until: End | None
    ) -> LimitClaim:
        return LimitClaim(
            surface=where.slice(article.text),
            span=where,
            sentence=sentence.text,
            sentence_span=sentence.span,
            concept=Concept(
                text=where.slice(article.text),
                head=sentence.tokens[measures[0].index].lemma,
                context=tuple(dict.fromkeys(context)),
            ),
            entities=names.names_in(sentence.span),
            place=place_of(sentence, where, names),
            attribution=who.attribution(sentence, where),
            voice=who.voice(sentence, where),
            measures=families,
            reach=kind,
            phrases=phrases,
            days=until.days if until else None,
            until=until.on if until else None,
            is_open=until.is_open if until else False,
        )

    found = []
    if reach is not Reach.PLAIN or any(not measure.is_weak for measure in measures):
        found.append(claim(span, reach, _phrases(sentence, extents, reach), None))
    if end is not None:
        found.append(claim(end.span, Reach.PLAIN, (), end))
    return found


def _reach(extents: list[Extent]) -> Reach:
    said = {extent.reach for extent in extents}
    return Reach.NARROW if Reach.NARROW in said else Reach.WIDE if Reach.WIDE in said else Reach.PLAIN


def _phrases(sentence: Sentence, extents: list[Extent], reach: Reach) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the phrases that say how far; those that say it outright come first."""
    ordered = sorted(extents, key=lambda extent: extent.reach is not reach)
    return tuple((one.role, _head(sentence.tokens[one.head]), _content(sentence, one.tokens)) for one in ordered)


def _head(token: Token) -> str:
    """Return the lemma of a common noun; a name keeps its capital."""
    return token.text if token.pos == "PROPN" else token.lemma


def _content(sentence: Sentence, indexes: Sequence[int]) -> tuple[str, ...]:
    tokens = (sentence.tokens[index] for index in indexes)
    return tuple(dict.fromkeys(token.lemma for token in tokens if token.pos in _CONTENT and token.lemma[:1].isalnum()))


def _span(sentence: Sentence, extents: list[Extent], measures: list[Measure], reach: Reach) -> Span:
    chosen = [extent for extent in extents if extent.reach is reach and reach is not Reach.PLAIN]
    tokens = chosen[0].tokens if chosen else (measures[0].index,)
    return Span(sentence.tokens[min(tokens)].span.start, sentence.tokens[max(tokens)].span.end)


def _points_back(sentence: Sentence, measures: list[Measure]) -> bool:
    """Say whether a sentence goes on about the measure of the one before: *The ban covers…*, *It runs until…*."""
    for token in sentence.tokens:
        if token.dep in {"nsubj", "nsubjpass"} and sentence.tokens[token.head].dep == "ROOT":
            if token.text.lower() in {"it", "they", "this", "these"}:
                return bool(measures) or sentence.tokens[token.head].lemma in _REACHES
            below = {sentence.tokens[child].text.lower() for child in sentence.children[token.index]}
            return bool(below & {"the", "this", "these"}) and any(one.index == token.index for one in measures)
    return False


def _root(sentence: Sentence) -> int:
    return next(token.index for token in sentence.tokens if token.head == token.index)
