import pytest

from handlers.answers import ANSWERS, answer
from handlers.message import ChatMessage, Table
from handlers.request import Asker, CommandRequest
from handlers.verbs import VERBS
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import a_newsroom, take

ASKER = Asker(platform="wall", user_id="U1", user_name="Ana")


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path) as opened:
        await take(opened, FIRST, source="Northwire")
        await take(opened, SECOND, source="Valley Press")
        yield opened


async def ask(newsroom, verb, **options) -> ChatMessage:
    return await answer(CommandRequest(verb=verb, asker=ASKER, options=options), newsroom)


def test_every_verb_has_an_answer_and_every_answer_a_verb():
    assert {verb.name for verb in VERBS} == set(ANSWERS)


async def test_figure_shows_what_every_source_gives(newsroom):
    message = await ask(newsroom, "figure", topic="floods")

    shown = " ".join(cell for part in message.parts if isinstance(part, Table) for row in part.rows for cell in row)
    assert "Northwire" in shown
    assert "62" in shown
    assert "51" in shown


async def test_figure_without_a_topic_says_how_to_ask(newsroom):
    assert "figure deaths" in repr(await ask(newsroom, "figure"))


async def test_figure_is_honest_when_nothing_is_stored_on_it(newsroom):
    message = await ask(newsroom, "figure", topic="zeppelins")

    assert "zeppelins" in message.summary


async def test_alerts_lists_what_is_open_and_opens_one_by_its_number(newsroom):
    listed = await ask(newsroom, "alerts")
    assert "1 open alert" in listed.title

    missing = await ask(newsroom, "alerts", which="12")
    assert "no alert 12" in missing.title + missing.summary


async def test_a_verb_nobody_knows_is_answered_with_the_ones_there_are(newsroom):
    assert "figure" in repr(await ask(newsroom, "figrue"))


@pytest.mark.parametrize("text", ["'; drop table claim; --", '"', "NEAR(", "%_%", "\x00", "a" * 5000])
async def test_hostile_words_are_looked_up_like_any_other(newsroom, text):
    message = await ask(newsroom, "figure", topic=text)

    assert "went wrong" not in message.summary


async def test_digest_counts_what_was_read_and_what_waits(newsroom):
    message = await ask(newsroom, "digest")

    assert "2 articles" in repr(message)
