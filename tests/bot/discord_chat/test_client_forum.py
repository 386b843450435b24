"""A forum channel: one post for each story, tagged with its state and kinds; each alert a card in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown, Post
from handlers.message import Filing, Picture
from handlers.newsroom import Desk
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take
from tests.standins import discord_objects as objects
from tests.standins.asked import card
from tests.standins.discord import rate_limited
from tests.standins.discord_house import House
from tests.standins.loopback import LOST_ANSWER, Fault

FORUM = "600000000000000001"
TAGS = ("Open", "Taken", "Muted", "Settled", "Figures", "Quote", "Status", "Framing")
INJURED = "The floods in Arden injured {} people, the regional government said on Tuesday."


@pytest.fixture
def forum(discord):
    discord.channels[FORUM] = objects.forum(FORUM, *TAGS)
    return discord.channels[FORUM]


def filed(story="Floods in Arden", *labels):
    return replace(card(), filed=Filing(story=story, labels=labels or ("open", "figure")))


def post(key="a", message=None, **fields):
    return Post(channel=FORUM, message=message or filed(), key=key, **fields)


async def test_a_card_opens_a_post_named_for_its_story_with_its_tags(discord, forum, chat):
    posted = await chat.post(post())
    (opened,) = discord.posts_of_forum(FORUM)
    assert opened["name"] == "Floods in Arden"
    assert discord.tag_names(opened) == {"Open", "Figures"}
    assert posted.thread == posted.remote_id == opened["id"]
    (first,) = discord.posted(opened["id"])
    assert first["content"] == "AFP says 62, EFE says 51"
    (sent,) = discord.calls_of("POST", f"{FORUM}/threads")
    assert sent["message"]["allowed_mentions"] == {"parse": []}


async def test_a_second_card_of_the_story_joins_its_post(discord, forum, chat):
    first = await chat.post(post())
    second = await chat.post(post("b", filed("Floods in Arden", "open", "figure", "quote"), thread=first.thread))
    (opened,) = discord.posts_of_forum(FORUM)
    assert second.thread == first.thread
    assert second.remote_id != first.remote_id
    assert discord.tag_names(opened) == {"Open", "Figures", "Quote"}


async def test_an_edited_card_changes_the_tags_and_brings_back_a_post_put_away(discord, forum, chat):
    posted = await chat.post(post())
    (opened,) = discord.posts_of_forum(FORUM)
    opened["thread_metadata"]["archived"] = True
    await chat.edit(posted, filed("Floods in Arden", "settled", "figure"))
    assert discord.tag_names(opened) == {"Settled", "Figures"}
    assert not opened["thread_metadata"]["archived"]
    changes = len(discord.calls_of("PATCH", opened["id"]))
    await chat.edit(posted, filed("Floods in Arden", "settled", "figure"))
    assert len(discord.calls_of("PATCH", opened["id"])) == changes + 1, "the message is edited, the tags stand"


async def test_what_is_said_of_one_card_answers_that_card(discord, forum, chat):
    first = await chat.post(post())
    second = await chat.post(post("b", thread=first.thread))
    await chat.post(post("news", card("Reuters says 63"), thread=first.thread, answers=second.remote_id))
    *_, news = discord.posted(first.thread)
    assert news["message_reference"]["message_id"] in {second.remote_id, int(second.remote_id)}


async def test_tags_that_do_not_exist_or_belong_to_moderators_are_not_applied(discord, chat):
    discord.channels[FORUM] = objects.forum(FORUM, moderated=("Open", "Figure"))
    posted = await chat.post(post())
    await chat.edit(posted, filed("Floods in Arden", "settled"))
    (opened,) = discord.posts_of_forum(FORUM)
    assert discord.tag_names(opened) == set()


async def test_a_forum_that_wants_a_tag_on_every_post_is_refused_with_the_remedy(discord, chat):
    discord.channels[FORUM] = objects.forum(FORUM, "News", requires_tag=True)
    with pytest.raises(ChatRefused, match="Make tags there named Open"):
        await chat.post(post())


async def test_a_digest_is_a_post_of_its_own(discord, forum, chat):
    await chat.post(post("digest", card("3 need a decision")))
    (opened,) = discord.posts_of_forum(FORUM)
    assert opened["name"] == "Figure differs: deaths, Valencia"
    assert discord.tag_names(opened) == set()


async def test_a_story_whose_post_was_deleted_gets_a_new_one(discord, forum, chat):
    first = await chat.post(post())
    del discord.channels[first.thread]
    second = await chat.post(post("b", thread=first.thread))
    (opened,) = discord.posts_of_forum(FORUM)
    assert second.thread == opened["id"] != first.thread


async def test_a_picture_opens_a_post_too(discord, forum, chat):
    picture = Picture(name="deaths.png", png=b"\x89PNG\r\n\x1a\n", alt_text="Deaths rise from 51 to 62")
    await chat.post(post(message=replace(filed(), parts=(picture,))))
    (opened,) = discord.posts_of_forum(FORUM)
    (first,) = discord.posted(opened["id"])
    assert first["attachments"][0]["description"] == "Deaths rise from 51 to 62"


@pytest.mark.parametrize(
    "fault",
    [LOST_ANSWER, Fault(status=502, accepted=True), Fault(status=503, accepted=True)],
    ids=["lost", "502", "503"],
)
async def test_a_post_whose_answer_was_lost_is_opened_once_and_found(discord, forum, chat, fault):
    discord.fail("POST threads", fault)
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    found = await chat.find(FORUM, "a", since=datetime.now(UTC))
    (opened,) = discord.posts_of_forum(FORUM)
    assert found is not None
    assert found.thread == found.remote_id == opened["id"]
    assert await chat.find(FORUM, "b", since=datetime.now(UTC)) is None
    assert await chat.find(FORUM, "a", since=datetime.now(UTC) + timedelta(hours=1)) is None
    opened["thread_metadata"]["archived"] = True
    assert await chat.find(FORUM, "a", since=datetime.now(UTC)) == found


async def test_a_card_in_a_post_is_found_there(discord, forum, chat):
    first = await chat.post(post())
    second = await chat.post(post("b", thread=first.thread))
    assert await chat.find(FORUM, "b", since=datetime.now(UTC), thread=first.thread) == second


async def test_a_rate_limit_at_a_post_is_waited_out_by_the_outbox(discord, forum, chat):
    discord.fail("POST threads", rate_limited(0.05))
    with pytest.raises(OutcomeUnknown):
        await chat.post(post())
    assert await chat.find(FORUM, "a", since=datetime.now(UTC)) is None
    await chat.post(post())
    discord.fail("POST threads", rate_limited(300))
    with pytest.raises(ChatUnavailable) as caught:
        await chat.post(post("b"))
    assert caught.value.retry_after == 300
    assert len(discord.posts_of_forum(FORUM)) == 1


async def test_tags_that_cannot_be_set_do_not_hold_up_the_card(discord, forum, chat):
    posted = await chat.post(post())
    discord.fail(
        f"PATCH channels/{posted.thread}", Fault(status=403, body={"message": "Missing Access", "code": 50001})
    )
    await chat.edit(posted, replace(filed("Floods in Arden", "taken"), summary="Taken by Ana"))
    (first,) = discord.posted(posted.thread)
    assert first["content"] == "Taken by Ana"


async def test_the_alerts_of_one_story_share_a_post_and_its_most_urgent_state(tmp_path, discord, forum):
    clock = Clock()
    discord.messages_per_window = (100, 5.0)
    async with a_newsroom(tmp_path, clock=clock) as plain:
        newsroom = replace(plain, desks=(Desk(chat="discord", channel=FORUM),))
        async with House(discord, newsroom, clock).open() as house:
            await take(newsroom, f"{FIRST}\n\n{INJURED.format(130)}", source="Northwire")
            second = await take(newsroom, f"{SECOND}\n\n{INJURED.format(240)}", source="Valley Press")
            assert len(second.alert_ids) == 2
            await house.deliver()
            (opened,) = discord.posts_of_forum(FORUM)
            one, two = discord.posted(opened["id"])
            assert discord.tag_names(opened) == {"Open", "Figures"}

            for alert_id, action, tag in (
                (second.alert_ids[0], "take", "Open"),
                (second.alert_ids[1], "not_difference", "Taken"),
                (second.alert_ids[0], "settle", "Settled"),
            ):
                message = next(one for one in (one, two) if f":{alert_id}" in str(one["components"]))
                await discord.press(message, f"cw:{action}:{alert_id}")
                await house.deliver()
                assert tag in discord.tag_names(opened)

            await take(newsroom, FIRST.replace("62", "85"), source="Tribune", published="2026-03-10T11:30:00Z")
            await house.deliver()
            assert len(discord.posts_of_forum(FORUM)) == 1
            *_, news = discord.posted(opened["id"])
            assert "85" in str(news)
