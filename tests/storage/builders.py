"""Small articles, claims and differences for the tests of the memory."""

from datetime import UTC, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article, Span, plain_article
from claims.claim import Concept, Evidence, FigureClaim, FigureValue
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from storage.articles import save_article
from storage.claim_base import evidence_of, save_claims

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def minutes(number: float) -> datetime:
    """Noon and so many minutes."""
    return NOON + timedelta(minutes=number)


def article_about(text: str = "The quake killed 40 people.", *, uri: str = "a", **fields: object) -> Article:
    """An article whose text is the given one."""
    plain = plain_article(text, uri=uri, source=str(fields.pop("source", f"The {uri} Gazette")))
    values = {name: getattr(plain, name) for name in Article.__slots__} | {"published_at": NOON} | fields
    return Article(**values)


def figure_in(article: Article, surface: str = "40 people", number: float = 40) -> FigureClaim:
    """A figure whose words stand in the article."""
    start = article.text.index(surface)
    return FigureClaim(
        surface=surface,
        span=Span(start, start + len(surface)),
        sentence=article.text,
        sentence_span=Span(0, len(article.text)),
        concept=Concept(text="people", head="person", event="kill"),
        entities=("Valparaíso",),
        value=FigureValue(low=number, high=number, nominal=number),
    )


async def store(
    session: AsyncSession, article: Article, *, keys: tuple[int, ...] = (1, 2), now: datetime = NOON, **fields: object
) -> Evidence:
    """Store an article with one figure found by the keys, and return it as evidence."""
    saved = await save_article(session, article, now=now, **fields)
    surface = next(word for word in article.text.split() if word.strip(".,").isdigit()).strip(".,")
    claim = figure_in(article, surface, float(surface))
    [claim_id] = await save_claims(session, article_id=saved.article_id, claims=[claim], keys=[keys])
    return (await evidence_of(session, [claim_id]))[claim_id]


def conflict(*members: Evidence, severity: Severity = Severity.HIGH, route: Route = Route.CHANNEL) -> Difference:
    """A difference in which every member is a side of its own."""
    return Difference(
        kind=DifferenceKind.FIGURE_CONFLICT,
        severity=severity,
        confidence=0.9,
        route=route,
        subject="people killed",
        sides=tuple(Side(says=member.claim.surface, members=(member,)) for member in members),
        rule="figures-apart",
        why="40 and 55 do not meet",
        summary="Deaths differ: 40, 55",
    )
