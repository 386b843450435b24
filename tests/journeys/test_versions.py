"""Revisions, corrections, kills, embargoes, stories put right and what was missed: from files to both chats, by the real clients."""

from dataclasses import replace
from datetime import timedelta

from handlers.answers import answer
from handlers.catching_up import note_seen, tell_missed, time_away
from handlers.embargo import release_embargoed
from handlers.forgetting import forget
from handlers.request import Asker, CommandRequest
from tests.builders import NOON
from tests.journeys.test_chats import deliver, open_house, plain
from tests.newsrooms import Clock, take

RALLY = """Thousands march in Tolben over water prices

About 8,000 people marched through Tolben on Tuesday against higher water prices, the police said.

"We cannot pay twice for the same water," organiser Petra Vanek told the crowd. The city council has approved the rise.
"""
RIVAL = """March against water prices in Tolben

The organisers counted 15,000 people at the march in Tolben on Tuesday against higher water prices.
"""
URL, RIVAL_URL = "https://northwire.example/tolben", "https://valley.example/march"
LATER = "2026-03-10T11:40:00Z"


async def all_delivered(newsroom, chats, clock):
    for _ in range(4):
        await deliver(newsroom, chats, clock)


def northwire(newsroom, text, **front):
    return take(newsroom, text, source="Northwire", url=URL, **front)


def both(slack, discord):
    """What stands in each chat, channel and threads."""
    return [[plain(one) for one in slack.posted()], [plain(one) for one in discord.messages.values()]]


async def test_a_revision_is_told_in_both_chats_and_a_page_s_own_changes_are_not(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await northwire(newsroom, RALLY)
        await northwire(newsroom, RALLY.replace("\n\n", "\n\n\n") + "\nUpdated 12:40 GMT\n\nADVERTISEMENT\n")
        await all_delivered(newsroom, chats, clock)
        assert both(slack, discord) == [[], []]
        changed = RALLY.replace("has approved", "has not approved").replace("pay twice", "pay three times")
        await northwire(newsroom, changed, updated=LATER)
        await all_delivered(newsroom, chats, clock)
    for posted in both(slack, discord):
        (card,) = posted
        assert "Article has changed" in card
        assert "has not approved" in card
        assert "pay three times" in card
        assert "pay twice" in card


async def test_a_correction_closes_the_card_and_reaches_both_channels(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (plain_house, chats):
        newsroom = replace(plain_house, own_sources=frozenset({"Our Gazette"}))
        await northwire(newsroom, RALLY)
        await take(newsroom, RALLY, source="Our Gazette", url="https://gazette.example/1")
        await take(newsroom, RIVAL, source="Valley Press")
        await all_delivered(newsroom, chats, clock)
        note = "\nCorrection: An earlier version of this article gave the number of marchers wrongly.\n"
        await northwire(newsroom, RALLY.replace("About 8,000", "About 15,000") + note, updated=LATER)
        await all_delivered(newsroom, chats, clock)
    for posted in both(slack, discord):
        card, told = posted[0], posted[-1]
        assert len(posted) == 2
        assert "15,000" in card
        assert "We still carry it" in card
        assert "Correction received" in told


async def test_a_kill_is_said_out_loud_in_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await northwire(newsroom, RALLY)
        await take(newsroom, RIVAL, source="Valley Press")
        await all_delivered(newsroom, chats, clock)
        assert all("marched through Tolben" in posted[0] for posted in both(slack, discord))
        await northwire(newsroom, RALLY, pub_status="canceled", ed_note="Not confirmed by police", updated=LATER)
        await all_delivered(newsroom, chats, clock)
    for posted in both(slack, discord):
        assert any("Northwire withdrew its article" in one and "Not confirmed" in one for one in posted)
        assert not any("marched through Tolben" in one for one in posted)
        assert "settled by Crosswire: Northwire withdrew its article" in posted[0]


async def test_an_embargo_holds_in_both_chats_until_it_ends(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await release_embargoed(newsroom)
        await take(newsroom, RIVAL, source="Valley Press")
        await northwire(newsroom, RALLY, embargoed=(NOON + timedelta(hours=1)).isoformat())
        await all_delivered(newsroom, chats, clock)
        assert await release_embargoed(newsroom) == 0
        assert both(slack, discord) == [[], []]
        clock.forward(hours=1)
        assert await release_embargoed(newsroom) == 1
        await all_delivered(newsroom, chats, clock)
    for posted in both(slack, discord):
        assert ["8,000" in card and "15,000" in card for card in posted] == [True]


async def test_what_was_missed_is_one_message_a_channel_and_old_articles_are_silent(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (before, _):
        await note_seen(before)
        await northwire(before, RALLY)
    clock.forward(hours=5)
    async with open_house(tmp_path, slack, discord, clock) as (woken, chats):
        newsroom = replace(woken, away=await time_away(woken))
        assert newsroom.away.since == NOON
        await take(newsroom, RIVAL, source="Valley Press", published="2026-03-10T14:00:00Z")
        await northwire(newsroom, RALLY.replace("has approved", "has not approved"), updated="2026-03-10T15:00:00Z")
        await take(newsroom, "Quake in Dorvan\n\nThe quake in Dorvan killed 12 people, officials said.", source="A",
                   published="2026-02-01T08:00:00Z")  # fmt: skip
        await take(newsroom, "Dorvan quake\n\nThe quake in Dorvan killed 31 people, officials said.", source="B",
                   published="2026-02-01T08:00:00Z")  # fmt: skip
        assert not await tell_missed(newsroom)
        clock.forward(seconds=30)
        assert await tell_missed(newsroom)
        await all_delivered(newsroom, chats, clock)
        live = RIVAL.replace("15,000", "25,000").replace("The organisers", "City officials")
        await take(newsroom, live, source="Late Echo", published="2026-03-10T17:05:00Z")
        await all_delivered(newsroom, chats, clock)
        assert not await tell_missed(newsroom)
    for posted in both(slack, discord):
        caught_up = [one for one in posted if "Caught up: 2 differences" in one]
        assert len(caught_up) == 1
        assert "15,000" in caught_up[0]
        assert "has not approved" in caught_up[0]
        assert not any("Dorvan" in one for one in posted)
        assert any("25,000" in one for one in posted)


async def test_stories_are_parted_joined_and_forgotten_in_both_chats(tmp_path, slack, discord):
    clock = Clock()
    async with open_house(tmp_path, slack, discord, clock) as (newsroom, chats):
        await northwire(newsroom, RALLY)
        await take(newsroom, RIVAL, source="Valley Press", url=RIVAL_URL)
        await all_delivered(newsroom, chats, clock)
        await ask(newsroom, "split", article=URL)
        await all_delivered(newsroom, chats, clock)
        for posted in both(slack, discord):
            assert ["took articles into another story" in card for card in posted] == [True]
        joined = await ask(newsroom, "merge", first=URL, second=RIVAL_URL)
        await all_delivered(newsroom, chats, clock)
        assert "2 articles" in joined.summary
        assert [len(posted) for posted in both(slack, discord)] == [1, 1]
        await forget(URL, newsroom, by="Ana")
        await all_delivered(newsroom, chats, clock)
    for posted in both(slack, discord):
        for words in ("8,000", "marched through", "Petra Vanek"):
            assert not any(words in one for one in posted), words


async def ask(newsroom, verb, **options):
    asker = Asker(platform="slack", user_id="U9", user_name="Ana", channel="C1", is_admin=True)
    return await answer(CommandRequest(verb=verb, options=options, asker=asker), newsroom)
