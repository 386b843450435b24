"""Reading kept articles again when the engine has improved: no decision is lost, and nothing is posted."""

from dataclasses import dataclass, field

from claims.copies import fingerprint, lookup_shingles
from claims.pairing.keys import claim_keys
from claims.stories import lookup_keys
from handlers.newsroom import Newsroom
from handlers.raising import raise_for_fact
from handlers.telling import Telling
from storage.articles import load_article
from storage.facts import facts_of_claims, resolve_fact
from storage.newest import Kept, add_keys
from storage.rebuilding import articles_to_rebuild, replace_claims

_AT_ONCE = 100


@dataclass
class Rebuilt:
    """What became of the claims."""

    articles: int = 0
    kept: int = 0
    """Claims in whose place a new one stands."""
    new: int = 0
    lost: int = 0
    facts: set[int] = field(default_factory=set)
    """Facts whose claims were read anew."""
    alert_ids: set[int] = field(default_factory=set)
    """Alerts that say something else now; their cards are edited when next they change."""

    def in_words(self) -> list[str]:
        """Return the report, a line each."""
        if not self.articles:
            return ["Every article was read by the present engine already."]
        lines = [
            f"{self.articles} articles read again. Claims: {self.kept} in place, {self.new} new, {self.lost} gone.",
            f"{len(self.facts)} facts linked again; {len(self.alert_ids)} alerts say something else now.",
        ]
        if self.alert_ids:
            lines.append(f"Look at them with alerts and the number: {', '.join(map(str, sorted(self.alert_ids)))}")
        return lines


async def rebuild(newsroom: Newsroom) -> Rebuilt:
    """Read every article again that another engine or model has read, and compare the facts it speaks of.

    Each new claim takes the place of the old one whose words it shares most, and its fact with it: cards,
    decisions and mutes stay where they are. One article is one transaction, so that it may be stopped.
    """
    report = Rebuilt()
    after = 0
    while True:
        async with newsroom.database.read() as session:
            waiting = await articles_to_rebuild(
                session, model_version=newsroom.model_version, after=after, limit=_AT_ONCE
            )
        if not waiting:
            break
        for article_id in waiting:
            await _read_again(article_id, newsroom, report)
        after = waiting[-1]
    await _compare_again(newsroom, report)
    return report


async def _read_again(article_id: int, newsroom: Newsroom, report: Rebuilt) -> None:
    async with newsroom.database.read() as session:
        stored = await load_article(session, article_id)
    if stored is None:
        return
    reading = await newsroom.read(stored.article)
    async with newsroom.database.write() as session:
        relinked = await replace_claims(
            session,
            article_id,
            claims=reading.claims,
            keys=[claim_keys(claim) for claim in reading.claims],
            profile=reading.profile,
            model_version=newsroom.model_version,
        )
        if stored.is_current:
            await add_keys(session, Kept.TEXT, article_id, lookup_shingles(fingerprint(stored.article)))
            if stored.story_id is not None:
                await add_keys(session, Kept.STORY, stored.story_id, lookup_keys(reading.terms))
        report.facts |= set((await facts_of_claims(session, relinked.claim_ids)).values())
    report.articles += 1
    report.kept += len(relinked.moved)
    report.new += len(relinked.claim_ids) - len(relinked.moved)
    report.lost += len(relinked.lost)


async def _compare_again(newsroom: Newsroom, report: Rebuilt) -> None:
    for fact_id in sorted(report.facts):
        async with newsroom.database.write() as session:
            today = await resolve_fact(session, fact_id)
            if today is not None:
                raised = await raise_for_fact(session, today, newsroom, telling=Telling.SILENT)
                report.alert_ids |= set() if raised is None else {raised}
