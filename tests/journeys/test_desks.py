"""Desks in both chats: watched there, told there."""

from dataclasses import replace
from datetime import time

from bot.pictures import paint
from claims.alert import AlertState
from claims.difference import Route, Severity
from handlers.daily_digest import put_digests
from handlers.desks.desk import DigestPlan
from handlers.desks.holding import release_held
from storage.alerts import load_alert, open_alerts
from tests.alerts import differing, raise_alert
from tests.journeys.test_chats import deliver, open_house, plain, two_articles, until_waiting
from tests.newsrooms import Clock
from tests.standins.discord import buttons as discord_buttons
from tests.standins.loopback import until
from tests.standins.slack import buttons as slack_buttons

NOW = DigestPlan(times=(time(12),))


async def test_what_a_channel_watches_is_set_and_shown_in_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await slack.type_command('watch source:"Valley Press"')
        await slack.type_command("unwatch 1")
        await slack.type_command("list")
        added = await discord.type_command("watch", topic="strike")
        await until(lambda: len(slack.responses) == 3 and added.answer, what="the answers")
        removed = await discord.type_command("unwatch", which="1")
        quiet = await discord.type_command("desk", setting="cap", value="5")
        await until(lambda: removed.answer and quiet.answer, what="the answers of Discord")
        assert "Valley Press" in plain(slack.responses[2])
        assert "topic strike" in plain(removed.answer).lower()
        assert "5 cards an hour" in plain(quiet.answer)
        await two_articles(newsroom)
        await slack.type_command("list")
        await until(lambda: len(slack.responses) == 4, what="the list")
        assert "about 1 alert a day on the last day" in plain(slack.responses[3])
        # Slack has the outlet left, Discord the strike.
        assert await deliver(newsroom, chats, clock) == 1
    assert (len(slack.posted()), len(discord.posted())) == (1, 0)


async def test_a_wrong_argument_is_answered_in_both_chats_with_what_is_right(tmp_path, slack, discord):
    async with open_house(tmp_path, slack, discord, Clock()):
        await slack.type_command("desk quiet late")
        answered = await discord.type_command("desk", setting="quiet", value="late")
        await until(lambda: slack.responses and answered.answer, what="both answers")
    for said in (plain(slack.responses[0]), plain(answered.answer)):
        assert "22:00-07:00" in said


async def test_what_is_over_the_cap_comes_in_a_summary_in_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await slack.type_command("desk cap 1")
        answered = await discord.type_command("desk", setting="cap", value="1")
        await until(lambda: slack.responses and answered.answer, what="both answers")
        for number in range(3):
            await raise_alert(newsroom, differing(f"fled valley {number}"))
        for _ in range(2):
            await deliver(newsroom, chats, clock)
        assert (len(slack.posted()), len(discord.posted())) == (1, 1)
        clock.forward(hours=1)
        await release_held(newsroom)
        await deliver(newsroom, chats, clock)
    for said in (plain(slack.posted()[-1]), plain(discord.posted()[-1])):
        assert "2 alerts over this channel’s cap" in said
        assert "valley 1" in said
        assert "valley 2" in said


async def test_each_channel_sets_its_own_digest_and_decides_its_suggestions_there(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await slack.type_command("digest set 14:00 Europe/Madrid weekdays")
        answered = await discord.type_command("digest", what="set", when="14:00 Europe/Madrid daily")
        await until(lambda: slack.responses and answered.answer, what="both answers")
        assert "14:00 on Mon, Tue, Wed, Thu, Fri, Europe/Madrid" in plain(slack.responses[0])
        kept, dropped = [
            await raise_alert(
                newsroom, differing(f"fled valley {number}", route=Route.SUGGESTED, severity=Severity.LOW)
            )
            for number in range(2)
        ]
        clock.forward(hours=1)
        assert await put_digests(newsroom) == 2
        await deliver(newsroom, chats, clock)
        for said in (plain(slack.posted()[0]), plain(discord.posted()[0])):
            assert "2 suggested" in said
        keep = next(b["action_id"] for b in slack_buttons(slack.posted()[0]) if f":keep:{kept}" in b["action_id"])
        drop = next(
            b["custom_id"] for b in discord_buttons(discord.posted()[0]) if f":drop:{dropped}" in b["custom_id"]
        )
        await slack.press(slack.posted()[0], keep)
        pressed = await discord.press(discord.posted()[0], drop)
        await until(lambda: len(slack.responses) == 2 and pressed.follow_ups, what="both answers to the presses")
        await deliver(newsroom, chats, clock)
        async with newsroom.database.read() as session:
            assert (await load_alert(session, kept)).alert.route is Route.CHANNEL
            assert (await load_alert(session, dropped)).alert.state is AlertState.SETTLED
    assert (len(slack.posted()), len(discord.posted())) == (2, 2)


async def test_a_house_figure_set_in_one_chat_stands_on_the_card_in_both(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await two_articles(newsroom)
        await deliver(newsroom, chats, clock)
        async with newsroom.database.read() as session:
            (record,) = await open_alerts(session)
        await slack.type_command(f"house set {record.alert.alert_id} 62 source:ministry until:3d")
        await until(lambda: slack.responses, what="the answer")
        await deliver(newsroom, chats, clock)
        listed = await discord.type_command("house", what="list")
        await until(lambda: listed.answer, what="the list")
    for said in (plain(slack.posted()[0]), plain(discord.posted()[0])):
        assert "House figure: 62, ministry" in said
    assert "1 article differs" in plain(listed.answer)


async def test_keep_rates_are_shown_in_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await raise_alert(newsroom, differing("fled valley"))
        await deliver(newsroom, chats, clock)
        wrong = next(b["action_id"] for b in slack_buttons(slack.posted()[0]) if ":not_difference:" in b["action_id"])
        await slack.press(slack.posted()[0], wrong)
        await until_waiting(newsroom, 2)
        asked = await discord.type_command("trust")
        await until(lambda: asked.answer, what="the answer")
        await slack.type_command("trust")
        await until(lambda: slack.responses, what="the answer")
        await slack.type_command("trust figure-value pilot")
        await until(lambda: len(slack.responses) == 2, what="the refusal")
    assert "figure-value: 0 of 1 kept" in plain(slack.responses[0])
    assert "figure-value: 0 of 1 kept" in plain(asked.answer)
    assert "Only admins" in plain(slack.responses[1])


async def test_the_digest_brings_its_picture_to_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (plain_house, chats):
        newsroom = replace(plain_house, paint=paint, desks=tuple(replace(one, digest=NOW) for one in plain_house.desks))
        await raise_alert(newsroom, differing("fled valley", route=Route.CHANNEL))
        await deliver(newsroom, chats, clock)
        assert await put_digests(newsroom) == 2
        await deliver(newsroom, chats, clock)
    for said in (plain(slack.posted()[-1]), str(discord.posted()[-1])):
        assert "1 alert in 7 days, most on Tuesday (1); none was decided." in said
    assert any(call.method == "files.completeUploadExternal" for call in slack.calls)
    assert "perday.png" in str(discord.posted()[-1])
