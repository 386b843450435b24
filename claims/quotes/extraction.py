"""The quotations of an article as claims: one for each quoted stretch of speech."""

from collections.abc import Sequence

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.claim import Concept, QuoteClaim, Voice
from claims.parser import Sentence
from claims.voice.mask import QuoteMask, QuoteUse, Stretch


def quote_claims(
    article: Article, sentences: Sequence[Sentence], mask: QuoteMask, who: Attributions | None = None
) -> list[QuoteClaim]:
    """Return the direct speech of an article, in text order.

    Each claim is one stretch between quotation marks within a paragraph, of however many
    sentences; its ``sentence`` is every sentence it touches, word for word. Scare quotes, titles
    and quotations inside quotations are no claims.
    """
    who = Attributions.of(article, sentences, mask) if who is None else who
    claims = []
    for stretch in mask.stretches:
        if stretch.depth == 0 and stretch.use is QuoteUse.SPEECH:
            claim = _claim(article, sentences, who, stretch)
            if claim is not None:
                claims.append(claim)
    return claims


def _claim(article: Article, sentences: Sequence[Sentence], who: Attributions, stretch: Stretch) -> QuoteClaim | None:
    touched = [sentence for sentence in sentences if sentence.span.overlaps(stretch.span)]
    if not touched:
        return None
    around = Span(touched[0].span.start, touched[-1].span.end)
    speech = who.speech(stretch)
    content = stretch.span.slice(article.text)
    return QuoteClaim(
        surface=content,
        span=stretch.span,
        sentence=around.slice(article.text),
        sentence_span=around,
        concept=Concept(text=content),
        attribution=speech,
        voice=Voice.QUOTED,
        in_headline=touched[0].in_headline,
        content=content,
        speaker=None if speech is None else who.speaker_name(speech),
        direct=True,
    )
