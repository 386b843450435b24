"""Shingles and fingerprints."""

import subprocess
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.article import plain_article
from claims.copies import copy_of, fingerprint, lookup_shingles, shingles

TEXT = "The ferry struck a reef in heavy seas on Friday night. All passengers were saved by noon the next day."


def test_shingles_are_the_same_in_every_process():
    code = f"from claims.copies import shingles; print(sorted(shingles({TEXT!r})))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(sorted(shingles(TEXT)))


def test_shingles_fit_a_signed_sql_integer():
    assert all(0 <= shingle < 2**63 for shingle in shingles(TEXT))


def test_case_punctuation_and_order_of_sentences_do_not_count():
    other = "all passengers were saved, by noon the next day. THE FERRY struck a reef - in heavy seas on Friday night!"
    assert shingles(other) == shingles(TEXT)


def test_order_of_words_counts():
    assert not shingles("one two three four five") & shingles("five four three two one")


def test_a_short_sentence_is_one_shingle():
    assert len(shingles("It rained.")) == 1
    assert shingles("") == frozenset()


def test_quoted_speech_is_no_wording_of_the_reporter():
    article = plain_article('"We are still pulling people out alive tonight," she said on the quay.', uri="x")
    (sentence,) = fingerprint(article).sentences
    assert sentence.own < sentence.every


def test_versions_of_one_article_are_no_copies():
    first, second = (fingerprint(plain_article(TEXT * 3, uri="x")) for _ in range(2))
    assert copy_of(second, [first]) is None


def test_empty_articles_are_copies_of_nothing():
    empty = fingerprint(plain_article("", uri="a"))
    assert copy_of(empty, [fingerprint(plain_article(TEXT, uri="b")), fingerprint(plain_article("", uri="c"))]) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
@example("0\r:")
def test_any_text_is_a_whole_copy_of_itself_or_too_short_to_tell(text):
    one, other = (fingerprint(plain_article(text, uri=uri)) for uri in ("a", "b"))
    verdict = copy_of(one, [other])
    assert lookup_shingles(one) == lookup_shingles(other)
    if verdict is not None:
        assert verdict.containment == 1
        assert not verdict.changed
        assert not verdict.added
