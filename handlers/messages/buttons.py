"""Every button of the product: its words, its action, and when it is shown. The one table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from claims.alert import Alert, AlertState
from claims.difference import DifferenceKind, Route
from handlers.message import Button, ButtonStyle
from handlers.messages.kinds import DISPUTED

TAKE = "take"
NOT_DIFFERENCE = "not_difference"
UPDATE = "update"
MUTE = "mute"
SETTLE = "settle"
RELEASE = "release"
REOPEN = "reopen"
UNMUTE = "unmute"
WHY = "why"
SIDE_BY_SIDE = "side_by_side"
SHARE = "share"
MORE = "more"
IN_CONTEXT = "in_context"
WRONG_MATCH = "wrong_match"
CORRECTION = "correction"
END_MUTE = "end_mute"
CHECK = "check"
CARD = "card"
ALERTS = "alerts"
KEEP = "keep"
HOUSE = "house"
DROP = "drop"

ACTION_ID_PATTERN = r"cw:(?P<action>[a-z_]+):(?P<value>.+)"
"""What an action id looks like on both platforms; for the clients to listen to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonWords:
    """The words of a button and what a press did, for the acknowledgement."""

    label: str
    done: str
    style: ButtonStyle = ButtonStyle.PLAIN
    confirm: str = ""


ACTIONS: Mapping[str, ButtonWords] = {
    TAKE: ButtonWords(label="Take", done="taken", style=ButtonStyle.PRIMARY),
    NOT_DIFFERENCE: ButtonWords(label="Not a difference", done="settled: not a difference"),
    UPDATE: ButtonWords(label="Update, not conflict", done="settled: an update, not a conflict"),
    MUTE: ButtonWords(label="Mute…", done="muted"),
    SETTLE: ButtonWords(label="Settle", done="settled", style=ButtonStyle.PRIMARY),
    RELEASE: ButtonWords(label="Release", done="released; open again"),
    REOPEN: ButtonWords(label="Reopen", done="reopened"),
    UNMUTE: ButtonWords(label="End mute", done="mute ended; open again"),
    WHY: ButtonWords(label="Why this?", done="explained"),
    SIDE_BY_SIDE: ButtonWords(label="Side by side", done="shown side by side"),
    SHARE: ButtonWords(label="Share to channel", done="shared"),
    MORE: ButtonWords(label="Next", done="next page shown"),
    IN_CONTEXT: ButtonWords(label="Neighbouring sentences", done="shown with the sentences around"),
    WRONG_MATCH: ButtonWords(label="Wrong match…", done="settled: not one thing"),
    CORRECTION: ButtonWords(label="Correction note…", done="correction note drafted"),
    END_MUTE: ButtonWords(label="End this mute", done="mute ended"),
    HOUSE: ButtonWords(label="House figure…", done="house figure set"),
    KEEP: ButtonWords(label="Keep", done="kept; posted"),
    DROP: ButtonWords(label="Drop", done="dropped: not one thing, or no difference"),
    CHECK: ButtonWords(label="Check a draft…", done="draft checked"),
    CARD: ButtonWords(label="Show alert", done="alert shown"),
    ALERTS: ButtonWords(label="Open alerts", done="open alerts listed"),
}
"""Every action a button can have; the press handlers answer exactly these."""

_BY_STATE = {
    AlertState.OPEN: (TAKE, NOT_DIFFERENCE, UPDATE, MUTE),
    AlertState.TAKEN: (SETTLE, NOT_DIFFERENCE, UPDATE, RELEASE),
    AlertState.SETTLED: (REOPEN,),
    AlertState.MUTED: (UNMUTE,),
}

_OF_FIGURES = frozenset(
    {DifferenceKind.FIGURE_CONFLICT, DifferenceKind.FIGURE_UPDATE, DifferenceKind.INTERNAL_CONFLICT}
)


def alert_buttons(alert: Alert) -> tuple[Button, ...]:
    """Return the buttons of a card as its state and kind allow."""
    if alert.state is AlertState.OPEN and alert.route is Route.SUGGESTED:
        return tuple(button(action, str(alert.alert_id)) for action in (KEEP, DROP, MUTE))
    disputed = any(difference.kind in DISPUTED for difference in alert.differences)
    figures = any(difference.kind in _OF_FIGURES for difference in alert.differences)
    actions = [action for action in _BY_STATE[alert.state] if action != UPDATE or disputed]
    if figures and alert.state in {AlertState.OPEN, AlertState.TAKEN}:
        actions.append(HOUSE)
    return tuple(button(action, str(alert.alert_id)) for action in actions)


MENU = (SIDE_BY_SIDE, IN_CONTEXT, WHY, CORRECTION, WRONG_MATCH)
"""What stands behind the menu of every card: Slack's overflow holds five."""


def alert_menu(alert: Alert) -> tuple[Button, ...]:
    """Return what a card offers besides its buttons, whatever its state; a settled match is not called wrong again."""
    value = str(alert.alert_id)
    closed = alert.state in {AlertState.SETTLED, AlertState.MUTED}
    return tuple(button(action, value) for action in MENU if action != WRONG_MATCH or not closed)


def button(action: str, value: str) -> Button:
    """Return the button of an action, with what it acts on."""
    words = ACTIONS[action]
    return Button(label=words.label, action=action, value=value, style=words.style, confirm=words.confirm)


def show_buttons(alert_ids: Iterable[int], first: int = 1) -> tuple[Button, ...]:
    """Return a button for each alert of a list that shows its card to who presses it, numbered as the list is."""
    shown = enumerate(alert_ids, start=first)
    return tuple(replace(button(CARD, str(alert_id)), label=f"Show alert {number}") for number, alert_id in shown)


def numbered(action: str, value: str, place: int) -> Button:
    """Return the button of an action for one entry of a numbered list: *Keep 3*."""
    plain = button(action, value)
    return replace(plain, label=f"{plain.label} {place}")


def action_id(pressed: Button) -> str:
    """Return the id under which a chat sends a press back: *cw:take:1842*. It survives a restart."""
    return f"cw:{pressed.action}:{pressed.value}"


def parse_action_id(text: str) -> tuple[str, str] | None:
    """Return the action and the value of an action id; None for one that is not ours."""
    match = re.fullmatch(ACTION_ID_PATTERN, text, flags=re.DOTALL)
    return (match["action"], match["value"]) if match and match["action"] in ACTIONS else None
