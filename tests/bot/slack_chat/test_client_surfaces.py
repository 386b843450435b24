"""Modals, menus, shortcuts and the home page: the real app, real HTTP and WebSocket, the real use cases."""

from datetime import timedelta

import pytest

from bot.slack_chat.surfaces import ADD_TO_STORY, CHECK_A_DRAFT, CHECK_CLAIMS
from storage.alerts import open_alerts
from storage.articles import count_articles
from tests.newsrooms import take
from tests.standins.loopback import Fault, until
from tests.standins.slack import buttons
from tests.standins.slack_house import a_view, said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DRAFT = "Floods in Arden\n\nThe floods in Arden have killed 20 people, police & rescuers said."


async def test_mute_opens_a_form_and_sending_it_mutes_with_an_end(house):
    slack = house.slack
    await slack.press(house.card, f"cw:mute:{house.alert_id}")
    view = await a_view(slack, "Would have hidden")
    ack = await slack.submit(view, end="4h", reason="the council covers it")
    assert ack.payload["response_action"] == "update"
    await a_view(slack, "Muted until")
    await house.deliver()

    assert "Muted by ana" in said(house.card)
    assert f"cw:unmute:{house.alert_id}" in {button["action_id"] for button in buttons(house.card)}
    await slack.type_command("mute list")
    await until(lambda: slack.responses)
    assert "the council covers it" in str(slack.responses[-1])


async def test_what_cannot_be_taken_is_said_at_its_field_while_the_form_is_open(house):
    slack = house.slack
    await slack.press(house.card, f"cw:mute:{house.alert_id}")
    view = await a_view(slack, "Would have hidden")
    for end, why in ((None, "a day and a time"), (house.clock() - HOUR, "past"), (house.clock() + 40 * DAY, "31 days")):
        given = {} if end is None else {"until": str(int(end.timestamp()))}
        ack = await slack.submit(view, end="until", **given)
        assert ack.payload["response_action"] == "errors"
        assert why in ack.payload["errors"]["until"]
    assert (await house.record()).state_by is None


async def test_a_mute_may_end_at_a_moment_that_was_picked(house):
    slack = house.slack
    await slack.press(house.card, f"cw:mute:{house.alert_id}")
    view = await a_view(slack, "Would have hidden")
    await slack.submit(view, end="until", until=str(int((house.clock() + 3 * DAY).timestamp())))
    await a_view(slack, "Muted until")
    await house.deliver()
    assert "until Fri 13 Mar, 12:0" in house.card["text"]


@pytest.mark.parametrize(
    ("action", "words"),
    [("why", "taken for one thing"), ("side_by_side", "at least 62"), ("in_context", "Rescuers evacuated")],
)
async def test_the_menu_is_answered_in_private(house, action, words):
    await house.slack.choose(house.card, f"cw:{action}:{house.alert_id}")
    await until(lambda: house.slack.responses, what="a private answer")

    answer_ = house.slack.responses[-1]
    assert answer_["response_type"] == "ephemeral"
    assert words.lower() in str(answer_["blocks"]).lower()


async def test_a_wrong_match_from_the_menu_settles_the_card_with_who(house):
    await house.slack.choose(house.card, f"cw:wrong_match:{house.alert_id}")
    view = await a_view(house.slack, "What is not the same")
    ack = await house.slack.submit(view)
    assert "differs" in ack.payload["errors"]
    await house.slack.submit(view, differs="place", note="Arden upon Marn")
    await a_view(house.slack, "another place")
    await house.deliver()

    assert "not one thing" in said(house.card)
    assert "ana" in said(house.card)


async def test_a_correction_note_is_drafted_in_the_modal_and_posted_nowhere(house):
    await house.slack.choose(house.card, f"cw:correction:{house.alert_id}")
    view = await a_view(house.slack, "Arden counts its dead")
    await house.slack.submit(view, since="the government said at 11:00")
    shown = await a_view(house.slack, "An earlier version")
    await house.deliver()

    assert "51 people" in said(shown)
    assert "at least 62 people" in said(shown)
    assert len(house.slack.posted()) == 1


async def test_a_stale_form_press_is_answered_in_private(house):
    card = dict(house.card)
    await house.slack.press(card, f"cw:not_difference:{house.alert_id}")
    await house.deliver()
    await house.slack.press(card, f"cw:mute:{house.alert_id}")
    await until(lambda: house.slack.responses, what="a private answer")

    assert "already settled" in house.slack.responses[-1]["text"].lower()
    assert house.slack.views == []


async def test_a_message_is_checked_from_its_menu_in_private_and_stored_nowhere(house):
    message = {"ts": "5.5", "text": DRAFT.replace("&", "&amp;")}
    ack = await house.slack.use_shortcut(CHECK_CLAIMS, message)
    assert ack.seconds < 1
    view = await a_view(house.slack, "nothing was stored")

    assert "20 people" in said(view)
    assert house.slack.responses == []
    assert len(house.slack.posted()) == 1
    async with house.newsroom.database.read() as session:
        assert await count_articles(session) == 2
        assert len(await open_alerts(session)) == 1


async def test_a_draft_is_checked_from_the_global_shortcut(house):
    await house.slack.use_shortcut(CHECK_A_DRAFT)
    view = await a_view(house.slack, "Draft")
    assert view["title"]["text"] == "Check a draft"
    await house.slack.submit(view, text=DRAFT)
    await a_view(house.slack, "nothing was stored")


async def test_a_message_in_a_card_s_thread_is_added_to_its_story(house):
    message = {"ts": "5.6", "thread_ts": house.card["ts"], "text": "The mayor <!channel> disputes it"}
    await house.slack.use_shortcut(ADD_TO_STORY, message)
    view = await a_view(house.slack, "The mayor")
    await house.slack.submit(view)
    await a_view(house.slack, "Added to")
    await house.deliver()

    _, note = house.slack.posted()
    assert note["thread_ts"] == house.card["ts"]
    assert "Note by ana" in note["text"]
    assert "<!channel>" not in str(note["blocks"])


async def test_a_message_from_elsewhere_is_added_to_the_story_that_is_chosen(house):
    slack = house.slack
    await slack.use_shortcut(ADD_TO_STORY, {"ts": "5.7", "text": "Two of the dead were counted twice"}, channel="C2")
    view = await a_view(slack, "To which story")
    ack = await slack.submit(view)
    assert "No story is chosen" in str(ack.payload["errors"])
    await slack.submit(view, alert=str(house.alert_id))
    await a_view(slack, "Added to")
    await house.deliver()
    _, note = slack.posted()
    assert note["thread_ts"] == house.card["ts"]
    assert "Two of the dead were counted twice" in said(note)


async def test_an_answer_is_shared_with_the_channel_by_who_asked(house):
    await house.slack.type_command("sources")
    await until(lambda: house.slack.responses, what="an answer")
    answered = {**house.slack.responses[-1], "ts": "1.1"}
    (share,) = [button["action_id"] for button in buttons(answered) if ":share:" in button["action_id"]]
    await house.slack.press(answered, share)
    await until(lambda: len(house.slack.responses) == 2, what="the shared answer")

    public = house.slack.responses[-1]
    assert public["response_type"] == "in_channel"
    assert "Shared by ana" in str(public["blocks"])


async def test_the_next_page_takes_the_place_of_the_one_before(house):
    for number in range(9):
        await take(house.newsroom, f"Note {number}\n\nThe mayor opened bridge {number}.", source=f"Outlet {number:02}")
    await house.slack.type_command("sources")
    await until(lambda: house.slack.responses, what="an answer")
    answered = {**house.slack.responses[-1], "ts": "1.1"}
    (more,) = [button["action_id"] for button in buttons(answered) if ":more:" in button["action_id"]]
    await house.slack.press(answered, more)
    await until(lambda: len(house.slack.responses) == 2, what="the next page")

    assert house.slack.responses[-1]["replace_original"] is True


@pytest.mark.parametrize("method", ["views.open", "views.update"])
async def test_a_modal_that_slack_refuses_takes_nothing_down(house, method):
    house.slack.fail(method, Fault(status=200, body={"ok": False, "error": "not_found"}))
    await house.slack.use_shortcut(CHECK_CLAIMS, {"ts": "5.5", "text": DRAFT})
    await until(lambda: house.slack.calls_of("views.open"))
    await house.slack.use_shortcut(CHECK_A_DRAFT)
    await until(lambda: any("Draft" in said(view) for view in house.slack.views), what="the next modal")


async def test_a_form_of_another_version_is_acknowledged(house):
    view = {"id": "V9", "type": "modal", "callback_id": "cw-form", "private_metadata": "{", "blocks": []}
    assert await house.slack.submit(view) is not None


async def test_later_news_is_a_reply_and_a_re_opening_is_heard_in_the_channel(house):
    third = "Arden floods\n\nThe floods in Arden have killed 58 people, the interior ministry said on Tuesday."
    await take(house.newsroom, third, source="Arden Echo")
    await house.deliver()
    _, reply = house.slack.posted()
    assert reply["thread_ts"] == house.card["ts"]
    assert "subtype" not in reply or reply["subtype"] != "thread_broadcast"
    assert "58" in reply["text"]
    await house.slack.press(house.card, f"cw:not_difference:{house.alert_id}")
    await house.deliver()
    await house.slack.press(house.card, f"cw:reopen:{house.alert_id}")
    await house.deliver()
    assert house.slack.posted()[-1]["subtype"] == "thread_broadcast"
