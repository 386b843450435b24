"""When names of two articles are one."""

import pytest

from claims.names import name_key, same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Volodymyr Zelensky", "Zelenskiy"),
        ("US", "United States"),
        ("U.S.", "America"),
        ("Starmer", "Keir Starmer"),
        ("Orrin Foods", "Orrin"),
        ("CRF", "Coastal Relief Fund"),
        ("Joe Biden", "Joseph Biden"),
        ("Brian G. Nichols", "Brian Nichols"),
        ("Mt Cook", "Mount Cook"),
        ("FBI", "Federal Bureau of Investigation"),
        ("São Paulo", "Sao Paulo"),
    ],
)
def test_one_bearer(a, b):
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Joe Biden", "Hunter Biden"),
        ("Iran", "Iraq"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Mark Vinar", "Miles Vinar"),
        ("F-16", "F-35"),
        ("Slovakia", "Slovenia"),
        ("Orrin Foods", "Halden Foods"),
        ("us", "US"),
    ],
)
def test_two_bearers(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_keys_fold_spelling_away():
    assert name_key("U.S.") == name_key("United States") == "united states"
    assert name_key("Côte d’Ivoire") == name_key("Ivory Coast")
    assert name_key("us") != name_key("US")
