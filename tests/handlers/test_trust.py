from dataclasses import replace

import pytest

from claims.alert import AlertState
from claims.difference import DifferenceKind, Route
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.message import Listing
from handlers.messages import buttons
from handlers.presses import press
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.trust import LEAST_DECISIONS, as_trusted
from handlers.verbs import parse_command
from storage.alerts import load_alert
from storage.rule_trust import RulePlace, rule_trusts
from tests.alerts import differing, raise_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, Wall, a_newsroom, take

ANA = Asker(platform="wall", user_id="U1", user_name="Ana")
PEOPLE = [replace(ANA, user_id=f"U{number}", user_name=f"Editor {number}") for number in range(4)]
ADMIN = replace(ANA, user_id="U9", user_name="Eve", is_admin=True)


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path, clock=Clock()) as opened:
        yield opened


async def decide(newsroom, count, action, *, people=PEOPLE, rule="figure-value", start=0):
    for number in range(start, start + count):
        alert_id = await raise_alert(newsroom, differing(f"fled valley {number}", rule=rule))
        asker = people[number % len(people)]
        await press(PressRequest(action=action, value=str(alert_id), asker=asker), newsroom)


async def places(newsroom):
    async with newsroom.database.read() as session:
        return {rule: trust.place for rule, trust in (await rule_trusts(session)).items()}


async def say(newsroom, text, asker=ANA):
    verb, options = parse_command(text)
    return await answer(CommandRequest(verb=verb, asker=asker, options=options), newsroom)


async def announced(newsroom):
    wall = Wall()
    for _ in range(80):
        await deliver_due(newsroom, {"wall": wall})
        newsroom.now.forward(seconds=2)
    return [post.message.title for post in wall.posts if post.key.startswith("change:")]


async def test_a_rule_of_which_too_few_are_kept_falls_back_to_the_digest_and_every_desk_is_told(newsroom):
    await decide(newsroom, LEAST_DECISIONS - 1, buttons.NOT_DIFFERENCE)
    assert await places(newsroom) == {}
    await decide(newsroom, 1, buttons.NOT_DIFFERENCE, start=30)
    assert await places(newsroom) == {"figure-value": RulePlace.DIGEST}
    assert await announced(newsroom) == ["Rule figure-value goes to the digest only"]


@pytest.mark.parametrize(
    ("people", "kept"), [(PEOPLE[:2], 0), (PEOPLE[:1], 0), (PEOPLE, 8)], ids=["two people", "one person", "8 kept"]
)
async def test_it_does_not_for_the_opinion_of_a_few_or_where_enough_is_kept(newsroom, people, kept):
    await decide(newsroom, kept, buttons.SETTLE, people=people)
    await decide(newsroom, LEAST_DECISIONS - kept, buttons.NOT_DIFFERENCE, people=people, start=50)
    assert await places(newsroom) == {}


async def test_what_falls_back_is_suggested_and_an_admin_takes_it_back(newsroom):
    await decide(newsroom, LEAST_DECISIONS, buttons.DROP)
    differences = [differing("died in Arden"), differing("died in Galen", rule="other")]
    correction = differing("died in Hestor", kind=DifferenceKind.CORRECTION)
    async with newsroom.database.read() as session:
        routed = await as_trusted(session, [*differences, correction])
    assert [one.route for one in routed] == [Route.CHANNEL, Route.CHANNEL, Route.SUGGESTED]
    assert "Only admins" in (await say(newsroom, "trust figure-value channel")).summary
    newsroom.now.forward(minutes=1)
    await say(newsroom, "trust figure-value channel", ADMIN)
    assert await places(newsroom) == {"figure-value": RulePlace.CHANNEL}
    async with newsroom.database.read() as session:
        assert await as_trusted(session, differences) == differences
    # Taken back, it is judged by what is decided from now on.
    newsroom.now.forward(minutes=1)
    await decide(newsroom, 1, buttons.NOT_DIFFERENCE, start=90)
    assert await places(newsroom) == {"figure-value": RulePlace.CHANNEL}


async def test_a_rule_on_trial_posts_nothing_but_stands_in_the_digest(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await raise_alert(newsroom, differing("fled valley"))
        await say(newsroom, "trust figure-value pilot", ADMIN)
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        for _ in range(5):
            await deliver_due(newsroom, {"wall": wall})
            clock.forward(seconds=2)
        assert sum(post.key.startswith("alert:") for post in wall.posts) == 1
        digest = await say(newsroom, "digest")
        assert "1 suggested" in digest.summary
        keep = next(one for one in digest.buttons if one.action == buttons.KEEP)
        assert keep.value == str(second.alert_ids[0])


async def test_trust_lists_keep_rates_by_rule_and_source(newsroom):
    await decide(newsroom, 3, buttons.SETTLE)
    await decide(newsroom, 1, buttons.NOT_DIFFERENCE, start=10)
    message = await say(newsroom, "trust")
    rules, sources = [part.items for part in message.parts if isinstance(part, Listing)]
    assert rules[0].text == "figure-value: 3 of 4 kept (75%)"
    assert rules[0].detail == "decided by 3 people"
    assert {item.text for item in sources} == {"Northwire: 3 of 4 kept (75%)", "Southpress: 3 of 4 kept (75%)"}


async def test_a_wrong_rule_or_place_is_answered_with_what_is_right(newsroom):
    await raise_alert(newsroom, differing("died in Arden"))
    assert "Did you mean figure-value" in repr(await say(newsroom, "trust figure-valeu pilot", ADMIN))
    assert "channel, digest or pilot" in repr(await say(newsroom, "trust figure-value", ADMIN))
    assert "Nothing has been decided" in (await say(newsroom, "trust")).summary


async def test_no_difference_is_remembered_for_the_fact(tmp_path):
    clock, wall = Clock(), Wall()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        alert_id = second.alert_ids[0]
        await deliver_due(newsroom, {"wall": wall})
        await press(PressRequest(action=buttons.NOT_DIFFERENCE, value=str(alert_id), asker=ANA), newsroom)
        third = "Arden mourns\n\nThe floods in Arden killed 40 people, the fire service said on Tuesday."
        again = await take(newsroom, third, source="Eastwire")
        assert alert_id in again.alert_ids
        for _ in range(6):
            clock.forward(seconds=2)
            await deliver_due(newsroom, {"wall": wall})
        async with newsroom.database.read() as session:
            assert (await load_alert(session, alert_id)).alert.state is AlertState.SETTLED
    assert len(wall.posts) == 1
    assert wall.edits
