from datetime import timedelta

from claims.article import PubStatus
from storage.articles import save_article
from storage.database import Database
from storage.outlets import count_outlets, outlets
from tests.builders import NOON, an_article


async def test_outlets_are_counted_by_what_may_be_shown(database: Database):
    articles = [
        an_article("One.", source="Northwire"),
        an_article("Two.", source="Northwire"),
        an_article("Three.", source="Southpress"),
        an_article("Four.", source="Withheld Wire", pub_status=PubStatus.WITHHELD),
        an_article("Five.", source="Early Wire", embargoed=NOON + timedelta(hours=1)),
    ]
    async with database.write() as session:
        for article in articles:
            await save_article(session, article, now=NOON)
        found = await outlets(session, now=NOON)
        assert [(one.source, one.articles) for one in found] == [("Northwire", 2), ("Southpress", 1)]
        assert found[0].last_at == NOON
        assert await count_outlets(session, now=NOON) == 2
        assert [one.source for one in await outlets(session, now=NOON, offset=1)] == ["Southpress"]
