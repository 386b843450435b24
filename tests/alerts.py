"""Alerts put into a newsroom without reading an article: of the severity, kind and outlets a test needs."""

from claims.alerting import fingerprint
from claims.difference import Difference, DifferenceKind, Route, Severity
from handlers.desks.telling import tell_desks
from handlers.newsroom import Newsroom
from storage.alerts import save_alert
from storage.articles import find_article, save_article
from storage.facts import create_fact
from storage.stories import save_story
from tests.builders import a_difference, a_side, some_evidence


def differing(
    subject: str,
    *,
    severity: Severity = Severity.HIGH,
    kind: DifferenceKind = DifferenceKind.FIGURE_CONFLICT,
    sources: tuple[str, str] = ("Northwire", "Southpress"),
    rule: str = "figure-value",
    route: Route = Route.CHANNEL,
    values: tuple[float, float] = (62, 51),
) -> Difference:
    """Return a difference about ``subject`` between articles of its own."""
    members = [
        some_evidence(f"{value:g} people", value, text=f"{value:g} people {subject}, {source} reported.", source=source)
        for source, value in zip(sources, values, strict=True)
    ]
    sides = [a_side(f"{value:g}", member) for value, member in zip(values, members, strict=True)]
    summary = f"{subject}: {sources[0]} {values[0]:g}; {sources[1]} {values[1]:g}"
    return a_difference(sides, subject=subject, severity=severity, kind=kind, rule=rule, route=route, summary=summary)


async def raise_alert(
    newsroom: Newsroom, *differences: Difference, story_id: int | None = None, fact_id: int | None = None
) -> int:
    """Store an alert with the articles it shows, tell the desks, and return its id."""
    now = newsroom.now()
    async with newsroom.database.write() as session:
        for member in (member for difference in differences for member in difference.members):
            if await find_article(session, member.article.uri) is None:
                await save_article(session, member.article, now=now)
        story = story_id or await save_story(session, title=differences[0].subject, terms={}, at=now)
        fact = fact_id or await create_fact(
            session, story_id=story, family="figure", subject=differences[0].subject, now=now
        )
        saved = await save_alert(
            session,
            fact_id=fact,
            story_id=story,
            differences=differences,
            fingerprint=fingerprint(differences),
            now=now,
        )
        if differences[0].route is Route.CHANNEL:
            await tell_desks(session, saved.alert_id, newsroom, fingerprint=str(now.timestamp()))
    return saved.alert_id
