"""Texts that may be kept for a time only are let go, but for what facts and alerts rest on."""

from dataclasses import replace
from datetime import timedelta

from handlers.retention import drop_old_texts
from storage.alerts import open_alerts
from storage.articles import find_article
from storage.claim_base import claims_of_article
from tests.newsrooms import Clock, a_newsroom, take

MARKET = """Fire guts market hall in Pellin

The fire destroyed 80 stalls in the market hall of Pellin on Monday night, the fire chief said.

Traders had asked for new wiring last spring. The hall was built in 1911 and restored 12 years ago.
"""
OTHER = "Pellin market burns\n\nThe fire in the market hall of Pellin destroyed 140 stalls, traders said on Tuesday.\n"


async def test_after_its_time_only_the_evidence_of_a_text_stays(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as plain:
        newsroom = replace(plain, keep_text={"Northwire": timedelta(days=30)})
        one = await take(newsroom, MARKET, source="Northwire")
        await take(newsroom, OTHER, source="Coast Echo")
        assert await drop_old_texts(newsroom) == 0
        clock.forward(days=31)
        assert await drop_old_texts(newsroom) == 1
        assert await drop_old_texts(newsroom) == 0
        async with newsroom.database.read() as session:
            stored = await find_article(session, one.article.uri)
            claims = await claims_of_article(session, stored.article_id)
            (alert,) = await open_alerts(session)
            other = [found for found in alert.alert.differences[0].members if found.article.source == "Coast Echo"]
    assert "destroyed 80 stalls" in stored.article.text
    assert "wiring" not in stored.article.text
    assert "1911" not in stored.article.text
    assert len(stored.article.text) == len(one.article.text)
    assert claims
    assert all(claim.claim.span.slice(stored.article.text) == claim.claim.surface for claim in claims)
    assert {member.article.source for member in alert.alert.differences[0].members} == {"Northwire", "Coast Echo"}
    assert "traders said on Tuesday" in other[0].article.text
