"""A replay equals what really happens when it is set."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.newsroom import scratch_database
from bot.reading_pool import read_here
from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.desks.holding import release_held
from handlers.desks.known import TERMINAL, known_desks
from handlers.desks.setting import applied
from handlers.desks.watch import Watch
from handlers.replaying import CannotReplay, replay
from handlers.request import Asker, CommandRequest
from tests.events import told
from tests.newsrooms import DESK, Clock, Wall, a_newsroom, take

SETTINGS = {
    "as it is": {},
    "cap": {"cap": "1"},
    "quiet": {"quiet": "11:00-14:00", "severity": "low"},
    "severity": {"severity": "high"},
    "cards": {"cards": "off"},
    "window": {"window": "30m"},
}
WATCHES = {"source": Watch(source="Outlet 2b"), "place": Watch(topic="ferry"), "all": Watch()}
_READ = {}


async def read(article):
    """Each article is read once for all the tests of this file: the engine is the same."""
    key = article.uri, article.text
    if key not in _READ:
        _READ[key] = await asyncio.to_thread(read_here, article)
    return _READ[key]


def articles():
    for number in (0, 2, 13):
        for retold, count in ((False, 40 + number), (True, 80 + number)):
            source = f"Outlet {number}{'b' if retold else 'a'}"
            yield told(number, count=count, source=source, retold=retold).split("---\n")[-1], source


async def live(newsroom, clock, wall, desk):
    """Articles come every 20 minutes, the clock ticks every five; what the desk was told."""
    house = replace(newsroom, desks=(desk,))
    texts = list(articles())
    for step in range(60):
        if step % 4 == 0 and texts:
            text, source = texts.pop(0)
            await take(house, text, source=source, published=clock.at.isoformat())
        await release_held(house)
        await deliver_due(house, {TERMINAL: wall})
        clock.forward(minutes=5)
    return [(post.key.split(":")[0], post.message.summary) for post in wall.posts]


class Caught(Wall):
    name = TERMINAL


@pytest.mark.parametrize("named", SETTINGS)
async def test_a_replay_equals_what_really_happens_when_it_is_set(tmp_path, named):
    usual = replace(DESK, chat=TERMINAL)
    await holds(tmp_path, usual, applied(usual, SETTINGS[named]))


@pytest.mark.parametrize("named", WATCHES)
async def test_a_replay_of_a_watch_equals_what_really_happens(tmp_path, named):
    usual = replace(DESK, chat=TERMINAL)
    await holds(tmp_path, usual, replace(usual, watches=(WATCHES[named],)))


async def holds(folder, usual, desk):
    for name in ("real", "archive"):
        (folder / name).mkdir()
    clock = Clock()
    async with a_newsroom(folder / "real", clock=clock) as opened:
        really = await live(replace(opened, read=read), clock, Caught(), desk)
    clock = Clock()
    async with a_newsroom(folder / "archive", clock=clock, scratch=scratch_database) as opened:
        newsroom = replace(opened, read=read)
        as_was = await live(newsroom, clock, Caught(), usual)
        found = await replay(newsroom, desk, since=clock.at - timedelta(hours=6))
        async with newsroom.database.read() as session:
            assert await known_desks(session, newsroom) == [DESK]
    assert as_was
    assert [(one.kind, one.summary) for one in found.told] == really
    assert found.articles == 6


async def test_too_much_is_not_replayed_and_a_wrong_setting_is_refused(tmp_path):
    async with a_newsroom(tmp_path, scratch=scratch_database) as newsroom:
        await take(newsroom, "A note\n\nThe mayor opened the bridge.", source="Northwire")
        with pytest.raises(CannotReplay, match="Replay fewer days"):
            await replay(newsroom, DESK, since=newsroom.now() - timedelta(days=1), most=0)
        asker = Asker(platform="wall", user_id="U1", user_name="Ana", channel="wire-desk")
        for options, says in (
            ({"setting": "cap", "value": "many"}, "1 to 60"),
            ({"since": "ever"}, "90s, 5m or 4h"),
            ({"watch": "sorce:x"}, "Did you mean source:?"),
        ):
            message = await answer(CommandRequest(verb="replay", asker=asker, options=options), newsroom)
            assert says in repr(message.parts)
