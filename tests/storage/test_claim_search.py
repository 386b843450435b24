"""The search box."""

import pytest

from claims.claim import ClaimKind
from storage.claim_search import search_claims
from storage.database import Database
from tests.storage.builders import NOON, article_about, minutes, store


async def test_words_are_found_by_their_stems_and_names(database: Database):
    async with database.write() as session:
        quake = await store(session, article_about("The earthquakes killed 40 people.", uri="quake"))
        await store(session, article_about("The budget grew by 3 points.", uri="budget"))
    async with database.read() as session:
        assert await search_claims(session, "earthquake killing", now=NOON) == [quake]
        assert len(await search_claims(session, "Valparaíso", now=NOON)) == 2


async def test_some_of_the_words_will_do_when_no_claim_has_all(database: Database):
    async with database.write() as session:
        quake = await store(session, article_about("The quake killed 40 people.", uri="quake"))
        assert await search_claims(session, "quake helicopter", now=NOON) == [quake]
        assert await search_claims(session, "helicopter", now=NOON) == []


async def test_search_keeps_to_kind_limit_and_what_may_be_shown(database: Database):
    async with database.write() as session:
        await store(session, article_about("Quake: 40 dead.", uri="old"))
        new = await store(session, article_about("Quake: 55 dead.", uri="old"), now=minutes(1))
        await store(session, article_about("Quake: 12 dead.", uri="secret", embargoed=minutes(60)))
        assert await search_claims(session, "quake", now=NOON) == [new]
        assert await search_claims(session, "quake", now=NOON, kind=ClaimKind.QUOTE) == []
        assert await search_claims(session, "quake", now=NOON, kind=ClaimKind.FIGURE) == [new]
        assert len(await search_claims(session, "quake", now=minutes(60), limit=1)) == 1


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', "a AND", "NEAR(", "quake*", "-quake", "terms:quake", "'; DROP TABLE claim; --", "\x00", "é" * 5000,
     "\ud800", "quake " * 500, "!!! & | <->", "%_\\"],
)  # fmt: skip
async def test_hostile_words_are_only_words(database: Database, words: str):
    async with database.write() as session:
        quake = await store(session, article_about("The quake killed 40 people."))
        assert await search_claims(session, words, now=NOON) in ([], [quake])
        assert await search_claims(session, "quake", now=NOON) == [quake]
