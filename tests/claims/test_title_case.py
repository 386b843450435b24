import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.title_case import in_sentence_case


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("Powerful Quake in Iran Kills Ten, Hurts 80", "Powerful Quake in Iran kills ten, hurts 80"),
        ("Floods kill ten in Arden", "Floods kill ten in Arden"),
        ("Prime Minister Keir Starmer met Emmanuel Macron.", "Prime Minister Keir Starmer met Emmanuel Macron."),
    ],
)
def test_ordinary_words_of_a_title_are_lowered_and_names_kept(headline, read):
    assert in_sentence_case(headline) == read


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_offsets_never_move(text):
    assert len(in_sentence_case(text)) == len(text)
