import pytest

from claims.article import Span
from claims.figures.digits import digits_value
from claims.figures.number_words import STARTERS
from claims.figures.numerals import read_numeral
from claims.figures.tokens import Kind, tokenise


def first_numeral(text):
    tokens = tokenise(text, Span(0, len(text)))
    for i, token in enumerate(tokens):
        if token.kind is Kind.NUMBER or token.low in STARTERS:
            numeral = read_numeral(tokens, i, floor=0)
            if numeral is not None:
                return numeral, text[tokens[numeral.start].start : tokens[numeral.end - 1].end]
    return None, ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("42", 42), ("1,200", 1200), ("12,34,567.89", 1234567.89), ("3.5", 3.5), ("1.234.567", 1234567),
        ("½", 0.5), (".38", 0.38), ("3.8.1", None), ("1,2", None), ("12,3456", None), ("1" * 16, None),
    ],
)  # fmt: skip
def test_digits_have_a_value_or_are_a_code(text, value):
    assert digits_value(text) == value


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("twenty-five people", 25, "twenty-five"),
        ("ninety five years", 95, "ninety five"),
        ("one hundred and two", 102, "one hundred and two"),
        ("one hundred and two thousand", 102_000, "one hundred and two thousand"),
        ("thirty-one thousand and one", 31_001, "thirty-one thousand and one"),
        ("one million two hundred thousand", 1_200_000, "one million two hundred thousand"),
        ("a hundred and fifty of them", 150, "a hundred and fifty"),
        ("a million and a half", 1_500_000, "a million and a half"),
        ("half a million", 500_000, "half a million"),
        ("a quarter million", 250_000, "a quarter million"),
        ("three quarters billion", 750_000_000, "three quarters billion"),
        ("one and a half million", 1_500_000, "one and a half million"),
        ("two-and-a-half-year", 2.5, "two-and-a-half"),
        ("two point five per cent", 2.5, "two point five"),
        ("10 1/2 miles", 10.5, "10 1/2"),
        ("10½ miles", 10.5, "10½"),
        ("5.4-billion", 5.4e9, "5.4-billion"),
        ("35 lakh rupees", 3_500_000, "35 lakh"),
        ("3 hundred", 300, "3 hundred"),
        ("10 000 people", 10_000, "10 000"),
        ("80, 000 spectators", 80_000, "80, 000"),
        ("120k people", 120_000, "120k"),
        ("two dozen", 24, "two dozen"),
        ("half a dozen", 6, "half a dozen"),
        ("two-thirds of", 2 / 3, "two-thirds"),
        ("a third of", 1 / 3, "a third"),
        ("nearly half of", 0.5, "half"),
    ],
)
def test_a_numeral_is_read_whole(text, value, words):
    numeral, surface = first_numeral(text)
    assert numeral.value == pytest.approx(value)
    assert surface == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of people", 12, 99),
        ("hundreds", 100, 999),
        ("tens of thousands", 10_000, 99_999),
        ("hundreds of thousands", 100_000, 999_999),
        ("several hundred", 100, 999),
        ("a few dozen", 12, 99),
        ("scores of arrests", 20, 99),
    ],
)
def test_an_order_of_magnitude_keeps_its_base_and_its_reach(text, low, high):
    numeral, _ = first_numeral(text)
    assert (numeral.value, numeral.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["twenty-first century", "third quarter", "the second half", "a third man", "exam scores", "the million"]
)
def test_ordinals_and_names_of_parts_are_no_numeral(text):
    assert first_numeral(text) == (None, "")


def test_between_keeps_two_hundreds_apart():
    numeral, surface = first_numeral("one hundred and two hundred")
    assert (numeral.value, surface) == (100, "one hundred")
