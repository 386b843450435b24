"""The claim base: what is found again, and what must not be."""

from dataclasses import replace

import pytest

from claims.article import PubStatus
from claims.claim import ClaimKind, NameClaim, Span
from storage.articles import save_article
from storage.claim_base import (
    claims_of_article,
    claims_of_story,
    count_claims,
    evidence_of,
    find_candidates,
    save_claims,
)
from storage.database import Database
from storage.postings import POSTINGS_PER_KEY
from storage.stories import save_story
from tests.storage.builders import NOON, article_about, figure_in, minutes, store

TOP = 2**63 - 1


async def test_a_claim_is_found_by_its_keys_with_its_whole_article(database: Database):
    article = article_about()
    async with database.write() as session:
        stored = await store(session, article, keys=(7, TOP))
    async with database.read() as session:
        found = await find_candidates(session, [[TOP], [8], []], now=NOON)

    assert found == [[stored], [], []]
    assert stored.article == article
    assert stored.claim == figure_in(article, "40", 40)


async def test_what_shares_more_and_rarer_keys_comes_first(database: Database):
    async with database.write() as session:
        for number in range(20):
            await store(session, article_about(uri=f"common {number}"), keys=(1,))
        rare = await store(session, article_about(uri="rare"), keys=(2,))
        both = await store(session, article_about(uri="both"), keys=(1, 2))
        [found] = await find_candidates(session, [[1, 2]], now=NOON)
    assert found[:2] == [both, rare]
    assert len(found) == 22
    ids = [one.claim_id for one in found[2:]]
    assert ids == sorted(ids, reverse=True), "of equals the newest comes first"


async def test_at_most_so_many_candidates_are_returned(database: Database):
    async with database.write() as session:
        for number in range(6):
            await store(session, article_about(uri=str(number)), keys=(1,))
        [found] = await find_candidates(session, [[1]], now=NOON, limit=4)
    assert [one.article.uri for one in found] == ["5", "4", "3", "2"]


async def test_a_frequent_key_reaches_only_the_newest_and_a_rare_one_all_history(database: Database):
    old = article_about(uri="old")
    async with database.write() as session:
        await store(session, old, keys=(1, 2))
        new = await save_article(session, article_about("40 people " * 300, uri="new"), now=NOON)
        claims = [figure_in(article_about("40 people " * 300))] * 300
        await save_claims(session, article_id=new.article_id, claims=claims, keys=[[1]] * 300)
        [by_frequent, by_both] = await find_candidates(session, [[1], [1, 2]], now=NOON, limit=1000)
    assert len(by_frequent) == POSTINGS_PER_KEY
    assert "old" not in {one.article.uri for one in by_frequent}
    assert by_both[0].article.uri == "old"


async def test_only_the_current_version_is_a_candidate(database: Database):
    async with database.write() as session:
        old = await store(session, article_about("40 dead."))
        new = await store(session, article_about("55 dead."), now=minutes(1))
        [found] = await find_candidates(session, [[1, 2]], now=NOON)
        late = replace(article_about("12 dead."), published_at=minutes(-90))
        await store(session, late, now=minutes(2))
        assert await find_candidates(session, [[1, 2]], now=NOON) == [[new]]
        assert old.claim_id is not None
        assert set(await evidence_of(session, [old.claim_id])) == {old.claim_id}, "an alert may still cite it"
    assert found == [new]


@pytest.mark.parametrize(
    "fields",
    [
        {"pub_status": PubStatus.WITHHELD},
        {"pub_status": PubStatus.CANCELED},
        {"embargoed": minutes(10)},
    ],
)
async def test_what_may_not_be_shown_is_no_candidate(database: Database, fields: dict):
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)
        await store(session, article_about(**fields), story_id=story)
        assert await find_candidates(session, [[1]], now=NOON) == [[]]
        assert await claims_of_story(session, story, now=NOON) == []


async def test_an_embargo_that_is_over_hides_nothing(database: Database):
    async with database.write() as session:
        stored = await store(session, article_about(embargoed=minutes(10)))
        assert await find_candidates(session, [[1]], now=minutes(10)) == [[stored]]


async def test_excluded_articles_make_room_for_others(database: Database):
    async with database.write() as session:
        other = await store(session, article_about(uri="other"), keys=(1,))
        own = await save_article(session, article_about(uri="own"), now=NOON)
        claims = [figure_in(article_about())] * 60
        await save_claims(session, article_id=own.article_id, claims=claims, keys=[[1, 2]] * 60)
        found = await find_candidates(session, [[1, 2]], now=NOON, exclude_article_ids=[own.article_id])
    assert found == [[other]]


async def test_claims_are_listed_by_article_and_story(database: Database):
    article = article_about()
    name = NameClaim(surface="The", span=Span(0, 3), sentence=article.text, sentence_span=Span(0, 3), form="The")
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)
        saved = await save_article(session, article, now=NOON, story_id=story)
        ids = await save_claims(session, article_id=saved.article_id, claims=[figure_in(article), name], keys=[[1], []])
    async with database.read() as session:
        mine = await claims_of_article(session, saved.article_id)
        figures = await claims_of_story(session, story, now=NOON, kind=ClaimKind.FIGURE)
        assert await count_claims(session) == 2
    assert [one.claim_id for one in mine] == ids == sorted(ids)
    assert mine[1].claim == name
    assert [one.claim_id for one in figures] == ids[:1]
    assert {one.story_id for one in mine} == {story}


async def test_an_article_may_have_no_claims(database: Database):
    async with database.write() as session:
        saved = await save_article(session, article_about(), now=NOON)
        assert await save_claims(session, article_id=saved.article_id, claims=[], keys=[]) == []
        assert await find_candidates(session, [], now=NOON) == []


@pytest.mark.parametrize("key", [-1, 2**63])
async def test_a_key_out_of_range_is_refused(sqlite_database: Database, key: int):
    async with sqlite_database.write() as session:
        saved = await save_article(session, article_about(), now=NOON)
        with pytest.raises(ValueError, match="between 0 and"):
            await save_claims(session, article_id=saved.article_id, claims=[figure_in(article_about())], keys=[[key]])
        with pytest.raises(ValueError, match="between 0 and"):
            await find_candidates(session, [[key]], now=NOON)


async def test_claims_need_a_stored_article_and_as_many_sets_of_keys(sqlite_database: Database):
    claim = figure_in(article_about())
    async with sqlite_database.write() as session:
        with pytest.raises(LookupError, match="article 5 is not stored"):
            await save_claims(session, article_id=5, claims=[claim], keys=[[1]])
        with pytest.raises(ValueError, match="1 claims came with 2"):
            await save_claims(session, article_id=5, claims=[claim], keys=[[1], [2]])


async def test_many_candidates_for_many_claims_travel_as_one_parameter(database: Database):
    async with database.write() as session:
        for number in range(30):
            await store(session, article_about(uri=str(number)), keys=tuple(range(40)))
        found = await find_candidates(session, [[key] for key in range(1000)], now=NOON)
    assert [len(one) for one in found] == [30] * 40 + [0] * 960
