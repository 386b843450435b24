import pytest

from claims.alert import AlertState
from claims.difference import DifferenceKind
from handlers.message import Button
from handlers.messages.buttons import ACTIONS, action_id, alert_buttons, button, parse_action_id
from tests.builders import a_difference, an_alert


@pytest.mark.parametrize(
    ("state", "actions"),
    [
        (AlertState.OPEN, ["take", "not_difference", "update", "mute", "house"]),
        (AlertState.TAKEN, ["settle", "not_difference", "update", "release", "house"]),
        (AlertState.SETTLED, ["reopen"]),
        (AlertState.MUTED, ["unmute"]),
    ],
)
def test_the_state_decides_the_buttons(state, actions):
    buttons = alert_buttons(an_alert(state=state))
    assert [shown.action for shown in buttons] == actions
    assert {shown.value for shown in buttons} == {"1842"}


@pytest.mark.parametrize("kind", [DifferenceKind.FIGURE_UPDATE, DifferenceKind.QUOTE_VARIANCE, DifferenceKind.FRAMING])
def test_only_a_dispute_can_be_called_an_update(kind):
    assert "update" not in [shown.action for shown in alert_buttons(an_alert(a_difference(kind=kind)))]


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_id_comes_back_as_it_went(action):
    pressed = button(action, "figure deaths: Arden\nx")
    assert parse_action_id(action_id(pressed)) == (action, "figure deaths: Arden\nx")


@pytest.mark.parametrize("text", ["", "cw:take:", "cw:launch:1", "take:1", "xcw:take:1", "cw::1"])
def test_what_is_not_ours_is_not_parsed(text):
    assert parse_action_id(text) is None


def test_no_two_actions_share_a_label():
    labels = [words.label for words in ACTIONS.values()]
    assert len(labels) == len(set(labels))
    assert all(0 < len(label) <= 40 for label in labels)


def test_a_button_is_a_plain_value():
    assert button("take", "7") == Button(label="Take", action="take", value="7", style=ACTIONS["take"].style)
