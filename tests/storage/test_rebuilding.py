"""Reading again loses no fact and no card."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from claims.claim import NameClaim, Span
from claims.framing.profile import FramingProfile
from storage.alerts import load_alert, save_alert
from storage.articles import find_article, save_article
from storage.claim_base import claims_of_article, find_candidates, save_claims
from storage.claim_search import search_claims
from storage.database import Database
from storage.facts import evidence_of_fact, facts_of_claims, settle_fact
from storage.rebuilding import articles_to_rebuild, replace_claims
from tests.storage.builders import NOON, article_about, conflict, figure_in, store

ARTICLE = article_about("The quake killed about 40 people and hurt 900 others.", uri="quake")
PROFILE = FramingProfile(word_count=10)


async def test_new_claims_take_the_place_of_the_old_ones_they_overlap(database: Database):
    async with database.write() as session:
        other = await store(session, article_about("55 dead.", uri="other"))
        saved = await save_article(session, ARTICLE, now=NOON, model_version="old")
        dead, hurt = [figure_in(ARTICLE, "40", 40), figure_in(ARTICLE, "900 others", 900)]
        ids = await save_claims(session, article_id=saved.article_id, claims=[dead, hurt], keys=[[1], [9]])
        before = await claims_of_article(session, saved.article_id)
        fact = await settle_fact(
            session, [ids[0], other.claim_id], story_id=None, family="figure", subject="deaths", now=NOON
        )
        alert = await save_alert(
            session,
            fact_id=fact,
            story_id=None,
            differences=[conflict(before[0], other), conflict(before[1], other)],
            fingerprint="one",
            now=NOON,
        )
        assert await articles_to_rebuild(session, model_version="old") == [
            (await find_article(session, "other")).article_id
        ]
        assert saved.article_id in await articles_to_rebuild(session, model_version="new")

        name = NameClaim(surface="The", span=Span(0, 3), sentence="The", sentence_span=Span(0, 3), form="The")
        better = [name, figure_in(ARTICLE, "about 40 people", 41), figure_in(ARTICLE, "40 people and hurt", 7)]
        relinked = await replace_claims(
            session, saved.article_id, claims=better, keys=[[5], [1], [6]], profile=PROFILE, model_version="new"
        )

    assert relinked.moved == {ids[0]: relinked.claim_ids[1]}
    assert relinked.lost == (ids[1],)
    async with database.read() as session:
        assert await facts_of_claims(session, relinked.claim_ids) == {relinked.claim_ids[1]: fact}
        evidence = await evidence_of_fact(session, fact, now=NOON)
        assert [one.claim.surface for one in evidence] == ["55", "about 40 people"]
        record = await load_alert(session, alert.alert_id)
        assert record is not None
        first, second = record.alert.differences
        assert first.sides[0].members[0].claim == better[1]
        assert second.sides[0].members[0].claim == hurt, "what nothing replaced is kept whole"
        found = await find_candidates(session, [[1], [9], [5]], now=NOON)
        assert [[one.claim for one in group if one.article == ARTICLE] for group in found] == [[better[1]], [], [name]]
        stored = await find_article(session, "quake")
        assert stored is not None
        assert (stored.profile, stored.model_version) == (PROFILE, "new")
        assert len(await search_claims(session, "quake", now=NOON)) == 2


async def test_reading_again_with_the_same_result_moves_every_claim_onto_itself(database: Database):
    async with database.write() as session:
        saved = await save_article(session, ARTICLE, now=NOON)
        claims = [figure_in(ARTICLE, "40", 40), figure_in(ARTICLE, "900", 900)]
        ids = await save_claims(session, article_id=saved.article_id, claims=claims, keys=[[1], [2]])
        relinked = await replace_claims(
            session, saved.article_id, claims=claims, keys=[[1], [2]], profile=PROFILE, model_version=""
        )
        assert relinked.moved == dict(zip(ids, relinked.claim_ids, strict=True))
        assert relinked.lost == ()


async def test_claims_an_engine_cannot_read_are_left_out_until_they_are_rebuilt(sqlite_database: Database):

    async with sqlite_database.write() as session:
        stored = await store(session, ARTICLE)
        connection = await session.connection()
        await connection.execute(text("UPDATE claim SET body = json_set(body, '$.dimension', 'parsecs')"))
        assert await find_candidates(session, [[1]], now=NOON) == [[]]
        assert await search_claims(session, "quake", now=NOON) == []
        article_id = (await find_article(session, "quake")).article_id
        assert stored.claim_id is not None
        await replace_claims(
            session,
            article_id,
            claims=[replace(stored.claim)],
            keys=[[1]],
            profile=PROFILE,
            model_version="",
        )
        [[found]] = await find_candidates(session, [[1]], now=NOON)
    assert found.claim == stored.claim


async def test_an_article_that_is_gone_is_not_rebuilt(sqlite_database: Database):
    async with sqlite_database.write() as session:
        with pytest.raises(LookupError):
            await replace_claims(session, 5, claims=[], keys=[], profile=PROFILE, model_version="")
