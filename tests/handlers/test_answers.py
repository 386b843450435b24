from dataclasses import replace

import pytest

from handlers.answers import ANSWERS, another_page, answer
from handlers.message import ChatMessage, Facts, Quotation, Showing, Table
from handlers.messages.buttons import MORE, SHARE
from handlers.presses import press
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.verbs import VERBS
from storage.alerts import open_alerts
from storage.articles import count_articles
from storage.feeds import Feed, save_feed
from tests.builders import NOON
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


async def test_claim_puts_what_speaks_of_the_same_thing_first(newsroom):
    message = await ask(newsroom, "claim", text="Some 20 people have died in the floods in Arden.")

    first, *_ = [part for part in message.parts if isinstance(part, Quotation)]
    assert first.note.startswith("differs from your text")
    assert first.text in FIRST + SECOND


async def test_claim_is_honest_when_nothing_is_near(newsroom):
    message = await ask(newsroom, "claim", text="Zeppelins moored quietly.")

    assert "Nothing in the claim base" in message.summary
    assert message.buttons == ()


async def test_a_story_shows_its_articles_voices_and_differences(newsroom):
    message = await ask(newsroom, "story", which="floods Arden")

    said = repr(message)
    assert "2 articles from 2 outlets" in message.summary
    assert "1 difference to decide" in message.summary
    assert "regional government" in said
    assert "Arden counts its dead" in said


async def test_a_story_nobody_wrote_is_not_made_up(newsroom):
    assert "No story" in (await ask(newsroom, "story", which="zeppelins")).summary


async def test_an_embargoed_article_is_in_no_story_shown(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        url = "https://northwire.example/embargoed"
        await take(newsroom, FIRST, source="Northwire", url=url, embargoed="2026-03-11T06:00:00Z")
        for which in ("floods Arden", url):
            assert "No story" in (await ask(newsroom, "story", which=which)).summary
        assert "no article is in" in (await ask(newsroom, "sources")).summary.lower()


async def test_two_stored_articles_are_compared_by_their_addresses(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        addresses = ["https://northwire.example/1", "https://valley.example/2"]
        await take(newsroom, FIRST, source="Northwire", url=addresses[0])
        await take(newsroom, SECOND, source="Valley Press", url=addresses[1])
        message = await ask(newsroom, "compare", first=addresses[0], second=addresses[1])
        unknown = await ask(newsroom, "compare", first=addresses[0], second="https://nobody.example")

    assert message.title == "Northwire and Valley Press"
    assert "1 difference" in message.summary
    assert "of claims about one thing agree" in repr(message)
    assert "nobody.example" in unknown.summary


async def test_a_draft_is_checked_in_private_and_stored_nowhere(newsroom):
    message = await ask(newsroom, "check", text="Floods in Arden\n\nThe floods in Arden have killed 20 people.")

    assert "20" in message.summary
    assert "nothing was stored" in message.footer
    facts = dict(pair for part in message.parts if isinstance(part, Facts) for pair in part.pairs)
    assert facts["Origins"] == "2 independent: Northwire and Valley Press"
    assert SHARE not in {button.action for button in message.buttons}
    async with newsroom.database.read() as session:
        assert await count_articles(session) == 2


async def test_why_explains_every_stage(newsroom):
    number = (await open_records(newsroom))[0].alert.alert_id
    message = await ask(newsroom, "why", alert=f"#{number}")

    said = repr(message)
    for words in ("1. Read", "aken for one thing from 0.50", "What spoke for", "at or above 0.72", "Kept out"):
        assert words in said
    assert "62" in message.summary


async def test_why_of_an_unknown_alert_says_where_to_look(newsroom):
    assert "no alert" in (await ask(newsroom, "why", alert="x")).summary


async def test_mine_are_the_alerts_i_took_last(newsroom):
    number = (await open_records(newsroom))[0].alert.alert_id
    await press(PressRequest(action="take", value=str(number), asker=ASKER), newsroom)

    assert "1 alert of yours" in (await ask(newsroom, "alerts", which="mine")).title
    other = await answer(
        CommandRequest(verb="alerts", asker=replace(ASKER, user_id="U2"), options={"which": "mine"}), newsroom
    )
    assert "taken no alert" in other.summary


async def test_sources_are_listed_with_what_they_brought(newsroom):
    message = await ask(newsroom, "sources")

    assert "2 sources" in message.summary
    assert "Northwire: 1 article" in repr(message)


async def test_feeds_are_called_by_name_and_never_by_an_address_with_a_key(tmp_path):
    async with a_newsroom(tmp_path, feed_names={"https://one.example/rss?key=s3cret": "Northwire feed"}) as newsroom:
        async with newsroom.database.write() as session:
            for url in ("https://one.example/rss?key=s3cret", "https://two.example/k3y/rss?token=s3cret"):
                await save_feed(
                    session,
                    Feed(url=url, next_check_at=NOON, error_count=2, last_error="timed out", checked_at=NOON),
                )
        for verb in ("feeds", "digest"):
            said = repr(await ask(newsroom, verb))
            assert "Northwire feed" in said
            assert "two.example" in said
            assert "s3cret" not in said
            assert "k3y" not in said


async def test_a_long_list_comes_in_pages_of_eight(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        for number in range(11):
            await take(newsroom, f"Note {number}\n\nThe mayor opened bridge {number}.", source=f"Outlet {number:02}")
        first = await ask(newsroom, "sources")
        (more,) = [button for button in first.buttons if button.action == MORE]
        second = await another_page(more.value, ASKER, newsroom)
        stranger = await another_page(more.value, replace(ASKER, user_id="U2"), newsroom)

    assert len(first.parts[0].items) == 8
    assert [item.text for item in second.parts[0].items] == [f"Outlet {n:02}: 1 article" for n in (8, 9, 10)]
    assert second.shown is Showing.IN_PLACE
    assert MORE not in {button.action for button in second.buttons}
    assert "too old" in stranger.summary


async def test_a_shared_answer_says_who_shared_it_and_has_no_private_buttons(newsroom):
    (share,) = [button for button in (await ask(newsroom, "sources")).buttons if button.action == SHARE]
    message = await press(PressRequest(action=SHARE, value=share.value, asker=ASKER), newsroom)

    assert message.shown is Showing.PUBLIC
    assert message.footer.startswith("Shared by Ana")
    assert message.buttons == ()


async def open_records(newsroom):
    async with newsroom.database.read() as session:
        return await open_alerts(session)
