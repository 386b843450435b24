from datetime import UTC, datetime, timedelta

import pytest

from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown, Post, PostedMessage
from handlers.message import ChatMessage, Picture
from tests.standins.asked import card
from tests.standins.chats import slack_chat
from tests.standins.loopback import LOST_ANSWER, RESET, Fault
from tests.standins.slack import buttons
from tests.standins.slack_methods import Channel

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def post(text="AFP says 62, EFE says 51", *, channel="C1", key="alert:1842:C1", thread=None):
    return Post(channel=channel, message=card(text), key=key, thread=thread)


@pytest.fixture
def chat(slack, asked):
    """Posting needs no socket."""
    return slack_chat(slack, asked)


@pytest.fixture
def since():
    return datetime.now(UTC) - timedelta(seconds=5)


async def test_a_post_arrives_whole_and_quiet(slack, chat):
    posted = await chat.post(post())
    (message,) = slack.posted()
    assert posted == PostedMessage(chat="slack", channel="C1", remote_id=message["ts"])
    assert message["text"] == "AFP says 62, EFE says 51"
    assert message["metadata"] == {"event_type": "crosswire_post", "event_payload": {"key": "alert:1842:C1"}}
    assert [button["action_id"] for button in buttons(message)] == ["cw:take:1842", "cw:not_difference:1842"]
    (sent,) = slack.calls_of("chat.postMessage")
    assert sent["unfurl_links"] is False
    assert sent["unfurl_media"] is False


async def test_nothing_in_a_post_can_notify_anybody(slack, chat):
    await chat.post(post("<!channel> <@U1> <https://evil.example|bank.example> & more"))
    sent = str(slack.posted()[0])
    assert "<!channel>" not in sent
    assert "<@U1>" not in sent
    assert "<https" not in sent
    assert slack.posted()[0]["text"].startswith("&lt;")


async def test_an_edit_replaces_the_message_and_keeps_its_key(slack, chat):
    posted = await chat.post(post())
    await chat.edit(posted, card("AFP and EFE say 62", state="settled by Ana"))
    (message,) = slack.posted()
    assert message["text"] == "AFP and EFE say 62"
    assert message["metadata"]["event_payload"] == {"key": "alert:1842:C1"}


async def test_a_reply_stands_in_the_thread(slack, chat, since):
    parent = await chat.post(post())
    reply = await chat.post(post("Reuters says 63", key="reply", thread=parent.remote_id))
    assert reply.thread == parent.remote_id
    assert slack.posted()[1]["thread_ts"] == parent.remote_id
    assert await chat.find("C1", "reply", since=since) is None
    assert await chat.find("C1", "reply", since=since, thread=parent.remote_id) == reply


async def test_a_picture_follows_in_the_thread_with_its_finding_in_words(slack, chat):
    picture = Picture(name="deaths.png", png=PNG, alt_text="Deaths rise from 51 to 62")
    message = ChatMessage(title="Deaths", summary="Deaths rise", parts=(picture,))
    posted = await chat.post(Post(channel="C1", message=message, key="k"))
    (file,) = slack.files.values()
    assert file["data"] == PNG
    assert file["alt_txt"] == "Deaths rise from 51 to 62"
    assert file["shared_in"] == ("C1", posted.remote_id)


async def test_a_picture_that_fails_does_not_undo_the_post(slack, chat):
    slack.scopes.discard("files:write")
    picture = Picture(name="deaths.png", png=PNG, alt_text="Deaths rise")
    message = ChatMessage(title="Deaths", summary="Deaths rise", parts=(picture,))
    assert await chat.post(Post(channel="C1", message=message, key="k"))
    assert len(slack.posted()) == 1


async def test_what_was_posted_is_found_by_its_key_only(chat, since):
    await chat.post(post(key="first"))
    second = await chat.post(post(key="second"))
    assert await chat.find("C1", "second", since=since) == second
    assert await chat.find("C1", "third", since=since) is None
    assert await chat.find("C2", "second", since=since) is None
    assert await chat.find("C1", "second", since=datetime.now(UTC) + timedelta(minutes=5)) is None


async def test_a_post_is_found_behind_several_pages(slack, chat, since):
    posted = await chat.post(post(key="wanted"))
    for number in range(450):
        slack.messages["C1"].append({"type": "message", "user": "U1", "ts": slack.new_ts(), "text": str(number)})
    assert await chat.find("C1", "wanted", since=since) == posted
    assert len(slack.calls_of("conversations.history")) == 3


async def test_a_lost_answer_is_unknown_and_then_found(slack, chat, since):
    slack.fail("chat.postMessage", LOST_ANSWER)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert len(slack.posted()) == 1
    found = await chat.find("C1", "alert:1842:C1", since=since)
    assert found is not None
    assert found.remote_id == slack.posted()[0]["ts"]


async def test_a_cut_before_the_post_is_unknown_and_not_found(slack, chat, since):
    slack.fail("chat.postMessage", RESET)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert await chat.find("C1", "alert:1842:C1", since=since) is None


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=500),
        Fault(status=503, body="<html>upstream</html>"),
        Fault(status=502, body="", accepted=True),
        Fault(status=200, body="<html>a proxy's greeting</html>"),
        Fault(status=200, body={"ok": False, "error": "internal_error"}),
    ],
    ids=["500", "503 in HTML", "502 after posting", "no JSON", "internal_error"],
)
async def test_a_failing_server_leaves_the_outcome_unknown(slack, chat, fault):
    slack.fail("chat.postMessage", fault)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_a_slow_server_leaves_the_outcome_unknown(slack, chat, since):
    chat._web.timeout = 0.1
    slack.fail("chat.postMessage", Fault(delay=0.2))
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())


async def test_a_short_rate_limit_is_waited_out(slack, chat):
    slack.fail("chat.postMessage", Fault(status=429, headers={"Retry-After": "0"}))
    await chat.post(post())
    assert len(slack.posted()) == 1


async def test_a_long_rate_limit_goes_back_to_the_outbox(slack, chat):
    slack.fail("chat.postMessage", Fault(status=429, headers={"Retry-After": "37"}))
    with pytest.raises(ChatUnavailable) as caught:
        await chat.post(post())
    assert caught.value.retry_after == 37
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_slack_out_of_reach_means_not_posted(slack, asked):
    chat = slack_chat(slack, asked, api_url="http://127.0.0.1:9/api/")
    with pytest.raises(ChatUnavailable, match="cannot be reached"):
        await chat.post(post())


@pytest.mark.parametrize(
    ("channel", "remedy"),
    [("C404", "the channel's id"), ("C_OUT", "/invite @crosswire"), ("C_OLD", "Unarchive it")],
)
async def test_a_channel_that_cannot_be_posted_to_is_refused_with_the_remedy(slack, chat, channel, remedy):
    slack.channels["C_OUT"] = Channel(id="C_OUT", is_member=False)
    slack.channels["C_OLD"] = Channel(id="C_OLD", is_archived=True)
    with pytest.raises(ChatRefused, match=remedy) as caught:
        await chat.post(post(channel=channel))
    assert channel in str(caught.value)


async def test_a_channel_may_be_given_by_name(slack, chat, since):
    slack.channels |= {f"C{number}": Channel(id=f"C{number}", name=f"room-{number}") for number in range(100, 400)}
    slack.channels["C_LAST"] = Channel(id="C_LAST", name="late-desk")
    for channel, id_ in (("#wire-desk", "C1"), ("late-desk", "C_LAST")):
        posted = await chat.post(post(channel=channel, key="named"))
        assert posted.channel == channel
        await chat.edit(posted, card("AFP and EFE say 62"))
        assert await chat.find(channel, "named", since=since) == posted
        assert [message["text"] for message in slack.posted(id_)] == ["AFP and EFE say 62"]
    assert len(slack.calls_of("conversations.list")) == 3


async def test_a_name_that_slack_does_not_know_is_refused_with_the_remedy(chat):
    with pytest.raises(ChatRefused, match="no channel #wire-dsk"):
        await chat.post(post(channel="#wire-dsk"))


async def test_a_missing_scope_is_named(slack, chat):
    slack.scopes.discard("chat:write")
    with pytest.raises(ChatRefused, match="scope chat:write"):
        await chat.post(post())


async def test_a_wrong_token_is_refused_without_being_shown(slack, asked):
    chat = slack_chat(slack, asked, bot_token="xoxb-9999-8888-wrong")
    with pytest.raises(ChatRefused, match="OAuth & Permissions") as caught:
        await chat.post(post())
    assert "9999" not in str(caught.value)


async def test_malformed_blocks_are_refused_with_what_slack_said(slack, chat):
    answer = {
        "ok": False,
        "error": "invalid_blocks",
        "response_metadata": {"messages": ["[ERROR] text must be 1 to 150 characters"]},
    }
    slack.fail("chat.postMessage", Fault(status=200, body=answer))
    with pytest.raises(ChatRefused, match="1 to 150 characters"):
        await chat.post(post())


async def test_an_edit_of_a_deleted_message_is_refused(chat):
    gone = PostedMessage(chat="slack", channel="C1", remote_id="1.000001")
    with pytest.raises(ChatRefused, match="deleted it"):
        await chat.edit(gone, card())


@pytest.mark.parametrize("fault", [RESET, LOST_ANSWER, Fault(status=500)], ids=["cut", "lost answer", "500"])
async def test_an_edit_that_may_have_failed_is_simply_due_again(slack, chat, fault):
    posted = await chat.post(post())
    slack.fail("chat.update", fault)
    with pytest.raises(ChatUnavailable):
        await chat.edit(posted, card("AFP and EFE say 62"))
    await chat.edit(posted, card("AFP and EFE say 62"))
    assert slack.posted()[0]["text"] == "AFP and EFE say 62"


async def test_a_look_up_that_fails_says_nothing_about_the_post(slack, chat, since):
    slack.fail("conversations.history", RESET, RESET)
    with pytest.raises(ChatUnavailable):
        await chat.find("C1", "k", since=since)
    slack.scopes.discard("channels:history")
    with pytest.raises(ChatRefused, match="channels:history"):
        await chat.find("C1", "k", since=since)
