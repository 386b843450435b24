import asyncio
import logging
from contextlib import suppress

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_chat.session import use_server
from handlers.chat import ChatRefused, Post
from handlers.message import ChatMessage
from handlers.messages import buttons as button_table
from handlers.request import PressRequest
from handlers.suggesting import Suggestion
from handlers.verbs import VERBS, Option, OptionKind, Verb
from tests.standins import discord_objects as objects
from tests.standins.asked import card
from tests.standins.chats import discord_chat, running
from tests.standins.discord import TOKEN, buttons
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import Fault, until

MUTE = Verb(
    name="hush",
    help="Keep a story quiet",
    example="flood 4",
    options=(
        Option(name="hours", help="For how long", kind=OptionKind.INTEGER),
        Option(name="story", help="Which story", required=True, suggested=True),
        Option(name="scope", help="How much", kind=OptionKind.CHOICE, choices=("fact", "story")),
    ),
    admin=True,
)


async def answered(interaction):
    await until(lambda: interaction.answer is not None, what="an answer")
    return interaction.answer


async def test_a_command_is_acknowledged_at_once_and_answered_in_private(discord, chat, asked):
    interaction = await discord.type_command("figure", topic="deaths & injured", place="Valencia")
    assert interaction.kind == 5
    assert interaction.is_ephemeral
    assert interaction.acknowledged_after < 1
    answer = await answered(interaction)
    assert answer["embeds"][0]["title"] == "Deaths in Valencia"
    assert answer["content"] == "", "who has just asked needs no notification beside the answer"
    (request,) = asked.commands
    assert (request.verb, request.options) == ("figure", {"topic": "deaths & injured", "place": "Valencia"})
    assert (request.asker.platform, request.asker.user_name) == ("discord", "Ana")
    assert request.asker.channel == CHANNEL


async def test_an_answer_notifies_nobody(discord, chat):
    await answered(await discord.type_command("alerts"))
    (edit,) = discord.calls_of("PATCH", "@original")
    assert edit["allowed_mentions"] == {"parse": []}


async def test_an_answer_that_discord_does_not_take_is_cut_to_its_text(discord, chat):
    refused = Fault(status=400, body={"message": "Invalid Form Body", "code": 50035})
    discord.fail("PATCH @original", refused)
    answer = await answered(await discord.type_command("alerts"))
    assert answer["content"] == "Two values for deaths in Valencia"
    assert answer["embeds"] == []


async def test_a_command_in_a_thread_or_a_forums_post_is_asked_from_its_channel(discord, chat, asked):
    thread = objects.thread("300000000000000777", CHANNEL, "Floods")
    await answered(await discord.type_command("list", in_thread=thread))
    (request,) = asked.commands
    assert request.asker.channel == CHANNEL


async def test_options_left_out_are_absent(discord, chat, asked):
    await answered(await discord.type_command("figure", topic="deaths"))
    await answered(await discord.type_command("alerts"))
    assert [request.options for request in asked.commands] == [{"topic": "deaths"}, {}]


async def test_a_slow_answer_does_not_delay_the_acknowledgement(discord, asked):
    async def slow(request):
        await asyncio.sleep(0.5)
        return await asked.answer(request)

    async with running(discord_chat(discord, asked, answer=slow)):
        interaction = await discord.type_command("alerts")
        assert interaction.acknowledged_after < 0.4
        await answered(interaction)


async def test_a_failing_use_case_is_answered_with_a_reference_and_no_details(discord, chat, asked):
    asked.breaks = True
    answer = str(await answered(await discord.type_command("alerts")))
    assert "Something went wrong" in answer
    assert "database" not in answer


async def test_the_verbs_become_one_group_with_typed_options(discord, asked):
    async with running(discord_chat(discord, asked, verbs=(*VERBS, MUTE))):
        group, admin = discord.commands[f"guilds/{GUILD}"]
    assert (group["name"], admin["name"]) == ("crosswire", "crosswire-admin")
    assert [verb["name"] for verb in group["options"]] == [verb.name for verb in VERBS if not verb.admin]
    assert admin["default_member_permissions"] == "32"
    hush = next(verb for verb in admin["options"] if verb["name"] == "hush")
    story, hours, scope = hush["options"]
    assert (story["name"], story["type"], story["required"]) == ("story", 3, True)
    assert (hours["name"], hours["type"], hours["required"]) == ("hours", 4, False)
    assert [choice["value"] for choice in scope["choices"]] == ["fact", "story"]
    assert hush["description"] == "Keep a story quiet"
    assert story["description"] == "Which story"


async def test_an_admin_verb_is_refused_to_others_even_where_discord_lets_it_through(discord, asked, monkeypatch):
    monkeypatch.setattr("tests.standins.discord_objects.member", _powerless)
    async with running(discord_chat(discord, asked, verbs=(*VERBS, MUTE), admins=frozenset({"9"}))):
        refused = await answered(await discord.type_command("hush", group="crosswire-admin", story="flood", hours=4))
        assert "for admins" in str(refused)
        assert not asked.commands


async def _at_once(*_, **__):
    pass


def _powerless(who, permissions="0"):
    return {
        "user": who,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    }


async def test_who_may_manage_the_guild_is_an_admin(discord, asked):
    async with running(discord_chat(discord, asked, verbs=(*VERBS, MUTE))):
        await answered(
            await discord.type_command("hush", group="crosswire-admin", story="flood", hours=4, scope="fact")
        )
    (request,) = asked.commands
    assert request.options == {"story": "flood", "hours": "4", "scope": "fact"}
    assert request.asker.is_admin


async def test_suggestions_are_cut_to_what_discord_takes(discord, asked):
    async def suggest(verb, option, typed):
        names = ["x" * 101, "", *(f"{verb}/{option}/{typed}{number}" for number in range(40))]
        return [Suggestion(shown=name, value=name.upper()) for name in names]

    async with running(discord_chat(discord, asked, suggest=suggest)):
        interaction = await discord.type_option("figure", "topic", "dea")
    assert interaction.kind == 8
    choices = interaction.answer["choices"]
    assert len(choices) == 25
    assert choices[0] == {"name": "figure/topic/dea0", "value": "FIGURE/TOPIC/DEA0"}


async def test_a_failing_suggestion_leaves_the_field_free(discord, asked):
    async def suggest(*_):
        raise RuntimeError("slow query")

    async with running(discord_chat(discord, asked, suggest=suggest)):
        interaction = await discord.type_option("figure", "topic", "dea")
    assert interaction.answer["choices"] == []


async def test_suggestions_that_take_too_long_are_left_out(discord, asked, monkeypatch):
    async def suggest(*_):
        await asyncio.sleep(60)

    monkeypatch.setattr("bot.discord_chat.listening._SECONDS_TO_SUGGEST", 0.01)
    async with running(discord_chat(discord, asked, suggest=suggest)):
        interaction = await discord.type_option("figure", "topic", "dea")
    assert interaction.answer["choices"] == []


async def test_a_command_from_another_guild_is_refused(discord, chat, asked):
    known = discord.commands[f"guilds/{GUILD}"][0]
    data = {
        "id": known["id"],
        "name": "crosswire",
        "type": 1,
        "options": [{"type": 1, "name": "alerts", "options": []}],
    }
    interaction = await discord.interact(2, data | {"guild_id": GUILD}, guild_id="999")
    assert "another newsroom" in interaction.answer["content"]
    assert not asked.commands


async def test_a_command_that_is_gone_is_answered(discord, chat):
    known = discord.commands[f"guilds/{GUILD}"][0]
    data = {
        "id": known["id"],
        "name": "crosswire",
        "type": 1,
        "guild_id": GUILD,
        "options": [{"type": 1, "name": "gone"}],
    }
    interaction = await discord.interact(2, data)
    assert "/crosswire help" in str(interaction.answer)


async def test_a_press_reaches_its_use_case_and_is_answered_in_private(discord, chat, asked):
    await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    asked.says = ChatMessage(title="Already taken", summary="Bo took this at 14:24")
    interaction = await discord.press(discord.posted()[0], "cw:take:1842")
    assert interaction.kind == 6
    assert interaction.acknowledged_after < 1
    await until(lambda: interaction.follow_ups, what="a private answer")
    assert interaction.follow_ups[0]["embeds"][0]["title"] == "Already taken"
    assert interaction.follow_ups[0]["flags"] == 64
    (request,) = asked.presses
    assert request == PressRequest(action="take", value="1842", asker=request.asker)


async def test_a_press_with_nothing_to_say_is_silent(discord, chat, asked):
    await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    interaction = await discord.press(discord.posted()[0], "cw:take:1842")
    await until(lambda: asked.presses)
    await asyncio.sleep(0.05)
    assert not interaction.follow_ups


async def test_a_button_posted_before_a_restart_still_works(discord, asked):
    async with running(discord_chat(discord, asked)) as before:
        await before.post(Post(channel=CHANNEL, message=card(), key="k"))
    async with running(discord_chat(discord, asked)):
        await discord.press(discord.posted()[0], "cw:not_difference:1842")
        await until(lambda: asked.presses)
    assert (asked.presses[0].action, asked.presses[0].value) == ("not_difference", "1842")


async def test_a_press_that_fails_is_answered_with_a_reference(discord, chat, asked):
    await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    asked.breaks = True
    interaction = await discord.press(discord.posted()[0], "cw:take:1842")
    await until(lambda: interaction.follow_ups, what="a private answer")
    assert "Something went wrong" in str(interaction.follow_ups[0])


async def test_a_button_of_another_version_is_answered(discord, chat, asked):
    old = {"type": 2, "style": 2, "label": "Old", "custom_id": "cw:forgotten:1"}
    message = discord._message(CHANNEL, {"content": "x", "components": [{"type": 1, "components": [old]}]}, [])
    interaction = await discord.press(message, "cw:forgotten:1")
    assert "another version" in str(interaction.answer)
    assert not asked.presses


async def test_a_press_that_needs_confirmation_asks_first(discord, chat, asked, monkeypatch):
    words = button_table.ButtonWords(label="Wrong match", done="reported", confirm="Report a wrong match?")
    monkeypatch.setitem(button_table.ACTIONS, "take", words)
    await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    question = await discord.press(discord.posted()[0], "cw:take:1842")
    assert question.is_ephemeral
    assert question.answer["content"] == "Report a wrong match?"
    assert not asked.presses
    (yes,) = buttons(question.answer)
    confirmed = await discord.press(question.answer, yes["custom_id"])
    await until(lambda: asked.presses)
    assert confirmed.kind == 7
    assert asked.presses[0].value == "1842"


async def test_commands_are_registered_only_when_they_changed(discord, asked):
    kept = {}

    async def recall(name):
        return kept.get(name)

    async def remember(name, value):
        kept[name] = value

    memory = {"recall": recall, "remember": remember}
    for _ in range(2):
        async with running(discord_chat(discord, asked, **memory)):
            pass
    assert discord.command_writes == 1
    async with running(discord_chat(discord, asked, verbs=VERBS[:2], **memory)):
        pass
    assert discord.command_writes == 2
    async with running(discord_chat(discord, asked, verbs=VERBS[:2], guild=None, **memory)):
        pass
    assert discord.command_writes == 3


async def test_commands_that_cannot_be_registered_do_not_stop_the_alerts(discord, asked):
    discord.fail("PUT commands", Fault(status=403, body={"message": "Missing Access", "code": 50001}))
    async with running(discord_chat(discord, asked)) as chat:
        await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    assert len(discord.posted()) == 1


async def works(discord, chat, key):
    await answered(await discord.type_command("alerts"))
    assert await chat.post(Post(channel=CHANNEL, message=card(), key=key))


async def test_it_resumes_when_discord_asks_for_a_new_connection(discord, chat):
    await discord.ask_to_reconnect()
    await until(lambda: discord.resumed, what="RESUME")
    await works(discord, chat, "k")
    assert len(discord.identified) == 1


async def test_it_resumes_after_a_cut_connection_and_misses_nothing(discord, chat, asked):
    discord.abort_sockets()
    missed = asyncio.create_task(discord.type_command("alerts"))
    await until(lambda: discord.resumed, what="RESUME")
    await answered(await missed)
    assert len(asked.commands) == 1


async def test_it_starts_a_new_session_when_the_old_one_is_invalid(discord, chat, monkeypatch):
    # The library spaces two IDENTIFYs 5 s apart.
    monkeypatch.setattr("bot.discord_chat.session.Session.before_identify_hook", _at_once)
    await discord.end_session()
    await until(lambda: len(discord.identified) == 2, what="a new IDENTIFY")
    await works(discord, chat, "k")


async def test_a_press_from_another_guild_is_not_carried_out(discord, chat, asked):
    await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
    with pytest.raises(AssertionError, match="an acknowledgement"):
        await discord.press(discord.posted()[0], "cw:take:1842", guild_id="999", patience=0.2)
    assert not asked.presses


@pytest.mark.parametrize(
    ("kind", "data"),
    [("GUILD_UPDATE", {"nonsense": True}), ("INTERACTION_CREATE", {"type": 2}), ("CHANNEL_UPDATE", {"id": "x"})],
)
async def test_a_malformed_event_costs_one_session_only(discord, chat, monkeypatch, kind, data):
    monkeypatch.setattr("bot.discord_chat.session._FIRST_PAUSE", 0.05)
    await discord.dispatch(kind, data)
    await until(lambda: len(discord.identified) == 2, what="a new client")
    await until(lambda: discord.sockets)
    await works(discord, chat, "k")


async def test_it_waits_for_discord_to_come_up(discord, asked, monkeypatch):
    monkeypatch.setattr("bot.discord_chat.session._FIRST_PAUSE", 0.05)
    discord.fail("GET users/@me", Fault(status=503), Fault(reset=True), Fault(reset=True))
    async with running(discord_chat(discord, asked)) as chat:
        await works(discord, chat, "k")


async def test_a_gateway_out_of_reach_is_tried_again_with_a_new_client(discord, asked, monkeypatch):
    monkeypatch.setattr("bot.discord_chat.session._FIRST_PAUSE", 0.05)
    chat = discord_chat(discord, asked, gateway_url="ws://127.0.0.1:9/")
    task = asyncio.create_task(chat.run())
    await until(lambda: len([c for c in discord.calls if c.path == "users/@me"]) >= 2, what="a second client")
    discord_chat(discord, asked)
    await chat.wait_connected(2)
    await works(discord, chat, "k")
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await chat.close()


async def test_heartbeats_are_sent(discord, asked):
    discord.heartbeat_milliseconds = 100
    async with running(discord_chat(discord, asked)):
        await until(lambda: discord.heartbeats >= 2, what="heartbeats")


async def test_only_the_intent_that_is_needed_is_asked_for(discord, chat):
    assert discord.identified[0]["intents"] == 1


async def test_a_token_that_discord_refuses_ends_the_run_with_the_remedy(discord, asked):
    with pytest.raises(ChatRefused, match="Developer Portal"):
        await asyncio.wait_for(discord_chat(discord, asked, token="nope").run(), 2)


async def test_a_guild_that_is_no_number_is_refused_at_once(discord, asked):
    with pytest.raises(ChatRefused, match="no id of a Discord guild"):
        discord_chat(discord, asked, guild="newsroom")


@pytest.mark.parametrize(
    ("api_url", "gateway"),
    [
        ("https://discord.com/api/v10", "wss://gateway.discord.gg/"),
        ("http://127.0.0.1:8080/api/v10/", "ws://127.0.0.1:8080/gateway/"),
        ("https://discord.example.org/api/v10", "wss://discord.example.org/gateway/"),
    ],
)
async def test_the_gateway_goes_with_the_api(discord, api_url, gateway):
    use_server(api_url)
    assert api_url.rstrip("/") == Route.BASE
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == gateway


async def test_no_token_is_ever_logged(discord, asked, caplog):
    caplog.set_level(logging.DEBUG)
    async with running(discord_chat(discord, asked)) as chat:
        interaction = await discord.type_command("alerts")
        await answered(interaction)
        await chat.post(Post(channel=CHANNEL, message=card(), key="k"))
        discord.abort_sockets()
        await until(lambda: discord.resumed)
    assert TOKEN not in caplog.text
    assert interaction.token not in caplog.text
