import pytest

from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.forms import Form, FormRefused, FormRequest
from handlers.house_figures import NoFigure, read_figure
from handlers.message import Listing
from handlers.messages import buttons
from handlers.presses import press
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.sent_forms import check_answers, send_form
from handlers.verbs import parse_command
from storage.house_figures import house_figures
from tests.handlers.test_forms import OTHER_FIRST, OTHER_SECOND
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana", channel="wire-desk")


class House:
    def __init__(self, newsroom, clock, alert_id):
        self.newsroom, self.clock, self.alert_id = newsroom, clock, alert_id

    async def say(self, text):
        verb, options = parse_command(text)
        return await answer(CommandRequest(verb=verb, asker=ANA, options=options), self.newsroom)

    async def press(self):
        request = PressRequest(action=buttons.HOUSE, value=str(self.alert_id), asker=ANA)
        return await press(request, self.newsroom)

    def form(self, **answers):
        return FormRequest(name=buttons.HOUSE, value=str(self.alert_id), asker=ANA, answers=answers)


@pytest.fixture
async def house(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock, own_sources=frozenset({"Valley Press"})) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        yield House(newsroom, clock, second.alert_ids[0])


async def test_a_house_figure_is_set_from_a_card_and_stands_on_it(house):
    wall = Wall()
    await deliver_due(house.newsroom, {"wall": wall})
    form = await house.press()
    assert isinstance(form, Form)
    assert {one.name: one.initial for one in form.fields}["value"] == "At least 62"
    await send_form(house.form(value="62", source="Regional government", until="3d"), house.newsroom)
    house.clock.forward(seconds=5)
    await deliver_due(house.newsroom, {"wall": wall})
    (_, card) = wall.edits[-1]
    assert "House figure: 62, Regional government, until Fri 13 Mar" in card.parts[0].text
    assert "Our copy differs: 51 people (Valley Press)" in card.parts[0].text


@pytest.mark.parametrize(
    ("answers", "field", "says"),
    [
        ({"value": "many", "until": "3d"}, "value", "not one figure"),
        ({"value": "62 or 63 of 90", "until": "3d"}, "value", "not one figure"),
        ({"value": "62", "until": "soon"}, "until", "12h, 3d or 2026-12-24"),
        ({"value": "62", "until": "2020-01-01"}, "until", "later than now"),
    ],
)
async def test_the_form_says_what_is_wrong_while_it_is_open(house, answers, field, says):
    with pytest.raises(FormRefused) as caught:
        check_answers(house.form(**answers), house.newsroom)
    assert caught.value.name == field
    assert says in str(caught.value)


async def test_what_differs_from_the_house_ranks_first_our_own_most_of_all(house):
    await take(house.newsroom, OTHER_FIRST, source="Northwire")
    other = await take(house.newsroom, OTHER_SECOND, source="Eastwire")
    await house.say(f"house set {other.alert_ids[0]} 40 until:3d")
    assert first_alert(await house.say("alerts")) == other.alert_ids[0]
    await house.say(f"house set {house.alert_id} at least 62 source:ministry")
    assert first_alert(await house.say("alerts")) == house.alert_id
    listed = await house.say("house")
    (items,) = [part.items for part in listed.parts if isinstance(part, Listing)]
    assert [item.detail.split("; ")[1].split(":")[0] for item in items] == ["our copy differs", "1 article differs"]
    house.clock.forward(minutes=1)
    assert "People killed" in (await house.say("digest")).summary


async def test_a_house_figure_ends_by_itself_or_by_hand(house):
    await house.say(f"house set {house.alert_id} 62 until:12h")
    assert "1 house figure" in (await house.say("house")).summary
    house.clock.forward(hours=12)
    assert "No house figure" in (await house.say("house")).summary
    await house.say(f"house set {house.alert_id} 62 until:12h")
    await house.say(f"house set {house.alert_id} 63 until:12h")
    async with house.newsroom.database.read() as session:
        assert [one.value for one in await house_figures(session, house.clock.at)] == ["63"]
    await house.say(f"house end {house.alert_id}")
    assert "No house figure" in (await house.say("house")).summary


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("house set", "which alert"),
        ("house set 12 62", "no alert 12"),
        ("house set {alert}", "which value"),
        ("house set {alert} lots", "not one figure"),
        ("house set {alert} 62 until:soon", "12h, 3d or 2026-12-24"),
        ("house end {alert}", "no house figure"),
    ],
)
async def test_a_wrong_argument_is_answered_with_what_is_right(house, typed, says):
    message = await house.say(typed.format(alert=house.alert_id))
    assert message.title == "That did not work"
    assert says in repr(message.parts)


@pytest.mark.parametrize("text", ["62", "at least 62", "$1.2 billion", "about 300 km", "sixty-two"])
def test_a_figure_is_read_as_articles_write_it(text):
    assert read_figure(text).value.high


@pytest.mark.parametrize("text", ["", "many", "1 and 2", "x" * 5000])
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(NoFigure, match="Type it as in"):
        read_figure(text)


def first_alert(message):
    shown = next(one for one in message.buttons if one.action == buttons.CARD)
    return int(shown.value)
