"""Framing alerts in a living newsroom: who is told, whatever arrives first, and what a desk may change."""

from dataclasses import replace
from itertools import permutations

import pytest

from claims.difference import DifferenceKind
from claims.framing.house_words import read_house_words
from handlers.deliver import deliver_due
from handlers.desks.desk import Framing
from handlers.messages import buttons
from storage.alerts import open_alerts
from storage.decisions import record_decision
from storage.wording_keeps import word_keeps
from tests.newsrooms import DESK, Clock, Wall, a_newsroom, take

HOT = """Ruiz closes the old port

Mayor Anna Ruiz has taken a sharp escalation in the dispute over the old port of Arden: she closed it on Monday. \
Her reckless decision stunned the city of Arden. Boats lay idle in the old port for hours and workers went home."""
PEERS = {
    "Northwire": "Mayor Anna Ruiz closed the old port of Arden on Monday. The decision is a limited measure, she said.",
    "Southwire": "The old port of Arden was shut by mayor Anna Ruiz on Monday, marking a significant shift in city policy.",
    "Eastwire": "On Monday Anna Ruiz, the mayor of Arden, shut its old port. The closure follows a familiar pattern.",
}


def as_article(headline, body):
    return f"{headline}\n\n{body}"


async def framing_alerts(newsroom):
    async with newsroom.database.read() as session:
        records = await open_alerts(session, route=None)
    return [one.alert for one in records if one.alert.differences[0].kind is DifferenceKind.FRAMING]


async def take_all(newsroom, hot=HOT, order=("Heatwire", *PEERS)):
    texts = {"Heatwire": hot}
    texts |= {source: as_article("Arden port closed", body) for source, body in PEERS.items()}
    for source in order:
        await take(newsroom, texts[source], source=source)


async def posted(newsroom, clock):
    wall = Wall()
    for _ in range(4):
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(minutes=1)
    return [post.message.title for post in wall.posts if "raming" in post.message.title]


@pytest.mark.parametrize("order", list(permutations(("Heatwire", *PEERS)))[::7])
async def test_the_odd_article_is_told_of_wherever_in_the_row_it_came(tmp_path, order):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take_all(newsroom, order=order)
        (alert,) = await framing_alerts(newsroom)
        titles = await posted(newsroom, clock)
    assert [member.claim.surface for member in alert.differences[0].sides[0].members] == [
        "a sharp escalation",
        "reckless decision",
    ]
    assert {member.article.source for member in alert.differences[0].sides[1].members} == set(PEERS)
    assert len(titles) == 1


ALIKE = {
    "Westwire": "Anna Ruiz closed the port of Arden. The reckless decision of the mayor marks a sharp escalation there.",
    "Midwire": "Arden has lost its old port to a sharp escalation by mayor Ruiz: her reckless decision came on Monday.",
    "Farwire": "Mayor Ruiz of Arden made a reckless decision on Monday. Closing the port is a sharp escalation.",
}


async def test_a_card_is_closed_when_others_come_to_say_the_same(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await take_all(newsroom)
        assert len(await framing_alerts(newsroom)) == 1
        for source, body in ALIKE.items():
            await take(newsroom, as_article("Old port closed", body), source=source)
        left = await framing_alerts(newsroom)
    assert "Heatwire" not in {alert.differences[0].sides[0].members[0].article.source for alert in left}


@pytest.mark.parametrize(
    ("framing", "hot", "cards"),
    [
        (Framing.NORMAL, HOT, 1),
        (Framing.QUIET, HOT, 1),
        (Framing.EAGER, HOT, 1),
        (Framing.OFF, HOT, 0),
    ],
)
async def test_each_channel_says_how_much_it_takes(tmp_path, framing, hot, cards):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as usual:
        newsroom = replace(usual, desks=(replace(DESK, framing=framing),))
        await take_all(newsroom, hot)
        titles = await posted(newsroom, clock)
    assert len(titles) == cards


async def test_a_word_the_house_silences_raises_nothing(tmp_path):
    house = read_house_words('[silence]\nreckless = "we use it"\nescalation = "we use it"')
    async with a_newsroom(tmp_path, framing_words=house) as newsroom:
        await take_all(newsroom)
        assert await framing_alerts(newsroom) == []


async def test_each_word_has_its_keep_rate(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await take_all(newsroom)
        (alert,) = await framing_alerts(newsroom)
        async with newsroom.database.write() as session:
            for action in (buttons.TAKE, buttons.NOT_DIFFERENCE):
                await record_decision(
                    session,
                    alert_id=alert.alert_id,
                    action=action,
                    user_id="U1",
                    user_name="Ana",
                    platform="wall",
                    now=newsroom.now(),
                )
        async with newsroom.database.read() as session:
            keeps = await word_keeps(session, keeping={buttons.TAKE}, dropping={buttons.NOT_DIFFERENCE})
    assert [(one.word, one.alerts, one.kept, one.dropped, one.keep_rate) for one in keeps] == [
        ("escalation", 1, 0, 1, 0.0),
        ("reckless", 1, 0, 1, 0.0),
    ]
