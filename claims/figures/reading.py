"""Figures as claims: what the lexer found, what the parse says it measures, who said it and when."""

import re
from collections.abc import Iterable, Sequence

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.certainty import certainty_of, polarity_of
from claims.claim import Attribution, Concept, Dimension, FigureClaim, Modifier, Relation
from claims.dates import as_of
from claims.figures.measured import Measured, measured
from claims.figures.mention import FigureMention, Role
from claims.names import Names
from claims.parser import Sentence, content_lemmas
from claims.places import place_of

_ESTIMATING = frozenset({"estimate", "reckon", "calculate", "project"})


def figure_claims(
    article: Article,
    sentences: Iterable[Sentence],
    mentions: Sequence[FigureMention],
    names: Names,
    who: Attributions,
) -> list[FigureClaim]:
    """Return a claim for every figure mention, in text order.

    Args:
        article: the article.
        sentences: its parsed sentences.
        mentions: what the lexer found in its text.
        names: its resolved names.
        who: its reported speech.
    """
    claims: list[FigureClaim] = []
    for sentence in sentences:
        inside = [mention for mention in mentions if sentence.span.covers(mention.span)]
        if not inside:
            continue
        others = [mention.number_span for mention in inside]
        context = tuple(dict.fromkeys(_context(sentence, others)))
        entities = names.names_in(sentence.span)
        claims += [
            _claim(article, sentence, mention, names, who, context=context, entities=entities) for mention in inside
        ]
    return claims


def _context(sentence: Sentence, numbers: Sequence[Span]) -> list[str]:
    words = [token for token in sentence.tokens if not any(number.overlaps(token.span) for number in numbers)]
    return content_lemmas(words)


def _claim(
    article: Article,
    sentence: Sentence,
    mention: FigureMention,
    names: Names,
    who: Attributions,
    *,
    context: tuple[str, ...],
    entities: tuple[str, ...],
) -> FigureClaim:
    found = measured(sentence, mention.number_span, counts=mention.unit is None)
    attribution = who.attribution(sentence, mention.span)
    modifier, modifier_text = _modifier(mention, attribution)
    return FigureClaim(
        surface=mention.span.slice(article.text),
        span=mention.span,
        sentence=sentence.text,
        sentence_span=sentence.span,
        concept=Concept(
            text=found.phrase,
            head=found.head,
            terms=found.terms,
            property=found.property,
            event=found.event,
            subject=found.subject,
            context=context,
        ),
        entities=entities,
        place=place_of(sentence, mention.span, names),
        as_of=as_of(sentence, mention.span, article),
        attribution=attribution,
        voice=who.voice(sentence, mention.span),
        polarity=polarity_of(sentence, found.pivot),
        certainty=certainty_of(sentence, found.pivot),
        in_headline=sentence.in_headline,
        value=mention.value,
        modifier=modifier,
        modifier_text=modifier_text,
        unit=mention.unit,
        dimension=mention.dimension,
        relation=mention.relation or _relation(found, mention, article.text),
        partner=mention.partner,
    )


def _modifier(mention: FigureMention, attribution: Attribution | None) -> tuple[Modifier, str]:
    """Return the modifier; a figure that a speaker *estimates* is approximate by its source's own word."""
    if mention.modifier is Modifier.EXACT and attribution is not None and attribution.cue in _ESTIMATING:
        return Modifier.ABOUT, attribution.cue
    return mention.modifier, mention.modifier_text


def _relation(found: Measured, mention: FigureMention, text: str) -> Relation | None:
    """Return how the figure stands to another; an age *at the time* is one of the past, held against today's."""
    if mention.role is Role.FROM:
        return Relation.PRIOR
    if mention.dimension is Dimension.AGE:
        start, end = mention.span
        if _THEN.search(text[max(0, start - 8) : start]) or _AT_THE_TIME.match(text[end : end + 14]):
            return Relation.PRIOR
        return found.relation if found.relation is not Relation.PRIOR else None
    return found.relation


_THEN = re.compile(r"\bthen(?:-| aged |,? )$", re.IGNORECASE)
_AT_THE_TIME = re.compile(r",? at th(?:e|at) time")
