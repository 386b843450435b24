"""What Slack sends over the socket, in the shapes that Bolt's own tests use."""

import itertools
import time
from typing import Any

TEAM = "T1"
BOT_USER = "UBOT"
_NUMBERS = itertools.count(1)


def _number() -> int:
    return next(_NUMBERS)


def slash_command(
    text: str, *, response_url: str, command: str = "/crosswire", channel: str = "C1", user: str = "U1"
) -> dict[str, Any]:
    """A slash command as its payload; Slack has escaped `&`, `<` and `>` in the text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "newsroom",
        "api_app_id": "A1",
        "channel_id": channel,
        "channel_name": "desk",
        "user_id": user,
        "user_name": "ana",
        "command": command,
        "text": escaped,
        "response_url": response_url,
        "trigger_id": f"{_number()}.2.abc",
        "is_enterprise_install": "false",
    }


def interactive(kind: str, *, user: str = "U1", **fields: Any) -> dict[str, Any]:
    """Any interactive payload: block_actions, message_action, shortcut, view_submission."""
    return {
        "type": kind,
        "api_app_id": "A1",
        "token": "legacy",
        "trigger_id": f"{_number()}.2.abc",
        "team": {"id": TEAM, "domain": "newsroom"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": "ana", "name": "ana", "team_id": TEAM},
        **fields,
    }


def button_press(
    message: dict[str, Any],
    button: dict[str, Any],
    *,
    channel: str,
    response_url: str,
    user: str = "U1",
    private: bool = False,
) -> dict[str, Any]:
    """A press of a button that stands in a message, or in an answer that one person sees."""
    return interactive(
        "block_actions",
        user=user,
        channel={"id": channel, "name": "desk"},
        message=message,
        container={
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel,
            "is_ephemeral": private,
        },
        response_url=response_url,
        state={"values": {}},
        actions=[
            {
                "type": "button",
                "action_id": button["action_id"],
                "block_id": "b1",
                "text": button["text"],
                "value": button.get("value"),
                "action_ts": f"{time.time():.6f}",
            }
        ],
    )


def event(kind: str, **fields: Any) -> dict[str, Any]:
    """An event of the Events API."""
    return {
        "token": "legacy",
        "team_id": TEAM,
        "api_app_id": "A1",
        "type": "event_callback",
        "event_id": f"Ev{_number():09d}",
        "event_time": int(time.time()),
        "event": {"type": kind, **fields},
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }


def menu_choice(
    message: dict[str, Any],
    menu: dict[str, Any],
    option: dict[str, Any],
    *,
    channel: str,
    response_url: str,
    user: str = "U1",
) -> dict[str, Any]:
    """A choice from an overflow menu that stands in a message."""
    pressed = button_press(message, {**menu, "text": {}}, channel=channel, response_url=response_url, user=user)
    (action,) = pressed["actions"]
    action.pop("value")
    action.pop("text")
    action |= {"type": "overflow", "selected_option": option}
    return pressed


def view_press(view: dict[str, Any], button: dict[str, Any], *, user: str = "U1") -> dict[str, Any]:
    """A press of a button on a home page or in a modal: no channel, no message, no response_url."""
    action = {"type": "button", "action_id": button["action_id"], "block_id": "b1", "text": button["text"]}
    return interactive(
        "block_actions",
        user=user,
        view=view,
        container={"type": "view", "view_id": view["id"]},
        actions=[{**action, "value": button.get("value"), "action_ts": f"{time.time():.6f}"}],
    )


def submission(view: dict[str, Any], answers: dict[str, str], *, user: str = "U1") -> dict[str, Any]:
    """A modal sent back: every input with what was typed or chosen, else with what stood in it."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        if element["type"] == "static_select":
            wanted = answers.get(block["block_id"])
            chosen = next((o for o in element["options"] if o["value"] == wanted), element.get("initial_option"))
            state: dict[str, Any] = {"type": "static_select", "selected_option": chosen}
        elif element["type"] == "datetimepicker":
            at = answers.get(block["block_id"])
            state = {"type": "datetimepicker", "selected_date_time": int(at) if at else None}
        else:
            typed = answers.get(block["block_id"], element.get("initial_value"))
            state = {"type": "plain_text_input", "value": typed or None}
        values[block["block_id"]] = {element["action_id"]: state}
    return interactive("view_submission", user=user, view={**view, "state": {"values": values}})
