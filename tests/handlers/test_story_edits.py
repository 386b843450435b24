"""Stories joined and parted by hand, articles forgotten, the base read again."""

from dataclasses import replace

import pytest

from claims.alert import AlertState
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.forgetting import forget
from handlers.presses import press
from handlers.rebuilding import rebuild
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.story_edits import NotOneStory, join_stories, take_out
from storage.alerts import open_alerts
from storage.articles import Arrival, find_article
from storage.decisions import decisions_of_alert
from storage.stories import load_story
from storage.story_decisions import apart_from
from tests.newsrooms import Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="7", user_name="Ana", channel="wire-desk", is_admin=True)
STORM = """Storm cuts power to Halvik

The storm that hit Halvik on Monday night left 4,200 households without power, the grid operator said.

Two fishermen from Halvik are missing, the coast guard said. The harbour stays closed until Thursday.
"""
RIVAL = """Power failure in Halvik

The storm left 6,900 households in Halvik without power, the town council of Halvik said on Tuesday.
"""
THIRD = """Halvik waits for electricity

Some 6,900 households in Halvik were still without power after the storm, the mayor of Halvik said.
"""
VOTE = """Parliament in Orsa rejects budget

Lawmakers in Orsa voted down the budget by 61 votes to 39 on Tuesday, the speaker Mira Lund said.
"""
A, B, C = "https://northwire.example/a", "https://echo.example/b", "https://valley.example/c"


@pytest.fixture
async def house(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        yield newsroom, wall, clock


async def deliver(newsroom, wall, clock):
    for _ in range(8):
        clock.forward(seconds=2)
        await deliver_due(newsroom, {"wall": wall})


async def every_alert(newsroom):
    async with newsroom.database.read() as session:
        return await open_alerts(session, states=tuple(AlertState), route=None, limit=100)


async def story_of(newsroom, uri):
    async with newsroom.database.read() as session:
        found = await find_article(session, uri)
        return await load_story(session, found.story_id)


async def both(newsroom):
    await take(newsroom, STORM, source="Northwire", url=A)
    await take(newsroom, RIVAL, source="Coast Echo", url=B)


def said(message):
    return f"{message.title}\n{message.summary}\n{message.state}\n{message.parts}\n{message.footer}"


async def test_an_article_taken_out_leaves_the_card_it_stood_on_and_stays_out(house):
    newsroom, wall, clock = house
    await both(newsroom)
    await take(newsroom, THIRD, source="Valley Press", url=C)
    await deliver(newsroom, wall, clock)
    old = await story_of(newsroom, A)
    edited = await take_out([A], newsroom, by="Ana")
    await deliver(newsroom, wall, clock)
    assert (await story_of(newsroom, A)).story_id == edited.story_id != old.story_id
    assert (await story_of(newsroom, B)).story_id == old.story_id
    (record,) = await every_alert(newsroom)
    assert record.alert.state is AlertState.SETTLED
    assert "Ana took articles into another story" in wall.edits[-1][1].state
    again = await take(
        newsroom, STORM.replace("4,200", "4,300"), source="Northwire", url=A, updated="2026-03-10T11:30:00Z"
    )
    assert again.arrival is Arrival.VERSION
    assert (await story_of(newsroom, A)).story_id == edited.story_id
    async with newsroom.database.read() as session:
        assert await apart_from(session, old.story_id) == {edited.story_id}


async def test_stories_joined_are_compared_without_a_post_and_stay_joined(house):
    newsroom, wall, clock = house
    await both(newsroom)
    edited = await take_out([A], newsroom, by="Ana") if (await story_of(newsroom, A)).article_count > 1 else None
    assert edited is not None
    await deliver(newsroom, wall, clock)
    before = len(wall.posts)
    one, other = await story_of(newsroom, A), await story_of(newsroom, B)
    joined = await join_stories(one.story_id, other.story_id, newsroom, by="Bo")
    await deliver(newsroom, wall, clock)
    assert joined.articles == 2
    assert (await story_of(newsroom, A)).story_id == (await story_of(newsroom, B)).story_id == joined.story_id
    assert len(wall.posts) == before
    async with newsroom.database.read() as session:
        assert await apart_from(session, joined.story_id) == set()
    differing = [one for one in await every_alert(newsroom) if len(one.alert.differences[0].sides) == 2]
    assert differing


async def test_what_cannot_be_joined_or_parted_is_said(house):
    newsroom, *_ = house
    await both(newsroom)
    await take(newsroom, VOTE, source="Valley Press", url=C)
    story = await story_of(newsroom, A)
    with pytest.raises(NotOneStory, match="one story already"):
        await join_stories(story.story_id, story.story_id, newsroom, by="Ana")
    with pytest.raises(NotOneStory, match="several stories"):
        await take_out([A, C], newsroom, by="Ana")
    with pytest.raises(NotOneStory, match="all the articles"):
        await take_out([C], newsroom, by="Ana")
    with pytest.raises(NotOneStory, match="no such article"):
        await take_out(["https://nowhere.example"], newsroom, by="Ana")


async def test_the_verbs_answer_with_the_story(house):
    newsroom, *_ = house
    await both(newsroom)
    parted = await answer(CommandRequest(verb="split", options={"article": A}, asker=ANA), newsroom)
    assert "Storm cuts power to Halvik" in said(parted)
    joined = await answer(CommandRequest(verb="merge", options={"first": A, "second": B}, asker=ANA), newsroom)
    assert "2 articles" in said(joined)
    again = await answer(CommandRequest(verb="merge", options={"first": A, "second": B}, asker=ANA), newsroom)
    assert "one story already" in said(again)


async def test_a_forgotten_article_leaves_cards_replies_titles_and_is_not_taken_in_again(house):
    newsroom, wall, clock = house
    await both(newsroom)
    await deliver(newsroom, wall, clock)
    late = RIVAL.replace("6,900", "9,500").replace("the town council of Halvik", "the governor")
    await take(newsroom, late, source="Hill Post", url="https://hill.example/1", published="2026-03-10T11:50:00Z")
    await deliver(newsroom, wall, clock)
    assert any("governor" in said(post.message) for post in wall.posts[1:])
    await forget("https://hill.example/1", newsroom, by="Ana")
    await forget(A, newsroom, by="Ana")
    await deliver(newsroom, wall, clock)
    shown = {post.remote_id: message for post, message in wall.edits}
    assert "Taken down" in shown["1"].title or "settled" in shown["1"].state
    for message in shown.values():
        assert "4,200" not in said(message)
        assert "governor" not in said(message)
    assert "Storm cuts power" not in (await story_of(newsroom, B)).title
    again = await take(newsroom, STORM, source="Northwire", url=A)
    assert again.arrival is Arrival.FORGOTTEN
    async with newsroom.database.read() as session:
        assert await find_article(session, A) is None


async def test_a_rebuild_loses_no_decision_and_posts_nothing(house):
    newsroom, wall, clock = house
    await both(newsroom)
    await deliver(newsroom, wall, clock)
    (record,) = await every_alert(newsroom)
    await press(PressRequest(action="take", value=str(record.alert.alert_id), asker=ANA), newsroom)
    await deliver(newsroom, wall, clock)
    posts, edits = len(wall.posts), len(wall.edits)
    report = await rebuild(replace(newsroom, model_version="another model"))
    await deliver(newsroom, wall, clock)
    assert report.articles == 2
    assert report.kept > 0
    assert report.lost == report.new == 0
    assert report.alert_ids == set()
    assert (len(wall.posts), len(wall.edits)) == (posts, edits)
    (after,) = await every_alert(newsroom)
    assert after.alert.state is AlertState.TAKEN
    assert after.alert.differences == record.alert.differences or len(after.alert.differences[0].sides) == 2
    async with newsroom.database.read() as session:
        assert [one.action for one in await decisions_of_alert(session, record.alert.alert_id)] == ["take"]
    assert (await rebuild(replace(newsroom, model_version="another model"))).articles == 0
