from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.discord_chat.reference import reference_of
from claims.difference import Severity
from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown, Post, PostedMessage
from handlers.message import ChatMessage, Filing, Paragraph, Picture, Quotation
from tests.standins import discord_objects as objects
from tests.standins.asked import card
from tests.standins.chats import discord_chat
from tests.standins.discord import TOKEN, buttons, rate_limited
from tests.standins.discord_limits import embed_size
from tests.standins.discord_objects import CHANNEL
from tests.standins.loopback import LOST_ANSWER, RESET, Fault

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def post(text="AFP says 62, EFE says 51", *, channel=CHANNEL, key="alert:1842:desk", thread=None):
    return Post(channel=channel, message=card(text), key=key, thread=thread)


@pytest.fixture
def since():
    return datetime.now(UTC) - timedelta(seconds=5)


def footer(message):
    return message["embeds"][-1]["footer"]["text"]


async def test_a_post_arrives_whole_and_notifies_nobody(discord, chat):
    posted = await chat.post(post())
    (message,) = discord.posted()
    assert posted == PostedMessage(chat="discord", channel=CHANNEL, remote_id=message["id"])
    assert message["content"] == "AFP says 62, EFE says 51"
    assert [button["custom_id"] for button in buttons(message)] == ["cw:take:1842", "cw:not_difference:1842"]
    assert footer(message) == f"Alert 1842 · ref {reference_of('alert:1842:desk')}"
    (sent,) = discord.calls_of("POST", "/messages")
    assert sent["allowed_mentions"] == {"parse": []}
    assert sent["enforce_nonce"] is True
    assert len(sent["nonce"]) == 25


async def test_an_edit_replaces_text_and_buttons(discord, chat):
    posted = await chat.post(post())
    await chat.edit(posted, ChatMessage(title="Settled", summary="Settled by Ana"))
    (message,) = discord.posted()
    assert message["content"] == "Settled by Ana"
    assert message["embeds"][0]["title"] == "Settled"
    assert buttons(message) == []


async def test_a_reply_stands_in_a_thread_under_the_message(discord, chat, since):
    parent = await chat.post(post())
    first = await chat.post(post("Reuters says 63", key="one", thread=parent.remote_id))
    second = await chat.post(post("AP says 64", key="two", thread=parent.remote_id))
    assert first.thread == second.thread == parent.remote_id
    assert [message["content"] for message in discord.posted(parent.remote_id)] == ["Reuters says 63", "AP says 64"]
    assert discord.channels[parent.remote_id]["name"] == "Figure differs: deaths, Valencia"
    assert await chat.find(CHANNEL, "two", since=since) is None
    assert await chat.find(CHANNEL, "two", since=since, thread=parent.remote_id) == second
    await chat.edit(second, card("AP says 65"))
    assert discord.posted(parent.remote_id)[1]["content"] == "AP says 65"


async def test_a_thread_is_called_after_its_card(discord, chat):
    parent = await chat.post(post())
    await chat.post(replace(post("58 more", key="one", thread=parent.remote_id), about="Figures differ: deaths"))
    assert discord.channels[parent.remote_id]["name"] == "Figures differ: deaths"


async def test_what_is_for_the_channel_too_answers_the_card_there(discord, chat, since):
    parent = await chat.post(post())
    correction = replace(
        post("Northwire corrected it", key="one", thread=parent.remote_id), broadcast=True, answers=parent.remote_id
    )
    posted = await chat.post(correction)
    _, answer = discord.posted()
    assert answer["message_reference"] == {
        "message_id": int(parent.remote_id),
        "channel_id": int(CHANNEL),
        "fail_if_not_exists": False,
        "type": 0,
    }
    assert await chat.find(CHANNEL, "one", since=since, thread=parent.remote_id) == posted
    (_, sent) = discord.calls_of("POST", "/messages")
    assert sent["allowed_mentions"]["parse"] == []


def grave(**fields):
    return replace(card(), severity=Severity.HIGH, filed=Filing(story="Floods", labels=("open",)), **fields)


async def test_a_role_is_told_once_of_a_grave_difference_and_nobody_else(discord, asked):
    chat = discord_chat(discord, asked, role="4242")
    posted = await chat.post(Post(channel=CHANNEL, message=grave(summary="62 or 51 <@&99> @everyone"), key="k"))
    await chat.edit(posted, grave())
    await chat.close()
    (sent,) = discord.calls_of("POST", "/messages")
    assert sent["content"].endswith(" <@&4242>")
    assert sent["content"].count("<@&") == 2
    assert r"\<@&99>" in sent["content"]
    assert sent["allowed_mentions"]["roles"] == [4242]
    assert sent["allowed_mentions"]["parse"] == []
    (edit,) = discord.calls_of("PATCH", posted.remote_id)
    assert "<@&" not in edit["content"]
    assert edit["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    "message",
    [
        grave(state="taken by Bo, 14:24 UTC"),
        replace(grave(), severity=Severity.MEDIUM),
        replace(grave(), filed=None),
    ],
    ids=["seen to already", "less grave", "no card"],
)
async def test_a_role_is_not_told_otherwise(discord, asked, message):
    chat = discord_chat(discord, asked, role="4242")
    await chat.post(Post(channel=CHANNEL, message=message, key="k"))
    await chat.close()
    (sent,) = discord.calls_of("POST", "/messages")
    assert "<@&" not in sent["content"]
    assert sent["allowed_mentions"] == {"parse": []}


async def test_a_thread_never_opened_holds_nothing(chat, since):
    parent = await chat.post(post())
    assert await chat.find(CHANNEL, "one", since=since, thread=parent.remote_id) is None


async def test_a_picture_comes_with_its_finding_in_words(discord, chat):
    picture = Picture(name="deaths.png", png=PNG, alt_text="Deaths rise from 51 to 62")
    message = ChatMessage(title="Deaths", summary="Deaths rise", parts=(picture,))
    await chat.post(Post(channel=CHANNEL, message=message, key="k"))
    (attachment,) = discord.posted()[0]["attachments"]
    assert (attachment["filename"], attachment["description"]) == ("deaths.png", "Deaths rise from 51 to 62")
    assert discord.files[attachment["id"]] == PNG


async def test_the_same_key_posted_again_is_the_same_message(discord, chat):
    first = await chat.post(post())
    assert await chat.post(post()) == first
    assert len(discord.posted()) == 1


async def test_other_keys_and_other_channels_are_other_messages(discord, chat):
    discord.channels["5"] = objects.channel("5")
    await chat.post(post(key="a"))
    await chat.post(post(key="b"))
    await chat.post(post(key="a", channel="5"))
    assert (len(discord.posted()), len(discord.posted("5"))) == (2, 1)


async def test_what_was_posted_is_found_by_its_key_only(chat, since):
    await chat.post(post(key="first"))
    second = await chat.post(post(key="second"))
    assert await chat.find(CHANNEL, "second", since=since) == second
    assert await chat.find(CHANNEL, "third", since=since) is None
    assert await chat.find(CHANNEL, "second", since=datetime.now(UTC) + timedelta(minutes=5)) is None


async def test_somebody_quoting_a_reference_is_not_taken_for_the_post(discord, chat, since):
    quoted = {**objects.user(), "bot": False}
    message = discord._message(CHANNEL, {"content": f"see ref {reference_of('k')}"}, [])
    discord.messages[message["id"]] = {**message, "author": quoted}
    assert await chat.find(CHANNEL, "k", since=since) is None


async def test_a_post_is_found_behind_several_pages(discord, chat, since):
    for number in range(130):
        message = discord._message(CHANNEL, {"content": str(number)}, [])
        discord.messages[message["id"]] = message
    posted = await chat.post(post(key="wanted"))
    assert await chat.find(CHANNEL, "wanted", since=since) == posted


async def test_a_full_card_still_carries_its_reference(discord, chat, since):
    parts = tuple(Quotation(text="word " * 180, source=f"Outlet {number}") for number in range(12))
    message = ChatMessage(
        title="T" * 300, summary="S" * 400, parts=(Paragraph(text="p " * 3000), *parts), footer="F" * 400
    )
    posted = await chat.post(Post(channel=CHANNEL, message=message, key="full"))
    assert await chat.find(CHANNEL, "full", since=since) == posted
    assert sum(embed_size(embed) for embed in discord.posted()[0]["embeds"]) <= 6000


async def test_a_lost_answer_is_unknown_and_then_found(discord, chat, since):
    discord.fail("POST messages", LOST_ANSWER)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert len(discord.posted()) == 1
    found = await chat.find(CHANNEL, "alert:1842:desk", since=since)
    assert found is not None
    assert found.remote_id == discord.posted()[0]["id"]


async def test_a_cut_before_the_post_is_unknown_and_not_found(discord, chat, since):
    discord.fail("POST messages", RESET)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert await chat.find(CHANNEL, "alert:1842:desk", since=since) is None


async def test_a_5xx_after_posting_is_repeated_under_the_same_nonce(discord, chat):
    discord.fail("POST messages", Fault(status=502, accepted=True))
    await chat.post(post())
    assert len(discord.calls_of("POST", "/messages")) == 2
    assert len(discord.posted()) == 1


async def test_a_503_leaves_the_outcome_unknown(discord, chat):
    discord.fail("POST messages", Fault(status=503))
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())


async def test_a_slow_server_leaves_the_outcome_unknown(discord, chat, monkeypatch):
    monkeypatch.setattr("bot.discord_chat.client._SECONDS_FOR_AN_ANSWER", 0.1)
    discord.fail("POST messages", Fault(delay=0.2))
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())


async def test_a_short_rate_limit_is_waited_out(discord, chat):
    discord.fail("POST messages", rate_limited(0.1))
    await chat.post(post())
    assert len(discord.posted()) == 1


async def test_a_long_rate_limit_goes_back_to_the_outbox(discord, chat):
    discord.fail("POST messages", rate_limited(90))
    with pytest.raises(ChatUnavailable) as caught:
        await chat.post(post())
    assert caught.value.retry_after == 90
    assert not discord.posted()


async def test_a_ban_for_too_many_requests_is_no_reason_to_hurry(discord, chat):
    discord.fail("POST messages", Fault(status=429, headers={"Retry-After": "600"}))
    with pytest.raises(ChatUnavailable) as caught:
        await chat.post(post())
    assert caught.value.retry_after == 600


async def test_a_card_is_posted_whatever_the_gateway_does(discord, asked):
    chat = discord_chat(discord, asked)
    await chat.post(post())
    await chat.close()
    assert len(discord.posted()) == 1
    assert not discord.identified


async def test_a_wrong_token_is_refused_without_being_shown(discord, asked):
    chat = discord_chat(discord, asked, token="nope.nope.nope")
    with pytest.raises(ChatRefused, match="Developer Portal") as caught:
        await chat.post(post())
    assert "nope" not in str(caught.value)


async def test_discord_down_at_the_first_post_means_not_posted(discord, asked):
    discord.fail("GET users/@me", Fault(status=503))
    chat = discord_chat(discord, asked)
    with pytest.raises(ChatUnavailable):
        await chat.post(post())
    await chat.post(post())
    await chat.close()


async def test_out_of_reach_means_not_posted(discord, chat, monkeypatch):
    monkeypatch.setattr("discord.http.Route.BASE", "http://127.0.0.1:9/api/v10")
    with pytest.raises(ChatUnavailable, match="cannot be reached"):
        await chat.post(post())


@pytest.mark.parametrize(
    ("channel", "remedy"),
    [("404", "Developer Mode"), ("desk", "no id of a Discord channel"), ("5", "View Channel"), ("6", "Send Messages")],
)
async def test_a_channel_that_cannot_be_posted_to_is_refused_with_the_remedy(discord, chat, channel, remedy):
    discord.channels |= {"5": objects.channel("5"), "6": objects.channel("6")}
    discord.forbidden |= {"5": 50001, "6": 50013}
    with pytest.raises(ChatRefused, match=remedy) as caught:
        await chat.post(post(channel=channel))
    assert channel in str(caught.value)


async def test_a_malformed_message_is_refused_with_what_discord_said(discord, chat):
    fault = Fault(status=400, body={"message": "Invalid Form Body", "code": 50035, "errors": {}})
    discord.fail("POST messages", fault)
    with pytest.raises(ChatRefused, match="Invalid Form Body"):
        await chat.post(post())


async def test_an_edit_of_a_deleted_message_is_refused(chat):
    with pytest.raises(ChatRefused, match="deleted it"):
        await chat.edit(PostedMessage(chat="discord", channel=CHANNEL, remote_id="77"), card())


@pytest.mark.parametrize("fault", [RESET, LOST_ANSWER, Fault(status=503)], ids=["cut", "lost answer", "503"])
async def test_an_edit_that_may_have_failed_is_simply_due_again(discord, chat, fault):
    posted = await chat.post(post())
    discord.fail(f"PATCH {posted.remote_id}", fault)
    with pytest.raises(ChatUnavailable):
        await chat.edit(posted, card("AFP and EFE say 62"))
    await chat.edit(posted, card("AFP and EFE say 62"))
    assert discord.posted()[0]["content"] == "AFP and EFE say 62"


async def test_a_look_up_that_fails_says_nothing_about_the_post(discord, chat, since):
    discord.fail("GET messages", RESET, RESET)
    with pytest.raises(ChatUnavailable):
        await chat.find(CHANNEL, "k", since=since)
    discord.forbidden[CHANNEL] = 50001
    with pytest.raises(ChatRefused, match="View Channel"):
        await chat.find(CHANNEL, "k", since=since)


async def test_a_posted_view_is_not_kept_in_memory(chat):
    await chat.post(post())
    assert (await chat._poster.client()).persistent_views == []


async def test_the_token_is_never_in_an_error(discord, chat):
    discord.fail("POST messages", Fault(status=400, body={"message": f"bad token {TOKEN}", "code": 1}))
    with pytest.raises(ChatRefused) as caught:
        await chat.post(post())
    assert TOKEN not in str(caught.value)
