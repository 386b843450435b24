import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desks.desk import Desk, Framing, QuietHours
from handlers.desks.setting import SETTINGS, applied, check_setting
from handlers.desks.typed_hours import read_digest

DESK = Desk(chat="wall", channel="1")
MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize("name", SETTINGS)
def test_the_example_of_every_setting_can_be_read_and_changes_the_desk(name):
    check_setting(name, SETTINGS[name].example)
    assert applied(DESK, {name: SETTINGS[name].example}) != DESK


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("quite", "22:00-07:00", "Did you mean quiet?"),
        ("xyzzy", "1", "It can set name, severity"),
        ("quiet", "22:00", "22:00-07:00, or off"),
        ("quiet", "25:00-07:00", "no time of day. Type it as 07:00"),
        ("quiet", "07:00-07:00", "start when they end"),
        ("severity", "grave", "none of high, medium, low"),
        ("framing", "loud", "none of all, quiet, normal, eager, strong, own, off"),
        ("threads", "maybe", "none of on, off"),
        ("window", "2h", "at most 1h"),
        ("window", "soon", "Type it as 90s, 5m or 4h"),
        ("repeat", "1m", "after 15m at the soonest"),
        ("cap", "0", "1 to 60"),
        ("cap", "many", "1 to 60"),
        ("zone", "Europe/Madird", "Did you mean Europe/Madrid?"),
        ("digest", "07:00 funday", "no time, day or zone"),
        ("digest", "weekdays", "needs a time"),
        ("name", "", "1 to 60 characters"),
    ],
)
def test_a_wrong_value_is_answered_with_what_to_type(name, text, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        check_setting(name, text)


def test_what_was_set_changes_the_desk_and_off_takes_it_back():
    desk = applied(DESK, {"quiet": "22:00-07:00", "cap": "10", "framing": "own", "threads": "off", "repeat": "4h"})
    assert desk.quiet == QuietHours(start=time(22), end=time(7))
    assert (desk.cap, desk.framing, desk.threads) == (10, Framing.OWN, False)
    assert desk.repeat == timedelta(hours=4)
    back = applied(desk, {"quiet": "off", "cap": "off", "framing": "all", "threads": "on", "repeat": "off"})
    assert back == DESK


def test_a_setting_of_another_version_is_passed_over():
    assert applied(DESK, {"smell": "roses", "cap": "a thousand"}) == DESK


@pytest.mark.parametrize(
    ("text", "times", "days", "zone"),
    [
        ("07:00", [time(7)], range(7), None),
        ("7:00, 19:30 Europe/Madrid weekdays", [time(7), time(19, 30)], range(5), MADRID),
        ("19:00 07:00 mon wed fri", [time(7), time(19)], (0, 2, 4), None),
        ("07:00 fri-mon UTC skip-empty", [time(7)], (4, 5, 6, 0), ZoneInfo("UTC")),
        ("07:00 europe/madrid Sunday", [time(7)], (6,), MADRID),
        ("off", [], range(7), None),
    ],
)
def test_times_of_digests_are_read_as_people_write_them(text, times, days, zone):
    read = read_digest(text)
    assert read.times == tuple(times)
    assert read.weekdays == frozenset(days)
    assert read.zone == zone
    assert read.skip_empty is ("skip-empty" in text)


@given(st.sampled_from(sorted(SETTINGS)), st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_reason(name, text):
    reason = ""
    try:
        check_setting(name, text)
    except ValueError as problem:
        reason = str(problem) or "none given"
    else:
        applied(DESK, {name: text})
    assert reason != "none given"


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-03-10T20:59", None),
        ("2026-03-10T21:00", "2026-03-11T06:00"),
        ("2026-03-11T05:59", "2026-03-11T06:00"),
        ("2026-03-11T06:00", None),
        # The night the clocks go forward: the end stays 07:00 on the wall.
        ("2026-03-28T22:00", "2026-03-29T05:00"),
    ],
)
def test_quiet_hours_run_over_midnight_in_the_desks_own_zone(now, ends):
    hours = QuietHours(start=time(22), end=time(7))
    found = hours.ends(datetime.fromisoformat(now).replace(tzinfo=UTC), MADRID)
    assert found == (None if ends is None else datetime.fromisoformat(ends).replace(tzinfo=UTC))
    if found is not None:
        assert found.astimezone(MADRID).time() == time(7)
