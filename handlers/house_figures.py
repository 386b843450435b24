"""House figures: the value a newsroom uses for a fact, and the articles that say another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert
from claims.article import Span
from claims.claim import Evidence, FigureClaim
from claims.comparison.figures import compare_figures
from claims.difference import DifferenceKind, Outcome
from claims.figures.lexer import find_mentions
from claims.figures.mention import FigureMention
from handlers.newsroom import Newsroom
from handlers.outgoing import moment_mark, tell_of_card
from handlers.request import Asker
from storage.alerts import AlertRecord
from storage.facts import evidence_of_fact
from storage.house_figures import HouseFigure, end_house_figure, house_figures_of, set_house_figure

FIGURES = frozenset({DifferenceKind.FIGURE_CONFLICT, DifferenceKind.FIGURE_UPDATE, DifferenceKind.INTERNAL_CONFLICT})
LONGEST = 120


class NoFigure(ValueError):
    """What was typed is no figure, or the alert is about none; the text says what to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstHouse:
    """What the stored articles say against a house figure."""

    house: HouseFigure
    ours: tuple[Evidence, ...]
    """Our own articles that say another value, the newest first."""
    others: tuple[Evidence, ...]
    agreeing: int
    """Articles that say what the house says."""

    @property
    def rank(self) -> int:
        """Return how soon it should be looked at: 0 where our own copy differs, 1 where another does, 2 for none."""
        return 0 if self.ours else 1 if self.others else 2


def read_figure(text: str) -> FigureMention:
    """Return the figure somebody typed.

    Raises:
        NoFigure: there is none, or more than one.
    """
    typed = " ".join(text.split())[:LONGEST]
    mentions = find_mentions(typed, Span(0, len(typed)))
    if not mentions:
        # A bare number counts what the fact counts; the lexer reads one only before its noun.
        mentions = find_mentions(f"{typed} people", Span(0, len(typed) + 7))
    if len(mentions) != 1:
        raise NoFigure(f"“{typed[:60]}” is not one figure. Type it as in: at least 62, or $1.2 billion")
    return mentions[0]


async def use_figure(
    session: AsyncSession,
    record: AlertRecord,
    newsroom: Newsroom,
    *,
    value: str,
    source: str,
    until: datetime,
    asker: Asker,
) -> None:
    """Make a value the house figure of an alert's fact and say so on its cards.

    Raises:
        NoFigure: the value is none, or the alert is about no figure.
    """
    alert = record.alert
    if not any(one.kind in FIGURES for one in alert.differences):
        raise NoFigure(f"Alert {alert.alert_id} is about no figure")
    read_figure(value)
    now = newsroom.now()
    await set_house_figure(
        session,
        fact_id=alert.fact_id,
        alert_id=alert.alert_id,
        subject=alert.differences[0].subject,
        value=" ".join(value.split())[:LONGEST],
        source=" ".join(source.split())[:LONGEST],
        until=until,
        user_name=asker.user_name,
        platform=asker.platform,
        now=now,
    )
    await tell_of_card(session, alert.alert_id, fingerprint=f"house:{moment_mark(now)}", now=now)


async def use_figure_no_longer(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> bool:
    """End the house figure of an alert's fact; say whether it had one."""
    now = newsroom.now()
    ended = await end_house_figure(session, alert.fact_id, now=now)
    if ended:
        await tell_of_card(session, alert.alert_id, fingerprint=f"house:{moment_mark(now)}", now=now)
    return ended


async def against_house(session: AsyncSession, house: HouseFigure, newsroom: Newsroom) -> AgainstHouse:
    """Return which stored articles say another value than the house, our own apart."""
    evidence = await evidence_of_fact(session, house.fact_id, now=newsroom.now())
    figures = [one for one in evidence if isinstance(one.claim, FigureClaim)]
    differing = {one.article.uri: one for one in figures if _differs(one, house.value)}
    newest = sorted(differing.values(), key=_age, reverse=True)
    ours = tuple(one for one in newest if one.article.source in newsroom.own_sources)
    return AgainstHouse(
        house=house,
        ours=ours,
        others=tuple(one for one in newest if one.article.source not in newsroom.own_sources),
        agreeing=len({one.article.uri for one in figures} - set(differing)),
    )


async def ranked_by_house(
    session: AsyncSession, records: Sequence[AlertRecord], newsroom: Newsroom
) -> list[AlertRecord]:
    """Return alerts with those first in which our own copy differs from the house figure, then any other article."""
    houses = await house_figures_of(session, {record.alert.fact_id for record in records}, newsroom.now())
    ranks = {fact_id: (await against_house(session, house, newsroom)).rank for fact_id, house in houses.items()}
    return sorted(records, key=lambda record: ranks.get(record.alert.fact_id, 2))


async def house_of(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> AgainstHouse | None:
    """Return the house figure of an alert's fact with what differs from it; None where it has none."""
    house = (await house_figures_of(session, {alert.fact_id}, newsroom.now())).get(alert.fact_id)
    return None if house is None else await against_house(session, house, newsroom)


def _differs(member: Evidence, value: str) -> bool:
    claim = member.claim
    assert isinstance(claim, FigureClaim)
    try:
        mention = read_figure(value)
    except NoFigure:
        return False
    unit = mention.unit or claim.unit
    stated = replace(claim, value=mention.value, modifier=mention.modifier, unit=unit, dimension=claim.dimension)
    if mention.unit is not None and mention.dimension is not claim.dimension:
        return False
    return compare_figures(claim, stated).outcome is Outcome.DIFFER


def _age(member: Evidence) -> float:
    published = member.article.published_at
    return published.timestamp() if published else 0.0
