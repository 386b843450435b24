import pytest

from claims.alert import AlertState
from handlers.deliver import deliver_due
from handlers.forms import Form
from handlers.message import Quotation
from handlers.messages import buttons
from handlers.presses import press
from handlers.request import Asker, PressRequest
from storage.alerts import load_alert, open_alerts
from storage.decisions import decisions_of_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana")
BEN = Asker(platform="wall", user_id="U2", user_name="Ben")


@pytest.fixture
async def posted(tmp_path):
    """A newsroom with one posted alert: (newsroom, clock, wall, alert id)."""
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(seconds=10)
        yield newsroom, clock, wall, second.alert_ids[0]


async def record_of(newsroom, alert_id):
    async with newsroom.database.read() as session:
        return await load_alert(session, alert_id)


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (buttons.TAKE, AlertState.TAKEN),
        (buttons.NOT_DIFFERENCE, AlertState.SETTLED),
        (buttons.UPDATE, AlertState.SETTLED),
    ],
)
async def test_a_press_moves_the_alert_and_is_recorded_with_who(posted, action, state):
    newsroom, _, _, alert_id = posted

    assert await press(PressRequest(action=action, value=str(alert_id), asker=ANA), newsroom) is None

    record = await record_of(newsroom, alert_id)
    async with newsroom.database.read() as session:
        (decision,) = await decisions_of_alert(session, alert_id)
    assert record.alert.state is state
    assert record.state_by == "Ana"
    assert (decision.user_id, decision.action) == ("U1", action)


async def test_the_card_is_edited_wherever_it_hangs(posted):
    newsroom, _, wall, alert_id = posted
    await press(PressRequest(action=buttons.TAKE, value=str(alert_id), asker=ANA), newsroom)
    await deliver_due(newsroom, {"wall": wall})

    ((_, message),) = wall.edits
    assert message.state.startswith("taken by Ana")


async def test_a_stale_press_is_answered_in_private_and_changes_nothing(posted):
    newsroom, _, _, alert_id = posted
    await press(PressRequest(action=buttons.TAKE, value=str(alert_id), asker=ANA), newsroom)
    answer = await press(PressRequest(action=buttons.TAKE, value=str(alert_id), asker=BEN), newsroom)

    assert answer is not None
    assert "Ana" in answer.summary
    assert (await record_of(newsroom, alert_id)).state_by == "Ana"


@pytest.mark.parametrize("action", [buttons.MUTE, buttons.WRONG_MATCH, buttons.CORRECTION])
async def test_a_press_that_needs_more_opens_a_form_and_changes_nothing(posted, action):
    newsroom, _, _, alert_id = posted
    form = await press(PressRequest(action=action, value=str(alert_id), asker=ANA), newsroom)

    assert isinstance(form, Form)
    assert (form.name, form.value) == (action, str(alert_id))
    assert (await record_of(newsroom, alert_id)).alert.state is AlertState.OPEN


@pytest.mark.parametrize("action", [buttons.SIDE_BY_SIDE, buttons.IN_CONTEXT])
async def test_passages_are_shown_word_for_word(posted, action):
    newsroom, _, _, alert_id = posted
    message = await press(PressRequest(action=action, value=str(alert_id), asker=ANA), newsroom)

    said = " ".join(part.text for part in message.parts if isinstance(part, Quotation))
    for sentence in (FIRST.splitlines()[2], SECOND.splitlines()[2]):
        assert sentence in said
    assert ("evacuated from the valley" in said) is (action == buttons.IN_CONTEXT)


async def test_why_is_answered_in_private(posted):
    newsroom, _, _, alert_id = posted
    message = await press(PressRequest(action=buttons.WHY, value=str(alert_id), asker=ANA), newsroom)

    assert message.title == f"Why alert {alert_id}?"


@pytest.mark.parametrize("value", ["", "nonsense", "999999", "1; drop table alert"])
async def test_a_press_on_something_unknown_is_answered_not_raised(posted, value):
    newsroom, _, _, _ = posted

    assert await press(PressRequest(action=buttons.TAKE, value=value, asker=ANA), newsroom) is not None


async def test_a_settled_alert_is_not_among_the_open_ones(posted):
    newsroom, _, _, alert_id = posted
    await press(PressRequest(action=buttons.NOT_DIFFERENCE, value=str(alert_id), asker=ANA), newsroom)
    async with newsroom.database.read() as session:
        assert await open_alerts(session) == []
