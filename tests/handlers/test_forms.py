"""Forms: what opens, what is refused while it is open, and what sending does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from claims.alert import AlertState
from handlers.answers import answer
from handlers.card_forms import NOTE
from handlers.deliver import deliver_due
from handlers.forms import FormRefused, FormRequest
from handlers.home import home_message
from handlers.message import Facts
from handlers.messages import buttons
from handlers.muting import end_mutes
from handlers.presses import press
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.sent_forms import send_form
from handlers.shortcuts import add_note, check_claims
from storage.alerts import load_alert, open_alerts
from storage.articles import count_articles
from storage.decisions import decisions_of_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana")
ADMIN = replace(ANA, user_id="U9", user_name="Eve", is_admin=True)
OTHER_FIRST = "Storm in Marland\n\nThe storm in Marland injured 40 people, police said on Tuesday."
OTHER_SECOND = "Marland storm\n\nThe storm in Marland has injured 90 people, hospitals said on Tuesday."


class House:
    def __init__(self, newsroom, clock, alert_id):
        self.newsroom, self.clock, self.alert_id, self.wall = newsroom, clock, alert_id, Wall()

    async def deliver(self):
        for _ in range(4):
            self.clock.forward(seconds=2)
            await deliver_due(self.newsroom, {"wall": self.wall})

    async def form(self, action, asker=ANA):
        return await press(PressRequest(action=action, value=str(self.alert_id), asker=asker), self.newsroom)

    async def send(self, name, asker=ANA, value=None, **answers):
        request = FormRequest(name=name, value=value or str(self.alert_id), asker=asker, answers=answers)
        return await send_form(request, self.newsroom)

    async def record(self, alert_id=None):
        async with self.newsroom.database.read() as session:
            return await load_alert(session, alert_id or self.alert_id)

    async def ask(self, verb, **options):
        return await answer(CommandRequest(verb=verb, asker=ANA, options=options), self.newsroom)


@pytest.fixture
async def house(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock, own_sources=frozenset({"Valley Press"})) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press", url="https://valley.example/2")
        opened = House(newsroom, clock, second.alert_ids[0])
        await opened.deliver()
        yield opened


async def another_difference(house):
    await take(house.newsroom, OTHER_FIRST, source="Northwire")
    second = await take(house.newsroom, OTHER_SECOND, source="Valley Press")
    assert second.alert_ids
    return second.alert_ids[0]


async def test_the_mute_form_shows_what_each_scope_would_have_hidden(house):
    await another_difference(house)
    form = await house.form(buttons.MUTE)

    (preview,) = [part for part in form.parts if isinstance(part, Facts)]
    counts = {label: said.split(":")[0] for label, said in preview.pairs}
    assert counts["This fact"] == "1 alert"
    assert counts["This story"] == "1 alert"
    assert counts["These two outlets"] == "2 alerts"
    (scope, end, *_) = form.fields
    assert {choice.value for choice in scope.choices} == {"fact", "story", "pair", "rule", "entity"}
    assert "forever" not in {choice.value for choice in end.choices}
    assert standing_in(form) == {"scope": "fact", "end": "24h"}


async def test_only_admins_may_mute_without_an_end(house):
    form = await house.form(buttons.MUTE, ADMIN)
    assert "forever" in {choice.value for choice in form.fields[1].choices}
    with pytest.raises(FormRefused, match="Only admins"):
        await house.send(buttons.MUTE, scope="fact", end="forever")
    assert "until somebody ends it" in (await house.send(buttons.MUTE, ADMIN, scope="fact", end="forever")).summary
    house.clock.forward(days=400)
    assert await end_mutes(house.newsroom) == 0


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"scope": "fact"}, "end"),
        ({"scope": "galaxy", "end": "1h"}, "scope"),
        ({"scope": "fact", "end": "until", "until": "soon"}, "until"),
        ({"scope": "fact", "end": "until", "until": "2020-01-01 10:00"}, "until"),
    ],
)
async def test_a_mute_that_makes_no_sense_is_refused_with_its_field(house, answers, field):
    with pytest.raises(FormRefused) as caught:
        await house.send(buttons.MUTE, **answers)
    assert caught.value.name == field
    assert (await house.record()).alert.state is AlertState.OPEN


async def test_a_mute_ends_by_itself_and_the_card_says_so(house):
    await house.send(buttons.MUTE, scope="fact", end="until", until="2026-03-10 18:00")
    await house.deliver()
    assert house.wall.edits[-1][1].state.startswith("muted by Ana")
    house.clock.forward(hours=7)
    assert await end_mutes(house.newsroom) == 1
    await house.deliver()

    assert (await house.record()).alert.state is AlertState.OPEN
    assert house.wall.edits[-1][1].state == "open"


async def test_a_mute_of_two_outlets_hides_their_next_difference_too(house):
    message = await house.send(buttons.MUTE, scope="pair", end="4h")
    assert "1 open alert" in message.summary
    await house.deliver()
    posts = len(house.wall.posts)
    other = await another_difference(house)
    await house.deliver()

    assert len(house.wall.posts) == posts
    record = await house.record(other)
    assert record.alert.state is AlertState.MUTED
    assert record.muted_until - house.clock() <= timedelta(hours=4)


async def test_mutes_are_listed_with_their_end_and_can_be_ended(house):
    await house.send(buttons.MUTE, scope="story", end="24h", reason="council covers it")
    listed = await house.ask("mute", what="list")
    said = repr(listed)
    assert "until Wed 11 Mar" in said
    assert "council covers it" in said
    (end,) = [button for button in listed.buttons if button.action == buttons.END_MUTE]
    await press(PressRequest(action=end.action, value=end.value, asker=ANA), house.newsroom)

    assert (await house.record()).alert.state is AlertState.OPEN
    assert "Nothing is muted" in (await house.ask("mute")).title


async def test_ending_an_alert_s_mute_ends_that_of_its_fact(house):
    await house.send(buttons.MUTE, scope="fact", end="24h")
    await press(PressRequest(action=buttons.UNMUTE, value=str(house.alert_id), asker=ANA), house.newsroom)

    assert "Nothing is muted" in (await house.ask("mute")).title


async def test_a_wrong_match_is_counted_with_what_it_confused(house):
    message = await house.send(buttons.WRONG_MATCH, differs="place", note="Arden upon Marn, not Arden")
    await house.deliver()

    async with house.newsroom.database.read() as session:
        (decision,) = await decisions_of_alert(session, house.alert_id)
    assert decision.value == "place: Arden upon Marn, not Arden"
    assert "another place" in message.summary
    assert house.wall.edits[-1][1].state.endswith("not one thing")


async def test_a_correction_note_is_drafted_from_our_copy_and_published_nowhere(house):
    form = await house.form(buttons.CORRECTION)
    given = standing_in(form)
    assert (given["was"], given["is"]) == ("51 people", "at least 62 people")
    assert "Arden counts its dead" in repr(form.parts)
    posts = len(house.wall.posts)
    message = await house.send(buttons.CORRECTION, **{**given, "since": "the regional government said at 11:00"})
    await house.deliver()

    assert "“51 people”" in message.parts[0].text
    assert "the regional government said at 11:00" in message.parts[0].text
    assert "publishes nothing" in message.footer
    assert len(house.wall.posts) == posts
    assert (await house.record()).alert.state is AlertState.OPEN


async def test_a_note_stands_under_the_card_once(house):
    form = await add_note("The mayor disputes it", "wall", "wire-desk", "1", house.newsroom)
    assert form.value == str(house.alert_id)
    await house.send(NOTE, text="The mayor disputes it")
    await house.deliver()

    _, reply = house.wall.posts
    assert (reply.thread, reply.broadcast) == ("1", False)
    assert "Note by Ana: The mayor disputes it" in reply.message.summary


async def test_a_note_from_elsewhere_asks_for_its_story(house):
    form = await add_note("A reader wrote", "wall", "sport", "99", house.newsroom)
    choice, _ = form.fields
    assert [one.value for one in choice.choices] == [str(house.alert_id)]
    with pytest.raises(FormRefused):
        await send_form(FormRequest(name=NOTE, value="", asker=ANA, answers={"text": "x"}), house.newsroom)


async def test_checking_a_message_stores_nothing_and_falls_back_to_near_claims(house):
    found = await check_claims("Floods in Arden\n\nThe floods in Arden have killed 20 people.", house.newsroom)
    assert "20" in found.summary
    near = await check_claims("zzz regional government", house.newsroom)
    assert "near" in near.title
    assert "message without text" in (await check_claims("  ", house.newsroom)).summary
    async with house.newsroom.database.read() as session:
        assert await count_articles(session) == 2
        assert len(await open_alerts(session)) == 1


async def test_home_shows_my_alerts_my_mutes_and_the_feeds(house):
    assert "taken none" in repr(await home_message(ANA, house.newsroom))
    await press(PressRequest(action=buttons.TAKE, value=str(house.alert_id), asker=ANA), house.newsroom)
    await another_difference(house)
    page = await home_message(ANA, house.newsroom)

    assert "My alerts (1)" in repr(page)
    assert "2 alerts wait for a decision" in page.summary
    assert [one.action for one in page.buttons] == [buttons.CHECK, buttons.ALERTS, buttons.CARD]


@pytest.mark.parametrize("name", [buttons.MUTE, buttons.WRONG_MATCH, buttons.CORRECTION, "unknown"])
@pytest.mark.parametrize("value", ["", "0", "x", "9" * 40])
async def test_a_form_about_nothing_known_is_answered(house, name, value):
    answers = {"scope": "fact", "end": "1h", "differs": "place", "what": "a", "was": "b", "is": "c"}
    message = await send_form(FormRequest(name=name, value=value, asker=ANA, answers=answers), house.newsroom)
    assert "Nothing found" in message.title


def standing_in(form):
    """The answers that stand in a form already."""
    return {one.name: one.initial for one in form.fields if one.initial}
