"""Values for tests, with sensible defaults. Every event, outlet and person here is invented."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zlib import crc32

from claims.alert import Alert, AlertState
from claims.article import Article, Span
from claims.claim import (
    AnyClaim,
    Attribution,
    Concept,
    Dimension,
    Evidence,
    FigureClaim,
    FigureValue,
    Modifier,
    QuoteClaim,
    StatusClaim,
)
from claims.difference import Difference, DifferenceKind, Route, Severity, Side

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
"""A Tuesday; the present moment of the tests unless they say otherwise."""

FLOOD = "At least 62 people have died in the floods in Arden, the regional government said."


def an_article(
    text: str = FLOOD,
    *,
    source: str = "Northwire",
    uri: str = "",
    minutes_ago: float | None = 120,
    headline: str = "",
    **fields: object,
) -> Article:
    """Return an article; ``minutes_ago`` counts back from NOON, None for no time."""
    whole = f"{headline}\n\n{text}" if headline else text
    start = len(whole) - len(text)
    return Article(
        uri=uri or f"urn:test:{source.lower().replace(' ', '-')}:{crc32(text.encode()) % 10_000}",
        source=source,
        text=whole,
        headline=headline,
        headline_span=Span(0, len(headline)) if headline else None,
        body_span=Span(start, len(whole)),
        url=str(fields.pop("url", f"https://{source.lower().replace(' ', '')}.example.com/1")),
        published_at=None if minutes_ago is None else NOON - timedelta(minutes=minutes_ago),
        **fields,
    )


def a_figure_claim(
    surface: str = "At least 62 people",
    *,
    value: float | tuple[float, float] = 62,
    article: Article | None = None,
    text: str = FLOOD,
    modifier: Modifier = Modifier.EXACT,
    unit: str | None = None,
    dimension: Dimension = Dimension.COUNT,
    concept: Concept | None = None,
    **fields: object,
) -> FigureClaim:
    """Return a figure claim; its sentence is the article's whole body and must hold the surface."""
    low, high = value if isinstance(value, tuple) else (value, value)
    span, sentence, sentence_span = _located(surface, article, text)
    return FigureClaim(
        surface=surface,
        span=span,
        sentence=sentence,
        sentence_span=sentence_span,
        value=FigureValue(low=low, high=high, nominal=low if low == high else None),
        modifier=modifier,
        unit=unit,
        dimension=dimension,
        concept=concept or Concept(text="people", head="people", event="die"),
        **fields,
    )


def a_quote_claim(
    content: str = "We will not leave anyone behind",
    *,
    article: Article | None = None,
    text: str = "“We will not leave anyone behind,” Governor Ada Brandt said.",
    speaker: str | None = "Ada Brandt",
    direct: bool = True,
    **fields: object,
) -> QuoteClaim:
    """Return a quote claim whose surface is its content."""
    span, sentence, sentence_span = _located(content, article, text)
    return QuoteClaim(
        surface=content,
        span=span,
        sentence=sentence,
        sentence_span=sentence_span,
        content=content,
        speaker=speaker,
        direct=direct,
        **fields,
    )


def a_status_claim(
    surface: str = "has approved the takeover",
    *,
    article: Article | None = None,
    text: str = "The board of Halden Rail has approved the takeover by Vester Lines.",
    agent: str = "Halden Rail",
    action: str = "permission",
    stage: str = "done",
    theme: str = "takeover",
    **fields: object,
) -> StatusClaim:
    """Return a status claim."""
    span, sentence, sentence_span = _located(surface, article, text)
    return StatusClaim(
        surface=surface,
        span=span,
        sentence=sentence,
        sentence_span=sentence_span,
        agent=agent,
        action=action,
        stage=stage,
        theme=theme,
        **fields,
    )


def some_evidence(
    surface: str = "At least 62 people",
    value: float | tuple[float, float] = 62,
    *,
    text: str = FLOOD,
    source: str = "Northwire",
    minutes_ago: float | None = 120,
    speaker: str = "",
    article_fields: dict[str, object] | None = None,
    **fields: object,
) -> Evidence:
    """Return a figure claim in an article of its own."""
    article = an_article(text, source=source, minutes_ago=minutes_ago, **(article_fields or {}))
    if speaker:
        fields["attribution"] = Attribution(speaker=speaker, cue="said", named=True)
    return Evidence(claim=a_figure_claim(surface, value=value, article=article, **fields), article=article)


def evidence_of(claim: AnyClaim, article: Article) -> Evidence:
    """Return a claim with its article."""
    return Evidence(claim=claim, article=article)


def a_side(says: str = "62", *members: Evidence) -> Side:
    """Return a side; with no members given, one Northwire article."""
    return Side(says=says, members=members or (some_evidence(),))


def flood_sides() -> tuple[Side, Side]:
    """Return two sides: 62 dead by Northwire and two that carry it, 51 dead by Southpress."""
    copy = {"origin": "Northwire"}
    return (
        a_side(
            "at least 62",
            some_evidence(),
            some_evidence(source="Arden Courier", minutes_ago=90, article_fields=copy),
            some_evidence(source="The Ledger", minutes_ago=60),
        ),
        a_side(
            "51",
            some_evidence(
                "51",
                51,
                text="The toll from the floods in Arden stood at 51 on Tuesday, emergency services said.",
                source="Southpress",
                minutes_ago=100,
            ),
        ),
    )


def a_difference(
    sides: Sequence[Side] | None = None,
    *,
    kind: DifferenceKind = DifferenceKind.FIGURE_CONFLICT,
    severity: Severity = Severity.HIGH,
    confidence: float = 0.93,
    subject: str = "deaths in the Arden floods",
    summary: str = "Deaths in the Arden floods: Northwire and 2 more at least 62; Southpress 51",
    why: str = "at least 62 and 51 are 18% apart, more than rounding or their wording allows",
    rule: str = "figure-value",
    route: Route = Route.CHANNEL,
) -> Difference:
    """Return a difference; by default two tolls of one flood."""
    return Difference(
        kind=kind,
        severity=severity,
        confidence=confidence,
        route=route,
        subject=subject,
        sides=tuple(flood_sides() if sides is None else sides),
        rule=rule,
        why=why,
        summary=summary,
    )


def an_alert(*differences: Difference, alert_id: int = 1842, state: AlertState = AlertState.OPEN) -> Alert:
    """Return an alert about the given differences, by default one."""
    return Alert(
        alert_id=alert_id,
        story_id=7,
        fact_id=31,
        differences=differences or (a_difference(),),
        fingerprint="f00d",
        state=state,
    )


def _located(surface: str, article: Article | None, text: str) -> tuple[Span, str, Span]:
    whole = article.text if article else text
    body = article.body_span if article else Span(0, len(text))
    start = whole.index(surface, body.start)
    return Span(start, start + len(surface)), body.slice(whole), body
