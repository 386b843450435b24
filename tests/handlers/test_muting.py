from dataclasses import replace
from datetime import timedelta

import pytest

from claims.alert import AlertState
from claims.article import PubStatus
from claims.difference import DifferenceKind
from handlers.answers import answer
from handlers.muting import covered_by, mute_from
from handlers.request import Asker, CommandRequest
from storage.alerts import load_alert
from storage.articles import save_article
from storage.mutes import MuteScope, active_mutes
from tests.alerts import differing, raise_alert
from tests.builders import a_difference, a_side
from tests.newsrooms import a_newsroom

ANA = Asker(platform="wall", user_id="U1", user_name="Ana")


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path) as opened:
        yield opened


async def record(newsroom, alert_id):
    async with newsroom.database.read() as session:
        return await load_alert(session, alert_id)


async def mute(newsroom, alert_id, scope):
    alert = (await record(newsroom, alert_id)).alert
    async with newsroom.database.write() as session:
        return await mute_from(session, alert, scope, newsroom, until=newsroom.now() + timedelta(hours=4), asker=ANA)


def naming(difference, *names):
    """The difference, its passages naming somebody."""
    sides = [
        replace(
            side,
            members=tuple(
                replace(one, claim=replace(one.claim, entities=names), claim_id=None) for one in side.members
            ),
        )
        for side in difference.sides
    ]
    return replace(difference, sides=tuple(sides))


async def test_whoever_is_named_can_be_muted_and_the_preview_says_what_that_hides(newsroom):
    first = await raise_alert(newsroom, naming(differing("died in Arden"), "Lena Adair"))
    other = await raise_alert(newsroom, naming(differing("fled Arden"), "Piet Hathaway", "LENA ADAIR"))
    apart = await raise_alert(newsroom, naming(differing("came to Galen"), "Ola Jessop"))
    async with newsroom.database.read() as session:
        covered = await covered_by(session, (await load_alert(session, first)).alert, newsroom.now())
    (entity,) = [one for one in covered if one.scope is MuteScope.ENTITY]
    assert entity.label == "Lena Adair"
    assert len(entity.hidden) == 2

    assert await mute(newsroom, first, MuteScope.ENTITY) == 2
    states = [(await record(newsroom, one)).alert.state for one in (first, other, apart)]
    assert states == [AlertState.MUTED, AlertState.MUTED, AlertState.OPEN]


@pytest.mark.parametrize("scope", [MuteScope.FACT, MuteScope.STORY])
async def test_a_kill_ends_the_mutes_of_what_it_touches(newsroom, scope):
    conflict = differing("died in Arden")
    muted = await raise_alert(newsroom, conflict)
    story_id = (await record(newsroom, muted)).alert.story_id
    await mute(newsroom, muted, scope)
    withdrawn = conflict.sides[1].members[0]
    async with newsroom.database.write() as session:
        await save_article(session, replace(withdrawn.article, pub_status=PubStatus.CANCELED), now=newsroom.now())
    kill = a_difference((a_side("withdrawn", withdrawn),), kind=DifferenceKind.CORRECTION, rule="article-killed")
    await raise_alert(newsroom, kill, story_id=story_id)

    async with newsroom.database.read() as session:
        assert await active_mutes(session, newsroom.now()) == []
    assert (await record(newsroom, muted)).alert.state is AlertState.SETTLED


async def test_a_kill_leaves_wider_mutes_and_other_stories_alone(newsroom):
    muted = await raise_alert(newsroom, differing("died in Arden"))
    await mute(newsroom, muted, MuteScope.RULE)
    elsewhere = differing("fled Galen", rule="other")
    await raise_alert(newsroom, a_difference(elsewhere.sides, kind=DifferenceKind.CORRECTION, rule="article-killed"))
    async with newsroom.database.read() as session:
        assert len(await active_mutes(session, newsroom.now())) == 1
    assert (await record(newsroom, muted)).alert.state is AlertState.MUTED


async def test_mutes_stand_in_the_digest_with_their_end(newsroom):
    alert_id = await raise_alert(newsroom, differing("died in Arden"))
    await mute(newsroom, alert_id, MuteScope.STORY)
    newsroom.now.forward(minutes=1)
    message = await answer(CommandRequest(verb="digest", asker=ANA), newsroom)
    said = repr(message.parts)
    assert "Muted (1)" in said
    assert "until 16:00 UTC, by Ana" in said
    assert "1 low or muted difference" in said
