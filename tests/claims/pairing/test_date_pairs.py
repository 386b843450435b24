"""One event on two days; two events on two days; one day in two ways of saying it."""

from datetime import UTC, datetime

import pytest

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings

TUESDAY = datetime(2026, 5, 5, 10, tzinfo=UTC)


def dates_told(first, second):
    articles = [
        Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text)), published_at=TUESDAY)
        for uri, text in (("a", first), ("b", second))
    ]
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    return [one for one in found if one.kind is DifferenceKind.DATE_CONFLICT and one.route is not Route.NOWHERE]


UNLIKE = [
    # the event in other words: an election held, a parliament elected
    (
        "Drava will hold a snap parliamentary election on 17 May, President Jelena Kos announced.",
        "Voters in Drava will elect a new parliament on 24 May after the coalition collapsed.",
    ),
    (
        "An explosion at the Belka pit on Saturday night trapped eleven miners underground.",
        "Rescuers try to reach eleven miners trapped by an explosion at the Belka pit on Sunday night.",
    ),
    (
        "The opera season at the Sand quarry opens on Friday 12 June with a work by Ilse Brandt.",
        "Ilse Brandt's opera will open the season in the Sand quarry on Saturday 12 June.",
    ),
    (
        "The ban on plastic bags in supermarkets takes effect on 1 July.",
        "The ban on plastic bags in supermarkets will take effect on 1 August.",
    ),
    ("Schools in the province will stay closed until 30 May.", "Schools in the province are closed until 20 June."),
    ("Corvex plans to file for approval in September.", "Corvex plans to file for approval in December."),
    ("Her trial begins on Monday 18 January.", "Her trial is to begin on Tuesday 18 January."),
]


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_one_event_on_two_days_is_told(first, second):
    (found,) = dates_told(first, second)

    assert found.route is Route.CHANNEL


ALIKE = [
    ("The Karl bridge reopened on Monday after two years.", "The Karl bridge, which reopened on 4 May, is busy."),
    (
        "The banker Oskar Prill must stand trial on 7 September.",
        "The banker Oskar Prill must appear at a preliminary hearing on 14 August.",
    ),
    (
        "Drava will hold a parliamentary election on 17 May.",
        "Drava will hold a parliamentary election on 17 May and elect a president on 24 May.",
    ),
    ("Storm Odile hit the Marne islands on Monday.", "Storm Nestor hit the Marne islands on 2 April."),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_one_day_in_two_ways_and_two_events_stay_quiet(first, second):
    assert dates_told(first, second) == []
