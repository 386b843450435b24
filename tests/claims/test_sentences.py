from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span, plain_article
from claims.sentences import sentence_spans, split_sentences


def sentences(text):
    return [span.slice(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. Geological Survey said so. It was right.", 2),
        ("He arrived at 5 p.m. on Friday. She left.", 2),
        ("Mr. J. Smith spoke. Nobody listened.", 2),
        ("“It is over,” he said. “Go home.” They went.", 3),
        ("Prices rose 3.5 percent. Wages did not.", 2),
        ("It happened in the U.S. The army was there.", 2),
        ("Sen. Jones and Rep. Diaz voted no.", 1),
        ("No stop at the end", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentences(text)) == count


def test_the_headline_is_one_sentence_of_its_own():
    article = plain_article("Floods in Arden\n\nTen people died. Rain goes on.", uri="t")

    assert [(span.slice(article.text), headline) for span, headline, _ in sentence_spans(article)] == [
        ("Floods in Arden", True),
        ("Ten people died.", False),
        ("Rain goes on.", False),
    ]


def test_a_table_of_numbers_is_no_sentence_and_a_giant_one_is_cut():
    table = " ".join(["12.5 13.7 | "] * 40)
    giant = "word " * 1000
    article = plain_article(f"Prices rose.\n{table}\n{giant}", uri="t")
    spans = [span for span, _, _ in sentence_spans(article)]

    assert spans[0].slice(article.text) == "Prices rose."
    assert all(span.end - span.start <= 2000 for span in spans)
    assert "12.5" not in "".join(span.slice(article.text) for span in spans)


@settings(max_examples=100)
@given(st.text(alphabet=st.sampled_from(list("ab .!?“”\n\r\u2028A1'U.S")), max_size=120))
def test_sentences_stay_in_order_inside_the_text_and_lose_no_word(text):
    article = plain_article(text, uri="t")
    spans = [span for span, _, _ in sentence_spans(article)]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.slice(text) for span in spans)
    assert sorted("".join(covered.split())) == sorted("".join(text.split()))
