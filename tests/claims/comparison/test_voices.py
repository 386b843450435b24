"""One article may say several things for one fact only where they are values for it."""

from claims.article import Article, Span
from claims.difference import DifferenceKind
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings


def test_a_sentence_quoted_alike_does_not_hide_one_quoted_otherwise():
    texts = {
        "a": "“The army will be here within hours. Every district has its team,” Khaled Amour said.",
        "b": "“The army will be here within days,” said Khaled Amour. “Every district has its team,” Amour said.",
    }
    articles = [Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text))) for uri, text in texts.items()]

    (found,) = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences

    assert found.kind is DifferenceKind.QUOTE_VARIANCE
    assert "hours" in found.why
