"""Facts: whatever order claims arrive in, the same ones end up together, and no decision is lost."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.alert import AlertState
from claims.difference import Route, Severity
from storage.alert_posts import find_post, posts_of_alert, record_post
from storage.alerts import Saved, alert_of_fact, load_alert, open_alerts, save_alert, set_state
from storage.articles import count_articles
from storage.database import Database
from storage.decisions import decisions_of_alert, record_decision
from storage.facts import (
    ClaimTaken,
    create_fact,
    evidence_of_fact,
    evidence_of_facts,
    facts_of_claims,
    link_claims,
    load_fact,
    merge_facts,
    resolve_fact,
    settle_fact,
)
from storage.stories import save_story
from tests.storage.builders import NOON, article_about, conflict, minutes, store

DEATHS = {"story_id": None, "family": "figure", "subject": "people killed", "now": NOON}


async def test_claims_without_a_fact_get_a_new_one(database: Database):
    async with database.write() as session:
        a, b, c = [await store(session, article_about(uri=uri)) for uri in "abc"]
        fact = await settle_fact(session, [a.claim_id, b.claim_id], property="toll", scope="Chile", **DEATHS)
        assert await facts_of_claims(session, [a.claim_id, b.claim_id, c.claim_id]) == {
            a.claim_id: fact,
            b.claim_id: fact,
        }
        assert await settle_fact(session, [b.claim_id, c.claim_id], **DEATHS) == fact
        stored = await load_fact(session, fact)
        assert stored is not None
        assert (stored.family, stored.subject, stored.property, stored.scope) == (
            "figure",
            "people killed",
            "toll",
            "Chile",
        )
        assert await evidence_of_fact(session, fact, now=NOON) == [a, b, c]
        assert await evidence_of_facts(session, [fact, 5], now=NOON) == {fact: [a, b, c], 5: []}


async def test_a_claim_that_speaks_of_two_facts_makes_them_one_and_old_ids_still_lead_there(database: Database):
    async with database.write() as session:
        a, b, c, d = [await store(session, article_about(uri=uri)) for uri in "abcd"]
        first, second, third = [await settle_fact(session, [one.claim_id], **DEATHS) for one in (a, b, c)]
        assert await settle_fact(session, [b.claim_id, c.claim_id], **DEATHS) == second
        assert await settle_fact(session, [a.claim_id, c.claim_id, d.claim_id], **DEATHS) == first
        for old in (first, second, third):
            assert await resolve_fact(session, old) == first
            assert await evidence_of_fact(session, old, now=NOON) == [a, b, c, d]


async def test_a_claim_belongs_to_at_most_one_fact(database: Database):
    async with database.write() as session:
        a = await store(session, article_about())
        await settle_fact(session, [a.claim_id], **DEATHS)
        other = await create_fact(session, **DEATHS)
        with pytest.raises(ClaimTaken, match=str(a.claim_id)):
            await link_claims(session, other, [a.claim_id])
        with pytest.raises(LookupError):
            await link_claims(session, 5, [a.claim_id])
        with pytest.raises(LookupError):
            await merge_facts(session, [5, 6], now=NOON)


async def test_replaced_versions_are_no_evidence_any_more(database: Database):
    async with database.write() as session:
        old = await store(session, article_about("40 dead."))
        fact = await settle_fact(session, [old.claim_id], **DEATHS)
        new = await store(session, article_about("55 dead."), now=minutes(1))
        assert await settle_fact(session, [old.claim_id, new.claim_id], **DEATHS) == fact
        assert await evidence_of_fact(session, fact, now=NOON) == [new]


async def test_joining_facts_joins_their_alerts_and_loses_no_card_and_no_decision(database: Database):
    async with database.write() as session:
        a, b, c, d = [await store(session, article_about(uri=uri)) for uri in "abcd"]
        facts = [await settle_fact(session, [x.claim_id, y.claim_id], **DEATHS) for x, y in ((a, b), (c, d))]
        quiet = await save_alert(
            session,
            fact_id=facts[0],
            story_id=None,
            differences=[conflict(a, b, severity=Severity.LOW, route=Route.SUGGESTED)],
            fingerprint="one",
            now=NOON,
        )
        loud = await save_alert(
            session, fact_id=facts[1], story_id=None, differences=[conflict(c, d)], fingerprint="two", now=NOON
        )
        for number, saved in enumerate([quiet, loud]):
            place = {"chat": "slack", "channel": "C1", "remote_id": str(number)}
            await record_post(session, alert_id=saved.alert_id, fingerprint="x", now=NOON, **place)
            who = {"user_id": "U1", "user_name": "Ana", "platform": "slack"}
            await record_decision(session, alert_id=saved.alert_id, action=f"press {number}", now=NOON, **who)
        await set_state(session, loud.alert_id, AlertState.TAKEN, by="Ana", now=minutes(1))
        assert await settle_fact(session, [b.claim_id, c.claim_id], **{**DEATHS, "now": minutes(2)}) == facts[0]

    async with database.write() as session:
        joined = await load_alert(session, loud.alert_id)
        assert joined is not None
        assert joined == await load_alert(session, quiet.alert_id) == await alert_of_fact(session, facts[1])
        assert joined.alert.alert_id == quiet.alert_id
        assert joined.alert.fact_id == facts[0]
        assert len(joined.alert.differences) == 2
        assert (joined.alert.state, joined.state_by, joined.changed_at) == (AlertState.TAKEN, "Ana", minutes(2))
        assert joined.alert.fingerprint not in {"one", "two"}
        assert [one.alert.alert_id for one in await open_alerts(session)] == [quiet.alert_id]

        posts = await posts_of_alert(session, quiet.alert_id)
        assert [post.posted_for for post in posts] == [quiet.alert_id, loud.alert_id]
        assert {post.alert_id for post in posts} == {quiet.alert_id}
        assert await posts_of_alert(session, loud.alert_id) == posts
        assert await find_post(session, "slack", "C1", "1") == posts[1]

        decisions = await decisions_of_alert(session, loud.alert_id)
        assert [one.action for one in decisions] == ["press 0", "press 1"]
        assert await set_state(session, loud.alert_id, AlertState.SETTLED, by="Bo", now=NOON), "an old card still works"

        again = await save_alert(
            session, fact_id=facts[1], story_id=None, differences=[conflict(a, c)], fingerprint="three", now=minutes(3)
        )
        assert (again.alert_id, again.outcome, again.state) == (quiet.alert_id, Saved.CHANGED, AlertState.SETTLED)
        settled = await load_alert(session, loud.alert_id)
        assert settled is not None
        assert settled.alert.differences == (conflict(a, c),)


async def test_an_alert_follows_its_fact_into_an_older_one(database: Database):
    async with database.write() as session:
        a, b = [await store(session, article_about(uri=uri)) for uri in "ab"]
        older = await settle_fact(session, [a.claim_id], **DEATHS)
        newer = await settle_fact(session, [b.claim_id], **DEATHS)
        saved = await save_alert(
            session, fact_id=newer, story_id=None, differences=[conflict(a, b)], fingerprint="one", now=NOON
        )
        await merge_facts(session, [newer, older], now=NOON)
        record = await alert_of_fact(session, older)
    assert record is not None
    assert (record.alert.alert_id, record.alert.fact_id, record.alert.fingerprint) == (saved.alert_id, older, "one")


async def test_writers_at_once_agree_on_one_fact_and_one_alert(database: Database):
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)
        claims = [await store(session, article_about(uri=str(n)), story_id=story) for n in range(5)]

    async def settle(number: int) -> int:
        async with database.write() as session:
            pair = claims[number : number + 2]
            ids = [one.claim_id for one in pair]
            fact = await settle_fact(session, ids, **{**DEATHS, "story_id": story})
            await save_alert(
                session,
                fact_id=fact,
                story_id=story,
                differences=[conflict(*pair)],
                fingerprint=str(number),
                now=NOON,
            )
        return fact

    facts = await asyncio.gather(*(settle(number) for number in range(4)))
    async with database.read() as session:
        today = {await resolve_fact(session, fact) for fact in facts}
        assert len(today) == 1
        assert await evidence_of_fact(session, facts[0], now=NOON) == claims
        [record] = await open_alerts(session)
        assert record.alert.fact_id in today


@given(
    pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=7),
    shuffle=st.randoms(use_true_random=False),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_order_of_arrival_gives_the_same_facts(pairs: list, shuffle, sqlite_database: Database):
    groups = [await group(sqlite_database, order) for order in (pairs, shuffle.sample(pairs, len(pairs)))]
    assert groups[0] == groups[1]


async def group(database: Database, pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Store six claims, settle a fact for each pair in order, and return which claims ended up together."""
    async with database.write() as session:
        before = await count_articles(session)
        uris = [str(before + number) for number in range(6)]
        ids = [(await store(session, article_about(uri=uri))).claim_id for uri in uris]
        for a, b in pairs:
            await settle_fact(session, {ids[a], ids[b]}, **DEATHS)
        found: dict[int, list[int]] = {}
        for claim_id, fact_id in (await facts_of_claims(session, ids)).items():
            found.setdefault(fact_id, []).append(ids.index(claim_id))
    return sorted(sorted(members) for members in found.values())
