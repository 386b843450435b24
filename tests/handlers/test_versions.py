"""New versions, corrections, kills and embargoes, from a file to what the cards say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from claims.alert import AlertState
from claims.difference import DifferenceKind
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.embargo import release_embargoed
from handlers.exporting import export_records
from handlers.ingest import ingest
from handlers.request import Asker, CommandRequest
from storage.alerts import open_alerts
from storage.articles import Arrival, versions
from tests.builders import NOON
from tests.claims.copies import wire_set
from tests.newsrooms import Clock, Wall, a_newsroom, take

STORM = """Storm cuts power to Halvik

The storm that hit Halvik on Monday night left 4,200 households without power, the grid operator said.

Two fishermen from Halvik are missing, the coast guard said. The harbour stays closed until Thursday.
"""
OTHER = """Halvik in the dark after storm

Some 4,200 households in Halvik were without power after the storm, the grid operator said on Tuesday.
"""
RIVAL = """Power failure in Halvik

The storm left 6,900 households in Halvik without power, the town council said on Tuesday.
"""
URL = "https://northwire.example/halvik"


@pytest.fixture
async def house(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock, own_sources=frozenset({"Our Gazette"})) as newsroom:
        yield newsroom, wall, clock


async def deliver(newsroom, wall, clock):
    for _ in range(8):  # a channel is served at the chat's pace
        clock.forward(seconds=2)
        await deliver_due(newsroom, {"wall": wall})


async def every_alert(newsroom):
    states = tuple(AlertState)
    async with newsroom.database.read() as session:
        return await open_alerts(session, states=states, route=None, limit=100)


def northwire(newsroom, text, **front):
    return take(newsroom, text, source="Northwire", url=URL, **front)


def said(message):
    return f"{message.title}\n{message.summary}\n{message.parts}\n{message.footer}"


async def test_a_changed_figure_nobody_else_reports_is_one_card_of_the_article(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    second = await northwire(newsroom, STORM.replace("4,200", "2,400"), updated="2026-03-10T11:30:00Z")
    await deliver(newsroom, wall, clock)
    assert second.arrival is Arrival.VERSION
    (post,) = wall.posts
    assert "4,200 households" in post.message.summary
    assert "2,400 households" in post.message.summary
    (record,) = await every_alert(newsroom)
    assert record.alert.differences[0].kind is DifferenceKind.REVISION
    async with newsroom.database.read() as session:
        kept = await versions(session, URL)
    assert ["4,200" in one.article.text for one in kept] == [True, False]


async def test_white_space_stamps_and_the_same_again_are_silent(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    await northwire(newsroom, STORM.replace("\n\n", "\n\n\n") + "\nUpdated 14:02 GMT, 10 March 2026\n\nADVERTISEMENT\n")
    again = await northwire(newsroom, STORM)
    await deliver(newsroom, wall, clock)
    assert again.arrival is Arrival.SAME
    assert wall.posts == []


async def test_a_source_that_moves_to_the_other_side_closes_the_card_with_who_to_what_and_when(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    await take(newsroom, RIVAL, source="Coast Echo")
    await deliver(newsroom, wall, clock)
    assert len(wall.posts) == 1
    await northwire(newsroom, STORM.replace("4,200", "6,900"), updated="2026-03-10T11:45:00Z")
    await deliver(newsroom, wall, clock)
    (record,) = await every_alert(newsroom)
    assert record.alert.state is AlertState.SETTLED
    card = wall.edits[-1][1]
    assert "Northwire moved to 6,900 households" in card.state
    assert "UTC" in card.state
    (reply,) = wall.posts[1:]
    assert reply.thread == "1"
    assert "6,900" in said(reply.message)


async def test_a_source_that_moves_elsewhere_keeps_the_card_open_and_is_told_under_it(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    await take(newsroom, RIVAL, source="Coast Echo")
    await deliver(newsroom, wall, clock)
    await northwire(newsroom, STORM.replace("4,200", "5,100"), updated="2026-03-10T11:45:00Z")
    await deliver(newsroom, wall, clock)
    (record,) = await every_alert(newsroom)
    assert record.alert.state is AlertState.OPEN
    assert {one.kind for one in record.alert.differences} == {DifferenceKind.FIGURE_CONFLICT, DifferenceKind.REVISION}
    assert {side.says for side in record.alert.differences[0].sides} == {"5,100 households", "6,900 households"}
    assert len(wall.posts) == 2
    assert wall.posts[1].thread == "1"


async def test_a_correction_goes_to_the_channel_of_everyone_alerted_and_lists_our_copies(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    ours = await take(newsroom, OTHER, source="Our Gazette", url="https://gazette.example/9")
    await take(newsroom, RIVAL, source="Coast Echo")
    await deliver(newsroom, wall, clock)
    note = "\nCorrection: An earlier version of this article gave the wrong number of households.\n"
    await northwire(newsroom, STORM.replace("4,200", "6,900") + note, updated="2026-03-10T11:45:00Z")
    await deliver(newsroom, wall, clock)
    card = said(wall.edits[-1][1])
    assert "We still carry it: 1 article" in card
    assert ours.article.headline in card
    assert "https://gazette.example/9" in card
    (reply,) = wall.posts[1:]
    assert reply.broadcast
    assert "Correction received" in reply.message.title


async def test_an_update_of_a_settled_figure_lists_our_copies(house):
    newsroom, wall, clock = house
    await take(newsroom, "Fire in Brenn\n\nA fire at a hotel in Brenn killed nine people, police said on Tuesday.",
               source="Our Gazette", published="2026-03-10T08:00:00Z", url="https://gazette.example/3")  # fmt: skip
    await take(newsroom, "Hotel fire in Brenn\n\nThe hotel fire in Brenn killed 14 people, police said on Tuesday.",
               source="Northwire", published="2026-03-10T11:00:00Z")  # fmt: skip
    await deliver(newsroom, wall, clock)
    card = said(wall.posts[0].message)
    assert "Figure has moved" in card
    assert "We still carry it: 1 article" in card


async def test_a_kill_is_said_out_loud_and_its_words_leave_every_card(house):
    newsroom, wall, clock = house
    await northwire(newsroom, STORM)
    await take(newsroom, STORM, source="Our Gazette", url="https://gazette.example/4", published="2026-03-10T11:20:00Z")
    await take(newsroom, RIVAL, source="Coast Echo")
    await deliver(newsroom, wall, clock)
    killed = await northwire(newsroom, STORM, pub_status="canceled", ed_note="Figure could not be confirmed",
                             updated="2026-03-10T11:50:00Z")  # fmt: skip
    await deliver(newsroom, wall, clock)
    assert len(killed.alert_ids) == 1
    loud = [post for post in wall.posts if post.thread is None][-1]
    assert "Northwire withdrew its article" in loud.message.summary
    assert "could not be confirmed" in said(loud.message)
    assert "We still carry it" in said(loud.message)
    assert "https://gazette.example/4" in said(loud.message)
    assert all(
        member.article.source != "Northwire" or member.claim.kind == "wording"
        for record in await every_alert(newsroom)
        for difference in record.alert.differences
        for member in difference.members
    )


async def test_a_killed_article_is_in_no_look_up_and_no_export(house):
    newsroom, *_ = house
    await northwire(newsroom, STORM)
    await northwire(newsroom, STORM, pub_status="canceled", updated="2026-03-10T11:50:00Z")
    for verb, options in (
        ("figure", {"topic": "households without power", "place": "Halvik"}),
        ("claim", {"text": "households without power in Halvik"}),
        ("story", {"which": "Storm Halvik"}),
        ("sources", {}),
    ):
        found = await answer(CommandRequest(verb=verb, options=options, asker=ASKER), newsroom)
        assert "4,200 households" not in str(found.parts), verb
        assert "Storm cuts power" not in str(found.parts), verb
    assert [one async for one in export_records(newsroom)] == []


async def test_an_embargo_is_kept_everywhere_and_its_end_is_news(house):
    newsroom, wall, clock = house
    await release_embargoed(newsroom)
    await take(newsroom, RIVAL, source="Coast Echo")
    held = await northwire(newsroom, STORM, embargoed=(NOON + timedelta(minutes=30)).isoformat())
    await deliver(newsroom, wall, clock)
    assert held.alert_ids == ()
    assert wall.posts == []
    for verb, options in (
        ("figure", {"topic": "households without power", "place": "Halvik"}),
        ("claim", {"text": "households without power in Halvik"}),
        ("story", {"which": "power Halvik grid operator"}),
        ("digest", {}),
        ("alerts", {}),
    ):
        found = await answer(CommandRequest(verb=verb, options=options, asker=ASKER), newsroom)
        assert "4,200 households" not in str(found), verb
        assert "Storm cuts power" not in str(found.parts), verb
    assert [one async for one in export_records(newsroom) if "4,200" in str(one)] == []
    assert await release_embargoed(newsroom) == 0
    clock.forward(minutes=31)
    assert await release_embargoed(newsroom) == 1
    await deliver(newsroom, wall, clock)
    assert "4,200 households" in said(wall.posts[0].message)
    assert await release_embargoed(newsroom) == 0


async def test_one_address_under_two_uris_is_one_article(house):
    newsroom, wall, clock = house
    first = await northwire(newsroom, STORM)
    guid = replace(first.article, uri="tag:northwire.example,2026:77", text=first.article.text.replace("4,200", "2,400"),
                   version_created=NOON)  # fmt: skip
    second = await ingest(guid, newsroom)
    assert second.arrival is Arrival.VERSION
    await deliver(newsroom, wall, clock)
    assert "2,400 households" in wall.posts[0].message.summary


ASKER = Asker(platform="wall", user_id="7", user_name="Ana", channel="wire-desk")


@pytest.mark.parametrize("topic", ["quake", "trial", "takeover"])
async def test_what_a_copy_changed_stays_on_its_card_whoever_else_writes(house, topic):
    newsroom, wall, clock = house
    wire = wire_set.wire(next(one for one in wire_set.topics() if one["name"] == topic))
    cases = {case.treatment: case.article for case in wire_set.cases() if case.topic == topic}
    at = {"published_at": NOON - timedelta(hours=1)}
    await ingest(replace(wire, **at), newsroom)
    changed = await ingest(replace(cases["figure changed"], **at), newsroom)
    await ingest(replace(cases["whole"], **at), newsroom)
    await ingest(replace(cases["independent 0"], **at), newsroom)
    await deliver(newsroom, wall, clock)
    record = next(one for one in await every_alert(newsroom) if one.alert.alert_id == changed.alert_ids[0])
    head = record.alert.differences[0]
    assert (record.alert.state, head.rule) == (AlertState.OPEN, "copy-figure")
    assert "carries the text of" in said(wall.posts[0].message)
