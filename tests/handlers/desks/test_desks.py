from dataclasses import replace

import pytest

from handlers.answers import answer
from handlers.deliver import deliver_due
from handlers.desks.desk import Desk
from handlers.desks.known import desk_of, known_desks
from handlers.desks.watch import Watch
from handlers.message import Listing, Paragraph
from handlers.request import Asker, CommandRequest
from handlers.verbs import parse_command
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import DESK, Clock, Wall, a_newsroom, take

SPORTS = Asker(platform="wall", user_id="U1", user_name="Ana", channel="sports")
WIRE = replace(SPORTS, channel=DESK.channel)


async def say(newsroom, text, asker=SPORTS):
    verb, options = parse_command(text)
    return await answer(CommandRequest(verb=verb, asker=asker, options=options), newsroom)


def watched(message):
    return [item.text for part in message.parts if isinstance(part, Listing) and part.first for item in part.items]


def notes(message):
    return " ".join(part.text for part in message.parts if isinstance(part, Paragraph))


async def posted_to(newsroom, clock):
    wall = Wall()
    for _ in range(6):
        await deliver_due(newsroom, {"wall": wall})
        clock.forward(seconds=2)
    return [post.channel for post in wall.posts]


async def two_articles(newsroom):
    await take(newsroom, FIRST, source="Northwire")
    await take(newsroom, SECOND, source="Valley Press")


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ("everything", True),
        ('source:"Valley Press" kind:figures', True),
        ("source:Northwire severity:high", True),
        ("floods", True),
        ("place:Arden", True),
        ("kind:framing", False),
        ("source:Valley", False),
        ("strike", False),
        ("own-only", False),
    ],
)
async def test_a_channel_is_told_of_exactly_what_it_watches(tmp_path, typed, is_told):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await say(newsroom, f"watch {typed}")
        await two_articles(newsroom)
        assert (await posted_to(newsroom, clock)) == [DESK.channel, *(["sports"] if is_told else [])]


async def test_watch_answers_with_the_whole_list_and_what_it_would_have_brought(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await two_articles(newsroom)
        clock.forward(hours=30)
        await say(newsroom, "watch kind:framing")
        message = await say(newsroom, 'watch source:"Valley Press"')

    assert watched(message) == ["framing", "source Valley Press"]
    assert "about 0.5 alerts a day on the last 2 days" in message.summary
    assert "Now watched: source Valley Press." in notes(message)


async def test_old_articles_that_raised_in_silence_are_not_counted(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        for text, source in ((FIRST, "Northwire"), (SECOND, "Valley Press")):
            await take(newsroom, text, source=source, published="2026-03-01T11:00:00Z")
        clock.forward(minutes=1)
        assert "about 0 alerts a day" in (await say(newsroom, "watch everything")).summary


async def test_a_channel_that_watches_everything_is_told_so_when_it_adds_to_it(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        message = await say(newsroom, "watch place:Arden", WIRE)
        assert watched(message) == ["everything", "place Arden"]
        assert "unwatch 1" in notes(message)
        message = await say(newsroom, "unwatch 1", WIRE)
        assert watched(message) == ["place Arden"]
        message = await say(newsroom, "unwatch all", WIRE)
        assert watched(message) == []
        assert "watches nothing" in notes(message)
        assert watched(await say(newsroom, "list", WIRE)) == []


async def test_watching_one_thing_twice_adds_nothing(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await say(newsroom, "watch place:Arden")
        message = await say(newsroom, "watch place:Arden")
    assert watched(message) == ["place Arden"]
    assert "already" in notes(message)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("watch", "source:"),
        ("watch sorce:Reuters", "Did you mean source:?"),
        ("watch story:12", "There is no story 12"),
        ("watch story:https://nobody.example/1", "No article with that address"),
        ("watch feed:Nowhere", "There is no feed “Nowhere”. The settings have: none"),
        ("unwatch 1", "watches nothing"),
        ("desk quiet late", "22:00-07:00"),
        ("desk cap", "desk cap 10"),
    ],
)
async def test_a_wrong_argument_is_answered_with_what_is_right(tmp_path, typed, says):
    async with a_newsroom(tmp_path) as newsroom:
        message = await say(newsroom, typed)
        assert says in notes(message)
        async with newsroom.database.read() as session:
            assert await known_desks(session, newsroom) == [DESK]


async def test_an_outlet_nobody_has_heard_of_is_watched_as_typed_with_the_one_that_was_meant(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await two_articles(newsroom)
        message = await say(newsroom, "watch source:Valey")
    assert watched(message) == ["source Valey"]
    assert "Did you mean source:" in notes(message)
    assert "Valley Press" in notes(message)


async def test_a_number_that_is_no_watch_takes_nothing_off(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await say(newsroom, "watch everything")
        assert "from 1 to 1" in notes(await say(newsroom, "unwatch 2"))
        assert watched(await say(newsroom, "list")) == ["everything"]


async def test_a_story_is_watched_by_the_address_of_one_of_its_articles(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take(newsroom, FIRST, source="Northwire", url="https://northwire.example/1")
        message = await say(newsroom, "watch story:https://northwire.example/1")
        assert watched(message)[0].startswith("story ")
        await take(newsroom, SECOND, source="Valley Press")
        assert await posted_to(newsroom, clock) == [DESK.channel, "sports"]


@pytest.mark.parametrize(
    ("setting", "is_told"), [("severity high", True), ("cards off", False), ("framing off", True), ("name Sport", True)]
)
async def test_how_a_desk_is_told_is_its_own_affair(tmp_path, setting, is_told):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await say(newsroom, "watch everything")
        message = await say(newsroom, f"desk {setting}")
        assert "is now" in notes(message)
        await two_articles(newsroom)
        assert await posted_to(newsroom, clock) == [DESK.channel, *(["sports"] if is_told else [])]


async def test_default_takes_a_setting_back(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await say(newsroom, "desk cap 3", WIRE)
        async with newsroom.database.read() as session:
            assert (await desk_of(session, newsroom, WIRE)).cap == 3
        await say(newsroom, "desk cap default", WIRE)
        async with newsroom.database.read() as session:
            assert await known_desks(session, newsroom) == [DESK]


async def test_a_channel_the_settings_call_by_name_is_the_one_people_type_in(tmp_path):
    async with a_newsroom(tmp_path) as plain:
        newsroom = replace(plain, desks=(Desk(chat="wall", channel="#wire-desk"),))
        asker = replace(SPORTS, channel="C0123", channel_name="wire-desk")
        assert watched(await say(newsroom, "watch place:Arden", asker)) == ["everything", "place Arden"]
        async with newsroom.database.read() as session:
            assert [desk.channel for desk in await known_desks(session, newsroom)] == ["#wire-desk"]


async def test_from_the_terminal_a_desk_is_named_with_its_chat(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        asker = Asker(platform="terminal", user_id="t", user_name="t", channel="wall:sports")
        await say(newsroom, "watch place:Arden", asker)
        async with newsroom.database.read() as session:
            desks = await known_desks(session, newsroom)
    assert [(desk.chat, desk.channel) for desk in desks] == [("wall", DESK.channel), ("wall", "sports")]
    assert [watch.conditions for watch in desks[1].watches] == [Watch(place="Arden").conditions]
