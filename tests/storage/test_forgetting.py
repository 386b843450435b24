"""Forgetting leaves no word of an article behind."""

from sqlalchemy import text

from storage.alert_posts import posts_of_alert, record_post
from storage.alerts import load_alert, open_alerts, save_alert
from storage.articles import find_article, save_article
from storage.claim_base import count_claims, find_candidates
from storage.claim_search import search_claims
from storage.database import Database
from storage.decisions import decisions_of_alert, record_decision
from storage.facts import settle_fact
from storage.forgetting import Forgotten, forget_article
from tests.storage.builders import NOON, article_about, conflict, minutes, store


async def test_a_forgotten_article_is_nowhere(database: Database):
    async with database.write() as session:
        await store(session, article_about("Zanzibar: 40 dead.", uri="a"))
        a = await store(session, article_about("Zanzibar: 41 dead.", uri="a"), now=minutes(1))
        b, c = [await store(session, article_about(f"{n} dead.", uri=uri)) for n, uri in ((50, "b"), (60, "c"))]
        fact = await settle_fact(
            session, [a.claim_id, b.claim_id], story_id=None, family="figure", subject="deaths", now=NOON
        )
        saved = await save_alert(
            session,
            fact_id=fact,
            story_id=None,
            differences=[conflict(a, b), conflict(b, c)],
            fingerprint="one",
            now=NOON,
        )
        await record_post(
            session, alert_id=saved.alert_id, chat="slack", channel="C1", remote_id="1", fingerprint="one", now=NOON
        )
        who = {"user_id": "U1", "user_name": "Ana", "platform": "slack"}
        await record_decision(session, alert_id=saved.alert_id, action="take", now=NOON, **who)

        gone = Forgotten(articles=2, claims=2, alerts=(saved.alert_id,), facts=(fact,))
        assert await forget_article(session, "a", by="Ana", now=NOON) == gone
        assert await forget_article(session, "a", by="Ana", now=NOON) == Forgotten(articles=0, claims=0, alerts=())

    async with database.read() as session:
        assert await find_article(session, "a") is None
        assert await count_claims(session) == 2
        assert await search_claims(session, "Zanzibar", now=NOON) == []
        assert {one.article.uri for one in (await find_candidates(session, [[1]], now=NOON))[0]} == {"b", "c"}
        record = await load_alert(session, saved.alert_id)
        assert record is not None
        assert record.alert.differences == (conflict(b, c),)
        assert len(await posts_of_alert(session, saved.alert_id)) == 1
        assert len(await decisions_of_alert(session, saved.alert_id)) == 1
        connection = await session.connection()
        for table in ("article", "claim", "difference", "difference_member", "claim_key"):
            rows = (await connection.execute(text(f"SELECT * FROM {table}"))).all()
            assert "Zanzibar" not in str(rows)


async def test_an_alert_left_without_evidence_is_not_listed(database: Database):
    async with database.write() as session:
        a, b = [await store(session, article_about(uri=uri)) for uri in "ab"]
        fact = await settle_fact(
            session, [a.claim_id, b.claim_id], story_id=None, family="figure", subject="deaths", now=NOON
        )
        saved = await save_alert(
            session, fact_id=fact, story_id=None, differences=[conflict(a, b)], fingerprint="one", now=NOON
        )
        await forget_article(session, "a", by="Ana", now=NOON)
        assert await open_alerts(session) == []
        assert await load_alert(session, saved.alert_id) is None
        again = await save_article(session, a.article, now=NOON)
        assert again.arrival == "new", "it may come back"
