"""Pictures for answers and digests: what is drawn is chosen here; drawing is the shell's."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.claim import Evidence
from claims.difference import DifferenceKind, Route
from handlers.desks.desk import Desk
from handlers.desks.known import surroundings
from handlers.desks.watch import is_watched
from handlers.drawings import Drawing, by_source, over_time, per_day
from handlers.message import Picture
from handlers.newsroom import Newsroom
from handlers.trust import KEPT, verdicts
from storage.alerts import AlertRecord, open_alerts
from storage.decisions import decisions_since
from storage.facts import evidence_of_fact, facts_of_claims

WEEK = 7
_MOST = 2000
_FIGURES = frozenset({DifferenceKind.FIGURE_CONFLICT, DifferenceKind.FIGURE_UPDATE})


async def pictures(newsroom: Newsroom, *drawings: Drawing | None) -> tuple[Picture, ...]:
    """Return drawings as pictures; none where this installation cannot draw."""
    wanted = [drawing for drawing in drawings if drawing is not None]
    if newsroom.paint is None:
        return ()
    return tuple(
        [
            Picture(
                name=f"{type(drawing).__name__.lower()}.png",
                png=await newsroom.paint(drawing),
                alt_text=drawing.alt_text,
            )
            for drawing in wanted
        ]
    )


async def drawings_of_figure(
    session: AsyncSession, topic: str, found: Sequence[Evidence], newsroom: Newsroom, *, zone: tzinfo
) -> tuple[Drawing | None, ...]:
    """Return the figure that most of the claims found speak of, by outlet and over time.

    Only claims of one fact are drawn together: words alone do not make two figures one thing.
    """
    facts = await facts_of_claims(session, [one.claim_id for one in found if one.claim_id is not None])
    if not facts:
        return ()
    fact_id = Counter(facts.values()).most_common(1)[0][0]
    return await drawings_of_fact(session, topic, fact_id, newsroom, zone=zone)


async def drawings_of_fact(
    session: AsyncSession, topic: str, fact_id: int, newsroom: Newsroom, *, zone: tzinfo
) -> tuple[Drawing | None, ...]:
    """Return one fact's figure by outlet and over time."""
    evidence = await evidence_of_fact(session, fact_id, now=newsroom.now())
    corrected = await _corrected(session, evidence)
    return (
        by_source(topic, evidence, zone=zone, own_sources=newsroom.own_sources),
        over_time(topic, evidence, zone=zone, corrected=corrected),
    )


async def drawings_of_story(
    session: AsyncSession, waiting: Sequence[AlertRecord], newsroom: Newsroom, *, zone: tzinfo
) -> tuple[Drawing | None, ...]:
    """Return the course of the gravest figure that a story's articles differ in."""
    figure = next((one for one in waiting if one.alert.differences[0].kind in _FIGURES), None)
    if figure is None:
        return ()
    subject = figure.alert.differences[0].subject
    return (await drawings_of_fact(session, subject, figure.alert.fact_id, newsroom, zone=zone))[1:]


async def drawing_of_week(session: AsyncSession, desk: Desk, newsroom: Newsroom, *, until: datetime) -> Drawing | None:
    """Return a desk's alerts of the last seven local days by kind, with what was kept of them."""
    zone = desk.zone or newsroom.zone
    today = until.astimezone(zone).date()
    days = [today - timedelta(days=back) for back in reversed(range(WEEK))]
    since = until - timedelta(days=WEEK)
    records = await open_alerts(session, limit=_MOST, states=tuple(AlertState), route=Route.CHANNEL, since=since)
    if desk.watches:
        records = [
            one
            for one in records
            if is_watched(one.alert, desk.watches, await surroundings(session, one.alert, newsroom))
        ]
    raised = {one.alert.alert_id: one.created_at.astimezone(zone).date() for one in records}
    decided: defaultdict[date, list[bool]] = defaultdict(list)
    for alert_id, verdict in verdicts(await decisions_since(session, since)).items():
        if alert_id in raised:
            decided[raised[alert_id]].append(verdict.action in KEPT)
    kept = {day: (sum(made), len(made)) for day, made in decided.items()}
    return per_day([(raised[one.alert.alert_id], one.alert) for one in records], kept, days)


async def _corrected(session: AsyncSession, evidence: Sequence[Evidence]) -> frozenset[str]:
    stories = {one.story_id for one in evidence if one.story_id is not None}
    found: set[str] = set()
    for story_id in stories:
        every = await open_alerts(session, limit=_MOST, states=tuple(AlertState), route=None, story_id=story_id)
        for record in every:
            for difference in record.alert.differences:
                if difference.kind is DifferenceKind.CORRECTION:
                    found |= {member.article.uri for member in difference.members}
    return frozenset(found)
