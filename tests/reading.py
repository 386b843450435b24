"""Parsed articles for tests of the readers: one parse for each text, kept for the run."""

from functools import lru_cache

from claims.article import Article, Span, plain_article
from claims.attribution import Attributions
from claims.parser import Sentence, load_parser
from claims.sentences import sentence_spans
from claims.voice import QuoteMask


@lru_cache(maxsize=512)
def parsed(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    """Return a text as an article, and its parsed sentences."""
    article = plain_article(text, uri="test")
    return article, tuple(load_parser().parse(article.text, sentence_spans(article)))


def read(text: str) -> tuple[Article, tuple[Sentence, ...], QuoteMask, Attributions]:
    """Return everything the readers of wording need of a text."""
    article, sentences = parsed(text)
    mask = QuoteMask.of(article)
    return article, sentences, mask, Attributions.of(article, sentences, mask)


def where(text: str, words: str) -> Span:
    """Return the span of the last occurrence of the words."""
    start = text.rindex(words)
    return Span(start, start + len(words))


def sentence_of(sentences: tuple[Sentence, ...], span: Span) -> Sentence:
    """Return the sentence that holds the start of a span."""
    return next(sentence for sentence in sentences if sentence.span.start <= span.start < sentence.span.end)
