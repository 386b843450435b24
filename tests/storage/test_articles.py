"""Articles: versions, copies, what may be seen."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from claims.article import Article, PubStatus, Span
from claims.claim import Voice
from claims.framing.profile import FramingProfile, LoadedWord
from storage.articles import (
    Arrival,
    articles_of_story,
    content_fingerprint,
    count_articles,
    find_article,
    find_article_by_url,
    find_same,
    load_article,
    recent_articles,
    save_article,
    set_story,
    shingles_since,
    versions,
)
from storage.database import Database
from storage.stories import save_story
from tests.storage.builders import NOON, article_about, minutes

FULL = Article(
    uri="urn:newsml:example.com:1",
    source="The Coast",
    text="Quake in Valparaíso\n\nAbout 40 people died. 𝔘nicode stays.",
    headline="Quake in Valparaíso",
    headline_span=Span(0, 19),
    body_span=Span(21, 60),
    url="https://example.com/quake",
    origin="AP",
    byline="Ana Ruiz",
    section="world",
    language="en",
    published_at=NOON,
    version_created=minutes(3.000001),
    version="2",
    pub_status=PubStatus.USABLE,
    embargoed=minutes(30),
    ed_note="Adds toll",
)
PROFILE = FramingProfile(
    loaded_words=(LoadedWord(surface="slammed", span=Span(3, 10), lemma="slam", voice=Voice.OWN, lead=True),),
    word_count=8,
)


async def test_every_field_comes_back(database: Database):
    async with database.write() as session:
        saved = await save_article(
            session, FULL, now=minutes(5), profile=PROFILE, shingles=(3, 2**62), model_version="en 3.8"
        )
    async with database.read() as session:
        stored = await load_article(session, saved.article_id)

    assert stored is not None
    assert stored.article == FULL
    assert stored.profile == PROFILE
    assert stored.shingles == (3, 2**62)
    assert (stored.received_at, stored.model_version, stored.is_current) == (minutes(5), "en 3.8", True)
    assert saved.arrival is Arrival.NEW


async def test_the_same_content_is_stored_once(database: Database):
    async with database.write() as session:
        first = await save_article(session, FULL, now=NOON)
    async with database.write() as session:
        assert await find_same(session, FULL) == first.article_id
        again = await save_article(session, replace(FULL, embargoed=None), now=minutes(9))
    async with database.read() as session:
        assert (again.arrival, again.article_id) == (Arrival.SAME, first.article_id)
        assert len(await versions(session, FULL.uri)) == 1
        stored = await find_article(session, FULL.uri)
        assert stored is not None
        assert stored.article.embargoed is None


@pytest.mark.parametrize("change", [{"text": FULL.text + "!"}, {"headline": "x"}, {"pub_status": PubStatus.CANCELED}])
def test_the_fingerprint_follows_the_content(change: dict):
    assert content_fingerprint(replace(FULL, **change)) != content_fingerprint(FULL)


async def test_a_new_version_takes_over(database: Database):
    newer = replace(FULL, text=FULL.text + " Update.", version_created=minutes(20))
    async with database.write() as session:
        first = await save_article(session, FULL, now=NOON)
        second = await save_article(session, newer, now=minutes(21))
    async with database.read() as session:
        current = await find_article(session, FULL.uri)
        history = await versions(session, FULL.uri)
        by_url = await find_article_by_url(session, "https://example.com/quake")
        number = await count_articles(session)

    assert second.arrival is Arrival.VERSION
    assert second.replaces_id == first.article_id
    assert current is not None
    assert current.article == newer
    assert [(one.article_id, one.is_current) for one in history] == [
        (first.article_id, False),
        (second.article_id, True),
    ]
    assert by_url == current
    assert number == 1


async def test_an_older_version_that_comes_late_does_not_take_over(database: Database):
    older = replace(FULL, text="Quake felt.", version_created=minutes(-60), headline_span=None, body_span=Span(0, 11))
    async with database.write() as session:
        await save_article(session, FULL, now=NOON)
        late = await save_article(session, older, now=minutes(1))
        current = await find_article(session, FULL.uri)
    assert late.arrival is Arrival.LATE
    assert current is not None
    assert current.article == FULL


async def test_an_old_file_dropped_again_is_not_news(database: Database):
    newer = replace(FULL, text=FULL.text + " Update.", version_created=None)
    async with database.write() as session:
        first = await save_article(session, FULL, now=NOON)
        await save_article(session, newer, now=minutes(1))
        again = await save_article(session, FULL, now=minutes(2))
    assert (again.arrival, again.article_id) == (Arrival.SAME, first.article_id)


async def test_times_keep_their_instant_whatever_their_zone(database: Database):
    local = replace(FULL, published_at=datetime(2026, 3, 2, 14, tzinfo=timezone(timedelta(hours=2))))
    async with database.write() as session:
        await save_article(session, local, now=NOON)
        stored = await find_article(session, local.uri)
    assert stored is not None
    assert stored.article.published_at == NOON


async def test_a_time_without_a_zone_is_refused_by_name(sqlite_database: Database):
    naive = replace(FULL, published_at=datetime(2026, 3, 2, 14))  # noqa: DTZ001
    with pytest.raises(ValueError, match=r"published_at of urn:newsml:example\.com:1"):
        async with sqlite_database.write() as session:
            await save_article(session, naive, now=NOON)


HOSTILE = {
    "nul": "Forty\x00 people died in 3 towns.",
    "half a surrogate pair": "Forty \ud83d people died in 3 towns.",
    "quotes": "Robert'); DROP TABLE article;-- 40 %s {} :name",
    "right to left": "\u202e40 people\u202c died. שלום 🏚️",
    "long": "40 people died. " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_stored_code_point_for_code_point(database: Database, text: str):
    article = article_about(text, uri="https://example.com/" + text[:60] + "x" * 9000, source="\x00")
    async with database.write() as session:
        saved = await save_article(session, article, now=NOON)
        assert await find_same(session, article) == saved.article_id
    async with database.read() as session:
        stored = await find_article(session, article.uri)
    assert stored is not None
    assert len(stored.article.text) == len(text)
    assert stored.article.text == text.replace("\x00", "\ufffd").replace("\ud83d", "\ufffd")


async def test_articles_are_listed_by_story_and_time(database: Database):
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)
        ids = [
            (await save_article(session, article_about(uri=uri), now=minutes(at), shingles=shingles)).article_id
            for uri, at, shingles in [("a", 0, (1, 2)), ("b", 10, None), ("c", 20, ())]
        ]
        for article_id in ids[:2]:
            await set_story(session, article_id, story)
    async with database.read() as session:
        assert [one.article_id for one in await recent_articles(session, minutes(10))] == [ids[2], ids[1]]
        assert [one.article_id for one in await recent_articles(session, minutes(-1), limit=1)] == [ids[2]]
        assert [one.article_id for one in await articles_of_story(session, story)] == ids[:2]
        assert [(one.uri, one.shingles) for one in await shingles_since(session, NOON)] == [("a", (1, 2)), ("c", ())]


async def test_writers_that_bring_one_article_at_once_store_it_once(database: Database):
    async def bring(number: int) -> Arrival:
        async with database.write() as session:
            text = f"{number % 2} people died."
            return (await save_article(session, article_about(text), now=NOON)).arrival

    arrivals = await asyncio.gather(*(bring(number) for number in range(8)))
    async with database.read() as session:
        stored = await versions(session, "a")
    assert len(stored) == 2
    assert [one.is_current for one in stored] == [False, True]
    assert sorted(arrivals) == [Arrival.NEW, *[Arrival.SAME] * 6, Arrival.VERSION]
