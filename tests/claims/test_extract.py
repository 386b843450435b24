"""Reading any text at all: nothing raises, nothing hangs, every claim is the words it points to."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import plain_article
from claims.extract import read_claims
from claims.parser import load_parser

PIECES = [
    "At least 62 people died",
    "“We will not go,”",
    "said Anna Ruiz",
    "on Tuesday",
    "$4.2bn (£3.1bn)",
    "300km (186 miles)",
    "\n\n",
    "<!channel>",
    "\u202e",
    "\x1b[31m",
    "-" * 30,
    "F-16",
    "1,2,3,4",
    "’s “",
    "\ufeff",
    "É́",
    "\u2028",
    ". ",
    ", ",
    "½",
    "10–12%",
    "up to",
    "🙂",
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


@settings(max_examples=120, deadline=None)
@given(texts)
def test_no_text_raises_and_every_claim_is_the_words_it_points_to(text):
    article = plain_article(text, uri="t")
    reading = read_claims(article, load_parser())

    for claim in reading.claims:
        assert article.text[claim.span.start : claim.span.end] == claim.surface
        assert article.text[claim.sentence_span.start : claim.sentence_span.end] == claim.sentence
    for cue in (*reading.profile.characterisations, *reading.profile.loaded_words, *reading.profile.report_verbs):
        assert article.text[cue.span.start : cue.span.end] == cue.surface


@pytest.mark.parametrize(
    "text",
    ["7" * 1_000_000, "7 " * 500_000, "12,345.67 " * 100_000, "word " * 100_000, "“" * 200_000, "(" * 300_000],
    ids=["digits", "numbers", "figures", "words", "quotes", "brackets"],
)
def test_a_megabyte_of_nonsense_is_passed_over_quickly(text):
    start = time.process_time()
    read_claims(plain_article(text, uri="t"), load_parser())

    assert time.process_time() - start < 20
