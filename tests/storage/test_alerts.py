"""Alerts: one living card a fact."""

from dataclasses import replace

import pytest

from claims.alert import AlertState
from claims.claim import Evidence
from claims.difference import DifferenceKind, Route, Severity
from storage.alert_posts import find_post, posts_of_alert, record_post
from storage.alerts import (
    AlertRecord,
    Saved,
    SavedAlert,
    alert_of_fact,
    alerts_of_article,
    load_alert,
    open_alerts,
    save_alert,
    set_state,
    wake_muted,
)
from storage.articles import save_article
from storage.claim_base import claims_of_article
from storage.database import Database
from storage.decisions import decisions_of_alert, decisions_since, record_decision
from storage.facts import settle_fact
from storage.stories import save_story
from tests.storage.builders import NOON, article_about, conflict, figure_in, minutes, store


async def an_alert(session, name: str = "a", **fields) -> tuple[SavedAlert, tuple[Evidence, Evidence], int]:
    a, b = [await store(session, article_about(uri=name + side, text=f"{40 + n} dead.")) for n, side in enumerate("xy")]
    fact = await settle_fact(
        session, [a.claim_id, b.claim_id], story_id=None, family="figure", subject="deaths", now=NOON
    )
    now = fields.pop("now", NOON)
    story = fields.pop("story_id", None)
    saved = await save_alert(
        session, fact_id=fact, story_id=story, differences=[conflict(a, b, **fields)], fingerprint="one", now=now
    )
    return saved, (a, b), fact


async def test_an_alert_comes_back_with_its_evidence_whole(database: Database):
    async with database.write() as session:
        saved, (a, b), fact = await an_alert(session)
        framing = replace(
            conflict(a, b, route=Route.SUGGESTED), kind=DifferenceKind.FRAMING, subject="\x00", severity=Severity.LOW
        )
        again = await save_alert(
            session,
            fact_id=fact,
            story_id=None,
            differences=[conflict(a, b), framing],
            fingerprint="two",
            now=minutes(1),
        )
    async with database.read() as session:
        record = await load_alert(session, saved.alert_id)
    assert again.outcome is Saved.CHANGED
    assert record is not None
    assert record.alert.differences == (conflict(a, b), replace(framing, subject="\ufffd"))
    assert (record.alert.severity, record.alert.route, record.alert.state) == (
        Severity.HIGH,
        Route.CHANNEL,
        AlertState.OPEN,
    )
    assert (record.created_at, record.changed_at) == (NOON, minutes(1))


async def test_saving_says_whether_the_card_changed(database: Database):
    async with database.write() as session:
        saved, (a, b), fact = await an_alert(session)
        say = {"fact_id": fact, "story_id": None, "now": minutes(5)}
        same = await save_alert(session, differences=[conflict(b, a)], fingerprint="one", **say)
        unchanged = await load_alert(session, saved.alert_id)
        moved = await save_alert(session, differences=[conflict(b, a)], fingerprint="two", **say)
        changed = await load_alert(session, saved.alert_id)
    assert [saved.outcome, same.outcome, moved.outcome] == [Saved.NEW, Saved.UNCHANGED, Saved.CHANGED]
    assert saved.alert_id == same.alert_id == moved.alert_id
    assert unchanged is not None
    assert changed is not None
    assert unchanged.alert.differences == (conflict(a, b),)
    assert unchanged.changed_at == NOON
    assert changed.alert.differences == (conflict(b, a),)


async def test_evidence_that_is_no_stored_claim_is_kept_whole(database: Database):
    async with database.write() as session:
        _, (a, b), fact = await an_alert(session)
        phrase = replace(figure_in(b.article, b.claim.surface), surface="a mere", in_headline=True)
        loose = Evidence(claim=phrase, article=b.article)
        await save_alert(
            session, fact_id=fact, story_id=None, differences=[conflict(a, loose)], fingerprint="two", now=NOON
        )
        record = await alert_of_fact(session, fact)
    assert record is not None
    assert record.alert.differences[0].sides[1].members == (loose,)


async def test_an_alert_still_shows_the_version_it_was_raised_on(database: Database):
    async with database.write() as session:
        saved, (a, b), _ = await an_alert(session)
        await store(session, article_about("90 dead.", uri="ax"), now=minutes(1))
        record = await load_alert(session, saved.alert_id)
    assert record is not None
    assert record.alert.differences == (conflict(a, b),)


async def test_evidence_must_be_stored_first(sqlite_database: Database):
    async with sqlite_database.write() as session:
        _, (a, _), fact = await an_alert(session)
        stranger = Evidence(claim=figure_in(article_about()), article=article_about(uri="never seen"))
        say = {"story_id": None, "fingerprint": "two", "now": NOON}
        with pytest.raises(LookupError, match="never seen"):
            await save_alert(session, fact_id=fact, differences=[conflict(a, stranger)], **say)
        with pytest.raises(ValueError, match="at least one difference"):
            await save_alert(session, fact_id=fact, differences=[], **say)
        with pytest.raises(LookupError, match="fact 5"):
            await save_alert(session, fact_id=5, differences=[conflict(a, a)], **say)


async def test_alerts_are_listed_gravest_first_and_suggestions_apart(database: Database):
    async with database.write() as session:
        story = await save_story(session, title="Quake", terms={}, at=NOON)
        low, _, _ = await an_alert(session, "low", severity=Severity.LOW, story_id=story)
        high, _, _ = await an_alert(session, "high")
        newer, _, _ = await an_alert(session, "newer", now=minutes(9))
        suggested, _, _ = await an_alert(session, "suggested", route=Route.SUGGESTED)
        settled, _, _ = await an_alert(session, "settled")
        await set_state(session, settled.alert_id, AlertState.SETTLED, by="Ana", now=NOON)

    def ids(records: list[AlertRecord]) -> list[int]:
        return [record.alert.alert_id for record in records]

    async with database.read() as session:
        assert ids(await open_alerts(session)) == [newer.alert_id, high.alert_id, low.alert_id]
        assert ids(await open_alerts(session, limit=1)) == [newer.alert_id]
        assert ids(await open_alerts(session, route=Route.SUGGESTED)) == [suggested.alert_id]
        assert len(await open_alerts(session, route=None)) == 4
        assert ids(await open_alerts(session, states=[AlertState.SETTLED])) == [settled.alert_id]
        assert ids(await open_alerts(session, story_id=story)) == [low.alert_id]
        assert ids(await open_alerts(session, since=minutes(1))) == [newer.alert_id]
        assert ids(await open_alerts(session, until=minutes(1))) == [high.alert_id, low.alert_id]


async def test_alerts_are_found_by_the_article_they_show(database: Database):
    async with database.write() as session:
        saved, (a, _), _ = await an_alert(session)
        other = await save_article(session, article_about(uri="other"), now=NOON)
        article_ids = {one.claim_id for one in await claims_of_article(session, other.article_id)}
        assert article_ids == set()
        stored = await save_article(session, a.article, now=NOON)
        assert [one.alert.alert_id for one in await alerts_of_article(session, stored.article_id)] == [saved.alert_id]
        assert await alerts_of_article(session, other.article_id) == []


async def test_a_stale_press_changes_nothing(database: Database):
    async with database.write() as session:
        saved, _, _ = await an_alert(session)
        take = {"expected": [AlertState.OPEN], "now": minutes(1)}
        assert await set_state(session, saved.alert_id, AlertState.TAKEN, by="Ana", **take)
        assert not await set_state(session, saved.alert_id, AlertState.TAKEN, by="Bo", **take)
        assert not await set_state(session, 5, AlertState.TAKEN, by="Bo", now=NOON)
        record = await load_alert(session, saved.alert_id)
    assert record is not None
    assert (record.alert.state, record.state_by, record.state_at) == (AlertState.TAKEN, "Ana", minutes(1))
    assert saved.state is AlertState.OPEN


async def test_a_mute_ends_by_itself(database: Database):
    async with database.write() as session:
        saved, _, _ = await an_alert(session)
        other, _, _ = await an_alert(session, "for good")
        until = minutes(60)
        await set_state(session, saved.alert_id, AlertState.MUTED, by="Ana", now=NOON, muted_until=until)
        await set_state(session, other.alert_id, AlertState.MUTED, by="Ana", now=NOON)
        assert await wake_muted(session, minutes(59)) == []
        assert await wake_muted(session, until) == [saved.alert_id]
        record = await load_alert(session, saved.alert_id)
        assert record is not None
        assert (record.alert.state, record.muted_until) == (AlertState.OPEN, None)
        assert await wake_muted(session, until) == []


async def test_every_press_is_kept_with_who_when_and_what_was_shown(database: Database):
    who = {"user_id": "U1", "user_name": "Ana", "platform": "slack"}
    async with database.write() as session:
        saved, _, _ = await an_alert(session)
        for number, action in enumerate(["take", "mute"]):
            await record_decision(
                session, alert_id=saved.alert_id, action=action, value="4h", now=minutes(number), **who
            )
        with pytest.raises(LookupError):
            await record_decision(session, alert_id=5, action="take", now=NOON, **who)
    async with database.read() as session:
        first, second = await decisions_of_alert(session, saved.alert_id)
        assert await decisions_since(session, minutes(1)) == [second]
    assert (first.action, first.value, first.user_id, first.user_name, first.platform, first.made_at) == (
        "take",
        "4h",
        "U1",
        "Ana",
        "slack",
        NOON,
    )
    assert first.rules == ("figures-apart",)


async def test_a_card_is_remembered_once_and_shows_what_it_showed_last(database: Database):
    async with database.write() as session:
        saved, _, _ = await an_alert(session)
        place = {"alert_id": saved.alert_id, "chat": "slack", "channel": "C1", "now": NOON}
        post = await record_post(session, remote_id="17.5", fingerprint="one", thread="17.1", **place)
        assert await record_post(session, remote_id="17.5", fingerprint="two", **place) == post
        await record_post(session, remote_id="18.0", fingerprint="one", **place)
        with pytest.raises(LookupError):
            await record_post(session, **{**place, "alert_id": 5}, remote_id="19", fingerprint="one")
    async with database.read() as session:
        posts = await posts_of_alert(session, saved.alert_id)
        assert await find_post(session, "slack", "C1", "17.5") == posts[0]
        assert await find_post(session, "discord", "C1", "17.5") is None
    assert [(one.remote_id, one.fingerprint, one.thread) for one in posts] == [
        ("17.5", "two", "17.1"),
        ("18.0", "one", None),
    ]
