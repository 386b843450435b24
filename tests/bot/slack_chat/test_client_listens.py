import asyncio
import logging

import pytest

from handlers.chat import ChatRefused, Post
from handlers.message import ChatMessage
from handlers.request import PressRequest
from handlers.verbs import VERBS, Verb
from tests.standins import slack_payloads as payloads
from tests.standins.asked import card
from tests.standins.chats import running, slack_chat
from tests.standins.loopback import Fault, until
from tests.standins.slack import APP_TOKEN, BOT_TOKEN, buttons


async def answered(slack, count=1):
    await until(lambda: len(slack.responses) >= count, what="a private answer")
    return slack.responses[-1]


async def test_a_command_is_acknowledged_at_once_and_answered_in_private(slack, chat, asked):
    ack = await slack.type_command('figure "deaths & injured" in <Valencia>')
    assert ack is not None
    assert ack.seconds < 1
    answer = await answered(slack)
    assert answer["response_type"] == "ephemeral"
    assert answer["replace_original"] is False
    assert answer["text"] == "Two values for deaths in Valencia"
    (request,) = asked.commands
    assert (request.verb, request.options) == ("figure", {"topic": "deaths & injured", "place": "<Valencia>"})
    assert (request.asker.platform, request.asker.user_id, request.asker.user_name) == ("slack", "U1", "ana")
    assert request.asker.channel == "C1"
    assert not request.asker.is_admin


async def test_references_to_people_and_channels_are_read_as_words(slack, chat, asked):
    payload = payloads.slash_command("", response_url=slack.response_url())
    payload["text"] = "figure deaths in <#C7|valencia>"
    await slack.send("slash_commands", payload)
    await answered(slack)
    assert asked.commands[0].options == {"topic": "deaths", "place": "valencia"}


async def test_a_private_channel_s_name_is_asked_for_once(slack, chat, asked):
    for _ in range(2):
        payload = payloads.slash_command("list", response_url=slack.response_url())
        await slack.send("slash_commands", payload | {"channel_name": "privategroup"})
        await slack.type_command("list", channel="C404")
    await answered(slack, 4)
    names = {request.asker.channel: request.asker.channel_name for request in asked.commands}
    assert names == {"C1": "wire-desk", "C404": "desk"}
    assert len(slack.calls_of("conversations.info")) == 1


async def test_an_admin_is_known_by_id(slack, chat, asked):
    await slack.type_command("alerts", user="U9")
    await answered(slack)
    assert asked.commands[0].asker.is_admin


async def test_a_verb_for_admins_is_for_those_named_in_the_settings_and_for_nobody_else(slack, asked):
    erase = Verb(name="erase", help="Take an article out for good", example="urn:x", admin=True)
    async with running(slack_chat(slack, asked, verbs=(*VERBS, erase))):
        await slack.type_command("erase")
        assert "is for admins" in str(await answered(slack))
        assert not asked.commands
        await slack.type_command("erase", user="U9")
        await answered(slack, 2)
    (request,) = asked.commands
    assert (request.verb, request.asker.user_id) == ("erase", "U9")


async def test_a_mistyped_command_is_answered_with_the_verb_meant(slack, chat, asked):
    await slack.type_command("figrue deaths")
    assert "Did you mean “figure”?" in str(await answered(slack))
    assert not asked.commands


async def test_a_failing_use_case_is_answered_with_a_reference_and_no_details(slack, chat, asked):
    asked.breaks = True
    await slack.type_command("alerts")
    answer = str(await answered(slack))
    assert "Something went wrong" in answer
    assert "database" not in answer


async def test_an_answer_reaches_its_reader_when_the_response_url_fails(slack, chat):
    slack.fail("response_url", Fault(status=500))
    await slack.type_command("alerts")
    await until(lambda: slack.ephemerals, what="an ephemeral message")
    assert (slack.ephemerals[0]["channel"], slack.ephemerals[0]["user"]) == ("C1", "U1")
    assert not slack.responses


async def test_an_answer_that_slack_does_not_take_is_cut_to_its_text(slack, chat):
    slack.fail("response_url", Fault(status=400, body="invalid_blocks"))
    slack.fail("chat.postEphemeral", Fault(status=200, body={"ok": False, "error": "invalid_blocks"}))
    await slack.type_command("alerts")
    await until(lambda: slack.ephemerals, what="an ephemeral message")
    assert slack.ephemerals[0]["text"] == "Two values for deaths in Valencia"
    assert "blocks" not in slack.ephemerals[0]


async def test_a_slow_answer_does_not_delay_the_acknowledgement(slack, asked):
    async def slow(request):
        await asyncio.sleep(0.5)
        return await asked.answer(request)

    async with running(slack_chat(slack, asked, answer=slow)):
        ack = await slack.type_command("alerts")
        assert ack is not None
        assert ack.seconds < 0.4
    assert slack.responses, "closing waits for the answer in hand"


async def test_a_press_reaches_its_use_case_and_is_answered_in_private(slack, chat, asked):
    await chat.post(Post(channel="C1", message=card(), key="k"))
    (message,) = slack.posted()
    asked.says = ChatMessage(title="Already taken", summary="Bo took this at 14:24")
    ack = await slack.press(message, "cw:take:1842")
    assert ack is not None
    assert ack.seconds < 1
    answer = await answered(slack)
    assert answer["text"] == "Bo took this at 14:24"
    assert answer["replace_original"] is False
    (request,) = asked.presses
    assert request == PressRequest(action="take", value="1842", asker=request.asker)
    assert request.asker.user_name == "ana"


async def test_a_press_with_nothing_to_say_is_silent(slack, chat, asked):
    await chat.post(Post(channel="C1", message=card(), key="k"))
    assert await slack.press(slack.posted()[0], "cw:take:1842") is not None
    await until(lambda: asked.presses)
    await asyncio.sleep(0.05)
    assert not slack.responses


async def test_a_press_that_fails_is_answered_with_a_reference(slack, chat, asked):
    await chat.post(Post(channel="C1", message=card(), key="k"))
    asked.breaks = True
    await slack.press(slack.posted()[0], "cw:take:1842")
    assert "Something went wrong" in str(await answered(slack))


async def test_a_button_of_somebody_else_is_acknowledged_and_ignored(slack, chat, asked):
    message = {
        "ts": "1.1",
        "blocks": [{"type": "actions", "elements": [{"type": "button", "action_id": "x", "text": {}}]}],
    }
    assert await slack.press(message, "x") is not None
    await asyncio.sleep(0.05)
    assert not asked.presses


async def test_one_press_delivered_twice_counts_once(slack, chat, asked):
    await chat.post(Post(channel="C1", message=card(), key="k"))
    (message,) = slack.posted()
    payload = payloads.button_press(message, buttons(message)[0], channel="C1", response_url=slack.response_url())
    assert await slack.send("interactive", payload) is not None
    assert await slack.send("interactive", payload) is not None
    await until(lambda: asked.presses)
    await asyncio.sleep(0.05)
    assert len(asked.presses) == 1


async def test_one_command_delivered_twice_is_answered_once(slack, chat, asked):
    payload = payloads.slash_command("alerts", response_url=slack.response_url())
    assert await slack.send("slash_commands", payload) is not None
    assert await slack.send("slash_commands", payload, retry_attempt=1) is not None
    await answered(slack)
    await asyncio.sleep(0.05)
    assert len(asked.commands) == 1


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("events_api", payloads.event("reaction_added", user="U1")),
        ("events_api", payloads.event("app_home_opened", user="U1", channel="D1", tab="home")),
        ("interactive", payloads.interactive("shortcut", callback_id="unknown")),
        ("interactive", payloads.interactive("message_action", callback_id="unknown", message={"ts": "1.1"})),
        (
            "interactive",
            payloads.interactive("view_submission", view={"id": "V1", "type": "modal", "callback_id": "unknown"}),
        ),
    ],
    ids=["reaction", "home", "shortcut", "message shortcut", "modal"],
)
async def test_what_nobody_listens_to_is_acknowledged(slack, chat, kind, payload):
    assert await slack.send(kind, payload, wait=1) is not None


async def test_an_event_delivered_again_is_acknowledged_again(slack, chat):
    event = payloads.event("app_home_opened", user="U1", channel="D1", tab="home")
    assert await slack.send("events_api", event) is not None
    assert await slack.send("events_api", event, retry_attempt=1, retry_reason="timeout") is not None


async def test_an_unknown_command_is_acknowledged_with_the_known_one(slack, chat):
    ack = await slack.type_command("x", command="/other")
    assert ack is not None
    assert "/crosswire help" in ack.payload["text"]


async def test_it_moves_to_a_new_socket_when_slack_asks(slack, chat):
    await slack.ask_to_reconnect()
    await until(lambda: slack.handshakes == 2 and len(slack.sockets) == 1, what="a new socket")
    assert await slack.type_command("alerts") is not None


async def test_it_comes_back_after_a_cut_socket(slack, chat):
    slack.abort_sockets()
    await until(lambda: slack.handshakes == 2 and slack.sockets, what="a new socket")
    assert await slack.type_command("alerts") is not None


async def test_it_waits_for_slack_to_come_up(slack, asked, monkeypatch):
    monkeypatch.setattr("bot.slack_chat.connection._FIRST_PAUSE", 0.05)
    slack.fail("auth.test", Fault(status=503))
    slack.fail("apps.connections.open", Fault(reset=True))
    async with running(slack_chat(slack, asked)):
        assert await slack.type_command("alerts") is not None
    assert slack.handshakes == 1


async def test_it_comes_back_after_an_outage(slack, chat, monkeypatch):
    monkeypatch.setattr("bot.slack_chat.connection._FIRST_PAUSE", 0.05)
    slack.is_down = True
    slack.abort_sockets()
    await asyncio.sleep(0.8)
    slack.is_down = False
    await until(lambda: slack.sockets, what="a new socket")
    assert await slack.type_command("alerts") is not None


@pytest.mark.parametrize(
    "tokens",
    [{"bot_token": "xoxb-1-wrong"}, {"app_token": "xapp-1-wrong"}, {"bot_token": APP_TOKEN}, {"app_token": BOT_TOKEN}],
    ids=["bot token", "app token", "app token as bot token", "bot token as app token"],
)
async def test_a_token_that_slack_refuses_ends_the_run_with_the_remedy(slack, asked, tokens):
    with pytest.raises(ChatRefused, match="OAuth & Permissions"):
        await asyncio.wait_for(slack_chat(slack, asked, **tokens).run(), 2)


async def test_no_token_is_ever_logged(slack, asked, caplog):
    caplog.set_level(logging.DEBUG)
    async with running(slack_chat(slack, asked)) as chat:
        slack.fail("chat.postMessage", Fault(status=500))
        with pytest.raises(Exception, match="failed while answering"):
            await chat.post(Post(channel="C1", message=card(), key="k"))
        slack.fail("response_url", Fault(reset=True))
        await slack.type_command("alerts")
        await until(lambda: slack.ephemerals)
        slack.abort_sockets()
        await until(lambda: slack.handshakes == 2)
    everything = caplog.text
    assert BOT_TOKEN not in everything
    assert APP_TOKEN not in everything
    assert "ticket=" not in everything
    assert "/respond/" not in everything
