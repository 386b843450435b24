from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.formats.moments import read_moment


@pytest.mark.parametrize(
    ("written", "at", "zoned"),
    [
        ("2024-11-18", (18, 0, 0), False),
        ("2024-11-18 14:05", (18, 14, 5), False),
        ("2024-11-18T14:05:00Z", (18, 14, 5), True),
        ("2024-11-18T14:05:00.123+02:00", (18, 12, 5), True),
        ("2024-11-18T14:05-0500", (18, 19, 5), True),
        ("2024-11-18 14:05 CET", (18, 13, 5), True),
        ("20241118T140500Z", (18, 14, 5), True),
        ("Mon, 18 Nov 2024 14:05:00 EST", (18, 19, 5), True),
        ("Mon, 18 Nov 2024 14:05:00 CET", (18, 13, 5), True),
        ("Mon, 18 Nov 2024 14:05:00 +0530", (18, 8, 35), True),
        ("Monday, November 18, 2024", (18, 0, 0), False),
        ("18th Nov 2024 14:05 GMT", (18, 14, 5), True),
        ("Nov. 18, 2024, 2:05 p.m. ET", (18, 19, 5), True),
        ("November 18, 2024 at 2:05 PM EST", (18, 19, 5), True),
        ("18.11.2024 14:05", (18, 14, 5), False),
        ("18 Nov 2024 14:05 XQZ", (18, 14, 5), False),
    ],
)
def test_a_moment_is_read_in_each_usual_form(written, at, zoned):
    moment = read_moment(written)
    day, hour, minute = at
    assert moment.at.replace(microsecond=0) == datetime(2024, 11, day, hour, minute, tzinfo=UTC)
    assert moment.zoned is zoned


@pytest.mark.parametrize(
    "written",
    ["", "sometime", "today", "Monday", "2024", "2024-11", "03/04/2024", "2024-13-40", "14:05", "1731938700", "x" * 90,
     "Mon, 18 Nov 2024 25:05:00 GMT", "9999-12-31T23:59:59-10:00"],
)  # fmt: skip
def test_what_states_no_full_date_is_not_read(written):
    assert read_moment(written) is None


@given(st.text(max_size=60) | st.datetimes().map(str))
def test_any_words_give_an_aware_moment_or_none(written):
    moment = read_moment(written)
    assert moment is None or moment.at.tzinfo is UTC
