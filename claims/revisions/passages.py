"""Passages as evidence: a headline, a note, a sentence that is no claim of its own but has to be shown."""

from claims.article import Article, Span
from claims.claim import Evidence, WordingClaim

HEADLINE = "headline"
NOTE = "note"


def passage_of(article: Article, words: str, span: Span | None, *, family: str) -> Evidence:
    """Return words of an article as evidence.

    Words that stand in no text (a headline given beside it, an editor's note) have an empty span at
    the head of the body; their sentence is the words.
    """
    if span is None:
        at = Span(article.body_span.start, article.body_span.start)
        claim = WordingClaim(surface="", span=at, sentence=words, sentence_span=at, family=family)
    else:
        claim = WordingClaim(
            surface=span.slice(article.text),
            span=span,
            sentence=span.slice(article.text),
            sentence_span=span,
            in_headline=family == HEADLINE,
            family=family,
        )
    return Evidence(claim=claim, article=article)


def headline_of(article: Article) -> Evidence:
    """Return an article's headline as evidence; of one without, its first line."""
    if article.headline_span is not None or article.headline:
        return passage_of(article, article.headline, article.headline_span, family=HEADLINE)
    body = article.body_span.slice(article.text)
    first = body.lstrip().split("\n", 1)[0].rstrip()
    start = article.body_span.start + len(body) - len(body.lstrip())
    return passage_of(article, first, Span(start, start + len(first)), family=HEADLINE)
