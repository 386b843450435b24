from storage.alerts import alert_of_fact, save_alert
from storage.database import Database
from storage.facts import facts_of_claims, resolve_fact
from storage.kindred import ClaimGroup, kindred_facts, settle_groups
from tests.storage.builders import NOON, article_about, conflict, store


async def claims(session, count):
    return [await store(session, article_about(uri=str(number))) for number in range(count)]


def a_group(*members):
    ids = frozenset(member.claim_id for member in members)
    return ClaimGroup(claim_ids=ids, family="killed", subject="people killed")


async def settled(session, *groups):
    return await settle_groups(session, groups, story_id=None, now=NOON)


async def test_a_group_is_a_fact_and_only_facts_whose_claims_change_are_told(database: Database):
    async with database.write() as session:
        a, b, c, d, e = await claims(session, 5)
        first, second = await settled(session, a_group(a, b), a_group(c, d))

        assert await settled(session, a_group(a, b), a_group(c, d)) == []
        assert await settled(session, a_group(a, b), a_group(c, d, e)) == [second]
        assert (await facts_of_claims(session, [e.claim_id])) == {e.claim_id: second}
        assert first != second


async def test_kindred_facts_are_found_from_any_of_their_claims(database: Database):
    async with database.write() as session:
        a, b, c, d, e = await claims(session, 5)
        kin = set(await settled(session, a_group(a, b), a_group(c, d)))
        (alone,) = await settled(session, a_group(e))

        assert await kindred_facts(session, [c.claim_id]) == kin
        assert await kindred_facts(session, [e.claim_id]) == {alone}
        assert await kindred_facts(session, [d.claim_id, e.claim_id]) == {*kin, alone}


async def test_a_fact_that_parts_leaves_its_alert_with_most_of_its_claims(database: Database):
    async with database.write() as session:
        a, b, c, d, e = await claims(session, 5)
        (fact,) = await settled(session, a_group(a, b, c, d, e))
        saved = await save_alert(
            session, fact_id=fact, story_id=None, differences=[conflict(a, b)], fingerprint="x", now=NOON
        )
        parted = await settled(session, a_group(d, e), a_group(a, b, c))

        assert parted[1] == fact
        assert (await alert_of_fact(session, fact)).alert.alert_id == saved.alert_id
        assert await alert_of_fact(session, parted[0]) is None


async def test_facts_that_become_one_keep_alert_and_decisions_and_old_ids_lead_there(database: Database):
    async with database.write() as session:
        a, b, c, d, e = await claims(session, 5)
        first, second = await settled(session, a_group(a, b), a_group(c, d))
        saved = await save_alert(
            session, fact_id=second, story_id=None, differences=[conflict(c, d)], fingerprint="x", now=NOON
        )
        (one,) = await settled(session, a_group(a, b, c, d, e))

        assert {await resolve_fact(session, old) for old in (first, second)} == {one}
        assert (await alert_of_fact(session, one)).alert.alert_id == saved.alert_id
