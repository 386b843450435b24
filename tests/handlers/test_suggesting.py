"""Suggestions while somebody types: what was written lately, nothing that may not be shown."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from handlers.suggesting import MOST, has_suggester, suggest
from handlers.verbs import VERBS
from tests.builders import NOON
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take

EMBARGOED = "Budget of Marland\n\nThe secret budget of Marland is 40 million euros, the ministry said."


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path, clock=Clock()) as opened:
        await take(opened, FIRST, source="Northwire")
        await take(opened, SECOND, source="Valley Press")
        tomorrow = (NOON + timedelta(days=1)).isoformat()
        await take(opened, EMBARGOED, source="Ministry", embargoed=tomorrow)
        yield opened


async def values(newsroom, verb, option, typed):
    return [one.value for one in await suggest(verb, option, typed, newsroom)]


async def shown(newsroom, verb, option, typed):
    return [one.shown for one in await suggest(verb, option, typed, newsroom)]


async def test_topics_are_what_the_figures_of_the_base_measure(newsroom):
    everything = await values(newsroom, "figure", "topic", "")
    assert "people" in everything
    assert await values(newsroom, "figure", "topic", "peo") == [one for one in everything if "people" in one]
    assert await values(newsroom, "figure", "topic", "zeppelin") == []


async def test_stories_are_shown_by_their_newest_headline_and_named_by_their_number(newsroom):
    (story,) = await suggest("story", "which", "", newsroom)
    assert story.value.isdigit()
    assert story.shown.endswith("2 articles")
    assert await values(newsroom, "story", "which", "arden") == [story.value]


async def test_outlets_are_suggested_by_the_start_of_any_word(newsroom):
    assert await values(newsroom, "watch", "source", "") == ["Northwire", "Valley Press"]
    assert await values(newsroom, "watch", "source", "pre") == ["Valley Press"]


async def test_what_is_under_embargo_is_never_suggested(newsroom):
    every = [
        text
        for verb, option in (("figure", "topic"), ("story", "which"), ("watch", "source"), ("alerts", "which"))
        for text in await shown(newsroom, verb, option, "")
    ]
    assert every
    assert not any(word in text for text in every for word in ("Marland", "secret", "Ministry", "euro"))


async def test_alerts_are_shown_by_their_finding_and_named_by_their_number(newsroom):
    first, second, alert = await suggest("alerts", "which", "", newsroom)
    assert (first.value, second.value) == ("open", "mine")
    assert "62" in alert.shown
    assert await values(newsroom, "why", "alert", "") == [alert.value]
    assert await values(newsroom, "why", "alert", alert.value[:4]) == [alert.value]


async def test_verbs_are_suggested_to_help(newsroom):
    assert "figure" in await values(newsroom, "help", "verb", "fig")
    assert len(await values(newsroom, "help", "verb", "")) <= MOST


@pytest.mark.parametrize(("verb", "option"), [(v.name, o.name) for v in VERBS for o in v.options if o.suggested])
def test_every_option_that_says_so_has_suggestions(verb, option):
    assert has_suggester(verb, option)


async def test_an_option_without_suggestions_has_none(newsroom):
    assert await suggest("claim", "text", "x", newsroom) == []


@pytest.mark.parametrize("option", ["topic", "story", "source"])
async def test_one_query_suffices(newsroom, option):
    sent = []

    def listen(_connection, _cursor, statement, *_):
        if statement.startswith("SELECT"):
            sent.append(statement)

    engine = newsroom.database._reader.sync_engine
    event.listen(engine, "before_cursor_execute", listen)
    await suggest("watch", option, "a", newsroom)
    event.remove(engine, "before_cursor_execute", listen)
    assert len(sent) == 1


async def test_a_full_base_gives_as_many_as_can_be_shown(newsroom, monkeypatch):
    monkeypatch.setattr("handlers.suggesting.MOST", 2)
    for number in range(3):
        await take(newsroom, FIRST.replace("62", str(70 + number)), source=f"Outlet {number}")
    assert len(await values(newsroom, "watch", "source", "out")) == 2
