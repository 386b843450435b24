"""Texts made to be slow or to break the reader of names."""

import time

import pytest

from claims.article import plain_article
from claims.names import resolve_names

SECONDS = 20.0
"""Far more than any of these takes; a quadratic step would take minutes."""


def letters(number):
    return "".join(chr(97 + (number // 26**place) % 26) for place in range(5))


@pytest.mark.parametrize(
    "text",
    [
        ". ".join(f"He met {letters(n).title()} {letters(n * 7).title()}" for n in range(6000)),
        " ".join(letters(n).title() for n in range(20_000)),
        " ".join(letters(n).upper() for n in range(20_000)),
        "Bank of " * 10_000,
        "President " * 10_000,
        "A." * 20_000,
        "(" * 50_000,
        "\u201c" * 50_000,
    ],
    ids=["pairs", "capitals", "shouted", "joined", "titles", "initials", "brackets", "quotes"],
)
def test_a_hostile_text_takes_time_in_proportion(text):
    start = time.perf_counter()
    names = resolve_names(plain_article(text, uri="x"))
    assert time.perf_counter() - start < SECONDS
    assert all(mention.span.slice(text) == mention.surface for mention in names.mentions)
