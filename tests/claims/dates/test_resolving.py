from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Span
from claims.claim import Granularity
from claims.dates import find_dates, resolve

PUBLISHED = date(2024, 11, 19)
"""A Tuesday."""


def days(text: str, published: date | None = PUBLISHED, *, future: bool = False) -> str | None:
    """Return the days of the only date in a text, as *start/end* with an open side left out."""
    (mention,) = find_dates(text, Span(0, len(text)))
    interval = resolve(mention, published, future)
    if interval is None:
        return None
    if interval.start == interval.end:
        return str(interval.start)
    return f"{interval.start or ''}/{interval.end or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last October", "2024-10-01/2024-10-31"),
        ("late October", "2024-10-16/2024-10-31"),
        ("last November", "2023-11-01/2023-11-30"),
        ("in February", "2024-02-01/2024-02-29"),
        ("in November", "2024-11-01/2024-11-30"),
        ("in December", "2023-12-01/2023-12-31"),
        ("on November 18", "2024-11-18"),
        ("on Nov. 18", "2024-11-18"),
        ("on December 5", "2023-12-05"),
        ("on Sunday", "2024-11-17"),
        ("on Tuesday", "2024-11-19"),
        ("on Wednesday", "2024-11-13"),
        ("last Tuesday", "2024-11-12"),
        ("Friday last week", "2024-11-15"),
        ("about three days ago", "2024-11-16"),
        ("yesterday", "2024-11-18"),
        ("the day before yesterday", "2024-11-17"),
        ("overnight", "2024-11-18/2024-11-19"),
        ("last week", "2024-11-11/2024-11-17"),
        ("over the weekend", "2024-11-16/2024-11-17"),
        ("last month", "2024-10-01/2024-10-31"),
        ("earlier this month", "2024-11-01/2024-11-19"),
        ("later this year", "2024-11-19/2024-12-31"),
        ("next year", "2025-01-01/2025-12-31"),
        ("by the end of 2025", "/2025-12-31"),
        ("through the end of 2025", "/2025-12-31"),
        ("before 2025", "/2024-12-31"),
        ("since January", "2024-01-01/"),
        ("after Sunday", "2024-11-18/"),
        ("in the summer", "2024-06-01/2024-08-31"),
        ("last summer", "2024-06-01/2024-08-31"),
        ("last winter", "2023-12-01/2024-02-29"),
        ("within days", "2024-11-19/2024-11-29"),
        ("in the coming days", "2024-11-19/2024-11-29"),
        ("between June and August", "2024-06-01/2024-08-31"),
        ("from November to March", "2023-11-01/2024-03-31"),
        ("from June 3 to July 4, 2023", "2023-06-03/2023-07-04"),
        ("June 3-5", "2024-06-03/2024-06-05"),
        ("18/11/2024", "2024-11-18"),
        ("11/18/2024", "2024-11-18"),
        ("2024-11-18", "2024-11-18"),
        ("03/04/2024", None),
        ("04/04/2024", "2024-04-04"),
        ("in Q3", "2024-07-01/2024-09-30"),
        ("in the third quarter", "2024-07-01/2024-09-30"),
        ("in the fourth quarter of last year", "2023-10-01/2023-12-31"),
        ("in the first half of the year", "2024-01-01/2024-06-30"),
        ("in fiscal 2024", "2023-01-01/2024-12-31"),
        ("in the fiscal third quarter", None),
        ("in the first nine months of 2024", "2024-01-01/2024-09-30"),
        ("the three months to June", "2024-04-01/2024-06-30"),
        ("the year ended March 31", "2023-04-01/2024-03-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the early 1990s", "1990-01-01/1994-12-31"),
        ("a year ago", "2023-05-21/2024-05-21"),
        ("a year earlier", None),
        ("at 6 p.m.", None),
        ("February 30", None),
        ("9999 years ago", None),
    ],
)
def test_a_date_is_counted_from_the_article_and_lies_in_the_past(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in January", "2025-01-01/2025-01-31"),
        ("in November", "2024-11-01/2024-11-30"),
        ("on Sunday", "2024-11-24"),
        ("on Tuesday", "2024-11-19"),
        ("on December 5", "2024-12-05"),
        ("by Friday", "/2024-11-22"),
        ("over the weekend", "2024-11-23/2024-11-24"),
        ("in the summer", "2025-06-01/2025-08-31"),
        ("in the first quarter", "2025-01-01/2025-03-31"),
        ("next October", "2025-10-01/2025-10-31"),
        ("in two weeks' time", "2024-11-30/2024-12-06"),
    ],
)
def test_in_a_clause_about_the_future_it_lies_ahead(text, expected):
    assert days(text, future=True) == expected


@pytest.mark.parametrize("text", ["on Sunday", "in January", "three days ago", "last year", "within days", "Q3"])
def test_without_the_article_s_day_a_relative_date_stays_open(text):
    assert days(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("18 November 2024", "2024-11-18"), ("June 2024", "2024-06-01/2024-06-30"), ("in 2019", "2019-01-01/2019-12-31")],
)
def test_a_date_with_its_year_needs_no_anchor(text, expected):
    assert days(text, None) == expected


def test_a_winter_begins_in_the_year_before():
    assert days("this winter", date(2025, 1, 10)) == "2024-12-01/2025-02-28"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("November 18", Granularity.DAY),
        ("last October", Granularity.MONTH),
        ("the third quarter", Granularity.QUARTER),
        ("in 2019", Granularity.YEAR),
        ("late October", Granularity.VAGUE),
        ("last week", Granularity.VAGUE),
    ],
)
def test_an_interval_says_how_fine_it_is(text, kind):
    (mention,) = find_dates(text, Span(0, len(text)))
    interval = resolve(mention, PUBLISHED)
    assert interval is not None
    assert interval.granularity is kind


PHRASES = st.sampled_from(
    """since last October|31 February|29 February|999 decades ago|the next 9999 years|by the end of 1500|Q4|next winter
    |between March and January|from Friday to Monday|the three months to January|this weekend|the 21st century
    |dozens of years ago|last century|99 weeks from now|the last 11 months of next year|12/31/99|in the fall""".split(
        "|"
    )
)


@given(PHRASES, st.dates(), st.booleans())
def test_resolving_never_raises_and_never_ends_before_it_starts(text, published, future):
    for mention in find_dates(text, Span(0, len(text))):
        interval = resolve(mention, published, future)
        if interval is not None and interval.start and interval.end:
            assert interval.start <= interval.end


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from("MTWRFSU"))
def test_a_bare_weekday_is_at_most_six_days_away(published, letter):
    name = dict(zip("MTWRFSU", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), strict=True))[letter]
    (mention,) = find_dates(f"on {name}", Span(0, 20))
    past, coming = resolve(mention, published), resolve(mention, published, future=True)
    assert past is not None
    assert coming is not None
    assert 0 <= (published - past.start).days <= 6
    assert 0 <= (coming.start - published).days <= 6
