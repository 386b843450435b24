"""The home page, and cards looked at in private: in a modal, in the answer to a command."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.slack_chat.surfaces import ADD_TO_STORY
from storage.feeds import Feed, save_feed
from tests.standins.loopback import until
from tests.standins.slack import buttons
from tests.standins.slack_house import a_view, said


async def home_of(house, words, user="U1"):
    """Open the home page and wait until it says something."""
    await house.slack.open_home(user)
    await until(lambda: words in said(house.slack.homes.get(user, {"blocks": []})), what=f"a home that says {words}")
    return house.slack.homes[user]


async def test_home_shows_nothing_taken_nothing_muted_and_what_waits(house):
    page = said(await home_of(house, "You have taken none"))
    assert "1 alert waits for a decision" in page
    assert "Mutes (0)" in page
    assert "No feed has been visited" in page


async def test_an_alert_is_taken_settled_and_gone_from_home_without_leaving_it(house):
    slack = house.slack
    await home_of(house, "waits for a decision")
    await slack.press_at_home("cw:alerts:open")
    listed = await a_view(slack, "1 open alert", 0)
    await slack.press_in(listed, f"cw:card:{house.alert_id}")
    shown = await a_view(slack, "At least 62 people")
    assert slack.calls_of("views.push"), "the card lies on the list"
    await slack.press_in(shown, f"cw:take:{house.alert_id}")
    await a_view(slack, "Taken by ana")
    await until(lambda: "My alerts (1)" in said(slack.homes["U1"]), what="home to follow")
    await slack.press_in(slack.views[-1], f"cw:settle:{house.alert_id}")
    await a_view(slack, "Settled by ana")
    await until(lambda: "My alerts (0)" in said(slack.homes["U1"]), what="home to follow")
    await house.deliver()
    assert "Settled by ana" in said(house.card), "the card in the channel says it too"
    assert len(slack.posted()) == 1


async def test_a_form_is_opened_on_a_card_in_a_modal_and_its_answer_stands_there(house):
    slack = house.slack
    await home_of(house, "waits for a decision")
    await slack.press_at_home("cw:alerts:open")
    await slack.press_in(await a_view(slack, "1 open alert"), f"cw:card:{house.alert_id}")
    await slack.press_in(await a_view(slack, "At least 62 people"), f"cw:mute:{house.alert_id}")
    form = await a_view(slack, "Would have hidden")
    await slack.submit(form, end="1h")
    await a_view(slack, "Muted until")
    await house.deliver()
    assert "Muted by ana" in said(house.card)
    page = said(await home_of(house, "Mutes (1)"))
    assert "until 13:00 UTC, by ana" in page


async def test_a_mute_is_ended_at_home(house):
    slack = house.slack
    await slack.press(house.card, f"cw:mute:{house.alert_id}")
    await slack.submit(await a_view(slack, "Would have hidden"), end="24h")
    await a_view(slack, "Muted until")
    page = await home_of(house, "Mutes (1)")
    (ends,) = [one["action_id"] for one in buttons(page) if ":end_mute:" in one["action_id"]]
    await slack.press_at_home(ends)
    await until(lambda: "Mutes (0)" in said(slack.homes["U1"]), what="the mute gone")


async def test_feeds_that_fail_stand_first_at_home(house):
    now = house.newsroom.now()
    async with house.newsroom.database.write() as session:
        for host, errors in (("well", 0), ("ill", 2)):
            url, why = f"https://{host}.example/rss?key=1", "timed out" if errors else ""
            feed = Feed(url=url, next_check_at=now, checked_at=now, error_count=errors, last_error=why)
            await save_feed(session, feed)
    page = said(await home_of(house, "1 feed failing"))
    assert page.index("ill.example") < page.index("well.example")
    assert "key=1" not in page, "addresses carry keys"


async def test_a_draft_is_checked_from_home(house):
    await home_of(house, "waits for a decision")
    await house.slack.press_at_home("cw:check:home")
    view = await a_view(house.slack, "Draft")
    await house.slack.submit(view, text="The floods in Arden have killed 20 people.")
    assert "20 people" in said(await a_view(house.slack, "nothing was stored"))


async def test_the_messages_tab_is_no_home_page(house):
    await house.slack.open_home(tab="messages")
    await home_of(house, "waits", user="U2")
    assert "U1" not in house.slack.homes


@pytest.mark.parametrize("typed", ["alerts", "alerts mine"])
async def test_a_card_asked_for_in_private_follows_what_is_decided_on_it(house, typed):
    slack = house.slack
    if typed == "alerts mine":
        await slack.press(house.card, f"cw:take:{house.alert_id}")
        await house.deliver()
    await slack.type_command(typed)
    await until(lambda: slack.responses, what="the list")
    await slack.press({**slack.responses[-1], "ts": "1.1"}, f"cw:card:{house.alert_id}", private=True)
    await until(lambda: len(slack.responses) == 2, what="the card, in private")
    card = {**slack.responses[-1], "ts": "1.2"}
    assert card["response_type"] == "ephemeral"
    await slack.press(card, f"cw:not_difference:{house.alert_id}", private=True)
    await until(lambda: len(slack.responses) == 3, what="the card anew")
    assert slack.responses[-1]["replace_original"] is True
    assert "Settled by ana" in said(slack.responses[-1])
    await house.deliver()
    assert "Settled by ana" in said(house.card)


@pytest.fixture
def slow(house, monkeypatch):
    """Work that takes longer than anybody is left without a sign of it."""
    monkeypatch.setattr("bot.slack_chat.modals._PATIENCE", 0.02)
    read = house.newsroom.database.read

    @asynccontextmanager
    async def slowly():
        await asyncio.sleep(0.1)
        async with read() as session:
            yield session

    monkeypatch.setattr(house.newsroom.database, "read", slowly)


async def test_a_form_that_takes_long_is_opened_while_its_trigger_lasts_and_filled_later(house, slow):
    slack = house.slack
    await slack.press(house.card, f"cw:mute:{house.alert_id}")
    await a_view(slack, "This takes a few seconds")
    form = await a_view(slack, "Would have hidden")
    await slack.submit(form, end="1h")
    await a_view(slack, "Muted until")
    assert len(slack.views) == 1


async def test_a_late_press_on_a_form_s_button_is_answered_in_the_modal_that_waits(house, slow):
    slack = house.slack
    card = {**house.card}
    await slack.press(card, f"cw:not_difference:{house.alert_id}")
    await house.settled()
    await slack.press(card, f"cw:mute:{house.alert_id}")
    await a_view(slack, "already settled by ana")
    assert not slack.responses


async def test_a_note_s_form_and_a_card_at_home_wait_in_their_modals_too(house, slow):
    slack = house.slack
    await slack.use_shortcut(
        ADD_TO_STORY, {"ts": "5.6", "thread_ts": house.card["ts"], "text": "The mayor disputes it"}
    )
    await a_view(slack, "This takes a few seconds")
    await a_view(slack, "The mayor disputes it")
    await home_of(house, "waits for a decision")
    await slack.press_at_home("cw:alerts:open")
    await a_view(slack, "This takes a few seconds")
    await a_view(slack, "1 open alert")
