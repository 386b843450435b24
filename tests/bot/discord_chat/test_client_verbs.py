"""Every verb, option and button, typed and pressed at the stand-in Discord, answered by the real use cases."""

import re

import pytest

from handlers.messages.buttons import ACTIONS, alert_buttons, alert_menu
from handlers.verbs import VERBS, OptionKind, parse_command
from tests.standins import discord_objects as objects
from tests.standins.discord import buttons
from tests.standins.discord_house import answered, said
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import until

PROMISED = [
    ("figure", {"topic": "deaths", "place": "Arden"}, "at least 62 people"),
    ("claim", {"text": "62 people have died in the floods in Arden"}, "Northwire"),
    ("story", {"which": "floods in Arden"}, "Valley Press"),
    ("compare", {"first": "{first}", "second": "{second}"}, "figures differ"),
    ("check", {"text": "The floods in Arden have killed 20 people."}, "nothing was stored"),
    ("alerts", {}, "1 open alert"),
    ("alerts", {"which": "mine"}, "taken no alert"),
    ("alerts", {"which": "{alert}"}, "figures differ"),
    ("why", {"alert": "{alert}"}, "taken for one thing"),
    ("mute", {"what": "list"}, "nothing is muted"),
    ("digest", {}, "1 need"),
    ("feeds", {}, "no feed has been visited"),
    ("sources", {}, "Northwire: 1 article"),
    ("help", {}, "/crosswire figure"),
    ("help", {"verb": "why"}, "184620"),
]
"""What is typed, and words of its answer."""
SUGGESTED = [(verb.name, option.name) for verb in VERBS for option in verb.options if option.suggested]


def group_of(verb):
    return "crosswire-admin" if any(found.admin for found in VERBS if found.name == verb) else "crosswire"


async def asked(house, verb, options):
    known = {option.name: option for found in VERBS if found.name == verb for option in found.options}
    given = {name: int(v) if known[name].kind is OptionKind.INTEGER else v for name, v in options.items()}
    interaction = await house.discord.type_command(verb, group=group_of(verb), **given)
    assert interaction.kind == 5, verb
    assert interaction.is_ephemeral, verb
    assert interaction.acknowledged_after < 1
    return await answered(interaction)


async def test_every_verb_is_answered_in_private_with_what_it_promises(house):
    record = await house.record()
    uris = [member.article.uri for member in record.alert.differences[0].members]
    for verb, options, words in PROMISED:
        fill = {"alert": house.alert_id, "first": uris[0], "second": uris[1]}
        answer = await asked(house, verb, {name: text.format(**fill) for name, text in options.items()})
        assert words.casefold() in answer.casefold(), verb
        assert "Something went wrong" not in answer, verb
    assert len(house.discord.posted()) == 1, "an answer was shown to the channel"


async def test_the_example_of_every_verb_is_understood(house):
    for verb in VERBS:
        name, options = parse_command(f"{verb.name} {verb.example}".strip())
        answer = await asked(house, name, options)
        assert "Something went wrong" not in answer, verb.name


async def test_help_lists_admin_verbs_under_the_command_that_has_them_and_to_admins_only(house, monkeypatch):
    admin = [verb.name for verb in VERBS if verb.admin]
    assert admin
    (registered,) = [c for c in house.discord.commands[f"guilds/{GUILD}"] if c["name"] == "crosswire-admin"]
    assert [one["name"] for one in registered["options"]] == admin
    assert registered["default_member_permissions"] == "32"
    listed = await asked(house, "help", {})
    for name in admin:
        assert f"/crosswire-admin {name}" in listed
    monkeypatch.setattr(objects.member, "__defaults__", ("0",))
    listed = await asked(house, "help", {})
    assert "/crosswire-admin" not in listed
    for name in admin:
        verb = next(one for one in VERBS if one.name == name)
        _, options = parse_command(f"{name} {verb.example}")
        assert "is for admins" in await asked(house, name, options)


async def test_every_suggested_option_is_answered_at_once_with_what_can_be_sent(house):
    for verb, option in SUGGESTED:
        interaction = await house.discord.type_option(verb, option, "", group=group_of(verb))
        assert interaction.acknowledged_after < 1
        for choice in interaction.answer["choices"]:
            assert 0 < len(choice["name"]) <= 100
            assert 0 < len(str(choice["value"])) <= 100


async def test_what_is_suggested_leads_to_an_answer_when_it_is_chosen(house):
    for verb, option, words in (
        ("figure", "topic", "62"),
        ("story", "which", "valley press"),
        ("why", "alert", "taken for one thing"),
        ("help", "verb", "/crosswire figure"),
    ):
        interaction = await house.discord.type_option(verb, option, "")
        first = interaction.answer["choices"][0]["value"]
        assert words in (await asked(house, verb, {option: first})).casefold(), verb


MOVES = {
    ("take",): "Taken by Ana",
    ("take", "settle"): "Settled by Ana",
    ("take", "release"): "Open",
    ("not_difference",): "not a difference",
    ("update",): "an update, not a conflict",
    ("not_difference", "reopen"): "Open",
}
"""Presses, one after the other, and what the card says then."""


@pytest.mark.parametrize(("actions", "words"), MOVES.items(), ids=[" then ".join(actions) for actions in MOVES])
async def test_a_press_edits_the_card_with_who_and_when(house, actions, words):
    for action in actions:
        await house.press(action)
        await house.deliver()
    shown = said(house.card)
    assert words in shown
    if words != "Open":
        assert re.search(r"by Ana, \d\d:\d\d UTC", shown), shown
    for follow_ups in (one.follow_ups for one in house.discord.interactions.values()):
        assert follow_ups == [], "the changed card says it all"


async def test_the_buttons_of_a_card_are_those_of_its_state(house):
    for action in (None, "take", "not_difference"):
        if action is not None:
            await house.press(action)
            await house.deliver()
        alert = (await house.record()).alert
        assert [one["custom_id"] for one in buttons(house.card)] == [
            f"cw:{one.action}:{house.alert_id}" for one in (*alert_buttons(alert), *alert_menu(alert))
        ]


async def test_a_re_opening_answers_the_card_in_the_channel(house):
    for action in ("not_difference", "reopen"):
        await house.press(action)
        await house.deliver()
    card, reopened = house.discord.posted()
    assert "Open again by Ana" in said(reopened)
    assert str(reopened["message_reference"]["message_id"]) == card["id"]


async def test_a_press_that_comes_late_changes_nothing_and_says_who_was_first(house):
    before = {**house.card, "components": [*house.card["components"]]}
    await house.press("take")
    await house.deliver()
    late = await house.discord.press(before, f"cw:take:{house.alert_id}", user="77")
    await until(lambda: late.follow_ups, what="a private answer")
    assert late.follow_ups[0]["flags"] == 64
    assert "already taken by Ana" in said(late.follow_ups[0])


async def test_no_button_fails_whatever_it_is_pressed_on(house):
    """A button that outlived its card, or came from another version of the bot."""
    for action in ACTIONS:
        name = f"cw:{action}:404"
        shown = {"type": 2, "style": 2, "label": "x", "custom_id": name}
        message = house.discord._message(CHANNEL, {"components": [{"type": 1, "components": [shown]}]}, [])
        pressed = await house.discord.press(message, name)
        await house.settled()
        answers = [said(one) for one in (*pressed.follow_ups, *([pressed.answer] if pressed.answer else []))]
        assert len(answers) == 1, f"{action} is answered once"
        assert "Something went wrong" not in answers[0], action
