import pytest

from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown
from handlers.daily_digest import put_digests
from handlers.deliver import deliver_due
from handlers.newsroom import Desk
from storage.outbox import OutboxState, counts
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take


@pytest.fixture
async def alerted(tmp_path):
    """A newsroom with one alert waiting for delivery, and its clock."""
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        await take(newsroom, SECOND, source="Valley Press")
        yield newsroom, clock


async def states(newsroom):
    async with newsroom.database.read() as session:
        return {state: count for state, count in (await counts(session)).items() if count}


async def test_an_alert_is_posted_once(alerted):
    newsroom, clock = alerted
    wall = Wall()

    assert await deliver_due(newsroom, {"wall": wall}) == 1
    clock.forward(minutes=5)
    assert await deliver_due(newsroom, {"wall": wall}) == 0

    (post,) = wall.posts
    assert post.channel == "wire-desk"
    assert "62" in post.message.summary
    assert "51" in post.message.summary


async def test_a_chat_that_asks_to_wait_is_asked_again_after_that_wait(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ChatUnavailable("slow down", retry_after=30)]

    assert await deliver_due(newsroom, {"wall": wall}) == 0
    clock.forward(seconds=29)
    assert await deliver_due(newsroom, {"wall": wall}) == 0
    clock.forward(seconds=2)
    assert await deliver_due(newsroom, {"wall": wall}) == 1


async def test_a_lost_answer_is_looked_up_before_anything_is_posted_again(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.lose_answers = 1

    assert await deliver_due(newsroom, {"wall": wall}) == 0
    clock.forward(minutes=1)
    assert await deliver_due(newsroom, {"wall": wall}) == 1
    assert len(wall.posts) == 1


async def test_a_post_that_never_arrived_is_posted_after_the_look_up(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [OutcomeUnknown("connection cut")]

    assert await deliver_due(newsroom, {"wall": wall}) == 0
    clock.forward(minutes=1)
    assert await deliver_due(newsroom, {"wall": wall}) == 1
    assert len(wall.posts) == 1


async def test_a_refused_post_is_given_up_and_kept(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ChatRefused("the channel is archived")]

    assert await deliver_due(newsroom, {"wall": wall}) == 0
    clock.forward(hours=1)
    assert await deliver_due(newsroom, {"wall": wall}) == 0
    assert await states(newsroom) == {OutboxState.DEAD: 1}


async def test_what_somebody_can_mend_is_held_and_follows_once_it_is_mended(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ChatRefused("the channel is archived", mendable=True)] * 3
    for _ in range(12):
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(minutes=2)

    assert len(wall.posts) == 1


async def test_what_nobody_mends_for_a_day_is_put_aside(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ChatRefused("the channel is gone", mendable=True)] * 2
    await deliver_due(newsroom, {"wall": wall})
    assert await states(newsroom) == {OutboxState.PENDING: 1}
    clock.forward(hours=25)
    await deliver_due(newsroom, {"wall": wall})

    assert await states(newsroom) == {OutboxState.DEAD: 1}


async def test_an_hour_without_the_chat_loses_nothing(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ChatUnavailable("no route")] * 6
    for _ in range(12):
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(minutes=5)

    assert len(wall.posts) == 1


async def test_later_news_about_the_fact_edits_the_card(alerted):
    newsroom, clock = alerted
    wall = Wall()
    await deliver_due(newsroom, {"wall": wall})
    third = "Arden floods\n\nFloods in Arden killed 51 people, the mayor of Arden said on Tuesday evening."
    await take(newsroom, third, source="Arden Echo")
    clock.forward(seconds=5)

    assert await deliver_due(newsroom, {"wall": wall}) == 1
    assert len(wall.posts) == 1
    ((posted, message),) = wall.edits
    assert posted.remote_id == "1"
    assert "51" in message.summary


async def test_a_row_that_fails_unexpectedly_is_put_aside_and_holds_up_nothing(alerted):
    newsroom, clock = alerted
    wall = Wall()
    wall.problems = [ZeroDivisionError()] * 20
    for _ in range(12):
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(minutes=6)

    assert await states(newsroom) == {OutboxState.DEAD: 1}
    assert wall.posts == []


async def test_an_admin_is_told_once_of_a_channel_that_takes_nothing(tmp_path):
    clock, wall = Clock(), Wall()
    boss = Desk(chat="wall", channel="U9")
    async with a_newsroom(tmp_path, clock=clock, admin_desks=(boss,)) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        await take(newsroom, SECOND, source="Valley Press")
        wall.problems = [ChatRefused("The channel wire-desk is archived. Unarchive it.")]
        for _ in range(4):
            await deliver_due(newsroom, {"wall": wall})
            clock.forward(seconds=5)
        await put_digests(newsroom)
        wall.problems = [ChatRefused("The channel wire-desk is archived. Unarchive it.")]
        for _ in range(4):
            await deliver_due(newsroom, {"wall": wall})
            clock.forward(seconds=5)

    (told,) = wall.posts
    assert told.channel == "U9"
    assert "is archived. Unarchive it." in told.message.summary


async def test_trouble_with_telling_an_admin_is_told_to_nobody(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock, admin_desks=(Desk(chat="wall", channel="U9"),)) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        await take(newsroom, SECOND, source="Valley Press")
        wall.problems = [ChatRefused("archived"), ChatRefused("no such person")]
        for _ in range(5):
            await deliver_due(newsroom, {"wall": wall})
            clock.forward(seconds=5)
        assert await states(newsroom) == {OutboxState.DEAD: 2}
    assert wall.posts == []
