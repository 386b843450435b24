"""Publisher families."""

import pytest

from claims.copies import family_of


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("The Times", "The Sun"),
        ("https://www.express.co.uk/news/1", "Daily Mirror"),
        ("edition.cnn.com", "CNN"),
        ("news.bbc.co.uk", "BBC News"),
        ("USA Today", "freep.com"),
    ],
)
def test_outlets_of_one_house_are_one_family(source, other):
    assert family_of(source) == family_of(other)


@pytest.mark.parametrize("source", ["Daily Lark", "lark.example.com", "http://[broken", "", "com", "co.uk"])
def test_an_unknown_outlet_is_its_own_family(source):
    assert family_of(source) == source


def test_rivals_are_two_families():
    assert family_of("The Guardian") != family_of("The Times")
