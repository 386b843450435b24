"""Every verb and every button, typed and pressed at the stand-in Slack, answered by the real use cases."""

import re
from dataclasses import replace

import pytest

from claims.difference import Route
from handlers.messages.buttons import ACTIONS, alert_buttons, alert_menu
from handlers.muting import end_mutes
from handlers.verbs import VERBS
from storage.alerts import save_alert
from storage.facts import create_fact
from tests.newsrooms import take
from tests.standins.loopback import until
from tests.standins.slack import buttons
from tests.standins.slack_house import a_house, a_view, said

PROMISED = {
    "figure deaths in Arden": "at least 62 people",
    "claim 62 people have died in the floods in Arden": "Northwire",
    "story floods in Arden": "Valley Press",
    "compare “{first}” “{second}”": "figures differ",
    "check The floods in Arden have killed 20 people.": "nothing was stored",
    "alerts": "1 open alert",
    "alerts mine": "taken no alert",
    "alerts {alert}": "figures differ",
    "why {alert}": "taken for one thing",
    "mute list": "nothing is muted",
    "digest": "1 need",
    "feeds": "no feed has been visited",
    "sources": "Northwire: 1 article",
    "help": "/crosswire figure",
    "help why": "184620",
    "": "/crosswire figure",
}
"""What is typed, and words of its answer."""
OTHERS = [f"{verb.name} {verb.example}".strip() for verb in VERBS]
"""Every verb as its own help shows it."""


async def asked(house, typed):
    before = len(house.slack.responses)
    ack = await house.slack.type_command(typed)
    assert ack is not None
    assert ack.seconds < 1
    await until(lambda: len(house.slack.responses) > before, what=f"an answer to {typed}")
    return house.slack.responses[-1]


async def test_every_verb_is_answered_in_private_with_what_it_promises(house):
    record = await house.record()
    uris = [member.article.uri for member in record.alert.differences[0].members]
    for typed, words in PROMISED.items():
        given = typed.format(alert=house.alert_id, first=uris[0], second=uris[1])
        answer = await asked(house, given)
        assert answer["response_type"] == "ephemeral", typed
        assert words.casefold() in said(answer).casefold(), typed
        assert 0 < len(answer["text"]) < 300, typed
        assert "Something went wrong" not in said(answer), typed
    assert len(house.slack.posted()) == 1, "an answer was shown to the channel"


async def test_the_example_of_every_verb_is_understood(house):
    for typed in OTHERS:
        answer = await asked(house, typed)
        assert answer["response_type"] == "ephemeral", typed
        assert "There is no “" not in said(answer) or "alert" in said(answer), typed
        assert "Something went wrong" not in said(answer), typed


async def test_a_typo_is_answered_with_what_was_meant_and_all_that_is_known(house):
    for typed, meant in (("allerts", "alerts"), ("figrue deaths", "figure"), ("Digst", "digest")):
        answer = said(await asked(house, typed))
        assert f"Did you mean “{meant}”?" in answer
        assert "figure, claim, story" in answer


MOVES = {
    ("take",): "Taken by ana",
    ("take", "settle"): "Settled by ana",
    ("take", "release"): "Open",
    ("not_difference",): "not a difference",
    ("update",): "an update, not a conflict",
    ("not_difference", "reopen"): "Open",
    ("take", "update"): "an update, not a conflict",
}
"""Presses, one after the other, and what the card says then."""


@pytest.mark.parametrize(("actions", "words"), MOVES.items(), ids=[" then ".join(actions) for actions in MOVES])
async def test_a_press_edits_the_card_with_who_and_when(house, actions, words):
    for action in actions:
        await house.slack.press(house.card, f"cw:{action}:{house.alert_id}")
        await house.deliver()
    shown = said(house.card)
    assert words in shown
    assert house.card["edited"]
    assert house.slack.views == []
    if words != "Open":
        assert re.search(rf"{words.split()[0]} by ana, \d\d:\d\d UTC|by ana, \d\d:\d\d UTC: {words}", shown), shown
        assert "by ana" in house.card["text"]


async def test_the_buttons_and_the_menu_of_a_card_are_those_of_its_state(house):
    for action in (None, "take", "not_difference"):
        if action is not None:
            await house.slack.press(house.card, f"cw:{action}:{house.alert_id}")
            await house.deliver()
        alert = (await house.record()).alert
        assert [one["action_id"] for one in buttons(house.card)] == [
            f"cw:{one.action}:{house.alert_id}" for one in alert_buttons(alert)
        ]
        menus = [e for b in house.card["blocks"] for e in b.get("elements", []) if e.get("type") == "overflow"]
        assert [option["value"] for option in menus[0]["options"]] == [
            f"cw:{one.action}:{house.alert_id}" for one in alert_menu(alert)
        ]


async def test_a_mute_is_ended_from_the_card_and_from_the_list(house):
    slack = house.slack
    for end in ("card", "list"):
        await slack.press(house.card, f"cw:mute:{house.alert_id}")
        view = await a_view(slack, "Would have hidden")
        await slack.submit(view, end="1h")
        await a_view(slack, "Muted until")
        await house.deliver()
        assert "Muted by ana" in said(house.card)
        if end == "card":
            await slack.press(house.card, f"cw:unmute:{house.alert_id}")
        else:
            listed = {**await asked(house, "mute list"), "ts": "1.1"}
            (ends,) = [one["action_id"] for one in buttons(listed) if ":end_mute:" in one["action_id"]]
            await slack.press(listed, ends)
        await house.deliver()
        assert "Muted" not in said(house.card)
        assert "Nothing is muted" in said(await asked(house, "mute list"))


async def test_a_mute_that_is_over_opens_the_card_again(house):
    await house.slack.press(house.card, f"cw:mute:{house.alert_id}")
    await house.slack.submit(await a_view(house.slack, "Would have hidden"), end="1h")
    await a_view(house.slack, "Muted until")
    await house.deliver()
    assert "until 13:0" in house.card["text"]
    house.clock.forward(hours=1)
    assert await end_mutes(house.newsroom) == 1
    await house.deliver()
    assert "Muted" not in said(house.card)


async def test_a_press_that_comes_late_changes_nothing_and_says_who_was_first(house):
    before = {"ts": house.card["ts"], "blocks": [*house.card["blocks"]]}
    await house.slack.press(before, f"cw:take:{house.alert_id}")
    await house.deliver()
    await house.slack.press(before, f"cw:take:{house.alert_id}", user="U2")
    await until(lambda: house.slack.responses, what="a private answer")
    answer = house.slack.responses[-1]
    assert answer["response_type"] == "ephemeral"
    assert "already taken by ana" in answer["text"]


async def test_no_button_fails_whatever_it_is_pressed_on(house):
    """A button that outlived its card, or came from another version of the bot."""
    for number, action in enumerate(ACTIONS, start=1):
        message = {"ts": "9.9", "blocks": [{"type": "actions", "elements": [_button(f"cw:{action}:404")]}]}
        await house.slack.press(message, f"cw:{action}:404")
        await house.settled()
        shown = [said(one) for one in (*house.slack.responses, *house.slack.views)]
        assert len(shown) == number, f"{action} is answered once"
        assert not any("Something went wrong" in one for one in shown), action


async def test_without_threads_later_news_edits_the_card_and_a_re_opening_stands_in_the_channel(tmp_path, slack):
    async with a_house(tmp_path, slack, threads=False) as house:
        third = "Arden floods\n\nThe floods in Arden have killed 58 people, the interior ministry said on Tuesday."
        await take(house.newsroom, third, source="Arden Echo")
        await house.deliver()
        assert len(slack.posted()) == 1
        assert "58" in said(house.card)
        for action in ("not_difference", "reopen"):
            await slack.press(house.card, f"cw:{action}:{house.alert_id}")
            await house.deliver()
        _, reopened = slack.posted()
        assert "thread_ts" not in reopened
        assert "Open again by ana" in reopened["text"]


def _button(name):
    return {"type": "button", "action_id": name, "text": {"type": "plain_text", "text": "x"}}


async def a_suggestion(house, fact):
    """The house's difference once more, as one the engine is not sure of."""
    head = replace((await house.record()).alert.differences[0], route=Route.SUGGESTED, confidence=0.6)
    async with house.newsroom.database.write() as session:
        story_id, now = (await house.record()).alert.story_id, house.clock()
        fact_id = await create_fact(session, story_id=story_id, family="figure", subject=fact, now=now)
        return await save_alert(
            session, fact_id=fact_id, story_id=story_id, differences=[head], fingerprint=fact, now=now
        )


async def test_a_suggestion_is_kept_or_dropped_from_the_digest(house):
    kept, dropped = await a_suggestion(house, "one"), await a_suggestion(house, "two")
    house.clock.forward(seconds=5)
    for action, saved, done in (("keep", kept, "Kept"), ("drop", dropped, "Dropped")):
        digest = {**await asked(house, "digest"), "ts": "1.1"}
        assert f"cw:{action}:{saved.alert_id}" in {button["action_id"] for button in buttons(digest)}
        await house.slack.press(digest, f"cw:{action}:{saved.alert_id}", private=True)
        await house.deliver()
        assert house.slack.responses[-1]["text"].startswith(done)
    assert len(house.slack.posted()) == 2, "the one kept has its card"
    assert "Suggested" not in said(await asked(house, "digest"))


async def test_a_house_figure_is_set_from_the_card_and_stands_on_it(house):
    slack = house.slack
    await slack.press(house.card, f"cw:house:{house.alert_id}")
    form = await a_view(slack, "We use")
    ack = await slack.submit(form, value="many")
    assert "value" in ack.payload["errors"]
    await slack.submit(form, value="62", source="Regional government")
    await until(lambda: "We use" not in said(slack.views[-1]), what="what came of it")
    await house.deliver()
    assert "House figure: 62, Regional government" in said(house.card)
