"""The stand-in Slack is as strict as Slack: otherwise a test against it proves little."""

import time

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import APP_TOKEN, BOT_TOKEN, Slack
from tests.standins.slack_methods import Channel


def text(words, kind="plain_text"):
    return {"type": kind, "text": words}


def button(number=1, **fields):
    return {"type": "button", "action_id": f"a{number}", "text": text("Take"), **fields}


def rich(part):
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [part]}]}


def overflow(*texts):
    options = [{"text": one, "value": f"v{number}"} for number, one in enumerate(texts)]
    return {"type": "overflow", "action_id": "m", "options": options}


SECTION = {"type": "section", "text": text("x", "mrkdwn")}


@pytest.fixture
async def slack():
    async with Slack() as standin:
        standin.channels["C_OLD"] = Channel(id="C_OLD", is_archived=True)
        yield standin


async def refusal(slack, method="chat.postMessage", token=BOT_TOKEN, **arguments):
    client = AsyncWebClient(token=token, base_url=slack.api_url)
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments if method.startswith("views") else {"channel": "C1", **arguments})
    return caught.value.response["error"]


@pytest.mark.parametrize(
    "blocks",
    [
        [SECTION] * 51,
        [{"type": "header", "text": text("x" * 151)}],
        [{"type": "header", "text": text("x", "mrkdwn")}],
        [{"type": "section", "text": text("x" * 3001)}],
        [{"type": "section", "text": text("")}],
        [{"type": "section"}],
        [{"type": "section", "fields": [text("x")] * 11}],
        [{"type": "section", "fields": [text("x" * 2001)]}],
        [{"type": "context", "elements": [text("x")] * 11}],
        [{"type": "context", "elements": []}],
        [{"type": "actions", "elements": [button(n) for n in range(26)]}],
        [{"type": "actions", "elements": [button(), button()]}],
        [{"type": "actions", "elements": [button(text=text("x" * 76))]}],
        [{"type": "actions", "elements": [button(value="x" * 2001)]}],
        [{"type": "actions", "elements": [button(action_id="x" * 256)]}],
        [{"type": "actions", "elements": [button(style="loud")]}],
        [{"type": "actions", "elements": [button(colour="red")]}],
        [{"type": "image", "image_url": "https://example.com/a.png"}],
        [{"type": "marquee", "text": text("x")}],
        [{**SECTION, "colour": "red"}],
        [{**SECTION, "block_id": "b"}, {**SECTION, "block_id": "b"}],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
        [{"type": "rich_text", "elements": []}],
        [rich({"type": "text", "text": ""})],
        [rich({"type": "text", "text": "x", "style": {"loud": True}})],
        [rich({"type": "link", "url": "javascript:alert(1)"})],
        [rich({"type": "date", "timestamp": "soon", "format": "{time}"})],
        [{"type": "actions", "elements": [overflow(text("x", "mrkdwn"))]}],
        [{"type": "actions", "elements": [overflow(*[text("x")] * 6)]}],
    ],
)
async def test_malformed_blocks_are_refused(slack, blocks):
    assert await refusal(slack, text="x", blocks=blocks) == "invalid_blocks"
    assert not slack.posted()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "section", "text": text("x" * 2500)}] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "channel": "C404"}, "channel_not_found"),
        ({"text": "x", "channel": "C_OLD"}, "is_archived"),
        ({"text": "x", "colour": "red"}, "invalid_arguments"),
        ({"text": "x", "metadata": {"event_type": "e"}}, "invalid_metadata_format"),
        ({"text": "x", "thread_ts": "1.1"}, "thread_not_found"),
        ({"text": "x", "method": "chat.shout"}, "unknown_method"),
        ({"text": "x", "method": "chat.update", "ts": "1.1"}, "message_not_found"),
        ({"text": "x" * 4001, "method": "chat.update", "ts": "1.1"}, "msg_too_long"),
        ({"text": "x", "token": "xoxb-other"}, "invalid_auth"),
        ({"text": "x", "token": APP_TOKEN}, "not_allowed_token_type"),
    ],
)
async def test_what_slack_refuses_is_refused_under_its_name(slack, arguments, error):
    assert await refusal(slack, **arguments) == error


async def test_a_method_without_its_scope_is_refused(slack):
    slack.scopes.discard("chat:write")
    assert await refusal(slack, text="x") == "missing_scope"


MODAL = {"type": "modal", "title": text("x"), "blocks": [SECTION]}
INPUT = {"type": "input", "label": text("x"), "element": {"type": "plain_text_input", "action_id": "a"}}


@pytest.mark.parametrize(
    ("view", "error"),
    [
        (MODAL | {"title": text("x" * 25)}, "invalid_arguments"),
        (MODAL | {"blocks": [SECTION] * 101}, "invalid_arguments"),
        (MODAL | {"blocks": [INPUT]}, "invalid_arguments"),
        (MODAL | {"private_metadata": "x" * 3001}, "invalid_arguments"),
        (MODAL | {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}]}, "invalid_arguments"),
        (MODAL | {"type": "home"}, "invalid_arguments"),
        (MODAL | {"colour": "red"}, "invalid_arguments"),
        (MODAL, "invalid_trigger_id"),
    ],
)
async def test_a_modal_that_slack_refuses_is_refused(slack, view, error):
    slack.triggers["t"] = (time.monotonic(), "")
    trigger = "never given out" if error == "invalid_trigger_id" else "t"
    assert await refusal(slack, "views.open", trigger_id=trigger, view=view) == error


async def test_a_trigger_is_good_once_and_for_three_seconds(slack):
    slack.triggers |= {"old": (time.monotonic() - 4, ""), "new": (time.monotonic(), "")}
    assert await refusal(slack, "views.open", trigger_id="old", view=MODAL) == "expired_trigger_id"
    client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)
    await client.views_open(trigger_id="new", view=MODAL)
    assert await refusal(slack, "views.open", trigger_id="new", view=MODAL) == "invalid_trigger_id"


async def test_no_more_than_three_modals_lie_on_one_another(slack):
    client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)
    for depth, method in enumerate(("views.open", "views.push", "views.push")):
        slack.triggers["t"] = (time.monotonic(), f"V{depth}" if depth else "")
        await client.api_call(method, json={"trigger_id": "t", "view": MODAL})
    slack.triggers["t"] = (time.monotonic(), "V3")
    assert await refusal(slack, "views.push", trigger_id="t", view=MODAL) == "push_limit_reached"


async def test_a_second_message_within_a_second_is_asked_to_wait(slack):
    slack.pace = 1.0
    client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)
    await client.chat_postMessage(channel="C1", text="x")
    await client.chat_postMessage(channel="C2", text="x")
    assert await refusal(slack, text="x") == "ratelimited"
    assert slack.too_fast == ["C1"]
