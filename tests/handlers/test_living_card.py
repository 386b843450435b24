"""The living card: edited for what joins it, answered under it for what is new, heard in the channel when it matters."""

from dataclasses import replace

import pytest

from claims.alert import AlertState
from claims.difference import Severity
from handlers.deliver import deliver_due
from handlers.forms import FormRequest
from handlers.message import Facts
from handlers.messages import buttons
from handlers.outgoing import tell_of_closing
from handlers.presses import press
from handlers.raising import CLOSED_BY_ITSELF
from handlers.request import Asker, PressRequest
from handlers.sent_forms import send_form
from storage.alerts import load_alert, open_alerts, set_state
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import DESK, Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana")
JOINS = "Arden floods\n\nFloods in Arden killed 51 people, the mayor of Arden said on Tuesday evening."
DIFFERS = "Arden floods\n\nThe floods in Arden have killed 58 people, the interior ministry said on Tuesday."


class House:
    def __init__(self, newsroom, clock):
        self.newsroom, self.clock, self.wall = newsroom, clock, Wall()

    async def deliver(self):
        sent = 0
        for _ in range(4):  # a channel takes one message a second
            self.clock.forward(seconds=2)
            sent += await deliver_due(self.newsroom, {"wall": self.wall})
        return sent

    async def press(self, action, alert_id):
        self.clock.forward(seconds=1)
        return await press(PressRequest(action=action, value=str(alert_id), asker=ANA), self.newsroom)

    async def record(self, alert_id):
        async with self.newsroom.database.read() as session:
            return await load_alert(session, alert_id)


@pytest.fixture
async def house(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        yield House(newsroom, clock)


async def one_alert(house):
    await take(house.newsroom, FIRST, source="Northwire")
    second = await take(house.newsroom, SECOND, source="Valley Press")
    await house.deliver()
    return second.alert_ids[0]


async def test_an_outlet_that_joins_a_side_only_changes_the_card(house):
    await one_alert(house)
    await take(house.newsroom, JOINS, source="Arden Echo")
    await house.deliver()

    assert len(house.wall.posts) == 1
    assert len(house.wall.edits) == 1


async def test_an_article_that_joins_a_slight_difference_of_the_base_posts_nothing(house):
    spelled = [
        ("Toman Arkwell, the mayor of Arden, resigned on Monday over the floods.", "Northwire"),
        ("Toman Arkwel, the mayor of Arden, resigned on Monday over the floods.", "Valley Press"),
    ]
    for text, source in spelled:
        await take(house.newsroom, text, source=source, published="2026-03-01T11:00:00Z")  # old: joins in silence
    async with house.newsroom.database.read() as session:
        (known,) = await open_alerts(session, route=None)
    assert known.alert.differences[0].severity is not Severity.HIGH

    await take(house.newsroom, "The mayor of Arden, Toman Arkwell, resigned over the floods.", source="Arden Echo")
    assert await house.deliver() == 0


async def test_only_a_desk_that_was_told_of_an_alert_hears_that_it_closed(house):
    alert_id = await one_alert(house)
    elsewhere = replace(DESK, channel="elsewhere")
    async with house.newsroom.database.write() as session:
        for desk in (DESK, elsewhere):
            await tell_of_closing(session, desk, alert_id, now=house.clock())
        await set_state(session, alert_id, AlertState.SETTLED, by=CLOSED_BY_ITSELF, now=house.clock())
    await house.deliver()

    assert [post.channel for post in house.wall.posts] == [DESK.channel]
    ((_, card),) = house.wall.edits
    assert CLOSED_BY_ITSELF in repr(card)


async def test_a_new_side_is_told_under_the_card_and_not_in_the_channel(house):
    await one_alert(house)
    await take(house.newsroom, DIFFERS, source="Arden Echo")
    assert await house.deliver() == 2

    _, reply = house.wall.posts
    assert reply.thread == "1"
    assert not reply.broadcast
    assert "58" in reply.message.summary
    assert "Arden Echo" in reply.message.title
    assert reply.message.buttons == ()
    assert DIFFERS.splitlines()[2] in repr(reply.message)


async def test_a_card_that_says_it_all_already_gets_no_reply(house):
    await take(house.newsroom, FIRST, source="Northwire")
    await take(house.newsroom, SECOND, source="Valley Press")
    house.clock.forward(seconds=1)
    await take(house.newsroom, DIFFERS, source="Arden Echo")
    await house.deliver()

    (card,) = house.wall.posts
    assert "58" in card.message.summary


async def test_a_channel_without_threads_gets_edits_only(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as plain:
        house = House(replace(plain, desks=(replace(DESK, threads=False),)), clock)
        await one_alert(house)
        await take(house.newsroom, DIFFERS, source="Arden Echo")
        await house.deliver()

    assert len(house.wall.posts) == 1
    assert len(house.wall.edits) == 1


async def test_a_re_opening_is_heard_in_the_channel_with_who_and_when(house):
    alert_id = await one_alert(house)
    await house.press(buttons.NOT_DIFFERENCE, alert_id)
    await house.deliver()
    await house.press(buttons.REOPEN, alert_id)
    await house.deliver()

    _, reply = house.wall.posts
    assert (reply.thread, reply.broadcast) == ("1", True)
    assert "by Ana" in reply.message.title
    assert "62" in reply.message.summary


async def test_a_muted_alert_is_silent_about_what_is_new(house):
    alert_id = await one_alert(house)
    answers = {"scope": "fact", "end": "24h"}
    await send_form(FormRequest(name=buttons.MUTE, value=str(alert_id), asker=ANA, answers=answers), house.newsroom)
    await house.deliver()
    await take(house.newsroom, DIFFERS, source="Arden Echo")
    await house.deliver()

    assert len(house.wall.posts) == 1
    assert (await house.record(alert_id)).alert.state is AlertState.MUTED


async def test_a_card_that_returns_to_what_it_said_is_edited_again(house):
    alert_id = await one_alert(house)
    for action in (buttons.TAKE, buttons.RELEASE, buttons.TAKE, buttons.RELEASE):
        await house.press(action, alert_id)
        await house.deliver()

    assert [message.state.split()[0] for _, message in house.wall.edits] == ["taken", "open", "taken", "open"]


async def test_a_settled_card_says_what_was_decided(house):
    alert_id = await one_alert(house)
    await house.press(buttons.UPDATE, alert_id)
    await house.deliver()

    ((_, card),) = house.wall.edits
    assert "an update, not a conflict" in card.state


async def test_outlets_with_one_agency_s_words_count_as_one_origin(house):
    dateline = (
        "ARDEN (AFP) - At least 62 people have died in the floods in Arden, the regional government said on Tuesday."
    )
    await take(house.newsroom, f"Floods in Arden\n\n{dateline}", source="Northwire")
    await take(house.newsroom, f"Arden under water\n\n{dateline}\nMore rain is due.", source="The Ledger")
    await take(house.newsroom, SECOND, source="Valley Press")
    await house.deliver()

    (facts,) = [part for part in house.wall.posts[0].message.parts if isinstance(part, Facts)]
    assert dict(facts.pairs)["Origins"].startswith("2 independent")


async def test_the_card_says_which_side_our_own_copy_is_on(tmp_path):
    async with a_newsroom(tmp_path, clock=Clock(), own_sources=frozenset({"Valley Press"})) as newsroom:
        house = House(newsroom, newsroom.now)
        await one_alert(house)

    (facts,) = [part for part in house.wall.posts[0].message.parts if isinstance(part, Facts)]
    assert dict(facts.pairs)["Our copy"] == "1 article with 51 people"
