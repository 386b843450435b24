from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from bot.pictures import paint
from claims.claim import Dimension
from handlers.answers import answer
from handlers.digest import compose_digest
from handlers.drawings import Mark, by_source, over_time, per_day
from handlers.message import Picture
from handlers.messages import buttons
from handlers.presses import press
from handlers.request import Asker, CommandRequest, PressRequest
from tests.alerts import differing, raise_alert
from tests.builders import an_alert, some_evidence
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana", channel="wire-desk")
NORTH = some_evidence()
SOUTH = some_evidence("51", 51, text="The toll stood at 51.", source="Southpress", minutes_ago=60)
EAST = some_evidence("58", 58, text="The toll stood at 58.", source="Eastwire", minutes_ago=30)


def test_a_figure_by_outlet_says_its_finding_and_marks_our_own_copy():
    drawing = by_source("deaths in Arden", [NORTH, SOUTH, EAST], zone=UTC, own_sources=frozenset({"Southpress"}))
    assert [(dot.source, dot.value, dot.ours) for dot in drawing.dots] == [
        ("Northwire", 62, False),
        ("Eastwire", 58, False),
        ("Southpress", 51, True),
    ]
    assert drawing.alt_text.startswith("Deaths in Arden by 3 outlets: from 51 people (Southpress) to ")
    assert drawing.alt_text.endswith("Our own copy: 51 people.")


def test_what_cannot_be_compared_is_not_drawn_together():
    miles = some_evidence(
        "30 miles", 30, text="It is 30 miles long.", source="Westpress", unit="mile", dimension=Dimension.LENGTH
    )
    assert by_source("x", [NORTH, miles], zone=UTC, own_sources=frozenset()) is None
    assert over_time("x", [NORTH], zone=UTC, corrected=frozenset()) is None
    assert len(by_source("x", [NORTH, SOUTH, miles], zone=UTC, own_sources=frozenset()).dots) == 2


def test_a_course_marks_what_changed_and_what_was_corrected():
    again = some_evidence("58", 58, text="The toll is still 58.", source="Westpress", minutes_ago=10)
    corrected = frozenset({SOUTH.article.uri})
    drawing = over_time("deaths", [again, NORTH, EAST, SOUTH], zone=UTC, corrected=corrected)
    assert [point.mark for point in drawing.points] == [Mark.REPORT, Mark.CORRECTION, Mark.UPDATE, Mark.REPORT]
    assert "first at least 62 people (Northwire), last 58 people (Westpress)" in drawing.alt_text


def test_a_week_counts_by_kind_and_day():
    days = [date(2026, 3, 4) + timedelta(days=step) for step in range(7)]
    drawing = per_day([(days[1], an_alert()), (days[1], an_alert())], {days[1]: (1, 2)}, days)
    assert drawing.days[1].counts == {"figures": 2}
    assert drawing.alt_text == "2 alerts in 7 days, most on Thursday (2); 1 of 2 decided were kept."
    assert per_day([], {}, days) is None


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path, clock=Clock(), paint=paint) as opened:
        await take(opened, FIRST, source="Northwire")
        await take(opened, SECOND, source="Valley Press")
        opened.now.forward(minutes=1)
        yield opened


def shown(message):
    return [part for part in message.parts if isinstance(part, Picture)]


@pytest.mark.parametrize(
    ("verb", "options", "says"),
    [
        ("figure", {"topic": "died floods"}, ["by 2 outlets: from 51 people (Valley Press)", "over time, 2 reports"]),
        ("story", {"which": "floods Arden"}, ["over time, 2 reports"]),
        ("digest", {}, ["1 alert in 7 days, most on Tuesday (1)"]),
    ],
)
async def test_answers_carry_pictures_that_say_what_they_show(newsroom, verb, options, says):
    message = await answer(CommandRequest(verb=verb, asker=ANA, options=options), newsroom)
    found = shown(message)
    assert len(found) == len(says)
    for picture, said in zip(found, says, strict=True):
        assert said in picture.alt_text
        assert picture.png.startswith(b"\x89PNG")


async def test_without_the_extra_there_are_words_only(newsroom):
    bare = replace(newsroom, paint=None)
    message = await answer(CommandRequest(verb="figure", asker=ANA, options={"topic": "died floods"}), bare)
    assert shown(message) == []


async def test_the_week_of_a_desk_counts_what_was_kept(newsroom):
    alert_id = await raise_alert(newsroom, differing("fled valley"))
    await press(PressRequest(action=buttons.NOT_DIFFERENCE, value=str(alert_id), asker=ANA), newsroom)
    newsroom.now.forward(minutes=1)
    now = newsroom.now()
    message = await compose_digest(newsroom, newsroom.desks[0], since=now - timedelta(days=1), until=now)
    (picture,) = shown(message)
    assert "2 alerts in 7 days" in picture.alt_text
    assert "0 of 1 decided were kept" in picture.alt_text
