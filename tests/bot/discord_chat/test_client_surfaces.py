"""Modals, the menu of a message, answers with buttons: the real client, REST and Gateway, the real use cases."""

import asyncio

from bot.discord_chat import surfaces
from bot.discord_chat.surfaces import ADD_TO_STORY, CHECK_CLAIMS
from storage.articles import count_articles
from tests.handlers.test_ingest import FIRST
from tests.newsrooms import take
from tests.standins import discord_objects as objects
from tests.standins.discord import buttons
from tests.standins.discord_house import answered, fields_of, said
from tests.standins.discord_objects import CHANNEL, GUILD
from tests.standins.loopback import until

DRAFT = "Floods in Arden & beyond\n\nThe floods in Arden have killed 20 people."


async def test_mute_opens_a_modal_and_sending_it_mutes_with_an_end(house):
    opened = await house.press("mute")
    assert opened.kind == 9
    assert "Would have hidden" in said(opened.answer)
    sent = await house.discord.send_modal(opened, end="4h", reason="the council covers it")
    assert sent.is_ephemeral
    assert "Muted until" in await answered(sent)
    await house.deliver()

    assert "Muted by Ana" in said(house.card)
    assert f"cw:unmute:{house.alert_id}" in {button["custom_id"] for button in buttons(house.card)}
    listed = await house.discord.type_command("mute", what="list")
    assert "the council covers it" in await answered(listed)


async def test_a_modal_opened_before_a_restart_is_taken_after_it(house):
    opened = await house.press("wrong_match")
    async with house.open():
        sent = await house.discord.send_modal(opened, differs="place")
        assert "Noted" in await answered(sent)
    assert (await house.record()).alert.state == "settled"


async def test_what_cannot_be_taken_is_said_and_what_was_typed_stands_in_the_form_again(house):
    opened = await house.press("mute")
    refused = await house.discord.send_modal(opened, end="until", until="tomorrow", reason="known")
    assert refused.kind == 4
    assert refused.is_ephemeral
    assert "Until: Give a day and a time, as in 2026-03-11 06:00" in said(refused.answer)
    assert (await house.record()).state_by is None

    (mend,) = buttons(refused.answer)
    again = await house.discord.press(refused.answer, mend["custom_id"])
    assert fields_of(again)["reason"]["value"] == "known"
    assert fields_of(again)["until"]["value"] == "tomorrow"
    sent = await house.discord.send_modal(again, until="2026-03-11 06:00")
    assert "Muted until" in await answered(sent)


async def test_a_form_kept_for_one_person_is_not_opened_for_another(house):
    opened = await house.press("mute")
    refused = await house.discord.send_modal(opened, end="until")
    (mend,) = buttons(refused.answer)
    other = await house.discord.press(refused.answer, mend["custom_id"], user="77")
    assert "too old" in said(other.answer)


async def test_only_who_may_manage_the_guild_mutes_without_an_end(house, monkeypatch):
    opened = await house.press("mute")
    assert "forever" in said(fields_of(opened)["end"]["options"])
    monkeypatch.setattr(objects.member, "__defaults__", ("0",))
    assert "forever" not in said(fields_of(await house.press("mute"))["end"]["options"])
    refused = await house.discord.send_modal(opened, end="forever")
    assert "Only admins" in said(refused.answer)


async def test_a_correction_note_is_drafted_in_private(house):
    opened = await house.press("correction")
    assert (fields_of(opened)["was"]["value"], fields_of(opened)["is"]["value"]) == ("51 people", "at least 62 people")
    sent = await house.discord.send_modal(opened, since="the regional government said at 11:00")
    assert "An earlier version of this article said" in await answered(sent)
    assert sent.is_ephemeral


async def test_a_form_made_too_late_waits_behind_a_button(house, monkeypatch):
    monkeypatch.setattr(surfaces, "_SECONDS_TO_MAKE", 0.0)
    late = await house.press("mute")
    assert late.kind == 5
    assert late.is_ephemeral
    await answered(late)
    (open_it,) = buttons(late.answer)
    opened = await house.discord.press(late.answer, open_it["custom_id"])
    assert opened.kind == 9
    assert "Muted until" in await answered(await house.discord.send_modal(opened))


async def test_a_press_that_comes_too_late_for_its_form_is_told_so_in_private(house):
    card = house.card
    await house.press("not_difference")
    await house.deliver()
    stale = await house.discord.press(card | {"components": card["components"]}, f"cw:correction:{house.alert_id}")
    assert stale.kind == 9, "a correction note is drafted in any state"
    old = {"type": 2, "style": 2, "label": "Mute", "custom_id": f"cw:mute:{house.alert_id}"}
    message = {**card, "components": [{"type": 1, "id": 1, "components": [old]}]}
    answer = await house.discord.press(message, old["custom_id"])
    assert answer.kind == 4
    assert answer.is_ephemeral
    assert "already settled by Ana" in said(answer.answer)


async def test_check_opens_a_modal_when_no_text_is_given_and_stores_nothing(house):
    group = next(c for c in house.discord.commands[f"guilds/{GUILD}"] if c["name"] == "crosswire")
    check = next(verb for verb in group["options"] if verb["name"] == "check")
    assert not check["options"][0]["required"]
    opened = await house.discord.type_command("check")
    assert opened.kind == 9
    sent = await house.discord.send_modal(opened, text=DRAFT)
    answer = await answered(sent)
    assert "20 people" in answer
    assert "62" in answer
    async with house.newsroom.database.read() as session:
        assert await count_articles(session) == 2
    typed = await house.discord.type_command("check", text=DRAFT)
    assert "20 people" in await answered(typed)


async def test_the_menu_of_a_message_checks_its_claims_in_private(house):
    message = house.discord._message(CHANNEL, {"content": DRAFT}, [])
    interaction = await house.discord.choose_in_menu(message, CHECK_CLAIMS)
    assert interaction.is_ephemeral
    assert "20 people" in await answered(interaction)


async def test_a_feeds_message_is_checked_by_what_its_embed_says(house):
    embed = {"title": "Floods in Arden", "description": "The floods in Arden have killed 20 people."}
    message = house.discord._message(CHANNEL, {"embeds": [embed]}, [])
    assert "20 people" in await answered(await house.discord.choose_in_menu(message, CHECK_CLAIMS))


async def test_a_message_without_words_has_no_claims(house):
    interaction = await house.discord.choose_in_menu(house.discord._message(CHANNEL, {}, []), CHECK_CLAIMS)
    assert "without text" in await answered(interaction)


async def test_a_message_is_added_to_a_story_that_is_chosen(house):
    message = house.discord._message(CHANNEL, {"content": "The ministry counts Arden town only."}, [])
    opened = await house.discord.choose_in_menu(message, ADD_TO_STORY)
    assert fields_of(opened)["text"]["value"] == "The ministry counts Arden town only."
    sent = await house.discord.send_modal(opened, alert=str(house.alert_id))
    assert "Added to" in await answered(sent)
    await house.deliver()
    (note,) = house.discord.posted(house.card["id"])
    assert "The ministry counts Arden town only" in said(note)


async def test_a_message_in_a_cards_thread_is_added_to_that_card(house):
    thread = objects.thread(house.card["id"], CHANNEL, "Floods")
    message = house.discord._message(thread["id"], {"content": "Arden town only."}, [])
    place = {"channel_id": thread["id"], "channel": thread}
    opened = await house.discord.choose_in_menu(message, ADD_TO_STORY, **place)
    assert set(fields_of(opened)) == {"text"}
    assert opened.answer["custom_id"].endswith(f":{house.alert_id}")


async def test_the_card_itself_is_a_message_of_its_story(house):
    opened = await house.discord.choose_in_menu(house.card, ADD_TO_STORY)
    assert opened.answer["custom_id"].endswith(f":{house.alert_id}")


async def test_an_answer_is_shared_with_the_channel_by_who_asked_only(house):
    asked = await house.discord.type_command("alerts")
    await answered(asked)
    share = next(b["custom_id"] for b in buttons(asked.answer) if ":share:" in b["custom_id"])
    shared = await house.discord.press(asked.answer, share)
    await until(lambda: shared.follow_ups, what="the shared answer")
    assert "Shared by Ana" in said(shared.follow_ups[0])
    assert not (shared.follow_ups[0].get("flags") or 0) & 64
    other = await house.discord.press(asked.answer, share, user="77")
    await until(lambda: other.follow_ups, what="a refusal")
    assert (other.follow_ups[0].get("flags") or 0) & 64


async def test_the_next_page_stands_in_place_of_the_first(house):
    for number in range(9):
        await take(house.newsroom, FIRST.replace("62", str(70 + number)), source=f"Outlet {number}")
    asked = await house.discord.type_command("sources")
    first = await answered(asked)
    more = next(b["custom_id"] for b in buttons(asked.answer) if ":more:" in b["custom_id"])
    following = await house.discord.press(asked.answer, more)
    assert following.kind == 6
    assert await answered(following) != first
    assert not following.follow_ups


async def test_a_menu_entry_that_fails_is_answered_with_a_reference(house, monkeypatch):
    async def broken(*_):
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("bot.run.check_claims", broken)
    monkeypatch.setattr("bot.run.add_note", broken)
    message = house.discord._message(CHANNEL, {"content": DRAFT}, [])
    for entry in (CHECK_CLAIMS, ADD_TO_STORY):
        answer = await answered(await house.discord.choose_in_menu(message, entry))
        assert "Something went wrong" in answer
        assert "database" not in answer
    await asyncio.sleep(0)
