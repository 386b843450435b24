"""Values to JSON and back."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Article, Span
from claims.claim import LISTED, AnyClaim, Claim, FigureClaim, NameClaim
from claims.framing.profile import FramingProfile
from storage.codec import (
    UnreadableValue,
    decode_article,
    decode_claim,
    decode_profile,
    encode_article,
    encode_claim,
    encode_profile,
    search_terms,
    storable,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
for kind, strategy in {
    str: TEXTS,
    Span: SPANS,
    date: st.dates(),
    float: st.floats(allow_nan=False),
    datetime: st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
}.items():
    st.register_type_strategy(kind, strategy)

CLAIMS = st.one_of([st.from_type(kind) for kind in get_args(AnyClaim)])


@given(CLAIMS)
@settings(max_examples=80, deadline=None)
def test_a_claim_comes_back_as_it_was(claim: AnyClaim):
    through = json.loads(json.dumps(encode_claim(claim), allow_nan=False))
    assert decode_claim(through) == claim
    assert type(decode_claim(through)) is type(claim)


@given(st.from_type(FramingProfile))
@settings(max_examples=30, deadline=None)
def test_a_profile_comes_back_as_it_was(profile: FramingProfile):
    assert decode_profile(json.loads(json.dumps(encode_profile(profile)))) == profile


@given(st.from_type(Article))
@settings(max_examples=30, deadline=None)
def test_an_article_comes_back_as_it_was(article: Article):
    assert decode_article(json.loads(json.dumps(encode_article(article)))) == article


@given(CLAIMS, st.text(max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_a_newer_engine_added_is_dropped(claim: AnyClaim, surprise: str):
    body = encode_claim(claim)
    body["invented_later"] = surprise
    body["concept"]["invented_later"] = [1]
    assert decode_claim(body) == claim


@pytest.mark.parametrize("field", [field.name for field in fields(Claim) if field.default is not MISSING])
def test_what_an_older_engine_did_not_know_takes_its_default(field: str):
    claim = NameClaim(surface="Ana", span=Span(0, 3), sentence="Ana.", sentence_span=Span(0, 4), form="Ana")
    body = encode_claim(claim)
    del body[field]
    assert decode_claim(body) == claim


@pytest.mark.parametrize(
    "change",
    [{"kind": "rumour"}, {"kind": None}, {"span": "0:3"}, {"voice": "shouted"}, {"form": None}, {"sentence_span": [1]}],
)
def test_what_cannot_be_read_is_named_without_the_text(change: dict):
    claim = NameClaim(surface="Secret", span=Span(0, 6), sentence="Secret.", sentence_span=Span(0, 7), form="Secret")
    with pytest.raises(UnreadableValue) as caught:
        decode_claim(encode_claim(claim) | change)
    assert "Secret" not in str(caught.value)


@pytest.mark.parametrize("body", [None, [], "figure", 3, {}])
def test_what_is_no_claim_at_all_is_unreadable(body: object):
    with pytest.raises(UnreadableValue):
        decode_claim(body)


def test_what_postgresql_cannot_hold_is_replaced_code_point_for_code_point():
    assert storable("a\x00b\ud83dc😀") == "a\ufffdb\ufffdc😀"


@given(CLAIMS)
@settings(max_examples=40, deadline=None)
def test_a_claim_is_searched_by_its_sentence(claim: AnyClaim):
    if claim.kind not in LISTED:
        assert search_terms(claim) == ""
        return
    assert search_terms(claim).startswith(storable(claim.sentence))
    if isinstance(claim, FigureClaim) and claim.concept.text:
        assert storable(claim.concept.text).casefold() in search_terms(claim).casefold()
