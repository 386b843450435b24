"""One measure with two limits, and what only looks like it."""

from datetime import UTC, datetime

import pytest

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route, Severity
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)


def article(uri, text):
    return Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text)), published_at=MORNING)


def scopes(first, second):
    articles = [article("a", first), article("b", second)]
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    return [one for one in found if one.kind is DifferenceKind.SCOPE and one.route is not Route.NOWHERE]


APART = [
    (
        "The harbour office closed all beaches on Sunmark island to bathers after a shark was seen.",
        "The harbour office closed only the northern beach on Sunmark island to bathers after a shark was seen.",
    ),
    (
        "Teachers will strike on Friday at every school in Ferrow over the size of their classes.",
        "The strike over the size of classes in Ferrow on Friday is limited to four secondary schools.",
    ),
    (
        "From May nobody may light fires anywhere in the Harrow hills, the forest service said.",
        "From May nobody may light fires in the woods of the Harrow hills, the forest service said.",
    ),
    (
        "Everyone in Velton must boil drinking water until further notice, the water board said.",
        "Only children in Velton must drink boiled water, the water board said.",
    ),
    (
        "Drivers in Orrin may not wash their cars until further notice because of the drought.",
        "Drivers in Orrin may not wash their cars until 30 September because of the drought.",
    ),
    (
        "Italy has allowed hunters to shoot wild boar in Italy after the swine fever outbreak.",
        "Hunters were allowed to shoot wild boar in Lombardy, and only there, after the swine fever outbreak.",
    ),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_wide_here_and_narrow_there_is_told(first, second):
    for one, other in ((first, second), (second, first)):
        (found,) = scopes(one, other)

        assert found.route is Route.CHANNEL
        assert found.severity is Severity.HIGH


QUIET = [
    (
        "The harbour office closed all beaches on Sunmark island to bathers after a shark was seen.",
        "Every beach on Sunmark island has been closed to bathers by the harbour office because of a shark.",
    ),
    (
        "The harbour office closed all beaches on Sunmark island to bathers after a shark was seen.",
        "Only two trains ran to Sunmark on Monday because a signal box had burnt down.",
    ),
    (
        "Everyone entering the mine must carry a lamp, the inspectors ruled on Monday.",
        "Only people entering the mine must carry a lamp, the inspectors ruled on Monday.",
    ),
    (
        "The truce holds throughout the valley from noon, the two armies agreed.",
        "The two armies signed the truce in a hotel in Marle. It holds from noon in the whole valley.",
    ),
]


@pytest.mark.parametrize(("first", "second"), QUIET)
def test_the_same_limits_and_other_measures_are_quiet(first, second):
    assert scopes(first, second) == []
    assert scopes(second, first) == []
